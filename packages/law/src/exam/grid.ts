import type { Words } from '../answer.ts'
import { type Article, article, threshold } from '../text.ts'

const examDecree = article('Arrêté du 19 février 2010 relatif aux épreuves pratiques de la catégorie B', '', '2026-03-31', 'K')
const motoDecree = article('Arrêté du 23 avril 2012 relatif aux épreuves de la catégorie A', '', '2026-03-31', 'K')
const theorySheet = article('Service-public, fiche F33694 (2020)', '')

/** A mark on the grid: points, or `E` for an eliminatory act. */
export type GridMark = number | 'E'
export type GridBlock = 'vehicle' | 'road' | 'sharing' | 'autonomy' | 'bonus'

export const gridBlocks: Readonly<Record<GridBlock, Words>> = {
  vehicle: { fr: 'Connaître et maîtriser son véhicule', en: 'Know and master your vehicle' },
  road: { fr: 'Appréhender la route', en: 'Read the road' },
  sharing: { fr: 'Partager la route', en: 'Share the road' },
  autonomy: { fr: 'Autonomie et conscience du risque', en: 'Autonomy and awareness of risk' },
  bonus: { fr: 'Bonus', en: 'Bonus' },
}

/** One line of the grid: what is looked at, the marks it may have, and the best of them. */
export interface Competence {
  readonly id: string
  readonly block: GridBlock
  readonly name: Words
  readonly allowed: readonly GridMark[]
  readonly maximum: number
}

const competence = (block: GridBlock, id: string, allowed: readonly GridMark[], fr: string, en: string): Competence => ({
  id,
  block,
  name: { fr, en },
  allowed,
  maximum: Math.max(...allowed.filter(mark => mark !== 'E')),
})

const upTo3 = ['E', 0, 1, 2, 3] as const
const halves = [0, 0.5, 1] as const
const bonus = [0, 1] as const

/** The grid of the practical exam of B and B1 (bilan de compétences): 14 competences, 31 points. */
export const gridB: readonly Competence[] = [
  competence('vehicle', 'settle-in', [0, 1, 2], 'S’installer et assurer la sécurité à bord', 'Settle in and see to safety on board'),
  competence('vehicle', 'checks', [0, 1, 2, 3], 'Effectuer des vérifications du véhicule', 'Check the vehicle'),
  competence('vehicle', 'controls', upTo3, 'Connaître et utiliser les commandes', 'Know and use the controls'),
  competence('road', 'observation', upTo3, 'Prendre l’information', 'Observe'),
  competence('road', 'speed', upTo3, 'Adapter son allure aux circonstances', 'Suit the speed to the circumstances'),
  competence('road', 'rules', upTo3, 'Appliquer la réglementation', 'Apply the rules'),
  competence('sharing', 'communication', upTo3, 'Communiquer avec les autres usagers', 'Communicate with other road users'),
  competence('sharing', 'sharing-roadway', upTo3, 'Partager la chaussée', 'Share the roadway'),
  competence('sharing', 'safe-distances', upTo3, 'Maintenir les espaces de sécurité', 'Keep safe distances'),
  competence('autonomy', 'analysis', halves, 'Analyse des situations', 'Analyse situations'),
  competence('autonomy', 'adaptation', halves, 'Adaptation aux situations', 'Adapt to situations'),
  competence('autonomy', 'independent-driving', halves, 'Conduite autonome', 'Drive independently'),
  competence(
    'bonus',
    'eco-driving',
    bonus,
    'Conduite économique et respectueuse de l’environnement',
    'Economical driving that spares the environment',
  ),
  competence('bonus', 'courtesy', bonus, 'Courtoisie', 'Courtesy'),
]

/** The most that the grid gives: 31. */
export const gridBMaximum = gridB.reduce((sum, line) => sum + line.maximum, 0)

/** Points needed for B and B1, with no eliminatory act. */
export const passMarkB = threshold('pass mark of B', examDecree, 20)
/** Points needed on the road for A1 and A2 (CIR), with no eliminatory act. */
export const passMarkMoto = threshold('pass mark of A1 and A2', motoDecree, 21)
/** Right answers needed out of 40 in the theory exam (ETG), and in that of motorcycles (ETM). */
export const passMarkTheory = threshold('pass mark of the theory exam', theorySheet, 35)
export const theoryQuestions = 40

export const passesTheory = (rightAnswers: number): boolean => rightAnswers >= passMarkTheory.value && rightAnswers <= theoryQuestions
export const passesMoto = (points: number, eliminated: boolean): boolean => points >= passMarkMoto.value && !eliminated

export type GridResult =
  | { readonly total: number; readonly eliminatory: readonly string[]; readonly passed: boolean }
  | { readonly errors: readonly { readonly competence: string; readonly problem: Words }[] }

/** Adds up the marks of a B or B1 exam: passed from 20 points without any eliminatory act. Missing, unknown or impossible marks are told line by line. */
export function checkGrid(marks: Readonly<Record<string, GridMark>>): GridResult {
  const unknown = Object.keys(marks).filter(id => !gridB.some(line => line.id === id))
  const errors = [
    ...gridB.flatMap(line => problemOf(line, marks[line.id])),
    ...unknown.map(id => ({
      competence: id,
      problem: { fr: 'Cette compétence n’est pas dans la grille.', en: 'This competence is not on the grid.' },
    })),
  ]
  if (errors.length > 0) return { errors }
  const given = gridB.map(line => [line.id, marks[line.id] ?? 0] as const)
  const eliminatory = given.filter(([, mark]) => mark === 'E').map(([id]) => id)
  const total = given.reduce((sum, [, mark]) => sum + (mark === 'E' ? 0 : mark), 0)
  return { total, eliminatory, passed: total >= passMarkB.value && eliminatory.length === 0 }
}

function problemOf(line: Competence, mark: GridMark | undefined): { competence: string; problem: Words }[] {
  if (mark === undefined)
    return [{ competence: line.id, problem: { fr: `« ${line.name.fr} » n’a pas de note.`, en: `"${line.name.en}" has no mark.` } }]
  if (line.allowed.includes(mark)) return []
  const allowed = { fr: line.allowed.join(' ; ').replaceAll('.', ','), en: line.allowed.join(', ') }
  const problem = {
    fr: `« ${line.name.fr} » ne peut pas valoir ${String(mark).replace('.', ',')}. Notes possibles : ${allowed.fr}.`,
    en: `"${line.name.en}" cannot be ${mark}. Possible marks: ${allowed.en}.`,
  }
  return [{ competence: line.id, problem }]
}

/** The articles behind the pass marks. */
export const passMarkArticles: readonly Article[] = [examDecree, motoDecree, theorySheet]

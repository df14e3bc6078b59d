import type { GridMark } from '@papier-rose/law'
import type { z } from 'zod'
import type { resultLine } from './result.ts'

/** One result as a centre sends it. */
export type Sent = z.input<typeof resultLine>

/** The marks of somebody who drives well: 27.5 points of 31. */
export const goodMarks: Readonly<Record<string, GridMark>> = {
  'settle-in': 2,
  checks: 3,
  controls: 3,
  observation: 2,
  speed: 3,
  rules: 2,
  communication: 3,
  'sharing-roadway': 3,
  'safe-distances': 2,
  analysis: 1,
  adaptation: 0.5,
  'independent-driving': 1,
  'eco-driving': 1,
  courtesy: 1,
}

/** The marks of a failure by points: 18. */
export const poorMarks: Readonly<Record<string, GridMark>> = {
  ...goodMarks,
  checks: 1,
  controls: 2,
  observation: 1,
  speed: 1,
  rules: 1,
  'safe-distances': 1,
  'sharing-roadway': 2,
  adaptation: 0,
}

/** The marks of a failure by one eliminatory act, with 24.5 points. */
export const eliminatedMarks: Readonly<Record<string, GridMark>> = { ...goodMarks, rules: 'E', 'safe-distances': 1 }

/** Lina, 17, conduite accompagnée, has passed B in Paris. */
export const lina = {
  neph: '240975100001',
  birthName: 'MOREAU',
  firstNames: ['Lina', 'Jeanne'],
  sex: 'female',
  birthDay: '2009-03-12',
  birthplaceCode: '75111',
  birthplace: 'Paris 11e Arrondissement',
} as const satisfies Partial<Sent>

/** Zoé, born on 29 February, with every difficulty of a name. */
export const zoe = {
  neph: '220669200002',
  birthName: 'ŒUVRARD-L’HÔPITAL',
  firstNames: ['Zoé', 'Marie-Ève'],
  sex: 'female',
  birthDay: '2004-02-29',
  birthplaceCode: '69123',
  birthplace: 'Lyon',
} as const satisfies Partial<Sent>

/** Hugo has failed B. */
export const hugo = {
  neph: '250331100003',
  birthName: 'LEROY',
  firstNames: ['Hugo'],
  sex: 'male',
  birthDay: '2006-07-04',
  birthplaceCode: '31555',
  birthplace: 'Toulouse',
} as const satisfies Partial<Sent>

/** Ama was born abroad. */
export const ama = {
  neph: '250175100004',
  birthName: 'MENSAH',
  firstNames: ['Ama', 'Akosua'],
  sex: 'female',
  birthDay: '1996-11-02',
  birthplaceCode: '',
  birthplace: 'Accra',
  birthCountry: '99329',
} as const satisfies Partial<Sent>

/** Théo's inspector asks for a medical check. */
export const theo = {
  neph: '240213200005',
  birthName: 'BERNARD',
  firstNames: ['Théo', 'Louis'],
  sex: 'male',
  birthDay: '1999-05-21',
  birthplaceCode: '13205',
  birthplace: 'Marseille 5e Arrondissement',
} as const satisfies Partial<Sent>

/** Marcel is suspended. */
export const marcel = {
  neph: '960459100006',
  birthName: 'PETIT',
  firstNames: ['Marcel', 'André'],
  sex: 'male',
  birthDay: '1978-09-09',
  birthplaceCode: '59350',
  birthplace: 'Lille',
} as const satisfies Partial<Sent>

/** A result: Lina's success in category B, unless said otherwise. A reference follows from who, what and when. */
export function aResult(given: Partial<Sent> = {}): Sent {
  const { category = 'B', kind = 'practical', examDay = '2026-11-23', outcome = 'favourable', neph = lina.neph } = given
  const grid = kind === 'practical' && (category === 'B' || category === 'B1')
  const marks = grid && outcome === 'favourable' ? { marks: goodMarks } : grid && outcome === 'insufficient' ? { marks: poorMarks } : {}
  return {
    source: `PARIS-${neph}-${category}-${kind}-${examDay}`,
    ...lina,
    category,
    kind,
    examDay,
    centre: 'Paris Gennevilliers',
    departement: '75',
    outcome,
    ...marks,
    learning: 'classic',
    inspector: '04217',
    ...given,
  }
}

/** The theory success that comes before. */
export const aTheory = (given: Partial<Sent> = {}): Sent => aResult({ kind: 'theory', examDay: '2026-06-15', total: 38, ...given })

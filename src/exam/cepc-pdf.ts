import type { Article, Day, Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate, type Lang } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, mm, type Sheet } from '../kit/pdf/sheet.ts'
import { drawGrid, type ExamGrid } from './grid-pdf.ts'

/** Everything that is printed on a CEPC. All dates, codes and articles are decided before; nothing is computed here. */
export interface CepcData {
  /** Our own opaque number: no public format exists. */
  readonly number: string
  readonly at: Instant
  readonly demonstration: boolean
  readonly person: {
    readonly birthName: string
    readonly firstNames: string
    readonly birth: Day
    readonly birthplace: string
  }
  readonly neph: string
  readonly category: string
  /** Examined with an automatic gearbox: code 78. */
  readonly automatic: boolean
  readonly exam: { readonly day: Day; readonly centre: string; readonly nature: Words }
  readonly inspector: string
  /** First day, only when it is not the day of the exam: « à compter du ». */
  readonly countsFrom: Day | null
  readonly lastDay: Day
  /** Every category that this paper stands for; empty when it is the one examined alone. */
  readonly categories: readonly string[]
  readonly grid: ExamGrid | null
  readonly codes: readonly { readonly code: string; readonly meaning: Words }[]
  /** Medical codes brought up to date, and nothing else. */
  readonly regularisation: string | null
  /** The novice mention, such as `106.15/03/26-15/03/29`, with its last day. */
  readonly probation: { readonly code: string; readonly lastDay: Day } | null
  readonly basis: readonly Article[]
}

const densities = [1.08, 1.04, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const

/** The certificate that stands for the licence until the card comes: one A4 page, in French, whatever the length of the names. */
export const cepcPdf = (data: CepcData): Promise<Uint8Array> => onOnePage(data, 'fr')

/** The same facts in English, for a reader abroad or at the roadside. It replaces nothing: the French certificate alone counts. */
export const cepcCourtesyPdf = (data: CepcData): Promise<Uint8Array> => onOnePage(data, 'en')

async function onOnePage(data: CepcData, lang: Lang): Promise<Uint8Array> {
  const frame = { title: titles[lang], lang, at: data.at, demonstration: data.demonstration, foot: foot(data, lang), densities }
  const { bytes, pages } = await document(frame, sheet => draw(sheet, data))
  if (pages > 1) throw new RangeError(`the CEPC ${data.number} does not fit one page`)
  return bytes
}

const titles = { fr: 'Certificat d’examen du permis de conduire', en: 'Driving test certificate – courtesy translation' } as const

const foot = (data: CepcData, lang: Lang): string => `${lang === 'fr' ? 'CEPC n°' : 'CEPC no.'} ${data.number}`

const wording = {
  courtesy: { fr: '', en: 'This sheet explains the French certificate (CEPC). It has no value of its own: show the French certificate.' },
  favourable: { fr: 'FAVORABLE', en: 'PASSED (FAVORABLE)' },
  result: { fr: 'Résultat de l’examen', en: 'Result of the test' },
  conditions: {
    fr: 'Avec un titre d’identité, en France seulement, pour la catégorie obtenue et ses équivalences, dans la limite des codes imprimés sur ce certificat. Non valable à l’étranger.',
    en: 'With an identity document, in France only, for the category passed and its equivalents, within the codes on this sheet. Not valid abroad.',
  },
  birthName: { fr: 'Nom de naissance', en: 'Birth name' },
  firstNames: { fr: 'Prénoms', en: 'First names' },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  birthplace: { fr: 'Lieu de naissance', en: 'Place of birth' },
  neph: { fr: 'NEPH (numéro de dossier)', en: 'NEPH (file number)' },
  category: { fr: 'Catégorie examinée', en: 'Category tested' },
  exam: { fr: 'Date de l’examen', en: 'Date of the test' },
  centre: { fr: 'Centre d’examen', en: 'Test centre' },
  inspector: { fr: 'Inspecteur', en: 'Examiner' },
  nature: { fr: 'Épreuve', en: 'Test' },
  categories: { fr: 'Catégories couvertes', en: 'Categories covered' },
  skills: { fr: 'Bilan de compétences', en: 'Skills report' },
  codes: { fr: 'Codes et mentions', en: 'Codes and notes' },
  noCode: { fr: 'Aucun code de restriction.', en: 'No restriction code.' },
  regularisation: { fr: 'Régularisation (codes médicaux)', en: 'Update of medical codes' },
  none: { fr: 'Sans objet', en: 'Not applicable' },
  seal: { fr: 'Emplacement réservé au cachet 2D-Doc', en: 'Reserved for the 2D-Doc seal' },
  number: { fr: 'Numéro du certificat', en: 'Certificate number' },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

function draw(sheet: Sheet, data: CepcData): void {
  const { lang } = sheet
  const say = (key: keyof typeof wording): string => wording[key][lang]
  sheet.title(titles[lang])
  sheet.write('P', `${data.exam.nature[lang]} · ${lang === 'fr' ? 'catégorie' : 'category'} ${examined(data, lang)}`, {
    size: 11.5,
    colour: ink.quiet,
  })
  if (lang === 'en') sheet.write('P', say('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  worth(sheet, data)
  sheet.space(12)
  sheet.facts([
    [
      { label: say('birthName'), value: data.person.birthName },
      { label: say('firstNames'), value: data.person.firstNames || '–' },
    ],
    [
      { label: say('birth'), value: formatDate(data.person.birth, lang) },
      { label: say('birthplace'), value: data.person.birthplace },
    ],
    [
      { label: say('neph'), value: inPairs(data.neph) },
      { label: say('category'), value: examined(data, lang) },
    ],
    [
      { label: say('exam'), value: formatDate(data.exam.day, lang) },
      { label: say('centre'), value: data.exam.centre },
    ],
    ...(data.categories.length > 0 ? [[{ label: say('categories'), value: data.categories.join(', ') }]] : []),
  ])
  if (data.grid) {
    sheet.heading(say('skills'))
    drawGrid(sheet, data.grid)
  }
  codes(sheet, data)
  bottom(sheet, data)
}

/** The large frame: favourable, and until which day it stands for the licence. */
function worth(sheet: Sheet, data: CepcData): void {
  const { lang } = sheet
  const sentence = validity(data, lang)
  const big = { size: 17, bold: true }
  const small = { size: 9.5 }
  const inside = sheet.width - 2 * sheet.at(12) - 4
  const height =
    sheet.height(wording.favourable[lang], { size: 13, bold: true }, inside) + sheet.height(sentence, big, inside) + sheet.at(4)
  sheet.panel(height + sheet.height(wording.conditions[lang], small, inside), place => {
    sheet.write('P', wording.favourable[lang], { size: 13, bold: true, colour: ink.rose }, place)
    sheet.write('P', sentence, big, place)
    sheet.space(4)
    sheet.write('P', wording.conditions[lang], small, place)
  })
}

function validity({ countsFrom, lastDay }: CepcData, lang: Lang): string {
  const last = formatDate(lastDay, lang)
  if (lang === 'en')
    return `Stands for the licence ${countsFrom ? `from ${formatDate(countsFrom, lang)} ` : ''}until ${last}, that day included`
  return `Vaut titre de conduite ${countsFrom ? `à compter du ${formatDate(countsFrom, lang)} et ` : ''}jusqu’au ${last} inclus`
}

/** The codes on the left; on the right, the box of a medical régularisation. */
function codes(sheet: Sheet, data: CepcData): void {
  const { lang } = sheet
  const novice = data.probation && {
    fr: `Permis probatoire jusqu’au ${formatDate(data.probation.lastDay, 'fr')}`,
    en: `Probation until ${formatDate(data.probation.lastDay, 'en')}`,
  }
  const lines = [...data.codes, ...(data.probation && novice ? [{ code: data.probation.code, meaning: novice }] : [])]
  const width = sheet.width * 0.6
  sheet.heading(wording.codes[lang])
  const top = sheet.y
  if (lines.length === 0) sheet.paragraph(wording.noCode[lang], { size: 10 }, { width })
  for (const { code, meaning } of lines) sheet.write('P', `${code} – ${meaning[lang]}`, { size: 10 }, { width })
  const below = sheet.y
  sheet.y = top
  const box = { x: sheet.left + width + 20, width: sheet.width - width - 32 }
  sheet.facts([[{ label: wording.regularisation[lang], value: data.regularisation ?? wording.none[lang] }]], box)
  const foot = sheet.y
  sheet.decoration(doc =>
    doc
      .rect(box.x - 10, top - 5, box.width + 22, foot - top + 5)
      .lineWidth(0.6)
      .strokeColor(ink.line)
      .stroke(),
  )
  sheet.y = Math.max(below, foot)
}

/** The seal's place, and beside it what identifies the paper. */
function bottom(sheet: Sheet, data: CepcData): void {
  const { lang } = sheet
  sheet.space(12)
  sheet.ensure(mm(35))
  const top = Math.max(sheet.y, sheet.bottom - mm(35))
  sheet.y = top
  const beside = { x: sheet.left + mm(35) + 16, width: sheet.width - mm(35) - 16 }
  sheet.facts(
    [
      [
        { label: wording.number[lang], value: data.number },
        { label: wording.inspector[lang], value: data.inspector },
      ],
    ],
    beside,
  )
  writeBasis(sheet, wording.basis[lang], data.basis, beside)
  sheet.sealPlace(sheet.left, top, wording.seal[lang])
  sheet.y = Math.max(sheet.y, top + mm(35))
}

function examined({ category, automatic }: CepcData, lang: Lang): string {
  if (!automatic) return category
  return lang === 'fr' ? `${category} (78, boîte automatique)` : `${category} (78, automatic gearbox)`
}

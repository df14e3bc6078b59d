import { type Establishment, longDay, pointCount, type Words } from '@papier-rose/law'
import { balanceWords } from '../guide/index.ts'
import { formatDate, formatDayShort, type Lang } from '../kit/html.ts'
import { cited, writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import { shortHolderFacts } from './holder-facts.ts'
import { type LetterData, replacing, titleOfLetter } from './letter.ts'

const wording = {
  courtesy: {
    fr: '',
    en: 'This sheet explains the French letter sent with it. The French text alone counts.',
  },
  number: { fr: 'Numéro de la lettre', en: 'Number of the letter' },
  issued: { fr: 'Émise le', en: 'Issued on' },
  what: { fr: 'Ce qui s’est passé', en: 'What happened' },
  erased: {
    fr: 'Le détail de l’infraction a été effacé au terme de sa durée de conservation.',
    en: 'The details of the offence were erased at the end of their time.',
  },
  moves: { fr: 'Récapitulation des points', en: 'All movements of points' },
  day: { fr: 'Jour', en: 'Day' },
  change: { fr: 'Points', en: 'Points' },
  balance: { fr: 'Solde', en: 'Balance' },
  why: { fr: 'Pourquoi', en: 'Why' },
  duties: { fr: 'Ce que vous devez ou pouvez faire', en: 'What you must or may do' },
  appeal: { fr: 'Comment contester cette décision', en: 'How to contest this decision' },
  way: { fr: 'Voie', en: 'Way' },
  to: { fr: 'À qui écrire', en: 'Whom to write to' },
  within: { fr: 'Dans quel délai', en: 'Within' },
  gracieux: { fr: 'Recours gracieux', en: 'Recours gracieux' },
  minister: { fr: 'Ministre de l’Intérieur, place Beauvau, 75008 Paris', en: 'Ministre de l’Intérieur, place Beauvau, 75008 Paris' },
  tribunal: { fr: 'Recours contentieux', en: 'Administrative court' },
  court: { fr: 'Tribunal administratif', en: 'Tribunal administratif' },
  runs: {
    fr: 'Le délai part du jour où cette lettre vous est notifiée. Ce jour, et le dernier jour du délai, se lisent dans votre espace « Mon permis ».',
    en: 'The delay runs from the day on which this letter is notified to you. That day, and the last day of the delay, can be read in your space “My licence”.',
  },
  infractionItself: {
    fr: 'La réalité de l’infraction, elle, se conteste devant le juge pénal, pas avec ces recours.',
    en: 'The offence itself is contested before the criminal court, not in these ways.',
  },
  basis: { fr: 'Textes appliqués', en: 'Texts applied' },
} as const satisfies Record<string, Words>

/** What establishes an infraction. */
export const establishmentWords: Readonly<Record<Establishment, Words>> = {
  'paiement-amende-forfaitaire': { fr: 'paiement de l’amende forfaitaire', en: 'payment of the fine' },
  'titre-executoire-amende-majoree': { fr: 'titre exécutoire de l’amende majorée', en: 'enforcement of the increased fine' },
  'composition-penale': { fr: 'exécution d’une composition pénale', en: 'composition pénale carried out' },
  'condamnation-definitive': { fr: 'condamnation définitive', en: 'final conviction' },
}

/** A letter on points: the act is in French; in English it is the sheet that explains it. */
export async function letterPdf(data: LetterData, lang: Lang): Promise<Uint8Array> {
  const title = `${titleOfLetter(data.letter)[lang]}${lang === 'en' ? ' (courtesy translation)' : ''}`
  const { bytes } = await document({ title, lang, at: data.at, demonstration: data.demonstration, foot: data.number }, sheet =>
    draw(sheet, data, title),
  )
  return bytes
}

function draw(sheet: Sheet, data: LetterData, title: string): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  const { driver, letter } = data
  sheet.title(title)
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  sheet.facts([
    ...shortHolderFacts(driver, lang),
    [
      { label: words('issued'), value: formatDate(letter.issuedOn, lang) },
      { label: words('number'), value: data.number },
    ],
  ])
  sheet.space(6)
  decided(sheet, data)
  happened(sheet, data)
  if (data.moves.length > 0) recapitulation(sheet, data)
  if (data.duties.length > 0) {
    sheet.heading(words('duties'))
    sheet.list(data.duties.map(duty => `${duty.words[lang]} (${cited(duty.articles)})`))
  }
  if (letter.ref !== '46' && !letter.cancels) appeals(sheet, data)
  sheet.space(4)
  writeBasis(sheet, words('basis'), data.basis)
}

/** The large frame: what changes, and what is left. */
function decided(sheet: Sheet, { letter, standing, corrected }: LetterData): void {
  const { lang } = sheet
  const [count, due] = [pointCount(Math.abs(letter.points)), longDay(letter.dueOn)]
  const changed = letter.points < 0
  const large = letter.cancels
    ? { fr: 'Une lettre est retirée', en: 'A letter is taken back' }
    : changed
      ? { fr: `${count.fr} en moins, au ${due.fr}`, en: `${count.en} less, on ${due.en}` }
      : { fr: `${count.fr} en plus, au ${due.fr}`, en: `${count.en} more, on ${due.en}` }
  const left = balanceWords(standing, letter.issuedOn)
  const lines = [
    { fr: `Solde au ${longDay(letter.issuedOn).fr} : ${left.fr}.`, en: `Balance on ${longDay(letter.issuedOn).en}: ${left.en}.` },
    ...(letter.ref === '48SI' && !letter.cancels
      ? [
          {
            fr: 'Votre permis perd sa validité le jour où cette lettre vous est notifiée.',
            en: 'Your licence loses its validity on the day on which this letter is notified to you.',
          },
        ]
      : []),
    ...(corrected ? [replacing(corrected, letter.cancels)] : []),
  ].map(said => said[lang])
  const big = { size: 15, bold: true }
  const inside = sheet.width - 2 * sheet.at(12) - 4
  const height = sheet.height(large[lang], big, inside) + lines.reduce((sum, line) => sum + sheet.height(line, { size: 10.5 }, inside), 0)
  sheet.panel(height, place => {
    sheet.write('P', large[lang], big, place)
    for (const line of lines) sheet.write('P', line, { size: 10.5 }, place)
  })
}

function happened(sheet: Sheet, { infraction, why, letter }: LetterData): void {
  const { lang } = sheet
  if (letter.cancels) return
  sheet.heading(wording.what[lang])
  if (infraction) {
    const { committedOn, article, by, on } = infraction
    const [committed, established] = [longDay(committedOn), on && longDay(on)]
    const rule = article ? ` (${article})` : ''
    const said = {
      fr: `Infraction commise le ${committed.fr}${rule}${by && established ? `, établie le ${established.fr} par : ${establishmentWords[by].fr}` : ''}.`,
      en: `Offence committed on ${committed.en}${rule}${by && established ? `, established on ${established.en} by: ${establishmentWords[by].en}` : ''}.`,
    }
    sheet.paragraph(said[lang])
  } else if (letter.ref !== '46') sheet.paragraph(wording.erased[lang])
  if (why) sheet.paragraph(`${why.words[lang]} (${cited(why.articles)})`)
}

function recapitulation(sheet: Sheet, { moves }: LetterData): void {
  const { lang } = sheet
  sheet.heading(wording.moves[lang])
  sheet.table(
    [wording.day[lang], wording.change[lang], wording.balance[lang], wording.why[lang]],
    moves.map(({ day, delta, balance, words }) => [
      formatDayShort(day, lang),
      delta > 0 ? `+${delta}` : `−${-delta}`,
      String(balance),
      words[lang],
    ]),
    [1, 0.6, 0.6, 4],
  )
}

function appeals(sheet: Sheet, { months }: LetterData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  sheet.heading(words('appeal'))
  sheet.paragraph(words('runs'))
  const court =
    lang === 'fr'
      ? `${months.metropole.fr} ; ${months.overseas.fr} si vous habitez outre-mer, ${months.abroad.fr} à l’étranger`
      : `${months.metropole.en}; ${months.overseas.en} if you live overseas, ${months.abroad.en} if abroad`
  sheet.table(
    [words('way'), words('to'), words('within')],
    [
      [words('gracieux'), words('minister'), months.gracieux[lang]],
      [words('tribunal'), words('court'), court],
    ],
    [1, 1.4, 1.6],
  )
  sheet.paragraph(words('infractionItself'))
}

import { answerMeans, driverAnswers, longDay, sellingPoints, type Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate, type Lang } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import { nameFacts } from '../licence/index.ts'
import type { Driver, KnownNamed } from '../record/index.ts'
import { answerWords, designatorWords } from './words.ts'

/** The question that goes by post to who was named as the driver. `reminder`: it is asked again. */
export interface QuestionData {
  readonly at: Instant
  readonly demonstration: boolean
  /** Where people type us, without the slash at the end. */
  readonly baseUrl: string
  readonly driver: Pick<Driver, 'birthName' | 'firstNames'>
  readonly named: Pick<KnownNamed, 'fact' | 'answerBy'>
  readonly reminder: boolean
}

const wording = {
  first: { fr: 'Est-ce que vous conduisiez ?', en: 'Were you driving?' },
  again: { fr: 'Rappel : est-ce que vous conduisiez ?', en: 'Reminder: were you driving?' },
  courtesy: { fr: '', en: 'This sheet explains the French letter. The French text alone counts.' },
  by: { fr: 'Désigné par', en: 'Named by' },
  on: { fr: 'Désigné le', en: 'Named on' },
  reference: { fr: 'Référence de l’infraction', en: 'Reference of the offence' },
  how: { fr: 'Comment répondre', en: 'How to answer' },
  signIn: { fr: 'Connectez-vous avec FranceConnect à cette adresse :', en: 'Sign in with FranceConnect at this address:' },
  change: {
    fr: 'Répondez oui, non, ou que vous ne savez pas. Vous pourrez changer de réponse.',
    en: 'Answer yes, no, or that you do not know. You may change your answer.',
  },
  help: {
    fr: 'Sans Internet : dans un espace France services, un agent le fait avec vous, gratuitement.',
    en: 'Without internet: in a France services centre, an agent does it with you, free of charge.',
  },
  means: { fr: 'Ce que veut dire chaque réponse', en: 'What each answer means' },
  know: { fr: 'Bon à savoir', en: 'Good to know' },
  apart: {
    fr: 'Cette lettre ne remplace pas l’avis de contravention. Il arrive à part, et se conteste à part, dans les délais qu’il indique.',
    en: 'This letter does not take the place of the notice of the fine. That one comes apart, and is contested apart, within the time that it says.',
  },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

/** The question on paper: the letter in French, or the sheet that explains it in English. */
export async function questionPdf(data: QuestionData, lang: Lang): Promise<Uint8Array> {
  const title = wording[data.reminder ? 'again' : 'first'][lang]
  const { bytes } = await document({ title, lang, at: data.at, demonstration: data.demonstration, foot: title }, sheet =>
    draw(sheet, data, title),
  )
  return bytes
}

function draw(sheet: Sheet, { driver, named: { fact, answerBy }, baseUrl }: QuestionData, title: string): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  const { committedOn, by, on } = fact.content
  sheet.title(title)
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  const day = longDay(committedOn)
  const says = {
    fr: `Quelqu’un dit que vous conduisiez le ${day.fr}, quand une infraction a été relevée.`,
    en: `Somebody says that you were driving on ${day.en}, when an offence was recorded.`,
  }[lang]
  const big = { size: 14, bold: true }
  sheet.panel(sheet.height(says, big, sheet.width - 2 * sheet.at(12) - 4), place => sheet.write('P', says, big, place))
  sheet.space(8)
  sheet.facts([
    nameFacts(driver, lang),
    [
      { label: words('by'), value: designatorWords[by][lang] },
      { label: words('on'), value: formatDate(on, lang) },
    ],
    [{ label: words('reference'), value: fact.content.for }],
  ])
  sheet.heading(words('how'))
  sheet.paragraph(words('signIn'))
  // On a line of its own, where no hyphen of it is taken for the end of a line.
  sheet.paragraph(`${baseUrl}/mon-permis/designations`, { bold: true })
  sheet.list([...answerBy.reasons.map(said => said.words[lang]), words('change'), words('help')])
  sheet.heading(words('means'))
  sheet.list(driverAnswers.map(answer => `${answerWords[answer][lang]}. ${answerMeans[answer].words[lang]}`))
  sheet.heading(words('know'))
  sheet.paragraph(words('apart'))
  sheet.paragraph(sellingPoints.words[lang])
  sheet.space(4)
  const reasons = [...answerBy.reasons, ...Object.values(answerMeans), sellingPoints]
  writeBasis(
    sheet,
    words('basis'),
    reasons.flatMap(({ articles }) => articles),
  )
}

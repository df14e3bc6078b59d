import { article, longDay, type Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatInstant, type Lang } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import { shortHolderFacts } from '../licence/index.ts'
import { type Driver, factKinds, type KnownFact } from '../record/index.ts'
import { type Rectification, wrongs } from './rows.ts'

/** A report that changes nothing: what was said to be wrong, and why it stays. */
export interface RefusalData {
  readonly at: Instant
  readonly demonstration: boolean
  readonly driver: Pick<Driver, 'birthName' | 'firstNames' | 'birthDay' | 'neph'>
  readonly report: Pick<Rectification, 'wrong' | 'words' | 'askedOn'>
  readonly fact: Pick<KnownFact, 'kind' | 'reference' | 'knownOn'>
  readonly grounds: string
  readonly by: string
}

const gdpr = 'Règlement (UE) 2016/679 (RGPD)'
const basis = [article(gdpr, '16', '2026-03-31', 'K'), article(gdpr, '77', '2026-03-31', 'K')]

const wording = {
  title: { fr: 'Réponse à un signalement d’erreur', en: 'Answer to a report of an error – courtesy translation' },
  courtesy: { fr: '', en: 'This sheet explains the French decision. The French text alone counts.' },
  refused: { fr: 'Rien n’est changé dans votre dossier', en: 'Nothing is changed in your file' },
  asked: { fr: 'Ce que vous avez signalé', en: 'What you reported' },
  why: { fr: 'Pourquoi rien n’est changé', en: 'Why nothing is changed' },
  who: { fr: 'Réponse de', en: 'Answered by' },
  appeal: { fr: 'Comment contester cette réponse', en: 'How to contest this answer' },
  ways: {
    fr: 'Vous pouvez saisir le tribunal administratif ; le délai part du jour où cette réponse vous est notifiée, et se lit dans votre compte. Vous pouvez aussi, sans délai, adresser une plainte à la CNIL, 3 place de Fontenoy, 75007 Paris.',
    en: 'You can go to the administrative court; the delay runs from the day on which this answer is notified to you, and can be read in your account. You can also, at any time, complain to the CNIL, 3 place de Fontenoy, 75007 Paris.',
  },
  itself: {
    fr: 'La réalité d’une infraction se conteste devant le juge pénal.',
    en: 'Whether an offence happened is contested before the criminal court.',
  },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

/** The answer that refuses: the act in French, or the English sheet that explains it. */
export async function refusalPdf(data: RefusalData, lang: Lang): Promise<Uint8Array> {
  const title = wording.title[lang]
  return (await document({ title, lang, at: data.at, demonstration: data.demonstration, foot: title }, sheet => draw(sheet, data))).bytes
}

function draw(sheet: Sheet, { at, driver, report, fact, grounds, by }: RefusalData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  sheet.title(words('title'))
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  const big = { size: 15, bold: true }
  sheet.panel(sheet.height(words('refused'), big, sheet.width - 2 * sheet.at(12) - 4), place =>
    sheet.write('P', words('refused'), big, place),
  )
  sheet.space(8)
  sheet.facts(shortHolderFacts(driver, lang))
  sheet.heading(words('asked'))
  const asked = longDay(report.askedOn)
  const kind = factKinds[fact.kind].words
  sheet.paragraph(
    lang === 'fr'
      ? `Le ${asked.fr}, à propos de : ${kind.fr}, référence ${fact.reference}, connu depuis le ${longDay(fact.knownOn).fr}. ${wrongs[report.wrong].fr}.`
      : `On ${asked.en}, about: ${kind.en}, reference ${fact.reference}, known since ${longDay(fact.knownOn).en}. ${wrongs[report.wrong].en}.`,
  )
  for (const line of report.words.split('\n').filter(Boolean)) sheet.paragraph(lang === 'fr' ? `« ${line} »` : `“${line}”`)
  sheet.heading(words('why'))
  for (const line of grounds.split('\n').filter(Boolean)) sheet.paragraph(line)
  sheet.paragraph(`${words('who')}${sheet.colon}${by}, ${formatInstant(at, lang)}.`)
  sheet.heading(words('appeal'))
  sheet.paragraph(words('ways'))
  sheet.paragraph(words('itself'))
  sheet.space(4)
  writeBasis(sheet, words('basis'), basis)
}

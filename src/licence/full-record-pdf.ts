import { article, banFacts, cite, type Day, explainCode, type LifeFact, ofKind, type Settings, type Words } from '@papier-rose/law'
import { balanceWords, standingWords } from '../guide/index.ts'
import type { Instant } from '../kit/clock.ts'
import { formatDayShort, formatInstant, type Lang } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import { type Driver, type FollowedLetter, factKinds } from '../record/index.ts'
import { holderFacts } from './holder-facts.ts'
import { titleOfLetter } from './letter.ts'
import type { Space } from './space.ts'

/** Everything that the record holds of a driver, for the driver alone. */
export interface FullRecord {
  readonly at: Instant
  readonly demonstration: boolean
  readonly driver: Driver
  readonly space: Space
  readonly letters: readonly FollowedLetter[]
  readonly law: Settings
}

const basis = [article('Code de la route', 'L. 225-3'), article('Code de la route', 'R. 225-6')]
const secrecy = [article('Code de la route', 'L. 223-7'), article('Code de la route', 'L. 225-8')]

const wording = {
  title: { fr: 'Relevé d’information intégral', en: 'Full record of a driver – courtesy translation' },
  courtesy: { fr: '', en: 'This sheet explains the French record. The French text alone counts.' },
  yours: {
    fr: 'Ce relevé est pour vous seul. Aucun employeur, loueur ou assureur n’a le droit de le demander.',
    en: 'This record is for you alone. No employer, hirer or insurer has the right to ask for it.',
  },
  at: { fr: 'État du dossier', en: 'State of the file' },
  categories: { fr: 'Catégories', en: 'Categories' },
  category: { fr: 'Catégorie', en: 'Category' },
  since: { fr: 'Obtenue le', en: 'Obtained on' },
  lastDay: { fr: 'Dernier jour', en: 'Last day' },
  codes: { fr: 'Mentions', en: 'Codes' },
  noEnd: { fr: 'sans fin', en: 'no end' },
  titles: { fr: 'Titres', en: 'Cards' },
  number: { fr: 'Numéro', en: 'Number' },
  issued: { fr: 'Délivré le', en: 'Issued on' },
  state: { fr: 'État', en: 'State' },
  points: { fr: 'Points', en: 'Points' },
  day: { fr: 'Jour', en: 'Day' },
  change: { fr: 'Points', en: 'Points' },
  balance: { fr: 'Solde', en: 'Balance' },
  why: { fr: 'Pourquoi', en: 'Why' },
  infractions: { fr: 'Infractions', en: 'Offences' },
  committed: { fr: 'Commise le', en: 'Committed on' },
  rule: { fr: 'Article', en: 'Article' },
  cost: { fr: 'Points en jeu', en: 'Points at stake' },
  established: { fr: 'Établie le', en: 'Established on' },
  notYet: { fr: 'non établie', en: 'not established' },
  measures: { fr: 'Mesures', en: 'Measures' },
  measure: { fr: 'Mesure', en: 'Measure' },
  from: { fr: 'Depuis', en: 'Since' },
  remarks: { fr: 'Précisions', en: 'Remarks' },
  letters: { fr: 'Lettres', en: 'Letters' },
  letter: { fr: 'Lettre', en: 'Letter' },
  sent: { fr: 'Émise le', en: 'Issued on' },
  notified: { fr: 'Notifiée le', en: 'Notified on' },
  unknown: { fr: 'pas connu', en: 'not known' },
  facts: { fr: 'Tout ce qui nous a été dit, et quand', en: 'All that we were told, and when' },
  what: { fr: 'Fait', en: 'Fact' },
  reference: { fr: 'Référence', en: 'Reference' },
  known: { fr: 'Connu le', en: 'Known on' },
  takenBack: { fr: 'retiré le', en: 'taken back on' },
  none: { fr: 'Rien.', en: 'Nothing.' },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

const titleStates: Readonly<Record<string, Words>> = {
  living: { fr: 'en cours', en: 'current' },
  lost: { fr: 'perdu', en: 'lost' },
  stolen: { fr: 'volé', en: 'stolen' },
  replaced: { fr: 'remplacé', en: 'replaced' },
  destroyed: { fr: 'détruit', en: 'destroyed' },
}

/** The full record (CR L. 225-3, R. 225-6 I): the act in French, or the English sheet that explains it. */
export async function fullRecordPdf(data: FullRecord, lang: Lang): Promise<Uint8Array> {
  const title = wording.title[lang]
  const frame = { title, lang, at: data.at, demonstration: data.demonstration, foot: title, densities: [1] }
  return (await document(frame, sheet => draw(sheet, data))).bytes
}

function draw(sheet: Sheet, data: FullRecord): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  const { driver, space, letters, law } = data
  const { record, ledger, life, today } = space
  const short = (on: Day | undefined | null, none: string): string => (on ? formatDayShort(on, lang) : none)
  /** A part with its table, or the words that it has nothing. */
  const part = (title: string, head: readonly (keyof typeof wording)[], rows: readonly string[][], shares: readonly number[]): void => {
    sheet.heading(title)
    if (rows.length === 0) sheet.paragraph(words('none'))
    else sheet.table(head.map(words), rows, shares)
  }
  sheet.title(words('title'))
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.paragraph(`${words('yours')} (${secrecy.map(cite).join(' ; ')})`, { size: 9.5 })
  sheet.space(6)
  sheet.facts(holderFacts(driver, lang, { label: words('at'), value: formatInstant(data.at, lang) }))
  const explain = (code: string): string => {
    const said = explainCode(code, law)?.words[lang]
    return said ? `${code}${sheet.colon}${said}` : code
  }
  part(
    words('categories'),
    ['category', 'since', 'lastDay', 'codes'],
    record.categories.map(held => [
      held.category,
      short(held.since, ''),
      short(held.lastDay, words('noEnd')),
      held.codes.map(explain).join(' ; ') || '–',
    ]),
    [0.7, 1, 1, 2.6],
  )
  part(
    words('titles'),
    ['number', 'issued', 'lastDay', 'state'],
    record.titles.map(one => [one.number, short(one.issuedOn, ''), short(one.lastDay, ''), titleStates[one.state]?.[lang] ?? one.state]),
    [1.4, 1, 1, 1],
  )
  if (ledger.status !== 'no-licence') {
    sheet.heading(words('points'))
    sheet.paragraph(`${balanceWords(ledger, today)[lang]}. ${standingWords(ledger)[lang]}`)
    sheet.table(
      (['day', 'change', 'balance', 'why'] as const).map(words),
      ledger.steps.map(step => [
        short(step.day, ''),
        step.delta > 0 ? `+${step.delta}` : step.delta < 0 ? `−${-step.delta}` : '0',
        `${step.balance}/${step.capital}`,
        `${step.words[lang]} (${[...new Set(step.articles.map(cite))].join(' ; ')})`,
      ]),
      [1, 0.6, 0.7, 4],
    )
  }
  const acts = ofKind(life.facts, 'establishment')
  part(
    words('infractions'),
    ['committed', 'rule', 'cost', 'established'],
    ofKind(life.facts, 'infraction')
      .filter(({ takenBackOn }) => !takenBackOn)
      .map(({ reference, content }) => [
        short(content.committedOn, ''),
        content.article ?? '–',
        String(content.points),
        short(acts.find(act => act.content.for === reference && !act.takenBackOn)?.content.on, words('notYet')),
      ]),
    [1, 1.4, 1, 1],
  )
  part(
    words('measures'),
    ['measure', 'from', 'lastDay', 'remarks'],
    record.bans.map(ban => [
      banFacts[ban.kind].words[lang],
      short(ban.from, ''),
      short(ban.liftedOn ?? ban.lastDay, '–'),
      (ban.because ?? []).map(one => one.words[lang]).join(' ') || '–',
    ]),
    [1.6, 1, 1, 2.6],
  )
  part(
    words('letters'),
    ['letter', 'sent', 'notified'],
    letters.map(one => [titleOfLetter(one)[lang], short(one.issuedOn, ''), short(one.notified.value, words('unknown'))]),
    [3, 1, 1],
  )
  part(
    words('facts'),
    ['what', 'reference', 'known'],
    [...life.facts]
      .sort(inOrder)
      .map(fact => [
        factKinds[fact.kind].words[lang],
        fact.revision > 0 ? `${fact.reference} (${fact.revision})` : fact.reference,
        `${short(fact.knownOn, '')}${fact.takenBackOn ? ` – ${words('takenBack')} ${short(fact.takenBackOn, '')}` : ''}`,
      ]),
    [2, 2, 2],
  )
  sheet.space(6)
  writeBasis(sheet, words('basis'), basis)
}

const inOrder = (a: LifeFact, b: LifeFact): number =>
  a.knownOn !== b.knownOn ? (a.knownOn < b.knownOn ? -1 : 1) : a.reference < b.reference ? -1 : 1

import { type Category, cardOrder } from '../categories/categories.ts'
import type { Learning, MedicalSituation, Nationality } from '../categories/duties.ts'
import { ageOn } from '../counting.ts'
import type { Day } from '../day.ts'
import { proofKinds } from '../record/proofs.ts'
import type { DriverRecord, RecordedBan, RecordedCategory, RecordedCepc, RecordedReceipt, RecordedTitle } from '../record/record.ts'
import { majority } from '../requests/accepted.ts'
import type { Housing, Situation } from '../requests/pieces.ts'
import { requestReasons } from '../requests/reasons.ts'
import { CaseError, dayAt, type Fields, list, notBefore, oneOf, onlyFields, optionalDay, optionalFlag, text } from './reading.ts'

const nationalities: readonly Nationality[] = ['french', 'eu', 'other']
const housings: readonly Housing[] = ['own', 'hosted', 'parents', 'homeless', 'hotel', 'boat']
const learnings: readonly Learning[] = ['classic', 'aac', 'supervised', 'encadree', 'free']
const medicalFlags = ['adapted', 'illness', 'invalidityPension', 'inspectorAsked', 'afterMeasure', 'professionalUse'] as const

const category = (value: unknown, at: string): Category => oneOf(value, cardOrder, at)

function bornBy(value: unknown, on: Day): Day {
  const birth = dayAt(value, 'birth')
  if (birth > on) throw new CaseError('birth', `${birth} is after ${on}`)
  return birth
}

function medical(value: unknown): MedicalSituation {
  const it = onlyFields(value, 'medical', medicalFlags, 'medical.')
  return Object.fromEntries(medicalFlags.map(name => [name, optionalFlag(it[name], `medical.${name}`)]))
}

function foreign(value: unknown): Situation['foreign'] {
  const it = onlyFields(value, 'foreign', ['inFrench', 'missing', 'afterOffence'], 'foreign.')
  return {
    inFrench: optionalFlag(it.inFrench, 'foreign.inFrench'),
    missing: it.missing === undefined ? undefined : oneOf(it.missing, ['lost', 'stolen'] as const, 'foreign.missing'),
    afterOffence: optionalFlag(it.afterOffence, 'foreign.afterOffence'),
  }
}

const situationFields = [
  'reason',
  'on',
  'birth',
  'category',
  'nationality',
  'housing',
  'minorOrProtected',
  'firstLicence',
  'medical',
  'learning',
  'foreign',
]

/** The situation of `law pieces`: reason, birth and day are needed; a French person with a home of his own asks for B unless told otherwise. */
export function readSituation(value: unknown): Situation {
  const it = onlyFields(value, 'situation', situationFields)
  const reason = oneOf(it.reason, requestReasons, 'reason')
  const on = dayAt(it.on, 'on')
  const birth = bornBy(it.birth, on)
  return {
    reason,
    on,
    birth,
    category: it.category === undefined ? 'B' : category(it.category, 'category'),
    nationality: it.nationality === undefined ? 'french' : oneOf(it.nationality, nationalities, 'nationality'),
    housing: it.housing === undefined ? 'own' : oneOf(it.housing, housings, 'housing'),
    minorOrProtected: optionalFlag(it.minorOrProtected, 'minorOrProtected') ?? ageOn(birth, on) < majority.value,
    firstLicence: optionalFlag(it.firstLicence, 'firstLicence') ?? reason === 'first-licence-after-exam',
    medical: it.medical === undefined ? {} : medical(it.medical),
    learning: it.learning === undefined ? undefined : oneOf(it.learning, learnings, 'learning'),
    foreign: it.foreign === undefined ? undefined : foreign(it.foreign),
  }
}

const names = (text: string): readonly string[] => text.split(' ')

/** What each entry of a record may say. */
const shapes = {
  categories: names('category since lastDay codes'),
  titles: names('number issuedOn lastDay receivedOn state'),
  bans: names('kind from lastDay needsAptitude aptitudeOn liftedOn'),
  cepcs: names('category firstDay lastDay codes'),
  receipts: names('kind from lastDay categories'),
  expiringWithOpinion: names('category opinionOn opinion decidedOn'),
} as const

const each = <T>(it: Fields, name: keyof typeof shapes, read: (entry: Fields, at: string) => T): T[] =>
  list(it[name] ?? [], name).map((entry, i) => read(onlyFields(entry, `${name}[${i}]`, shapes[name], `${name}[${i}].`), `${name}[${i}]`))
const codes = (it: Fields, at: string): string[] => list(it.codes ?? [], `${at}.codes`).map((code, i) => text(code, `${at}.codes[${i}]`))

/** A last day that is not before the first one, which was read already. */
const lastFrom = (last: unknown, first: unknown, at: string): Day | undefined =>
  notBefore(optionalDay(last, `${at}.lastDay`), dayAt(first, at), `${at}.lastDay`)

const held = (it: Fields, at: string): RecordedCategory => ({
  category: category(it.category, `${at}.category`),
  since: dayAt(it.since, `${at}.since`),
  lastDay: lastFrom(it.lastDay, it.since, at),
  codes: codes(it, at),
})
const title = (it: Fields, at: string): RecordedTitle => ({
  number: text(it.number, `${at}.number`),
  issuedOn: dayAt(it.issuedOn, `${at}.issuedOn`),
  lastDay: lastFrom(it.lastDay, it.issuedOn, at) ?? dayAt(it.lastDay, `${at}.lastDay`),
  receivedOn: it.receivedOn === null ? null : optionalDay(it.receivedOn, `${at}.receivedOn`),
  state: it.state === undefined ? 'living' : oneOf(it.state, ['living', 'lost', 'stolen', 'replaced', 'destroyed'] as const, `${at}.state`),
})
const banKinds = [
  'suspension-administrative',
  'suspension-judicial',
  'retention',
  'annulment',
  'invalidation',
  'judicial-ban',
  'foreign',
] as const
const ban = (it: Fields, at: string): RecordedBan => ({
  kind: oneOf(it.kind, banKinds, `${at}.kind`),
  from: dayAt(it.from, `${at}.from`),
  lastDay: lastFrom(it.lastDay, it.from, at),
  needsAptitude: optionalFlag(it.needsAptitude, `${at}.needsAptitude`),
  aptitudeOn: optionalDay(it.aptitudeOn, `${at}.aptitudeOn`),
  liftedOn: optionalDay(it.liftedOn, `${at}.liftedOn`),
})
const cepc = (it: Fields, at: string): RecordedCepc => ({
  category: category(it.category, `${at}.category`),
  firstDay: dayAt(it.firstDay, `${at}.firstDay`),
  lastDay: lastFrom(it.lastDay, it.firstDay, at) ?? dayAt(it.lastDay, `${at}.lastDay`),
  codes: codes(it, at),
})
const receiptKinds = proofKinds.filter(kind => kind !== 'cepc' && kind !== 'opinion-before-expiry')
const receipt = (it: Fields, at: string): RecordedReceipt => ({
  kind: oneOf(it.kind, receiptKinds, `${at}.kind`),
  from: dayAt(it.from, `${at}.from`),
  lastDay: lastFrom(it.lastDay, it.from, at),
  categories:
    it.categories === undefined ? undefined : list(it.categories, `${at}.categories`).map((c, i) => category(c, `${at}.categories[${i}]`)),
})

const opinion = (it: Fields, at: string): NonNullable<DriverRecord['expiringWithOpinion']>[number] => ({
  category: category(it.category, `${at}.category`),
  opinionOn: dayAt(it.opinionOn, `${at}.opinionOn`),
  opinion: oneOf(it.opinion, ['apt', 'temporary', 'restricted', 'unfit'] as const, `${at}.opinion`),
  decidedOn: optionalDay(it.decidedOn, `${at}.decidedOn`),
})

/** The question of `law may-drive`: a record, the category to drive, and the day. */
export function readMayDrive(value: unknown): { record: DriverRecord; category: Category; on: Day } {
  const it = onlyFields(value, 'question', ['record', 'category', 'on'])
  const on = dayAt(it.on, 'on')
  const wanted = category(it.category, 'category')
  const told = onlyFields(it.record, 'record', [...Object.keys(shapes), 'birth'], 'record.')
  const record: DriverRecord = {
    birth: bornBy(told.birth, on),
    categories: each(told, 'categories', held),
    titles: each(told, 'titles', title),
    bans: each(told, 'bans', ban),
    cepcs: each(told, 'cepcs', cepc),
    receipts: each(told, 'receipts', receipt),
    expiringWithOpinion: each(told, 'expiringWithOpinion', opinion),
  }
  return { record, category: wanted, on }
}

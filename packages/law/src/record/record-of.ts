import { type Reason, reason } from '../answer.ts'
import { addDays, addMonths, type Day, earliest, fromNumber, latest } from '../day.ts'
import { alcoholOrDrugs, type Ground } from '../measures/grounds.ts'
import { medicalControl } from '../measures/medical.ts'
import { retentionLastDay, retentionPeriod } from '../measures/retention.ts'
import { afterJudgment, suspensionStarts } from '../measures/suspension.ts'
import { foreignBanYears } from '../points/foreign.ts'
import { wayBackAfterForeignBan } from '../points/invalidation.ts'
import { type AsOf, invalidations } from '../points/ledger.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import { happeningsAmong } from './happenings-of.ts'
import { factsKnown, type Life, type LifeFact, type ObtainedCategory, ofKind } from './life.ts'
import type { DriverRecord, RecordedBan, RecordedRestriction } from './record.ts'
import { withStateDelay } from './state-delay.ts'

const l224_9 = article('Code de la route', 'L. 224-9')
const l224_14 = article('Code de la route', 'L. 224-14')
const r221_14_1 = article('Code de la route', 'R. 221-14-1')
const cp131_6 = article('Code pénal', '131-6')

/** The record of a driver at the end of a day, from what was told of them: every measure with its true days and the reason of each. */
export function recordOf(life: Life, asOf: AsOf, settings: Settings = official2026): DriverRecord {
  const facts = factsKnown(life.facts, asOf.knownOn)
  const restrictions = restrictionsOf(facts)
  const death = ofKind(facts, 'death')[0]
  const opinions = ofKind(facts, 'medical-opinion').flatMap(({ content }) =>
    (content.categories ?? []).map(category => ({ category, opinionOn: content.on, opinion: content.opinion })),
  )
  const record: DriverRecord = {
    birth: life.birth,
    categories: withAptitude(life, facts),
    titles: life.titles,
    cepcs: life.cepcs.map(({ path: _, ...cepc }) => cepc),
    receipts: life.receipts,
    bans: facts.length === 0 ? [] : bansOf(life, facts, asOf, settings),
    ...(restrictions.length > 0 ? { restrictions } : {}),
    ...(opinions.length > 0 ? { expiringWithOpinion: opinions } : {}),
    ...(death ? { diedOn: death.content.on } : {}),
  }
  return withStateDelay(record, life, asOf, settings)
}

const byDay = (a: RecordedBan, b: RecordedBan): number =>
  a.from !== b.from ? (a.from < b.from ? -1 : 1) : `${a.kind} ${a.reference}` < `${b.kind} ${b.reference}` ? -1 : 1

function bansOf(life: Life, facts: readonly LifeFact[], asOf: AsOf, settings: Settings): RecordedBan[] {
  const suspensions = ofKind(facts, 'administrative-suspension').map(fact => administrative(fact, facts, settings))
  const found: RecordedBan[] = [
    ...ofKind(facts, 'retention').map(retained),
    ...suspensions.map(({ ban }) => ban),
    ...ofKind(facts, 'judgment').flatMap(fact => judged(fact, suspensions, facts, settings)),
    ...invalidations(happeningsAmong(facts, life, asOf, settings), asOf, settings).map(invalidated),
    ...ofKind(facts, 'foreign-ban').flatMap(foreign),
    ...ofKind(facts, 'aptitude').flatMap(fact => unfit(fact, facts)),
  ]
  return found.map(ban => liftedBy(facts, ban)).sort(byDay)
}

/** Set aside from the earliest day that somebody told. */
function liftedBy(facts: readonly LifeFact[], ban: RecordedBan): RecordedBan {
  const days = ofKind(facts, 'measure-lifted')
    .filter(({ content }) => ban.reference !== undefined && content.for === ban.reference)
    .map(({ content }) => content.on)
  return days.length > 0 ? { ...ban, liftedOn: earliest(...days, ...(ban.liftedOn ? [ban.liftedOn] : [])) } : ban
}

function retained({ reference, content }: LifeFact<'retention'>): RecordedBan {
  const { on, verified, returnedOn } = content
  const hours = retentionPeriod(on, verified)
  const lastDay = retentionLastDay(on, verified)
  return {
    kind: 'retention',
    from: on,
    lastDay: returnedOn && returnedOn < lastDay ? returnedOn : lastDay,
    reference,
    because: hours.reasons,
  }
}

const offence = (ground: Ground | undefined) =>
  ground && alcoholOrDrugs.includes(ground)
    ? ('alcohol-or-drugs' as const)
    : ground === 'alcohol-contravention'
      ? ('alcohol-contravention' as const)
      : ('other' as const)

/** Does the right come back only with the préfet's decision of aptitude? When a medical control is due. */
const aptitudeAfter = (ground: Ground | undefined, { months, days = 0 }: { months: number; days?: number }, on: Day, settings: Settings) =>
  medicalControl({ kind: 'suspension', offence: offence(ground), months, days }, on, settings)

interface Suspended {
  readonly fact: LifeFact<'administrative-suspension'>
  readonly from: Day
  /** The last day really deprived if no court decides: a day that never comes while the aptitude is awaited. */
  readonly deprivedUntil: Day
  readonly ban: RecordedBan
}

const never = fromNumber(2_932_896)

function administrative(fact: LifeFact<'administrative-suspension'>, facts: readonly LifeFact[], settings: Settings): Suspended {
  const { reference, content } = fact
  const { ground, notifiedOn, retainedOn, decidedOn, months, days = 0 } = content
  const start = suspensionStarts({ notifiedOn, ...(retainedOn ? { retainedOn } : {}), ...(decidedOn ? { decidedOn } : {}) }, settings)
  const from = start.value
  const lastDay = addDays(addMonths(from, months), days)
  const control = aptitudeAfter(ground, { months, days }, from, settings)
  const needsAptitude = control.value.by !== 'none'
  const aptitudeOn = needsAptitude ? foundFit(facts, [reference], from) : undefined
  const deprivedUntil = !needsAptitude ? lastDay : aptitudeOn === undefined ? never : latest(aptitudeOn, lastDay)
  const ban: RecordedBan = {
    kind: 'suspension-administrative',
    from,
    lastDay,
    needsAptitude,
    reference,
    control: control.value,
    because: [...start.reasons, ...control.reasons],
    ...(aptitudeOn ? { aptitudeOn } : {}),
  }
  return { fact, from, deprivedUntil, ban: decidedByCourt(ban, fact, facts) }
}

/** A court that gives no restrictive penalty makes the measure void; one that does takes its place. */
function decidedByCourt(ban: RecordedBan, fact: LifeFact<'administrative-suspension'>, facts: readonly LifeFact[]): RecordedBan {
  const judgments = ofKind(facts, 'judgment').filter(({ content }) => concerns(content.for, fact))
  const standing = judgments.filter(it => !judgments.some(other => other.content.replaces === it.reference))
  const first = (acquitted: boolean): Day | undefined =>
    standing
      .filter(({ content }) => (content.outcome === 'no-restriction') === acquitted)
      .map(({ content }) => content.executoryOn)
      .sort()[0]
  const [voided, stopped] = [first(true), first(false)]
  const why = (code: string, fr: string, en: string, on: Day): Reason => reason(code, { fr, en }, l224_9, { on })
  if (stopped)
    return {
      ...ban,
      stopsOn: stopped,
      because: [
        ...(ban.because ?? []),
        why(
          'administrative-stops',
          `La mesure du préfet cesse le ${longDay(stopped).fr}, quand le jugement devient exécutoire.`,
          `The measure of the préfet stops on ${longDay(stopped).en}, when the judgment becomes executory.`,
          stopped,
        ),
      ],
    }
  if (voided)
    return {
      ...ban,
      liftedOn: voided,
      because: [
        ...(ban.because ?? []),
        why(
          'administrative-void',
          'Sans peine restrictive, la mesure du préfet est non avenue.',
          'Without a restrictive penalty, the measure of the préfet is void.',
          voided,
        ),
      ],
    }
  return ban
}

/** Does this judgment bear on the facts behind that suspension? It names the suspension itself, or the infraction. */
const concerns = (judged: string | undefined, { reference, content }: LifeFact<'administrative-suspension'>): boolean =>
  judged !== undefined && (judged === reference || judged === content.for)

/** The day of the first decision of aptitude that ends one of these measures. One that names none ends those that had begun. */
function foundFit(facts: readonly LifeFact[], measures: readonly string[], from: Day): Day | undefined {
  return ofKind(facts, 'aptitude')
    .filter(({ content }) => content.fit && (content.for === undefined ? content.notifiedOn >= from : measures.includes(content.for)))
    .map(({ content }) => content.notifiedOn)
    .sort()[0]
}

function judged(
  fact: LifeFact<'judgment'>,
  suspensions: readonly Suspended[],
  facts: readonly LifeFact[],
  settings: Settings,
): RecordedBan[] {
  const { reference, content } = fact
  const { executoryOn: from, outcome, months = 0, forLife, ground } = content
  if (outcome === 'no-restriction') return []
  const next = ofKind(facts, 'judgment')
    .filter(other => other.content.replaces === reference)
    .map(other => other.content.executoryOn)
    .sort()[0]
  const replaced = next ? { stopsOn: next, ...(next <= from ? { liftedOn: from } : {}) } : {}
  const base = { from, reference, ...replaced }
  if (outcome === 'ban-on-driving') {
    const end = forLife ? {} : { lastDay: addMonths(from, months) }
    return [{ ...base, kind: 'judicial-ban', ...end, because: [lengthOf('judicial-ban', months, cp131_6)] }]
  }
  const before = suspensions.filter(it => concerns(content.for, it.fact)).sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (outcome === 'annulment') {
    if (forLife) return [{ ...base, kind: 'annulment', because: [lengthOf('annulment-for-life', 0, l224_14)] }]
    const decided = { kind: 'annulment', banMonths: months, executoryOn: from } as const
    const after = before && afterJudgment(before, decided, settings)
    const free = after ? (after.value.ends ?? from) : addMonths(from, months)
    const because = [lengthOf('annulment', months, l224_14), ...(after?.reasons ?? [])]
    return [{ ...base, kind: 'annulment', lastDay: latest(from, addDays(free, -1)), because }]
  }
  const after = before && afterJudgment(before, { kind: 'suspension', months, executoryOn: from }, settings)
  const ends = after ? after.value.ends : addMonths(from, months)
  // The time already served is longer than the judgment: nothing is left of it.
  if (ends === null) return []
  const control = aptitudeAfter(ground ?? before?.fact.content.ground, { months }, from, settings)
  const needsAptitude = control.value.by !== 'none'
  const measures = [reference, ...(before ? [before.fact.reference] : [])]
  const aptitudeOn = needsAptitude ? foundFit(facts, measures, before?.from ?? from) : undefined
  return [
    {
      ...base,
      kind: 'suspension-judicial',
      lastDay: ends,
      needsAptitude,
      control: control.value,
      because: [...(after?.reasons ?? []), ...control.reasons],
      ...(aptitudeOn ? { aptitudeOn } : {}),
    },
  ]
}

const lengthOf = (code: string, months: number, source: typeof l224_14): Reason =>
  reason(
    code,
    months > 0
      ? { fr: `Durée décidée par le juge : ${months} mois.`, en: `Length decided by the court: ${months} months.` }
      : { fr: 'Sans durée décidée par le juge.', en: 'No length was decided by the court.' },
    source,
    { months },
  )

function invalidated({ on, surrenderedOn, wayBack }: ReturnType<typeof invalidations>[number]): RecordedBan {
  const { earliestNewLicence: free, surrenderBy, months } = wayBack
  const [by, said] = [longDay(surrenderBy), free && longDay(free)]
  const words = said
    ? {
        fr: `Le permis a été remis le ${longDay(surrenderedOn ?? on).fr} : un nouveau permis peut être obtenu ${months} mois après, à partir du ${said.fr}.`,
        en: `The card was handed back on ${longDay(surrenderedOn ?? on).en}: a new licence may be obtained ${months} months later, from ${said.en}.`,
      }
    : {
        fr: `Le permis est à remettre au plus tard le ${by.fr}. Le délai de ${months} mois ne court que de cette remise.`,
        en: `The card is to be handed back by ${by.en}. The wait of ${months} months runs only from that day.`,
      }
  const because = [reason('invalidation-wait', words, article('Code de la route', 'L. 223-5'), { months })]
  return { kind: 'invalidation', from: on, ...(free ? { lastDay: addDays(free, -1) } : {}), because }
}

/** The ban of who drives with a foreign licence that has no point left. Before the law knew it, there was none. */
function foreign({ reference, content }: LifeFact<'foreign-ban'>): RecordedBan[] {
  const from = content.notifiedOn
  const since = foreignBanYears.values[0]?.[0]
  if (!since || from < since) return []
  return [{ kind: 'foreign', from, lastDay: addDays(wayBackAfterForeignBan(from).drivesAgainOn, -1), reference }]
}

/** A driver who was not suspended is, from the notified decision that finds them unfit to the one that finds them fit (R221-14-1). */
function unfit({ reference, content }: LifeFact<'aptitude'>, facts: readonly LifeFact[]): RecordedBan[] {
  if (content.fit || content.for !== undefined) return []
  const from = content.notifiedOn
  const fit = ofKind(facts, 'aptitude')
    .filter(other => other.content.fit && other.content.notifiedOn > from)
    .map(other => other.content.notifiedOn)
    .sort()[0]
  const words = {
    fr: 'La suspension dure jusqu’à une décision d’aptitude du préfet.',
    en: 'The suspension lasts until a decision of aptitude by the préfet.',
  }
  return [{ kind: 'unfit', from, reference, because: [reason('until-fit', words, r221_14_1)], ...(fit ? { stopsOn: fit } : {}) }]
}

const restrictionsOf = (facts: readonly LifeFact[]): RecordedRestriction[] =>
  ofKind(facts, 'ead-restriction').map(({ reference, content: { by, from, months } }) => {
    const lifted = ofKind(facts, 'measure-lifted')
      .filter(({ content }) => content.for === reference)
      .map(({ content }) => content.on)
      .sort()[0]
    return { kind: 'ead', by, from, lastDay: addMonths(from, months), reference, ...(lifted ? { liftedOn: lifted } : {}) }
  })

const obtainedBefore = (a: ObtainedCategory, b: ObtainedCategory): number =>
  `${a.since} ${a.category}` < `${b.since} ${b.category}` ? -1 : 1

/** The last decision of aptitude sets the end and the codes of the categories that were held by then. */
function withAptitude({ categories }: Life, facts: readonly LifeFact[]): DriverRecord['categories'] {
  const last = ofKind(facts, 'aptitude')
    .filter(({ content }) => content.fit)
    .sort((a, b) => (a.content.notifiedOn < b.content.notifiedOn ? -1 : 1))
    .at(-1)?.content
  return [...categories].sort(obtainedBefore).map(({ path: _, appliedOn: __, exams: ___, ...held }) => {
    if (!last || held.since > last.notifiedOn || (last.categories && !last.categories.includes(held.category))) return held
    const lastDay = last.lastDay && held.lastDay ? earliest(last.lastDay, held.lastDay) : (last.lastDay ?? held.lastDay)
    const codes = [...new Set([...held.codes, ...(last.codes ?? [])])]
    return { category: held.category, since: held.since, codes, ...(lastDay ? { lastDay } : {}) }
  })
}

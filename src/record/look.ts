import {
  type Awaited,
  addDays,
  awaitedOf,
  type Day,
  erasuresOf,
  type FactKind,
  factsKnown,
  type Ledger,
  ledgerOf,
  lostSince,
  notifiedOn,
  ofKind,
  recordOf,
  retentionsToDecide,
  type Settings,
  type ToDecide,
} from '@papier-rose/law'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type DeadlineHandler, lookAgainOn, type Tasks } from '../kit/jobs.ts'
import { addJob, allOrNothing, handle } from '../kit/store.ts'
import { findLetters, issueLetters, type Letter, lettersToIssue } from './letters.ts'
import { followNamed } from './named.ts'
import { records } from './reactions.ts'
import { whoListens } from './read.ts'
import { type KnownFact, type KnownLife, readLife } from './reading.ts'

/**
 * Looks at a driver's record after something was told or a day has come: the letters that the points call for are issued once each, those who
 * owe a paper before a last day are warned, the days of erasure are set, and so is the next day to look. Done twice it changes nothing.
 */
export const lookAt = (deps: Deps, driverId: string): Promise<Letter[]> =>
  allOrNothing(deps.db, async tx => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${records.name}/${driverId}`])
    const { rows } = await tx.query('select 1 from driver where id::text = $1', [driverId])
    if (rows.length === 0) return []
    const today = deps.clock.today()
    const life = await readLife({ ...deps, db: tx }, driverId)
    const ledger = ledgerOf(life, { day: today }, deps.law)
    const since = await takenOverOn(tx, driverId)
    const letters = await issueLetters(deps, tx, driverId, lettersToIssue(ledger, await findLetters(tx, driverId), life.facts, since))
    const asking = await followNamed(deps, tx, driverId, life)
    const awaited = awaitedOf(life, { day: today }, deps.law)
    await warn(deps, tx, driverId, life, awaited, today)
    await noteAwaited(tx, driverId, life, awaited)
    const toDecide = retentionsToDecide(life, { day: today })
    await noteRetentions(tx, driverId, life, toDecide)
    const erasing = await setErasures(deps, tx, driverId, life, today)
    const days = { ...daysToLook(life, ledger, awaited, toDecide, today, deps.law), ...asking }
    if (erasing) days.erasure = erasing
    await lookAgainOn(tx, `${records.name}/${driverId}`, days)
    const { partners, reports } = await whoListens(tx, driverId)
    if (reports) await addJob(tx, { task: 'settle-reports', payload: { driverId } }, `settle-reports/${driverId}`)
    if (partners) await addJob(tx, { task: 'tell-partners', payload: { driverId } }, `tell-partners/${driverId}`)
    return letters
  })

/** The day on which the file of before was taken over: what was told then had been known, and announced, earlier. */
async function takenOverOn(tx: Tx, driverId: string): Promise<Day | undefined> {
  const { rows } = await tx.query<{ on: Day | null }>(
    `select max((told_at at time zone 'Europe/Paris')::date) as on from record_fact
     where driver_id = $1 and not proposed and known_on < (told_at at time zone 'Europe/Paris')::date`,
    [driverId],
  )
  return rows[0]?.on ?? undefined
}

/** The last warning day that has come, once for each measure and day. */
async function warn(deps: Deps, tx: Tx, driverId: string, life: KnownLife, awaited: readonly Awaited[], today: Day): Promise<void> {
  for (const { reference, lastDay, missing, heldBy, warnOn } of awaited) {
    const about = measureOf(life, reference)
    const warnedOn = warnOn.filter(on => on <= today).at(-1)
    if (!about || !warnedOn || heldBy === 'nobody' || today > lastDay) continue
    const { rows } = await tx.query<{ id: string }>(
      `insert into record_warning (id, driver_id, about, warned_on, last_day, held_by, missing) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint one_warning_a_day do nothing returning id`,
      [deps.ids(), driverId, about.id, warnedOn, lastDay, heldBy, missing],
    )
    // The person is told that a day comes, whoever still has to act: which day, and for what, is read in their space.
    for (const { id } of rows)
      await addJob(tx, { task: 'notify-driver', payload: { driverId, notice: 'measure-ends', about: id } }, `measure-ends/${id}`)
  }
}

/** The préfecture that decides on the aptitude: that of the last residence told, else that of the office which told the measure. */
function officeFor({ facts }: KnownLife, { source }: KnownFact): string {
  const homes = ofKind(factsKnown(facts, undefined), 'residence').flatMap(({ content }) => (content.commune ? [content] : []))
  const home = homes.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1)?.commune
  if (home) return /^9[78]/.test(home) ? home.slice(0, 3) : home.slice(0, 2)
  return departementIn(source) ?? ''
}

const departementIn = (source: string): string | undefined => /-(\d[\dAB]\d?)$/.exec(source)?.[1]

/** Writes down what still waits for a decision of aptitude, and who holds it: the list of the office reads it. */
async function noteAwaited(tx: Tx, driverId: string, life: KnownLife, awaited: readonly Awaited[]): Promise<void> {
  const open = awaited.flatMap(({ reference, lastDay, heldBy, missing, completeOn = null }) => {
    const measure = heldBy === 'nobody' ? undefined : measureOf(life, reference)
    return measure ? [{ about: measure.id, office: officeFor(life, measure), lastDay, heldBy, missing, completeOn }] : []
  })
  await tx.query('delete from awaited_aptitude where driver_id = $1 and about <> all($2::uuid[])', [
    driverId,
    open.map(({ about }) => about),
  ])
  if (open.length === 0) return
  await tx.query(
    `insert into awaited_aptitude (about, driver_id, office, last_day, held_by, missing, complete_on)
     select about, $1, office, "lastDay", "heldBy", missing, "completeOn"
     from jsonb_to_recordset($2) as a(about uuid, office text, "lastDay" date, "heldBy" text, missing text[], "completeOn" date)
     on conflict (about) do update set office = excluded.office, last_day = excluded.last_day, held_by = excluded.held_by,
       missing = excluded.missing, complete_on = excluded.complete_on`,
    [driverId, JSON.stringify(open)],
  )
}

/** Writes down the retentions on which the préfet has still to decide. */
async function noteRetentions(tx: Tx, driverId: string, life: KnownLife, toDecide: readonly ToDecide[]): Promise<void> {
  const open = toDecide.flatMap(({ reference, on, at = null, verified, lastDay, decision }) => {
    const fact = factOf(life, reference, ['retention'])
    // The office of whoever kept the licence, when it says so: the préfet of that place decides.
    const office = fact && (departementIn(fact.source) ?? officeFor(life, fact))
    return fact ? [{ about: fact.id, office, on, at, verified, lastDay, must: decision.value === 'must-suspend' }] : []
  })
  await tx.query('delete from retention_to_decide where driver_id = $1 and about <> all($2::uuid[])', [
    driverId,
    open.map(({ about }) => about),
  ])
  if (open.length === 0) return
  await tx.query(
    `insert into retention_to_decide (about, driver_id, office, retained_on, retained_at, verified, last_day, must)
     select about, $1, office, "on", at, verified, "lastDay", must
     from jsonb_to_recordset($2) as r(about uuid, office text, "on" date, at text, verified boolean, "lastDay" date, must boolean)
     on conflict (about) do update set office = excluded.office, retained_on = excluded.retained_on, retained_at = excluded.retained_at,
       verified = excluded.verified, last_day = excluded.last_day, must = excluded.must`,
    [driverId, JSON.stringify(open)],
  )
}

const factOf = (life: KnownLife, reference: string, kinds: readonly FactKind[]): KnownFact | undefined =>
  (factsKnown(life.facts, undefined) as KnownFact[]).find(fact => fact.reference === reference && kinds.includes(fact.kind))

const measureOf = (life: KnownLife, reference: string): KnownFact | undefined =>
  factOf(life, reference, ['administrative-suspension', 'judgment'])

/**
 * Writes the day of erasure beside each fact. What made a licence void goes last: when its day comes, the categories that it took away are
 * recorded as ended, without the reason, so that nothing comes back by forgetting. Answers the day on which that is to be done.
 */
async function setErasures(deps: Deps, tx: Tx, driverId: string, life: KnownLife, today: Day): Promise<Day | undefined> {
  const erasures = erasuresOf(life, { day: today }, deps.law)
  const losing = erasures.filter(({ keepsLoss }) => keepsLoss)
  const lossDay = losing.map(({ on }) => on.value).sort()[0]
  const now = lossDay !== undefined && lossDay <= today
  if (now) await endLostCategories(deps, tx, driverId, life, today)
  const set = erasures.map(({ fact, keepsLoss, on }) => ({ id: (fact as KnownFact).id, on: keepsLoss && !now ? null : on.value }))
  await tx.query(
    `update record_fact set erase_on = d.on from json_to_recordset($1) as d (id uuid, "on" date)
     where record_fact.id = d.id and record_fact.erase_on is distinct from d.on`,
    [JSON.stringify(set)],
  )
  return now ? undefined : lossDay
}

async function endLostCategories(deps: Deps, tx: Tx, driverId: string, life: KnownLife, today: Day): Promise<void> {
  const record = recordOf(life, { day: today }, deps.law)
  const act = { by: 'papier-rose', as: 'system', at: deps.clock.now() } as const
  for (const held of life.categories) {
    const loss = lostSince(record, held.since, today)
    if (!loss) continue
    const lastDay = addDays(loss.from, -1)
    await handle(deps, records, driverId, { type: 'GiveCategory', ...held, lastDay, ...act }, `ended/${held.category}/${held.since}`, tx)
  }
}

/** The days after today on which something changes by itself. */
function daysToLook(
  life: KnownLife,
  ledger: Ledger,
  awaited: readonly Awaited[],
  toDecide: readonly ToDecide[],
  today: Day,
  law: Settings,
): Record<string, Day> {
  const [credit] = ledger.comesBack
  const open = ledger.deadlines.filter(({ doneOn }) => doneOn === null)
  const found: [string, Day][] = [
    ...(credit ? [['points', credit.day] as [string, Day]] : []),
    ...open.map(({ what, day }): [string, Day] => [`${what}/${day}`, addDays(day, 1)]),
    ...awaited.flatMap(({ lastDay, warnOn, heldBy }) =>
      heldBy === 'nobody' ? [] : [...warnOn, addDays(lastDay, 1)].map((on): [string, Day] => [`measure/${on}`, on]),
    ),
    ...toDecide.map(({ lastDay }): [string, Day] => [`retention/${lastDay}`, addDays(lastDay, 1)]),
    ...ofKind(life.facts, 'letter').flatMap(({ content }) => deemed(content.sending, today, law)),
  ]
  return Object.fromEntries(found.filter(([, on]) => on > today))
}

/** A letter that nobody opened or collected counts as notified one day: the law says it of each day to come. */
function deemed(sending: KnownFact<'letter'>['content']['sending'], today: Day, law: Settings): [string, Day][] {
  const { reasons, value } = notifiedOn(sending, today, law)
  const last = value === null ? reasons.map(({ numbers }) => numbers.lastDay).find(on => typeof on === 'string') : undefined
  return last ? [[`letter/${last}`, addDays(last as Day, 1)]] : []
}

export const recordTasks = (deps: Deps): Tasks => ({
  'look-at-record': async ({ driverId = '' }) => {
    await lookAt(deps, driverId)
  },
})

/** A day has come: the record is looked at, and says itself when to look again. */
export const recordDeadlines =
  (deps: Deps): DeadlineHandler =>
  async id => {
    await lookAt(deps, id)
    return false
  }

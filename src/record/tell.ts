import type { Day, FactContents, FactKind } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing, type Handled, handle, type Refusal, refuse } from '../kit/store.ts'
import { findDriver } from './driver.ts'
import { factIdOf, type NewFact, recordKeys, type Written, writeFact } from './facts.ts'
import { records } from './reactions.ts'
import type { Command, Driven, Event, TakeBackReason } from './record.ts'
import { factKinds, needsTwoPeople, type Teller } from './told.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>

/** Who tells, in what quality, and the idempotency key of the telling. */
export interface Telling {
  /** An agent's id, or the name of a partner. */
  readonly by: string
  readonly as: Actor
  readonly teller: Teller
  /** Whose references these are: the office, the court, the centre. Facts of one source correct one another. */
  readonly source: string
  readonly key: string
  /** The day on which the facts were known, when it is not today: a file taken over. */
  readonly knownOn?: Day
  readonly tx?: Tx
}

export type TellRefusal =
  | 'unreadable'
  | 'not-for-you'
  | 'two-people'
  | 'after-today'
  | 'before-birth'
  | 'contradicts-itself'
  | 'told-of-another'
  | 'key-used'

export interface Heard {
  readonly refused?: Refusal
  /** In the order of the telling: told now, known before, or erased since by order of the law. */
  readonly facts: readonly { readonly id: string; readonly was: 'new' | 'known' | 'erased' }[]
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** Undoes what the transaction has written, and answers the refusal. */
const orRefusal = <T>(work: Promise<T>, none: T): Promise<T & { refused?: Refusal }> =>
  work.catch(fault => {
    if (fault instanceof Refused) return { ...none, refused: fault.refusal }
    throw fault
  }) as Promise<T & { refused?: Refusal }>

/**
 * Records what somebody tells of a driver, all or nothing: the rows, the events and their jobs. Told again it changes nothing. Within a `tx` of
 * the caller a refusal leaves the facts before it written: the caller rolls back.
 */
export function tell(deps: Needs, driverId: string, facts: readonly NewFact[], telling: Telling): Promise<Heard> {
  return orRefusal<Heard>(
    within(deps, telling.tx, tx => write(deps, tx, driverId, facts, telling, 'Tell')),
    { facts: [] },
  )
}

/** The same for an act that needs two people: it counts once another one has confirmed it. */
export function propose(deps: Needs, driverId: string, fact: NewFact, telling: Telling): Promise<Heard> {
  return orRefusal<Heard>(
    within(deps, telling.tx, tx => write(deps, tx, driverId, [fact], telling, 'Propose')),
    { facts: [] },
  )
}

const within = <T>({ db }: Needs, tx: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
  tx ? work(tx) : allOrNothing(db, work, ['record_fact_pkey', 'one_fact_a_revision'])

async function write(
  deps: Needs,
  tx: Tx,
  driverId: string,
  facts: readonly NewFact[],
  telling: Telling,
  type: 'Tell' | 'Propose',
): Promise<Heard> {
  const { by, as, source, key, knownOn = deps.clock.today() } = telling
  const driver = await findDriver(tx, driverId)
  if (!driver) throw new Error('no such driver')
  const read = facts.map(fact => readable(fact, telling, driver.birthDay, deps.clock.today(), type))
  const { rows } = await tx.query<{ id: string }>(
    `select facts ->> 'factId' as id from journal where stream = $1 and type in ('FactTold', 'FactProposed') and facts ->> 'factId' = any($2)`,
    [`${records.name}/${driverId}`, read.map(fact => factIdOf(source, fact))],
  )
  const journalled = new Set(rows.map(({ id }) => id))
  const keys = recordKeys(deps.config)
  const written: (Written | { readonly factId: string; readonly row: 'erased' })[] = []
  for (const fact of read) {
    const factId = factIdOf(source, fact)
    const stands = !journalled.has(factId) || (await tx.query('select 1 from record_fact where id = $1', [factId])).rowCount
    // What the law ordered to erase is not written again because somebody tells it again.
    if (!stands) written.push({ factId, row: 'erased' })
    else {
      const row = { driverId, source, fact, at: deps.clock.now(), knownOn, proposed: type === 'Propose' }
      const done = await writeFact(tx, keys, row)
      const where = { kind: fact.kind, reference: fact.reference, revision: fact.revision ?? 0 }
      if (done.row === 'contradicts') throw new Refused(refuse('contradicts-itself', where))
      if (done.row === 'of-another') throw new Refused(refuse('told-of-another', where))
      written.push(done)
    }
  }
  const fresh = written.filter((one): one is Written => one.row === 'new').map(({ factId, commitment }) => ({ factId, commitment }))
  if (fresh.length > 0) {
    const act = { by, as, at: deps.clock.now() }
    const [first] = fresh
    const command: Command = type === 'Propose' && first ? { type, ...first, ...act } : { type: 'Tell', facts: fresh, ...act }
    const { refused, repeated } = await handle(deps, records, driverId, command, key, tx)
    if (refused) throw new Refused(refused)
    // The rows would stand without an event: this key was given to another telling.
    if (repeated) throw new Refused(refuse('key-used', {}))
  }
  return { facts: written.map(({ factId, row }) => ({ id: factId, was: row === 'erased' ? 'erased' : row === 'new' ? 'new' : 'known' })) }
}

/** The fact as its schema reads it; refused when it cannot be read, when its days cannot be, or when this teller may not say it. */
function readable<F extends NewFact>(fact: F, { teller, as }: Telling, birth: Day, today: Day, type: 'Tell' | 'Propose'): F {
  const facts = factKinds[fact.kind]
  const where = { kind: fact.kind, reference: fact.reference }
  if (!facts.by.includes(teller)) throw new Refused(refuse('not-for-you', { ...where, teller }))
  const parsed = facts.schema.safeParse(fact.content)
  if (!parsed.success)
    throw new Refused(
      refuse('unreadable', { ...where, issues: parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), code })) }),
    )
  const alone = type === 'Tell' && (as === 'reviewer' || as === 'supervisor')
  if (alone && needsTwoPeople(fact.kind, parsed.data as never)) throw new Refused(refuse('two-people', where))
  const content = parsed.data as FactContents[FactKind] as Readonly<Record<string, unknown>>
  for (const field of facts.past as readonly string[]) {
    const day = content[field] as Day | undefined
    if (day !== undefined && day > today) throw new Refused(refuse('after-today', { ...where, field, day }))
    if (day !== undefined && day < birth) throw new Refused(refuse('before-birth', { ...where, field, day }))
  }
  return { ...fact, content } as F
}

type Done = Promise<{ readonly refused?: Refusal; readonly handled?: Handled<Event, Driven> }>

/** Takes back a fact that was told by error or of the wrong person: from today it counts no more, and its history stays. */
export const takeBack = (
  deps: Needs,
  driverId: string,
  factId: string,
  why: TakeBackReason,
  telling: Pick<Telling, 'by' | 'as' | 'key' | 'tx'>,
): Done =>
  rowAndEvent(deps, driverId, { type: 'TakeBack', factId, why, by: telling.by, as: telling.as, at: deps.clock.now() }, telling, tx =>
    tx.query('update record_fact set taken_back_on = $3 where id = $1 and driver_id = $2 and taken_back_on is null', [
      factId,
      driverId,
      deps.clock.today(),
    ]),
  )

/** Another person confirms a proposed act: it counts from today. */
export const confirm = (deps: Needs, driverId: string, factId: string, telling: Pick<Telling, 'by' | 'as' | 'key' | 'tx'>): Done =>
  rowAndEvent(deps, driverId, { type: 'Confirm', factId, by: telling.by, as: telling.as, at: deps.clock.now() }, telling, tx =>
    tx.query('update record_fact set proposed = false, known_on = $3 where id = $1 and driver_id = $2 and proposed', [
      factId,
      driverId,
      deps.clock.today(),
    ]),
  )

/** A proposed act is declined: it never counts. */
export const decline = (deps: Needs, driverId: string, factId: string, telling: Pick<Telling, 'by' | 'as' | 'key' | 'tx'>): Done =>
  rowAndEvent(deps, driverId, { type: 'Decline', factId, by: telling.by, as: telling.as, at: deps.clock.now() }, telling, async () => {})

function rowAndEvent(
  deps: Needs,
  driverId: string,
  command: Command,
  { key, tx }: Pick<Telling, 'key' | 'tx'>,
  change: (tx: Tx) => Promise<unknown>,
): Done {
  const work = within(deps, tx, async inside => {
    const handled = await handle(deps, records, driverId, command, key, inside)
    if (handled.refused) throw new Refused(handled.refused)
    if (handled.events.length > 0) await change(inside)
    return { handled }
  })
  return orRefusal(work as Done, {})
}

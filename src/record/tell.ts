import type { Day, FactContents, FactKind } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { handleEach, type Refusal, refuse } from '../kit/store.ts'
import { recorders } from './decide.ts'
import { changeCivil, type Driver, findDriver } from './driver.ts'
import {
  factIdOf,
  findStanding,
  insertFacts,
  type NewFact,
  recordKeys,
  referenceOf,
  type SealedFact,
  saysTheSame,
  sealFact,
  textOf,
} from './facts.ts'
import { records } from './reactions.ts'
import type { Command } from './record.ts'
import { besideOthers, findTakenBack } from './take-back.ts'
import type { Telling } from './telling.ts'
import { factKinds, needsTwoPeople } from './told.ts'
import { orRefusal, Refused, within } from './within.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>

export type TellRefusal =
  | 'unreadable'
  | 'not-for-you'
  | 'two-people'
  | 'after-today'
  | 'before-birth'
  | 'contradicts-itself'
  | 'told-of-another'
  | 'key-used'

/** Told now, known before, erased since by order of the law, or taken back before it was told. */
export type Was = 'new' | 'known' | 'erased' | 'taken-back'

export interface Heard {
  readonly refused?: Refusal
  /** In the order of the telling. */
  readonly facts: readonly { readonly id: string; readonly was: Was }[]
}

/**
 * Records what somebody tells of a driver, all or nothing: the rows, the events and their jobs. Told again it changes nothing. Within a `tx` of
 * the caller a refusal leaves what was written before it: the caller rolls back.
 */
export function tell(deps: Needs, driverId: string, facts: readonly NewFact[], telling: Telling): Promise<Heard> {
  return orRefusal<Heard>(
    within(deps, telling.tx, tx => together(deps, tx, driverId, facts, telling, 'Tell')),
    { facts: [] },
  )
}

/** One fact among many that are told together, each for itself. */
export interface OneTold {
  readonly driver: Pick<Driver, 'id' | 'birthDay'>
  readonly fact: NewFact
}

export type Outcome = { readonly id: string; readonly was: Was } | { readonly refused: Refusal }

/**
 * Records many facts of many drivers in a few statements, within the caller's transaction. One that is refused hinders no other: of it nothing
 * is written. Answers in the order of the telling.
 */
export async function tellEach(deps: Needs, tx: Tx, told: readonly OneTold[], telling: Omit<Telling, 'key' | 'tx'>): Promise<Outcome[]> {
  const looked = await look(deps, tx, told, telling, 'Tell')
  return write(deps, tx, looked, telling, 'Tell', ({ factId }) => `told/${factId}`)
}

/** Tells or proposes facts of one driver within a transaction, all or none: a refusal is thrown. */
export async function together(
  deps: Needs,
  tx: Tx,
  driverId: string,
  facts: readonly NewFact[],
  telling: Telling,
  type: 'Tell' | 'Propose',
): Promise<Heard> {
  const driver = await findDriver(tx, driverId)
  if (!driver) throw new Error('no such driver')
  const looked = await look(
    deps,
    tx,
    facts.map(fact => ({ driver, fact })),
    telling,
    type,
  )
  const orThrow = <T>(one: T | { readonly refused: Refusal }): T => {
    if (typeof one === 'object' && one !== null && 'refused' in one) throw new Refused(one.refused)
    return one as T
  }
  for (const one of looked) orThrow(one)
  const outcomes = await write(deps, tx, looked, telling, type, () => telling.key)
  return { facts: outcomes.map(one => orThrow(one) as Heard['facts'][number]) }
}

/** A fact that may be written: nobody told it before. */
type Fresh = SealedFact & { readonly takenBack: boolean }
type Looked = { readonly refused: Refusal } | { readonly id: string; readonly was: 'known' } | { readonly fresh: Fresh }

/** Compares what is told with what its author told before, and with itself: nothing is written yet. */
async function look(
  deps: Needs,
  tx: Tx,
  told: readonly OneTold[],
  telling: Omit<Telling, 'key' | 'tx'>,
  type: 'Tell' | 'Propose',
): Promise<Looked[]> {
  const { source } = telling
  const today = deps.clock.today()
  const checked = told.map(({ fact, driver }) => checkFact(fact, telling, driver.birthDay, today, type))
  const good = checked.flatMap(one => ('refused' in one ? [] : [one]))
  // In this order on one connection: both look once the place beside the others is taken.
  const [, before, takenBack] = await Promise.all([
    besideOthers(tx, source),
    findStanding(tx, source, good),
    findTakenBack(tx, source, good),
  ])
  const keys = recordKeys(deps.config)
  const now = new Map<string, Fresh[]>()
  return checked.map((fact, i): Looked => {
    if ('refused' in fact) return fact
    const driverId = told[i]?.driver.id ?? ''
    const { kind, reference, revision = 0 } = fact
    const where = { kind, reference, revision }
    const name = referenceOf(fact)
    const id = factIdOf(source, fact)
    const rows = before.get(name) ?? []
    const others = now.get(name) ?? []
    const row = rows.find(one => one.id === id)
    const other = others.find(one => one.factId === id)
    if ((row ?? other) !== undefined && (row ?? other)?.driverId !== driverId) return { refused: refuse('told-of-another', where) }
    if (row) return saysTheSame(keys, row, fact.content) ? { id, was: 'known' } : { refused: refuse('contradicts-itself', where) }
    if (other)
      return textOf(other.fact.content) === textOf(fact.content) ? { id, was: 'known' } : { refused: refuse('contradicts-itself', where) }
    const gone = revision <= (takenBack.get(name) ?? -1)
    // A reference is about one driver, until its author has taken it back.
    const elsewhere = [...rows, ...others].some(one => one.driverId !== driverId && !one.takenBack)
    if (elsewhere && !gone) return { refused: refuse('told-of-another', where) }
    const fresh = {
      ...sealFact(keys, driverId, source, fact),
      driverId,
      fact,
      takenBack: gone,
      takenBackOn: gone ? today : null,
    }
    now.set(name, [...others, fresh])
    return { fresh }
  })
}

async function write(
  deps: Needs,
  tx: Tx,
  looked: readonly Looked[],
  { by, as, source, knownOn = deps.clock.today() }: Omit<Telling, 'key' | 'tx'>,
  type: 'Tell' | 'Propose',
  keyOf: (fresh: Fresh) => string,
): Promise<Outcome[]> {
  const act = { by, as, at: deps.clock.now() }
  const fresh = looked.flatMap(one => ('fresh' in one ? [one.fresh] : []))
  const groups = [...Map.groupBy(fresh, one => `${one.driverId} ${keyOf(one)}`).values()]
  const commands = groups.map(([first, ...more]) => {
    if (!first) throw new Error('a group of nothing')
    const facts = [first, ...more].map(({ factId, commitment }) => ({ factId, commitment }))
    const command: Command =
      type === 'Propose' ? { type, factId: first.factId, commitment: first.commitment, ...act } : { type: 'Tell', facts, ...act }
    return { id: first.driverId, command, key: keyOf(first) }
  })
  const handled = await handleEach(deps, records, commands, tx)
  const outcomes = new Map<string, Outcome>()
  for (const [i, { events, refused, repeated, state }] of handled.entries()) {
    const told = new Set(events.flatMap(event => ('commitment' in event ? [event.factId] : [])))
    for (const { factId: id, takenBack } of groups[i] ?? []) {
      // What the law ordered to erase is not written again because somebody tells it again: the journal knows it, and no row does.
      const known = !told.has(id) && (state.facts.includes(id) || state.proposed.some(one => one.factId === id))
      if (refused) outcomes.set(id, { refused })
      else if (known) outcomes.set(id, { id, was: 'erased' })
      // The rows would stand without an event: this key was given to another telling.
      else if (repeated) outcomes.set(id, { refused: refuse('key-used', {}) })
      else outcomes.set(id, { id, was: takenBack ? 'taken-back' : 'new' })
    }
  }
  const written = fresh.filter(({ factId }) => ['new', 'taken-back'].includes(wasOf(outcomes.get(factId))))
  if (type === 'Tell') for (const { driverId, fact, takenBack } of written) if (!takenBack) await becomes(tx, driverId, fact)
  await insertFacts(tx, written, { source, at: act.at, knownOn, proposed: type === 'Propose' })
  const back = written.filter(({ takenBack }) => takenBack)
  await handleEach(
    deps,
    records,
    back.map(({ factId, driverId }) => ({
      id: driverId,
      command: { type: 'TakeBack', factId, why: 'error', ...act } as const,
      key: `taken-back/${factId}`,
    })),
    tx,
  )
  return looked.map(one => ('fresh' in one ? (outcomes.get(one.fresh.factId) as Outcome) : one))
}

/** Who somebody is changes when a correction of it counts. */
export const becomes = (tx: Tx, driverId: string, { kind, content }: NewFact): Promise<void> =>
  kind === 'identity' ? changeCivil(tx, driverId, content) : Promise.resolve()

const wasOf = (outcome: Outcome | undefined): string => (outcome && 'was' in outcome ? outcome.was : '')

/** The fact as its schema reads it; refused when it cannot be read, when its days cannot be, or when this teller may not say it. */
export function checkFact<F extends NewFact>(
  fact: F,
  { teller, as }: Pick<Telling, 'teller' | 'as'>,
  birth: Day,
  today: Day,
  type: 'Tell' | 'Propose' = 'Tell',
): F | { readonly refused: Refusal } {
  const facts = factKinds[fact.kind]
  const where = { kind: fact.kind, reference: fact.reference }
  if (!facts.by.includes(teller)) return { refused: refuse('not-for-you', { ...where, teller }) }
  const parsed = facts.schema.safeParse(fact.content)
  if (!parsed.success)
    return {
      refused: refuse('unreadable', { ...where, issues: parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), code })) }),
    }
  const alone = type === 'Tell' && (recorders as readonly Actor[]).includes(as)
  if (alone && needsTwoPeople(fact.kind, parsed.data as never)) return { refused: refuse('two-people', where) }
  const content = parsed.data as FactContents[FactKind] as Readonly<Record<string, unknown>>
  for (const field of facts.past as readonly string[]) {
    const day = content[field] as Day | undefined
    if (day !== undefined && day > today) return { refused: refuse('after-today', { ...where, field, day }) }
    if (day !== undefined && day < birth) return { refused: refuse('before-birth', { ...where, field, day }) }
  }
  return { ...fact, content } as F
}

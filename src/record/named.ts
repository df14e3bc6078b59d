import { addDays, type Day, type DriverAnswer, type Named, namedOf, ofKind } from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { addJob, allOrNothing, type Refusal, refuse } from '../kit/store.ts'
import { questionsWaiting } from './read.ts'
import { type KnownFact, type KnownLife, type Reading, readLife } from './reading.ts'
import { type TellRefusal, tell } from './tell.ts'

/** Where the answers of people who were named come from. */
const source = 'named-driver'

/** The same naming, however often its author corrects it. */
const idOf = ({ source: author, reference }: Pick<KnownFact, 'source' | 'reference'>): string => idFrom(source, author, reference)

/** One time that a driver was named, with the id by which pages call it. */
export interface KnownNamed extends Named<KnownFact<'driver-named'>> {
  readonly id: string
}

const namedIn = (life: KnownLife, { clock, law }: Pick<Reading, 'clock' | 'law'>): KnownNamed[] =>
  namedOf(life.facts, clock.today(), law).map(one => ({ ...one, id: idOf(one.fact) }))

/** Every time that this driver was named, the last first. */
export const readNamed = async (reading: Reading, driverId: string): Promise<KnownNamed[]> =>
  namedIn(await readLife(reading, driverId), reading)

/** Days before the last one on which who has not answered is asked again: our own rule. */
const remindedBefore = 10

/**
 * Asks the driver about each naming that still waits, and once again before the last day; notes what an agent should look at: new in it, it is to
 * be looked at again. Answers the days on which to ask again.
 */
export async function followNamed(deps: Deps, tx: Tx, driverId: string, life: KnownLife): Promise<Record<string, Day>> {
  const today = deps.clock.today()
  const all = namedIn(life, deps)
  const again: Record<string, Day> = {}
  const unasked = all.some(({ standing }) => standing !== 'waiting') ? await questionsWaiting(tx, driverId) : new Set()
  const post = (id: string, reminder: '' | 'yes') =>
    addJob(tx, { task: 'post-question', payload: { driverId, namedId: id, reminder } }, `post-question/${id}/${reminder}`)
  /** In the account of who has one, on paper to who has none. */
  const ask = async (id: string, notice: 'driver-named' | 'driver-named-again') => {
    await addJob(tx, { task: 'notify-driver', payload: { driverId, notice, about: id } }, `${notice}/${id}`)
    await post(id, notice === 'driver-named-again' ? 'yes' : '')
  }
  for (const { id, fact, conflict = null, standing, answerBy } of all) {
    const { rows } = await tx.query<{ fresh: boolean }>(
      `insert into named_driver as n (id, driver_id, fact_id, asked_on, conflict, conflict_since) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set fact_id = excluded.fact_id, conflict = excluded.conflict,
         conflict_since = case when n.conflict is distinct from excluded.conflict then excluded.conflict_since else n.conflict_since end,
         settled_by = case when n.conflict is distinct from excluded.conflict then null else n.settled_by end,
         settled_at = case when n.conflict is distinct from excluded.conflict then null else n.settled_at end
       returning xmax = 0 as fresh`,
      [id, driverId, fact.id, today, conflict, conflict && today],
    )
    if (standing !== 'waiting') {
      // What waited for an address is asked no more.
      if (unasked.has(id)) for (const reminder of ['', 'yes'] as const) await post(id, reminder)
      continue
    }
    if (rows[0]?.fresh) await ask(id, 'driver-named')
    const remindOn = addDays(answerBy.value, -remindedBefore)
    if (today < remindOn) again[`named/${id}`] = remindOn
    else if (await remind(tx, id, { today, remindOn })) await ask(id, 'driver-named-again')
  }
  // What was taken back asks nothing of anybody any more.
  await tx.query(
    'update named_driver set conflict = null, conflict_since = null where driver_id = $1 and id <> all($2::uuid[]) and conflict is not null',
    [driverId, all.map(({ id }) => id)],
  )
  return again
}

/** Notes that a driver is asked again, once; who was asked only after that day is not. Answers whether they are. */
async function remind(tx: Tx, id: string, { today, remindOn }: { readonly today: Day; readonly remindOn: Day }): Promise<boolean> {
  const { rowCount } = await tx.query('update named_driver set reminded_on = $2 where id = $1 and reminded_on is null and asked_on < $3', [
    id,
    today,
    remindOn,
  ])
  return rowCount === 1
}

/** The question left on paper. */
export const questionPosted = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, id: string): Promise<void> =>
  void (await db.query('update named_driver set posted_on = coalesce(posted_on, $2) where id = $1', [id, clock.today()]))

export type AnswerRefusal = 'named-unknown' | Extract<TellRefusal, 'key-used'>

class NotHeard extends Error {
  readonly refusal: Refusal<AnswerRefusal>
  constructor(refusal: Refusal<AnswerRefusal>) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/**
 * Keeps what the driver answers to a naming, with the words that they add: a fact of their record. Another answer later is a revision, and the
 * first one stays; the same answer again changes nothing. It may come at any time: late, it is said to be late.
 */
export function answerNamed(
  deps: Deps,
  driverId: string,
  id: string,
  said: { readonly answer: DriverAnswer; readonly words?: string },
  { by, key }: { readonly by: string; readonly key: string },
): Promise<{ readonly refused?: Refusal<AnswerRefusal> }> {
  const work = async (tx: Tx): Promise<{ refused?: Refusal<AnswerRefusal> }> => {
    const life = await readLife({ ...deps, db: tx }, driverId)
    const found = namedIn(life, deps).find(one => one.id === id)
    if (!found) return { refused: refuse('named-unknown') }
    if (found.answer?.is === said.answer && (found.answer.words ?? '') === (said.words ?? '')) return {}
    const before = ofKind(life.facts, 'driver-answer').filter(fact => fact.reference === id)
    const content = { for: found.fact.reference, on: deps.clock.today(), ...said }
    const fact = { kind: 'driver-answer', reference: id, revision: before.length, content } as const
    const { refused } = await tell(deps, driverId, [fact], { by, as: 'applicant', teller: 'driver', source, key, tx })
    if (refused?.refused === 'key-used') throw new NotHeard(refuse('key-used'))
    if (refused) throw new Error(`an answer was refused: ${refused.refused}`)
    return {}
  }
  return allOrNothing(deps.db, work, ['record_fact_pkey', 'one_fact_a_revision']).catch(fault => {
    if (fault instanceof NotHeard) return { refused: fault.refusal }
    throw fault
  })
}

/** An agent has looked at what was established before or against an answer. Answers whether it waited. */
export async function settleNamed(q: Queryable, id: string, agentId: string, at: string): Promise<boolean> {
  const { rowCount } = await q.query(
    'update named_driver set settled_by = $2, settled_at = $3 where id = $1 and conflict is not null and settled_at is null',
    [id, agentId, at],
  )
  return rowCount === 1
}

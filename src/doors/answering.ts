import type { z } from 'zod'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { openLine } from '../kit/line.ts'
import type { Settled } from '../kit/settle.ts'
import { allOrNothing, Overtaken } from '../kit/store.ts'
import type { NewFact } from '../record/index.ts'
import type { Became } from './became.ts'
import { type Answer, type Call, findAnswers, type Known, keepAnswers, oneAnswerAKey } from './calls.ts'
import type { Client } from './clients.ts'
import { findFiles, forgetHeard, hearEach, hearTakeBacks, type NotHeard, type OneHeard, promisesOfHearing, type Told } from './hearing.ts'
import type { takeBackSchema } from './reading.ts'

/** What a partner is answered to one call. */
export type Heard = { readonly answer: Answer } | NotHeard

interface Sent {
  readonly key: string
  readonly body: string
}

/** A fact that came in a call of its own. */
interface Arrived {
  readonly deps: Deps
  readonly client: Client
  readonly told: Told
  readonly call: Call
}

const promises = [...promisesOfHearing, oneAnswerAKey]
const statusOf: Readonly<Record<Became, Answer['status']>> = {
  recorded: 201,
  corrected: 201,
  'kept-aside': 202,
  repeated: 200,
  erased: 200,
  'taken-back': 200,
  'take-back-awaits': 200,
}

const ofKnown = (known: Exclude<Known, undefined>): Heard => ('again' in known ? { answer: known.again } : { problem: 'key-reused' })

const answerTo = ({ kind, reference, revision }: Told, heard: OneHeard): Heard =>
  'problem' in heard
    ? heard
    : { answer: { status: statusOf[heard.became], body: { id: heard.id, kind, reference, revision, became: heard.became } } }

/** Hears calls of one partner, each once: its key, what it brings about and its answer are written together, or nothing is. */
async function hearCalls(tx: Tx, arrived: readonly [Arrived, ...Arrived[]]): Promise<Heard[]> {
  const [{ deps, client }] = arrived
  const calls = arrived.map(({ call }) => call)
  const facts = arrived.map(({ told }) => told)
  const [known, files] = await Promise.all([findAnswers(tx, deps.config, calls), findFiles(tx, facts)])
  const fresh = arrived.filter((_, i) => known[i] === undefined)
  const told = fresh.map(one => one.told)
  const heard = await hearEach(deps, tx, client, told, files)
  const answers = new Map(fresh.map((one, i) => [one, answerTo(one.told, heard[i] ?? { problem: 'unreadable' })]))
  const kept = [...answers].flatMap(([{ call }, one]) => ('answer' in one ? [{ call, answer: one.answer }] : []))
  await Promise.all([forgetHeard(tx, client, told, heard), keepAnswers(tx, deps.config, kept)])
  return arrived.map((one, i) => answers.get(one) ?? ofKnown(known[i] ?? { reused: true }))
}

const alone = (one: Arrived): Promise<Heard> => allOrNothing(one.deps.db, async tx => (await hearCalls(tx, [one]))[0] as Heard, promises)

/** Those that came together, in one transaction; whatever it comes to, each may be tried alone: a key answers once. */
async function together(arrived: readonly Arrived[]): Promise<Settled<Heard>[]> {
  const keys = new Set<string>()
  // The same key twice at once: the second hears what the first was answered.
  const [first, ...more] = arrived.filter(({ call: { key } }) => !keys.has(key) && keys.add(key))
  if (!first) return []
  try {
    const heard = await allOrNothing(first.deps.db, tx => hearCalls(tx, [first, ...more]), promises)
    const answers = new Map([first, ...more].map((one, i) => [one, heard[i]]))
    return arrived.map(one => (answers.has(one) ? { handled: answers.get(one) as Heard } : { fault: new Overtaken() }))
  } catch (fault) {
    return arrived.map(() => ({ fault: arrived.length > 1 ? new Overtaken() : fault }))
  }
}

/** Facts that a partner tells one by one share a commit with those that arrive while the ones before are written. */
const inLine = openLine<Arrived, Heard>({
  companyOf: ({ client }) => `${client.id} ${client.teller}`,
  placeOf: ({ client }) => client.id,
  all: (_, arrived) => together(arrived),
  alone: (_, one) => alone(one),
})

/** Hears one fact of a partner. */
export const hear = (deps: Deps, client: Client, told: Told, { key, body }: Sent): Promise<Heard> =>
  inLine(deps.db, { deps, client, told, call: { clientId: client.id, key, what: told.kind, body } })

/** Hears that a partner takes back what it told under a reference. */
export const hearTakeBack = (
  deps: Deps,
  client: Client,
  { kind, reference }: Pick<NewFact, 'kind' | 'reference'>,
  { revision, why }: z.infer<typeof takeBackSchema>,
  { key, body }: Sent,
): Promise<Heard> =>
  allOrNothing(
    deps.db,
    async (tx): Promise<Heard> => {
      const call = { clientId: client.id, key, what: `${kind}/${reference}/take-back`, body }
      const [known] = await findAnswers(tx, deps.config, [call])
      if (known) return ofKnown(known)
      const [heard] = await hearTakeBacks(deps, tx, client, [{ kind, reference, revision, why }], `${client.id}/${key}`)
      if (!heard || 'problem' in heard) throw new Error('a taking back was not heard')
      const answer = { status: 200, body: { kind, reference, revision, became: heard.became } } as const
      await keepAnswers(tx, deps.config, [{ call, answer }])
      return { answer }
    },
    promises,
  )

import type { FactKind } from '@papier-rose/law'
import type { z } from 'zod'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing, type Refusal, refuse } from '../kit/store.ts'
import { compare } from '../partners/franceconnect/index.ts'
import { type Driver, findDriverByNeph, type NewFact, promisesOfTelling, type TellRefusal, takeBackTold, tell } from '../record/index.ts'
import { becameOf } from './became.ts'
import { type Answer, type Call, keepAnswer, takeKey } from './calls.ts'
import type { Client } from './clients.ts'
import type { FieldProblem, ProblemCode } from './problem.ts'
import { type NamedDriver, pointer, type takeBackSchema, type toldSchema } from './reading.ts'

export type Heard = { readonly answer: Answer } | { readonly problem: ProblemCode; readonly errors?: readonly FieldProblem[] }

/** Do name and birth date agree with the file of this NEPH? What nearly agrees does not: a fact is never recorded on a guess. */
export function agrees(named: NamedDriver, file: Driver): boolean {
  const { near, different, missing } = compare(
    { familyName: named.birthName, givenNames: named.firstNames, birthdate: named.birthDay },
    { familyName: file.birthName, givenNames: file.firstNames, birthdate: file.birthDay },
  )
  return near.length === 0 && different.length === 0 && !missing.includes('given-names')
}

/** The driver whom the three name together. */
async function findNamed(q: Queryable, named: NamedDriver): Promise<Driver | undefined> {
  const file = await findDriverByNeph(q, named.neph)
  return file && agrees(named, file) ? file : undefined
}

class NotHeard extends Error {
  readonly heard: Heard
  constructor(heard: Heard) {
    super('not heard')
    this.heard = heard
  }
}

/** Hears a call once: its key, what it brings about and the answer are written together, or nothing is. The same call again has the same answer. */
const once = (deps: Deps, call: Call, work: (tx: Tx) => Promise<Answer>): Promise<Heard> =>
  allOrNothing(
    deps.db,
    async (tx): Promise<Heard> => {
      const known = await takeKey(tx, deps.config, call)
      if (known) return 'again' in known ? { answer: known.again } : { problem: 'key-reused' }
      const answer = await work(tx)
      await keepAnswer(tx, call, answer)
      return { answer }
    },
    promisesOfTelling,
  ).catch(fault => {
    if (fault instanceof NotHeard) return fault.heard
    throw fault
  })

interface Sent {
  readonly key: string
  readonly body: string
}

/** Who acts when a partner tells. */
export const actingAs = (client: Client) => ({ by: client.id, as: 'partner', teller: client.teller, source: client.id }) as const

/** Hears one fact of a partner. */
export const hear = (
  deps: Deps,
  client: Client,
  kind: FactKind,
  told: z.infer<ReturnType<typeof toldSchema>>,
  { key, body }: Sent,
): Promise<Heard> =>
  once(deps, { clientId: client.id, key, what: kind, body }, async tx => {
    const driver = await findNamed(tx, told.driver)
    if (!driver) throw new NotHeard({ problem: 'driver-unknown' })
    const { reference, revision, content } = told
    const fact = { kind, reference, revision, content } as unknown as NewFact
    const { refused, facts } = await tell(deps, driver.id, [fact], { ...actingAs(client), key: `${client.id}/${key}`, tx })
    const [one] = facts
    if (refused || !one) throw new NotHeard(problemOf(refused ?? refuse('unreadable')))
    return { status: one.was === 'new' ? 201 : 200, body: { id: one.id, kind, reference, revision, became: becameOf(one.was, revision) } }
  })

/** Hears that a partner takes back what it told under a reference. Nothing was told yet: the word waits for it, and wins. */
export const hearTakeBack = (
  deps: Deps,
  client: Client,
  { kind, reference }: { readonly kind: FactKind; readonly reference: string },
  { revision, why }: z.infer<typeof takeBackSchema>,
  { key, body }: Sent,
): Promise<Heard> =>
  once(deps, { clientId: client.id, key, what: `${kind}/${reference}/take-back`, body }, async tx => {
    const taken = { source: client.id, kind, reference, revision }
    const { became } = await takeBackTold(deps, tx, taken, why, { ...actingAs(client), key: `${client.id}/${key}` })
    return { status: 200, body: { kind, reference, revision, became: became === 'awaited' ? 'take-back-awaits' : became } }
  })

/** What the record refuses, as the doors say it. What cannot come from a door is a fault of ours. */
function problemOf({ refused, facts }: Refusal): Heard {
  switch (refused as TellRefusal) {
    case 'after-today':
    case 'before-birth': {
      const problem = refused as 'after-today' | 'before-birth'
      return { problem, errors: [{ pointer: pointer(['content', String(facts.field)]), detail: whyOf[problem] }] }
    }
    case 'contradicts-itself':
    case 'told-of-another':
      return { problem: refused as ProblemCode }
    default:
      throw new Error(`the record refuses what a door has read: ${refused}`)
  }
}

const whyOf = {
  'after-today': { fr: 'Ce jour n’est pas encore venu.', en: 'This day has not come yet.' },
  'before-birth': { fr: 'Ce jour précède la naissance du conducteur.', en: 'This day is before the birth of the driver.' },
} as const

import type { FactKind } from '@papier-rose/law'
import type { z } from 'zod'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing, type Refusal } from '../kit/store.ts'
import { compare } from '../partners/franceconnect/index.ts'
import { type Driver, findDriverByNeph, type NewFact, type TellRefusal, tell } from '../record/index.ts'
import { type Answer, keepAnswer, takeKey } from './calls.ts'
import type { Client } from './clients.ts'
import type { FieldProblem, ProblemCode } from './problem.ts'
import { type NamedDriver, pointer, type toldSchema } from './reading.ts'

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

/** Hears one fact of a partner: its key, the fact and the answer are written together, or nothing is. */
export function hear(
  deps: Deps,
  client: Client,
  kind: FactKind,
  told: z.infer<ReturnType<typeof toldSchema>>,
  { key, body }: { readonly key: string; readonly body: string },
): Promise<Heard> {
  return allOrNothing(
    deps.db,
    async (tx): Promise<Heard> => {
      const known = await takeKey(tx, client.id, key, kind, body)
      if (known) return 'again' in known ? { answer: known.again } : { problem: 'key-reused' }
      const driver = await findNamed(tx, told.driver)
      if (!driver) throw new NotHeard({ problem: 'driver-unknown' })
      const { reference, revision, content } = told
      const fact = { kind, reference, revision, content } as unknown as NewFact
      const telling = { by: client.id, as: 'partner', teller: client.teller, source: client.id, key: `${client.id}/${key}`, tx } as const
      const { refused, facts } = await tell(deps, driver.id, [fact], telling)
      if (refused) throw new NotHeard(problemOf(refused))
      const [one] = facts
      const became = one?.was === 'new' ? (revision > 0 ? 'corrected' : 'recorded') : one?.was === 'erased' ? 'erased' : 'repeated'
      const answer: Answer = { status: one?.was === 'new' ? 201 : 200, body: { id: one?.id, kind, reference, revision, became } }
      await keepAnswer(tx, client.id, key, answer)
      return { answer }
    },
    ['record_fact_pkey', 'one_fact_a_revision'],
  ).catch(fault => {
    if (fault instanceof NotHeard) return fault.heard
    throw fault
  })
}

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

import type { FactKind } from '@papier-rose/law'
import type { z } from 'zod'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Refusal } from '../kit/store.ts'
import { compare } from '../partners/franceconnect/index.ts'
import {
  checkFact,
  type Driver,
  factIdOf,
  findDriversByNeph,
  findStanding,
  type NewFact,
  type Outcome,
  promisesOfTelling,
  referenceOf,
  type TakenBack,
  type TellRefusal,
  takeBackTold,
  tellEach,
} from '../record/index.ts'
import { forgetAside, type Kept, keepAside } from './aside.ts'
import { type Became, becameOf } from './became.ts'
import type { Client } from './clients.ts'
import type { FieldProblem, ProblemCode } from './problem.ts'
import { type NamedDriver, pointer, type toldSchema } from './reading.ts'

/** Why something was not heard. */
export interface NotHeard {
  readonly problem: ProblemCode
  readonly errors?: readonly FieldProblem[]
}

/** One fact as a partner tells it. */
export type Told = z.infer<ReturnType<typeof toldSchema>> & { readonly kind: FactKind }

/** What became of one fact, or of one taking back, among many. */
export type OneHeard = { readonly id?: string; readonly became: Became } | NotHeard

/**
 * Is it this driver whom NEPH, birth date and names together name? What nearly agrees is for an agent: a fact is never recorded on a guess. The
 * birth day must be the same: two slips are one too many.
 */
export function agreement(named: NamedDriver, file: Driver): 'same' | 'near' | 'different' {
  const { near, different, missing } = compare(
    { familyName: named.birthName, givenNames: named.firstNames, birthdate: named.birthDay },
    { familyName: file.birthName, givenNames: file.firstNames, birthdate: file.birthDay },
  )
  if (different.length > 0 || missing.includes('given-names') || near.includes('birth-date')) return 'different'
  return near.length === 0 ? 'same' : near.length === 1 ? 'near' : 'different'
}

/** Who acts when a partner tells. */
export const actingAs = (client: Client) => ({ by: client.id, as: 'partner', teller: client.teller, source: client.id }) as const

/** The files of the drivers whom these facts name by their NEPH. */
export const findFiles = async (q: Queryable, told: readonly Told[]): Promise<ReadonlyMap<string, Driver>> =>
  new Map((await findDriversByNeph(q, [...new Set(told.map(({ driver }) => driver.neph))])).map(file => [file.neph, file]))

/**
 * Hears facts of a partner in a few statements, each for itself: those of a driver who is known are recorded; the others are kept aside, whether
 * the NEPH is unknown or the names do not agree: the partner does not learn which. Then `forgetHeard`.
 */
export async function hearEach(
  deps: Deps,
  tx: Tx,
  client: Client,
  told: readonly Told[],
  files: ReadonlyMap<string, Driver>,
): Promise<OneHeard[]> {
  const heard: OneHeard[] = []
  const ofKnown: { at: number; driver: Driver; fact: NewFact }[] = []
  const ofUnknown: { at: number; driver: NamedDriver; fact: NewFact; near?: string }[] = []
  for (const [at, { driver, kind, reference, revision, content }] of told.entries()) {
    const fact = { kind, reference, revision, content } as unknown as NewFact
    const file = files.get(driver.neph)
    const like = file ? agreement(driver, file) : 'different'
    if (file && like === 'same') ofKnown.push({ at, driver: file, fact })
    else ofUnknown.push({ at, driver, fact, ...(file && like === 'near' ? { near: file.id } : {}) })
  }
  const outcomes = await tellEach(deps, tx, ofKnown, actingAs(client))
  for (const [i, outcome] of outcomes.entries()) {
    const { at = 0, fact } = ofKnown[i] ?? {}
    heard[at] = ofOutcome(outcome, fact?.revision ?? 0)
  }
  for (const [at, one] of await setAside(deps, tx, client, ofUnknown)) heard[at] = one
  return heard
}

/** What was recorded, and what it corrects, is kept aside no more. */
export async function forgetHeard(tx: Tx, client: Client, told: readonly Told[], heard: readonly OneHeard[]): Promise<void> {
  const recorded = told.filter((_, i) => ['recorded', 'corrected'].includes(became(heard[i]) ?? ''))
  if (recorded.length > 0) await forgetAside(tx, client.id, recorded)
}

const became = (one: OneHeard | undefined): Became | undefined => (one && 'became' in one ? one.became : undefined)

const ofOutcome = (outcome: Outcome, revision: number): OneHeard =>
  'refused' in outcome ? problemOf(outcome.refused) : { id: outcome.id, became: becameOf(outcome.was, revision) }

/** Checks what can be checked without the driver, then keeps it aside. A reference that is recorded of a driver is not told of a stranger. */
async function setAside(
  deps: Deps,
  tx: Tx,
  client: Client,
  told: readonly { at: number; driver: NamedDriver; fact: NewFact; near?: string }[],
): Promise<Map<number, OneHeard>> {
  const heard = new Map<number, OneHeard>()
  if (told.length === 0) return heard
  const standing = await findStanding(
    tx,
    client.id,
    told.map(({ fact }) => fact),
  )
  const fit = told.filter(({ at, driver, fact, near }) => {
    const checked = checkFact(fact, actingAs(client), driver.birthDay, deps.clock.today())
    const [id, rows] = [factIdOf(client.id, fact), standing.get(referenceOf(fact)) ?? []]
    const ofAnother = rows.some(row => row.id === id || (!row.takenBack && row.driverId !== near))
    if ('refused' in checked) heard.set(at, problemOf(checked.refused))
    else if (ofAnother) heard.set(at, { problem: 'told-of-another' })
    return !heard.has(at)
  })
  const kept = await keepAside(deps, tx, client, fit)
  for (const [i, { at, fact }] of fit.entries()) heard.set(at, ofKept(kept[i] ?? 'known', factIdOf(client.id, fact)))
  return heard
}

const ofKept = (kept: Kept, id: string): OneHeard =>
  kept === 'contradicts' ? { problem: 'contradicts-itself' } : { id, became: kept === 'taken-back' ? 'taken-back' : 'kept-aside' }

/** Hears that a partner takes back what it told. Nothing was told yet: the word waits for it, and wins. Each reference stands in the list once. */
export async function hearTakeBacks(deps: Deps, tx: Tx, client: Client, taken: readonly TakenBack[], key: string): Promise<OneHeard[]> {
  const took = await takeBackTold(deps, tx, client.id, taken, { ...actingAs(client), key })
  const forgotten = await forgetAside(tx, client.id, taken)
  return taken.map((one, i) => {
    const waited = forgotten.has(referenceOf(one))
    return { became: took[i] === 'taken-back' || waited ? 'taken-back' : took[i] === 'awaited' ? 'take-back-awaits' : 'repeated' }
  })
}

/** What another telling may have written first: the same transaction is tried again. */
export const promisesOfHearing = [...promisesOfTelling, 'fact_aside_pkey', 'one_aside_a_revision']

/** What the record refuses, as the doors say it. What cannot come from a door is a fault of ours. */
function problemOf({ refused, facts }: Refusal): NotHeard {
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

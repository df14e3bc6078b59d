import {
  type Answer,
  type Day,
  type FactContents,
  factsKnown,
  type Ledger,
  type LetterRef,
  type MoveKind,
  notifiedOn,
  ofKind,
  type Settings,
} from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { addJob } from '../kit/store.ts'
import { hasConsented } from './read.ts'
import { type KnownFact, type KnownLife, type Reading, readLife } from './reading.ts'
import { type Heard, tell } from './tell.ts'
import type { Telling } from './telling.ts'

/** The letters that we issue: 48 and its sisters for a withdrawal, 46 for points given back. */
export type IssuedRef = Extract<LetterRef, '48' | '48M' | '48N' | '48SI' | '46'>
const registered: readonly string[] = ['48N', '48SI']
export type Sending = FactContents['letter']['sending']
export type Way = Sending['way']

/** A letter on points, as it was issued. */
export interface Letter {
  readonly id: string
  readonly ref: IssuedRef
  /** The fact of the infraction that it is about. */
  readonly about: string | null
  /** The legal day of the withdrawal, or of the points given back. */
  readonly dueOn: Day
  /** Withdrawn when negative, given back when positive. */
  readonly points: number
  readonly issuedOn: Day
  readonly way: Way
  /** The letter that it announces again; `cancels`: nothing takes its place. */
  readonly corrects: string | null
  readonly cancels: boolean
  readonly correctedOn: Day | null
}

const columns = `id, ref, about, due_on as "dueOn", points, issued_on as "issuedOn", way, corrects, cancels, corrected_on as "correctedOn"`

export async function findLetters(q: Queryable, driverId: string): Promise<Letter[]> {
  const { rows } = await q.query<Letter>(`select ${columns} from points_letter where driver_id = $1 order by issued_on, due_on, id`, [
    driverId,
  ])
  return rows
}

/** A letter with how far it came, and the day on which it counts as notified, as the law reads it today. */
export interface FollowedLetter extends Letter {
  readonly sending: Sending
  readonly notified: Answer<Day | null>
}

/** Every letter on the points of a driver, oldest first. */
export async function readLetters(reading: Reading, driverId: string): Promise<FollowedLetter[]> {
  const [letters, life] = [await findLetters(reading.db, driverId), await readLife(reading, driverId)]
  return letters.map(letter => followed(letter, life, reading.clock.today(), reading.law))
}

function followed(letter: Letter, life: KnownLife, today: Day, law: Settings): FollowedLetter {
  const sending = news(life, letter.id).at(-1)?.content.sending ?? atIssue(letter.way, letter.issuedOn)
  return { ...letter, sending, notified: notifiedOn(sending, today, law) }
}

const news = (life: KnownLife, letterId: string) =>
  ofKind(life.facts, 'letter')
    .filter(({ reference }) => reference === letterId)
    .sort((a, b) => a.revision - b.revision)

const atIssue = (way: Way, issuedOn: Day): Sending =>
  way === 'account-with-consent' ? { way, availableOn: issuedOn, kind: 'points' } : { way }

const sources: Readonly<Record<Way, Pick<Telling, 'source' | 'teller'>>> = {
  registered: { source: 'letters', teller: 'post' },
  letter: { source: 'letters', teller: 'service' },
  'account-with-consent': { source: 'letters', teller: 'service' },
}

/**
 * Tells how far a letter has come: presented, signed, gone back, opened in the account. Each news is a revision; the same news told again
 * changes nothing. Throws for a letter that nobody issued.
 */
export async function letterCame(
  deps: Deps,
  driverId: string,
  letterId: string,
  sending: Sending,
  telling: Pick<Telling, 'by' | 'as' | 'key' | 'tx'>,
): Promise<Heard> {
  const q = telling.tx ?? deps.db
  const letter = (await findLetters(q, driverId)).find(({ id }) => id === letterId)
  if (!letter) throw new Error('no such letter')
  const life = await readLife({ ...deps, db: q }, driverId)
  const past = news(life, letterId)
  const last = past.at(-1)
  if (last && JSON.stringify(Object.entries(last.content.sending).sort()) === JSON.stringify(Object.entries(sending).sort()))
    return { facts: [{ id: last.id, was: 'known' }] }
  const about = life.facts.find(({ id }) => id === letter.about)?.reference
  const content = { letter: letter.ref, sending, ...(about ? { for: about } : {}) }
  const fact = { kind: 'letter', reference: letterId, revision: past.length, content } as const
  return tell(deps, driverId, [fact], { ...sources[sending.way], ...telling })
}

/** The driver opens, in the account, a letter that was sent there: the first reading notifies it. */
export async function letterRead(deps: Deps, driverId: string, letterId: string, key: string): Promise<void> {
  const letter = (await readLetters(deps, driverId)).find(({ id }) => id === letterId)
  if (letter?.sending.way !== 'account-with-consent' || letter.sending.readOn) return
  const read = { ...letter.sending, readOn: deps.clock.today() }
  await letterCame(deps, driverId, letterId, read, { by: 'papier-rose', as: 'system', key })
}

const withdrawals: readonly MoveKind[] = ['withdrawal']
const credits: readonly MoveKind[] = ['single-back', 'full-back', 'ten-back', 'stage-credit']
const issuable: readonly string[] = ['48', '48M', '48N', '48SI', '46']

/** What the ledger calls for now, beside what was issued: the letters to write, and those that said what is not so. */
export interface ToIssue {
  readonly fresh: readonly {
    readonly ref: IssuedRef
    readonly about: string | null
    readonly dueOn: Day
    readonly points: number
    readonly corrects: string | null
  }[]
  /** Issued, and nothing calls for them any more. */
  readonly void: readonly Letter[]
}

/** Pure: which letters are to be issued. `since`: what was due before that day was announced by the file that was taken over. */
export function lettersToIssue(
  { letters: called, steps }: Pick<Ledger, 'letters' | 'steps'>,
  issued: readonly Letter[],
  facts: readonly KnownFact[],
  since: Day | undefined,
): ToIssue {
  const infractions = new Map(ofKind(factsKnown(facts, undefined) as KnownFact[], 'infraction').map(fact => [fact.reference, fact]))
  // A correction is another fact of the same reference.
  const references = new Map(facts.map(({ id, reference }) => [id, reference]))
  const sameAbout = (a: string | null, b: string | null): boolean =>
    a === b || (a !== null && b !== null && references.get(a) === references.get(b))
  const acts = new Map(ofKind(facts, 'establishment').map(fact => [fact.content.for, fact.knownOn]))
  const standing = new Map(issued.filter(({ correctedOn, cancels }) => !correctedOn && !cancels).map(letter => [letter.id, letter]))
  const due = called.flatMap(({ ref, dueOn, about }) => {
    if (dueOn === null || !issuable.includes(ref)) return []
    const infraction = about === null ? undefined : infractions.get(about)
    const known = [dueOn, infraction?.knownOn ?? dueOn, (ref !== '46' && about && acts.get(about)) || dueOn].sort().at(-1) ?? dueOn
    if (since !== undefined && known < since) return []
    const kinds = ref === '46' ? credits : withdrawals
    const points = steps.find(step => step.day === dueOn && step.about === about && kinds.includes(step.kind))?.delta ?? 0
    return [{ ref: ref as IssuedRef, dueOn, points, about: infraction?.id ?? null }]
  })
  const missing = due.filter(wanted => {
    const same = [...standing.values()].find(
      one => one.ref === wanted.ref && one.dueOn === wanted.dueOn && sameAbout(one.about, wanted.about) && one.points === wanted.points,
    )
    if (same) standing.delete(same.id)
    return !same
  })
  // What is left stood for the same infraction, or for the same credit on another day: the new letter says that it takes its place.
  const fresh = missing.map(wanted => {
    const replaced = [...standing.values()].find(
      one => sameAbout(one.about, wanted.about) && (wanted.about !== null || one.ref === wanted.ref),
    )
    if (replaced) standing.delete(replaced.id)
    return { ...wanted, corrects: replaced?.id ?? null }
  })
  return { fresh, void: [...standing.values()] }
}

/** Issues what is to be issued, in the transaction of the look: each leaves by its way, its person is told, and the days of those in the account run. */
export async function issueLetters(deps: Deps, tx: Tx, driverId: string, { fresh, void: wrong }: ToIssue): Promise<Letter[]> {
  const today = deps.clock.today()
  const consented = await hasConsented(tx, driverId)
  const cancelling = wrong.map(({ id, ref, about, dueOn, points }) => ({ ref, about, dueOn, points, corrects: id, cancels: true }))
  const made: Letter[] = []
  for (const { ref, about, dueOn, points, corrects, cancels } of [...fresh.map(one => ({ ...one, cancels: false })), ...cancelling]) {
    const way: Way = consented ? 'account-with-consent' : registered.includes(ref) ? 'registered' : 'letter'
    const id = deps.ids()
    if (corrects) await tx.query('update points_letter set corrected_on = $2 where id = $1', [corrects, today])
    const { rows } = await tx.query<Letter>(
      `insert into points_letter (id, driver_id, ref, about, due_on, points, issued_on, way, corrects, cancels)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${columns}`,
      [id, driverId, ref, about, dueOn, points, today, way, corrects, cancels],
    )
    made.push(...rows)
    for (const task of ['post-letter', 'tell-of-letter']) await addJob(tx, { task, payload: { driverId, letterId: id } }, `${task}/${id}`)
    // A letter that takes another back notifies nothing: it tells.
    if (way === 'account-with-consent' && !cancels)
      await letterCame(deps, driverId, id, atIssue(way, today), { by: 'papier-rose', as: 'system', key: `issued/${id}`, tx })
  }
  return made
}

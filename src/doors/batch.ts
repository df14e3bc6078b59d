import type { FactKind, Words } from '@papier-rose/law'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { say } from '../kit/html.ts'
import { linesOf, Unreadable } from '../kit/lines.ts'
import { allOrNothing } from '../kit/store.ts'
import { factKinds, referenceOf, type TakenBack } from '../record/index.ts'
import { type Became, becameWords } from './became.ts'
import type { Caller } from './clients.ts'
import { findFiles, forgetHeard, hearEach, hearTakeBacks, type OneHeard, promisesOfHearing, type Told } from './hearing.ts'
import { type FieldProblem, type ProblemCode, problems } from './problem.ts'
import { fieldProblems, takeBackLine, toldSchema } from './reading.ts'

/** Lines heard in one transaction. */
const together = 1000
export const mostLines = 200_000

/** A line as it was sent: a fact, a reference taken back, or what is wrong with it. */
type Line = { readonly number: number; readonly named: Named } & (
  | { readonly told: Told }
  | { readonly taken: TakenBack }
  | { readonly problem: ProblemCode; readonly errors?: readonly FieldProblem[]; readonly words?: Words }
)

/** What a line says of itself, as far as it can be read: the report repeats it, and nothing else of what was sent. */
interface Named {
  readonly kind?: string
  readonly reference?: string
  readonly revision?: number
}

const schemas = new Map<FactKind, ReturnType<typeof toldSchema>>()
function schemaOf(kind: FactKind): ReturnType<typeof toldSchema> {
  const known = schemas.get(kind) ?? toldSchema(kind)
  schemas.set(kind, known)
  return known
}

function readLine(text: string, number: number, scopes: readonly string[]): Line {
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    return { number, named: {}, problem: 'not-json' }
  }
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return { number, named: {}, problem: 'not-json' }
  const { kind, ...rest } = sent as Record<string, unknown>
  const named = { ...(typeof rest.reference === 'string' && rest.reference.length <= 80 ? { reference: rest.reference } : {}) }
  if (typeof kind !== 'string' || !Object.hasOwn(factKinds, kind) || !scopes.includes(`tell:${kind}`))
    return { number, named, problem: 'not-allowed' }
  const known = kind as FactKind
  const schema = Object.hasOwn(rest, 'takeBack') ? takeBackLine : schemaOf(known)
  const read = schema.safeParse(rest)
  if (!read.success) return { number, named: { kind, ...named }, problem: 'unreadable', errors: fieldProblems(read.error, rest) }
  if ('takeBack' in read.data) {
    const { reference, takeBack } = read.data
    return { number, named: { kind, reference, revision: takeBack.revision }, taken: { kind: known, reference, ...takeBack } }
  }
  const { reference, revision } = read.data
  return { number, named: { kind, reference, revision }, told: { kind: known, ...read.data } }
}

/** The lines, a thousand at a time; the next ones are read while the database writes those before. */
async function* chunksOf(body: AsyncIterable<Uint8Array>, scopes: readonly string[]): AsyncGenerator<Line[]> {
  let [chunk, number]: [Line[], number] = [[], 0]
  try {
    for await (const text of linesOf(body)) {
      number++
      if (text.trim() === '') continue
      if (number > mostLines) {
        chunk.push({ number, named: {}, problem: 'too-many-lines' })
        break
      }
      chunk.push(readLine(text, number, scopes))
      if (chunk.length < together) continue
      yield chunk
      chunk = []
    }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    chunk.push({ number: number + 1, named: {}, problem: 'not-json', words: fault.words })
  }
  if (chunk.length > 0) yield chunk
}

/** Neighbours of one sort: facts told, or references taken back, each of these once. */
type Run = { readonly told: readonly Told[] } | { readonly taken: readonly TakenBack[] }

/** The good lines in their order, as few runs as can be. */
function runsOf(lines: readonly Line[]): Run[] {
  const runs: ({ told: Told[] } | { taken: TakenBack[]; names: Set<string> })[] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if ('told' in line) {
      if (last && 'told' in last) last.told.push(line.told)
      else runs.push({ told: [line.told] })
    } else if ('taken' in line) {
      const name = referenceOf(line.taken)
      if (!last || !('taken' in last) || last.names.has(name)) runs.push({ taken: [line.taken], names: new Set([name]) })
      else {
        last.taken.push(line.taken)
        last.names.add(name)
      }
    }
  }
  return runs
}

async function hearRun(deps: Deps, tx: Tx, caller: Caller, run: Run): Promise<OneHeard[]> {
  if ('taken' in run) return hearTakeBacks(deps, tx, caller, run.taken, 'taken-back')
  const heard = await hearEach(deps, tx, caller, run.told, await findFiles(tx, run.told))
  await forgetHeard(tx, caller, run.told, heard)
  return heard
}

async function hearChunk(deps: Deps, caller: Caller, lines: readonly Line[]): Promise<OneHeard[]> {
  const runs = runsOf(lines)
  const hearAll = async (tx: Tx): Promise<OneHeard[]> => {
    const heard: OneHeard[] = []
    for (const run of runs) heard.push(...(await hearRun(deps, tx, caller, run)))
    return heard
  }
  const heard = runs.length > 0 ? await allOrNothing(deps.db, hearAll, promisesOfHearing) : []
  let next = 0
  return lines.map(line => ('problem' in line ? line : (heard[next++] as OneHeard)))
}

/**
 * Hears a batch of any length, each line for itself, and reports on each in its language. What is told is known by reference and revision: a batch
 * that broke off in the middle is sent again as it is, and changes nothing twice. Ends with a line that counts; without it, the batch broke off.
 */
export async function* hearBatch(deps: Deps, caller: Caller, body: AsyncIterable<Uint8Array>, lang: Lang): AsyncGenerator<string> {
  const counts = new Map<string, number>()
  const chunks = chunksOf(body, caller.scopes)
  let lines = 0
  let next = chunks.next()
  for (;;) {
    const { done, value: chunk } = await next
    if (done) break
    next = chunks.next()
    // Its fault is thrown when its turn comes.
    next.catch(() => {})
    const heard = await hearChunk(deps, caller, chunk)
    lines += chunk.length
    yield chunk.map((line, i) => reportOn(line, heard[i] as OneHeard, lang, counts)).join('')
  }
  yield `${JSON.stringify({ lines, ...Object.fromEntries(counts) })}\n`
}

function reportOn({ number, named }: Line, heard: OneHeard, lang: Lang, counts: Map<string, number>): string {
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  const at = { line: number, ...named }
  if ('became' in heard) {
    count(heard.became)
    return `${JSON.stringify({ ...at, id: heard.id, became: heard.became, detail: say(becameWords[heard.became as Became], lang) })}\n`
  }
  count('refused')
  const { problem, errors } = heard
  const detail: Words = ('words' in heard && (heard.words as Words)) || problems[problem].detail
  const fields = errors ? { errors: errors.map(({ pointer, detail: words }) => ({ pointer, detail: say(words, lang) })) } : {}
  return `${JSON.stringify({ ...at, became: 'refused', problem, detail: say(detail, lang), ...fields })}\n`
}

import type { FactKind, Words } from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { say } from '../kit/html.ts'
import { linesOf, Unreadable } from '../kit/lines.ts'
import { allOrNothing } from '../kit/store.ts'
import { factKinds } from '../record/index.ts'
import { type Became, becameWords } from './became.ts'
import type { Caller } from './clients.ts'
import { hearEach, type OneHeard, promisesOfHearing, type Told } from './hearing.ts'
import { type FieldProblem, type ProblemCode, problems } from './problem.ts'
import { fieldProblems, toldSchema } from './reading.ts'

/** Lines heard in one transaction. */
const together = 1000
export const mostLines = 200_000

/** A line as it was sent: told, or what is wrong with it. */
type Line = { readonly number: number; readonly named: Named } & (
  | { readonly told: Told }
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
  const read = schemaOf(kind as FactKind).safeParse(rest)
  if (!read.success) return { number, named: { kind, ...named }, problem: 'unreadable', errors: fieldProblems(read.error, rest) }
  const { reference, revision } = read.data
  return { number, named: { kind, reference, revision }, told: { kind: kind as FactKind, ...read.data } }
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

async function hearChunk(deps: Deps, caller: Caller, lines: readonly Line[]): Promise<OneHeard[]> {
  const told = lines.flatMap(line => ('told' in line ? [line.told] : []))
  const heard = await allOrNothing(deps.db, tx => hearEach(deps, tx, caller, told), promisesOfHearing)
  let next = 0
  return lines.map(line => ('told' in line ? (heard[next++] as OneHeard) : line))
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

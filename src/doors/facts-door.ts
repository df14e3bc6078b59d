import type { FactKind } from '@papier-rose/law'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import type { Env } from '../kit/http.ts'
import { factKinds, kindsOfPartners, referenceSchema } from '../record/index.ts'
import { type Heard, hear, hearTakeBack } from './answering.ts'
import { atTheDoor, type DoorEnv } from './at-the-door.ts'
import { inWords } from './became.ts'
import { keyOf } from './calls.ts'
import { langAsked, problem } from './problem.ts'
import { cursorOf, findByReference, findTold, placeOf } from './read.ts'
import { fieldProblems, takeBackSchema, toldSchema } from './reading.ts'

export const factsPath = '/api/v1/facts'
const largestFact = 64 * 1024
const pageSize = { usual: 100, most: 1000 }

/** The token must name this kind; what the door takes is said to nobody else. */
const scoped =
  (kind: FactKind): MiddlewareHandler<DoorEnv> =>
  async (c, next) => {
    if (!c.var.caller.scopes.includes(`tell:${kind}`)) return problem(c, 'not-allowed')
    return next()
  }

/** Reads what was sent: the key, then JSON, then the fields; answers the problem of the first that fails. */
async function readCall<T>(c: Context<DoorEnv>, schema: z.ZodType<T>): Promise<{ sent: T; key: string; body: string } | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'wrong-type')
  const key = keyOf(c.req.header('idempotency-key'))
  if (key === undefined) return problem(c, 'key-missing')
  const body = await c.req.text()
  const json = parsed(body)
  if (json === undefined) return problem(c, 'not-json')
  const read = schema.safeParse(json)
  return read.success ? { sent: read.data, key, body } : problem(c, 'unreadable', { errors: fieldProblems(read.error, json) })
}

const answerOf = (c: Context<DoorEnv>, heard: Heard): Response =>
  'problem' in heard
    ? problem(c, heard.problem, { errors: heard.errors })
    : c.json(inWords(heard.answer.body, langAsked(c)), heard.answer.status)

function tellDoor(kind: FactKind): (c: Context<DoorEnv>) => Promise<Response> {
  const schema = toldSchema(kind)
  return async c => {
    const call = await readCall(c, schema)
    return call instanceof Response ? call : answerOf(c, await hear(c.var.deps, c.var.caller, { kind, ...call.sent }, call))
  }
}

const takeBackDoor =
  (kind: FactKind) =>
  async (c: Context<DoorEnv>): Promise<Response> => {
    const reference = c.req.param('reference') ?? ''
    if (!referenceSchema.safeParse(reference).success) return problem(c, 'not-found')
    const call = await readCall(c, takeBackSchema)
    return call instanceof Response ? call : answerOf(c, await hearTakeBack(c.var.deps, c.var.caller, { kind, reference }, call.sent, call))
  }

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * Where partners tell facts of drivers: one door a kind, made from the table of the kinds; and where they read again what they told, never
 * what others did.
 */
export function factsDoor(): Hono<Env> {
  const doors = new Hono<DoorEnv>()
  doors.use(`${factsPath}/*`, atTheDoor())
  const small = bodyLimit({ maxSize: largestFact, onError: c => problem(c as Context<DoorEnv>, 'too-large') })
  for (const kind of kindsOfPartners) {
    doors.post(`${factsPath}/${kind}`, scoped(kind), small, tellDoor(kind))
    doors.post(`${factsPath}/${kind}/:reference/take-back`, scoped(kind), small, takeBackDoor(kind))
  }

  doors.get(factsPath, async c => {
    const [after, limit] = [c.req.query('after'), Number(c.req.query('limit') ?? pageSize.usual)]
    const place = after === undefined ? 0 : placeOf(after)
    if (place === undefined || !Number.isInteger(limit) || limit < 1 || limit > pageSize.most) return problem(c, 'no-page')
    const told = await findTold(c.var.deps.db, c.var.caller.id, place, limit)
    const last = told.at(-1)
    const facts = told.map(({ place: _, ...fact }) => fact)
    return c.json({ facts, next: last ? cursorOf(last.place) : (after ?? null), more: told.length === limit })
  })

  doors.get(`${factsPath}/:kind/:reference`, async c => {
    const kind = c.req.param('kind')
    if (!Object.hasOwn(factKinds, kind)) return problem(c, 'not-found')
    const revisions = await findByReference(c.var.deps.db, c.var.caller.id, kind as FactKind, c.req.param('reference'))
    const [newest] = revisions
    if (!newest) return problem(c, 'not-found')
    const tag = `"${newest.id}.${newest.became}"`
    c.header('ETag', tag)
    c.header('Cache-Control', 'private, no-cache')
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    return c.json({ ...newest, revisions })
  })

  doors.all('/api/v1/*', c => problem(c, 'not-found'))
  return doors as unknown as Hono<Env>
}

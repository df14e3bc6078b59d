import type { FactKind } from '@papier-rose/law'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from '../kit/http.ts'
import { factKinds, kindsOfPartners } from '../record/index.ts'
import { atTheDoor, type DoorEnv } from './at-the-door.ts'
import { keyOf } from './calls.ts'
import { hear } from './hearing.ts'
import { problem } from './problem.ts'
import { cursorOf, findByReference, findTold, placeOf } from './read.ts'
import { fieldProblems, toldSchema } from './reading.ts'

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

function tellDoor(kind: FactKind): (c: Context<DoorEnv>) => Promise<Response> {
  const schema = toldSchema(kind)
  return async c => {
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'wrong-type')
    const key = keyOf(c.req.header('idempotency-key'))
    if (key === undefined) return problem(c, 'key-missing')
    const body = await c.req.text()
    const sent = parsed(body)
    if (sent === undefined) return problem(c, 'not-json')
    const read = schema.safeParse(sent)
    if (!read.success) return problem(c, 'unreadable', { errors: fieldProblems(read.error, sent) })
    const heard = await hear(c.var.deps, c.var.caller, kind, read.data, { key, body })
    if ('problem' in heard) return problem(c, heard.problem, { errors: heard.errors })
    return c.json(heard.answer.body, heard.answer.status)
  }
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
  for (const kind of kindsOfPartners)
    doors.post(
      `${factsPath}/${kind}`,
      scoped(kind),
      bodyLimit({ maxSize: largestFact, onError: c => problem(c as Context<DoorEnv>, 'too-large') }),
      tellDoor(kind),
    )

  doors.get(factsPath, async c => {
    const [after, limit] = [c.req.query('after'), Number(c.req.query('limit') ?? pageSize.usual)]
    const place = after === undefined ? undefined : placeOf(after)
    if ((after !== undefined && !place) || !Number.isInteger(limit) || limit < 1 || limit > pageSize.most) return problem(c, 'no-page')
    const told = await findTold(c.var.deps.db, c.var.caller.id, place, limit)
    const last = told.at(-1)
    return c.json({ facts: told, next: last ? cursorOf(last) : (after ?? null), more: told.length === limit })
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

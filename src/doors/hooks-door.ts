import type { FactKind } from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import {
  closeHook,
  type Delivery,
  findDeliveries,
  findHook,
  findHooks,
  type Hook,
  mayBeCalled,
  openHook,
  ping,
  replay,
  rotateHookSecret,
} from '../hooks/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import type { Env } from '../kit/http.ts'
import { kindsOfPartners, mayTell } from '../record/index.ts'
import { atTheDoor, type DoorEnv } from './at-the-door.ts'
import { findOpenClient } from './clients.ts'
import { type ProblemCode, problem, problems } from './problem.ts'
import { fieldProblems } from './reading.ts'

export const hooksPath = '/api/v1/hooks'
const largest = 16 * 1024
const pageSize = { usual: 100, most: 1000 }

/** What is sent to open a hook. */
export const hookSchema = z.strictObject({
  url: z.string().describe('https, of a host that the internet knows'),
  kinds: z.array(z.enum(kindsOfPartners)).min(1).optional().describe('kinds of fact that the token may tell; all of them when not given'),
})

const moment = z.iso.datetime().describe('moment, YYYY-MM-DDTHH:MM:SSZ')
/** Which deliveries are to be sent again: both ends are in. */
export const replaySchema = z
  .strictObject({ from: moment, to: moment })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before' })

/** A hook as its partner sees it. */
const shown = ({ id, url, kinds, since, failingSince }: Hook) => ({ id, url, kinds, since, failingSince })
const listed = ({ kind, reference, revision, followedBy, what, ...delivery }: Delivery) => ({
  ...delivery,
  type: what,
  ...(kind === null ? {} : { fact: { kind, reference, revision } }),
  ...(followedBy === null ? {} : { followedBy: { kind: followedBy } }),
})

async function readBody<T>(c: Context<DoorEnv>, schema: z.ZodType<T>): Promise<{ readonly sent: T } | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'wrong-type')
  const json: unknown = await c.req.json().catch(() => undefined)
  if (json === undefined) return problem(c, 'not-json')
  const read = schema.safeParse(json)
  return read.success ? { sent: read.data } : problem(c, 'unreadable', { errors: fieldProblems(read.error, json) })
}

const hookOf = (c: Context<DoorEnv>): Promise<Hook | undefined> => findHook(c.var.deps.db, c.var.caller.id, c.req.param('id') ?? '')

type Opened = { readonly id: string; readonly secret: string } | { readonly refused: ProblemCode }

/** Opens a hook of these kinds, which must be among those that the partner may tell; all of them when none is named. */
async function open(
  deps: Deps,
  clientId: string,
  may: readonly FactKind[],
  url: string,
  kinds: readonly FactKind[] = may,
): Promise<Opened> {
  if (kinds.length === 0 || kinds.some(kind => !may.includes(kind))) return { refused: 'not-allowed' }
  if (!mayBeCalled(url, { sandbox: deps.config.MODE === 'sandbox' })) return { refused: 'not-callable' }
  const opened = await openHook(deps, { clientId, url, kinds })
  return typeof opened === 'string' ? { refused: opened } : opened
}

/** The same for those who run the service. Refuses in words, for them to read. */
export async function openFor(deps: Deps, clientId: string, url: string, kinds: readonly string[]): Promise<Opened | { refused: string }> {
  const client = await findOpenClient(deps.db, clientId)
  if (!client) return { refused: `no open partner is called ${clientId}` }
  const may = mayTell(client.teller)
  if (kinds.some(kind => !(may as readonly string[]).includes(kind))) return { refused: `${clientId} tells ${may.join(', ')}` }
  const opened = await open(deps, clientId, may, url, kinds.length > 0 ? (kinds as FactKind[]) : undefined)
  return 'refused' in opened ? { refused: problems[opened.refused].detail.en } : opened
}

/** Where a partner says at which address it wants news of its facts, reads what was sent, and has it sent again. */
export function hooksDoor(): Hono<Env> {
  const door = new Hono<DoorEnv>()
  door.use(`${hooksPath}/*`, atTheDoor())
  door.use(`${hooksPath}/*`, bodyLimit({ maxSize: largest, onError: c => problem(c as Context<DoorEnv>, 'too-large') }))

  door.get(hooksPath, async c => c.json({ hooks: (await findHooks(c.var.deps.db, c.var.caller.id)).map(shown) }))

  door.post(hooksPath, async c => {
    const { deps, caller } = c.var
    const read = await readBody(c, hookSchema)
    if (read instanceof Response) return read
    const may = caller.scopes.flatMap(scope => (scope.startsWith('tell:') ? [scope.slice('tell:'.length) as FactKind] : []))
    const { url, kinds = may } = read.sent
    const opened = await open(deps, caller.id, may, url, kinds)
    if ('refused' in opened) return problem(c, opened.refused)
    c.header('Location', `${hooksPath}/${opened.id}`)
    return c.json({ ...opened, url, kinds }, 201)
  })

  door.delete(`${hooksPath}/:id`, async c => {
    const hook = await hookOf(c)
    if (!hook) return problem(c, 'not-found')
    await closeHook(c.var.deps.db, hook.id, c.var.deps.clock.now())
    return c.body(null, 204)
  })

  door.post(`${hooksPath}/:id/secret`, async c => {
    const hook = await hookOf(c)
    return hook ? c.json({ secret: await rotateHookSecret(c.var.deps, hook.id) }, 201) : problem(c, 'not-found')
  })

  door.post(`${hooksPath}/:id/ping`, async c => {
    const hook = await hookOf(c)
    return hook ? c.json({ id: await ping(c.var.deps, hook.id) }, 202) : problem(c, 'not-found')
  })

  door.post(`${hooksPath}/:id/replay`, async c => {
    const hook = await hookOf(c)
    if (!hook) return problem(c, 'not-found')
    const read = await readBody(c, replaySchema)
    if (read instanceof Response) return read
    const { from, to } = read.sent
    return c.json({ again: await replay(c.var.deps.db, hook.id, from as Instant, to as Instant) }, 202)
  })

  door.get(`${hooksPath}/:id/deliveries`, async c => {
    const hook = await hookOf(c)
    if (!hook) return problem(c, 'not-found')
    const [after, limit] = [Number(c.req.query('after') ?? 0), Number(c.req.query('limit') ?? pageSize.usual)]
    if (!Number.isSafeInteger(after) || after < 0 || !Number.isInteger(limit) || limit < 1 || limit > pageSize.most)
      return problem(c, 'no-page')
    const deliveries = await findDeliveries(c.var.deps.db, hook.id, after, limit)
    const next = deliveries.at(-1)?.place ?? after
    return c.json({ deliveries: deliveries.map(listed), next, more: deliveries.length === limit })
  })
  return door as unknown as Hono<Env>
}

import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { atTheDoor, type DoorEnv } from './at-the-door.ts'
import { hearBatch } from './batch.ts'
import { langAsked, problem } from './problem.ts'

export const batchesPath = '/api/v1/batches'
/** After so long a partner whose batch is under way may ask again. */
const patience = 60

/**
 * Where a partner tells many facts in one call, one a line (NDJSON), of every kind that its token opens. The report comes line by line while the
 * batch is read. A caller who reads it only at the end keeps nobody waiting: until then it stands in memory, a hundred bytes or two a line.
 */
export function batchDoor(): Hono<Env> {
  const underWay = new Set<string>()
  return new Hono<DoorEnv>().use(batchesPath, atTheDoor()).post(batchesPath, async c => {
    const { deps, caller, requestId } = c.var
    if (!/^application\/x-ndjson\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'not-ndjson')
    // One at a time: two would wait for each other's references.
    if (underWay.has(caller.id)) return problem(c, 'too-many', { headers: { 'Retry-After': String(patience) } })
    underWay.add(caller.id)
    const report = hearBatch(deps, caller, c.req.raw.body ?? new Blob().stream(), langAsked(c))
    const encoder = new TextEncoder()
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        try {
          for await (const lines of report) controller.enqueue(encoder.encode(lines))
          controller.close()
        } catch (fault) {
          // Whoever hung up, or sent something that breaks off, reads no last line: what was reported is recorded.
          deps.log.error(
            { fault: fault instanceof Error ? fault.name : 'unknown', request: requestId, route: batchesPath },
            'batch broke off',
          )
          controller.error(fault)
        } finally {
          underWay.delete(caller.id)
        }
      },
    })
    return c.body(stream, 200, { 'Content-Type': 'application/x-ndjson', 'Content-Language': langAsked(c), Vary: 'Accept-Language' })
  }) as unknown as Hono<Env>
}

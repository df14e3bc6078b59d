import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

/** How long a sender may take, and how much its headers may hold. A photograph on a bad phone needs minutes; headers do not. */
export const listens = { headersMs: 15_000, requestMs: 300_000, idleMs: 10_000, headerBytes: 16 * 1024, checkEveryMs: 5000 }
export type ServerLimits = typeof listens

/** What our pages and doors are asked by; anything else (TRACE, CONNECT…) is refused before it reaches them. */
const methods = ['GET', 'HEAD', 'POST', 'DELETE']

export interface Listening {
  readonly server: Server
  /** Takes no new connection, waits for the requests under way, then is closed. */
  stop(): Promise<void>
}

/** Listens on that port (0 chooses one) with limits on time and headers. */
export function listenOn(
  site: { fetch(request: Request, env?: unknown): Response | Promise<Response> },
  port: number,
  chosen: Partial<ServerLimits> = {},
): Promise<Listening> {
  const limits = { ...listens, ...chosen }
  const answer = getRequestListener(site.fetch)
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    (request, response) => {
      if (methods.includes(request.method ?? '')) return answer(request, response)
      response.writeHead(405, { Allow: methods.join(', '), 'Content-Length': 0, 'Cache-Control': 'no-store' }).end()
    },
  )
  return new Promise((started, fail) => {
    server.once('error', fail)
    server.listen(port, () => {
      started({
        server,
        stop: () =>
          new Promise<void>(done => {
            server.close(() => done())
            // Idle connections are kept open by browsers: they need not be waited for.
            server.closeIdleConnections()
          }),
      })
    })
  })
}

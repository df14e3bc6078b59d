import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

export type SpanKind = 'server' | 'client' | 'internal'
export type Attributes = Readonly<Record<string, string | number>>

/** Where time goes, told to a collector by OpenTelemetry's own protocol (OTLP over HTTP, in JSON). Names and attributes hold nothing personal. */
export interface Tracing {
  /** Does the work as one span under the span it is called in, or under `parent` (a W3C traceparent). `more` adds what is known at the end. */
  span<T>(
    name: string,
    kind: SpanKind,
    work: (more: (name: string, attributes: Attributes) => void) => Promise<T>,
    parent?: string,
  ): Promise<T>
  /** The traceparent of the span we are in, for whoever we ask something. */
  parent(): string | undefined
  /** Sends what is left. */
  stop(): Promise<void>
}

interface Where {
  readonly traceId: string
  readonly spanId: string
}

const kinds: Record<SpanKind, number> = { internal: 1, server: 2, client: 3 }
const mostKept = 4096
const mostSent = 512
const everyMs = 2000

/** Nobody asked for traces. */
export const noTracing: Tracing = { span: (_, __, work) => work(() => {}), parent: () => undefined, stop: async () => {} }

const nanoseconds = (): string => String(BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6)))
const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

function whereOf(parent: string | undefined): Where | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(parent ?? '') ?? []
  return traceId && spanId ? { traceId, spanId } : undefined
}

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
  }))

/** Sends spans to that address (`…/v1/traces`). A collector that is down costs the spans, never a request. */
export function openTracing(url: string, part: string): Tracing {
  const here = new AsyncLocalStorage<Where>()
  let waiting: unknown[] = []
  let sending: Promise<void> = Promise.resolve()
  const timer = setInterval(() => void flush(), everyMs).unref()

  const send = async (spans: unknown[]): Promise<void> => {
    const resource = { attributes: attributesOf({ 'service.name': 'papier-rose', 'service.instance.part': part }) }
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'papier-rose' }, spans }] }] }),
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    }).then(
      answer => answer.body?.cancel(),
      () => {},
    )
  }
  const flush = (): Promise<void> => {
    const spans = waiting
    waiting = []
    if (spans.length > 0) sending = sending.then(() => send(spans))
    return sending
  }

  return {
    async span(name, kind, work, parent) {
      const above = whereOf(parent) ?? here.getStore()
      const where: Where = { traceId: above?.traceId ?? hex(16), spanId: hex(8) }
      const startTimeUnixNano = nanoseconds()
      let [called, attributes, ok]: [string, Attributes, boolean] = [name, {}, false]
      try {
        const done = await here.run(where, () =>
          work((better, more) => {
            called = better
            attributes = { ...attributes, ...more }
          }),
        )
        ok = true
        return done
      } finally {
        const span = {
          ...where,
          ...(above ? { parentSpanId: above.spanId } : {}),
          name: called,
          kind: kinds[kind],
          startTimeUnixNano,
          endTimeUnixNano: nanoseconds(),
          attributes: attributesOf(attributes),
          status: ok ? {} : { code: 2 },
        }
        if (waiting.length < mostKept) waiting.push(span)
        if (waiting.length === mostSent) void flush()
      }
    },
    parent() {
      const where = here.getStore()
      return where && `00-${where.traceId}-${where.spanId}-01`
    },
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}

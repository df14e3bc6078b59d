import { type Measures, openMeasures } from './measures.ts'
import { noTracing, openTracing, type Tracing } from './tracing.ts'

/** What a process tells those who run it: its measures, its traces when asked, and that it is about to stop. */
export interface Watch {
  readonly measures: Measures
  readonly tracing: Tracing
  stopping: boolean
}

export const openWatch = (part: string, tracesUrl?: string): Watch => ({
  measures: openMeasures(),
  tracing: tracesUrl ? openTracing(tracesUrl, part) : noTracing,
  stopping: false,
})

const since = (began: number): number => (performance.now() - began) / 1000

/** Does a piece of work, measured and traced; without a watch, just does it. A fault is counted and thrown on. */
export async function watched<T>(watch: Watch | undefined, what: 'job' | 'round', name: string, work: () => Promise<T>): Promise<T> {
  if (!watch) return work()
  const began = performance.now()
  let done = false
  try {
    const result = await watch.tracing.span(`${what} ${name}`, 'internal', work)
    done = true
    return result
  } finally {
    watch.measures[what](name, done, since(began))
  }
}

/** A partner's client whose every question is measured and traced. `down` in an answer means that it did not answer. */
export function watchedPartner<Client extends object>(watch: Watch | undefined, name: string, client: Client): Client {
  if (!watch) return client
  return Object.fromEntries(
    Object.entries(client).map(([method, ask]) => [
      method,
      typeof ask !== 'function'
        ? ask
        : (...question: unknown[]) => {
            const began = performance.now()
            const answer: unknown = ask(...question)
            if (!(answer instanceof Promise)) return answer
            return watch.tracing.span(`${name} ${method}`, 'client', async () => {
              const said: unknown = await answer
              const down = typeof said === 'object' && said !== null && 'down' in said && said.down === true
              watch.measures.partner(name, !down, since(began))
              return said
            })
          },
    ]),
  ) as Client
}

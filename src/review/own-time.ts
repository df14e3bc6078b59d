import { type Application, type ApplicationEvent, applications } from '../application/index.ts'

/** Who decided a request, and how long it was theirs to work on: taken by them, and not waiting for the person. */
export interface OwnTime {
  readonly agentId: string
  readonly ms: number
}

/** The time that the agent who decided had the file to work on; nothing while it is not decided. */
export function ownTimeOf(events: readonly ApplicationEvent[]): OwnTime | undefined {
  const spans: { agentId: string; ms: number }[] = []
  let now: Application = applications.initial
  let since: string | undefined
  for (const event of events) {
    if (since !== undefined && now.taker !== undefined && now.status === 'with-agent')
      spans.push({ agentId: now.taker, ms: Date.parse(event.at) - Date.parse(since) })
    now = applications.evolve(now, event)
    since = event.at
    if (event.type === 'Approved' || event.type === 'Refused') {
      const mine = spans.filter(({ agentId }) => agentId === event.by)
      return { agentId: event.by, ms: mine.reduce((sum, { ms }) => sum + ms, 0) }
    }
  }
  return undefined
}

/** The middle of these numbers; nothing of none. Of two in the middle, the smaller one: a time that somebody really took. */
export const middle = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)]

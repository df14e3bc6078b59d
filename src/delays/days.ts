import { type Category, type Day, daysBetween, latest } from '@papier-rose/law'
import { type ApplicationEvent, applications, type Kind } from '../application/index.ts'
import { type CardEvent, type CardStatus, cards } from '../card/index.ts'
import { dayOf } from '../kit/clock.ts'

type Outcome = 'approved' | 'refused' | 'withdrawn' | 'closed'

/** Where a file can wait: the statuses of the request until its card is ordered, then those of the card. */
export type Place = 'with-agent' | 'with-applicant' | 'approved' | Exclude<CardStatus, 'none' | 'handed-over' | 'destroyed' | 'replaced'>

export const places: readonly Place[] = [
  'with-agent',
  'with-applicant',
  'approved',
  'with-printer',
  'with-post',
  'at-post-office',
  'with-us',
  'at-desk',
]

/** Whose time it is. */
export type Holder = 'office' | 'printer' | 'post' | 'person'

/** The time of each place is charged to who holds the file there. A letter or a card that waits to be collected waits for the person. */
export const holderOf: Readonly<Record<Place, Holder>> = {
  'with-agent': 'office',
  'with-applicant': 'person',
  approved: 'office',
  'with-printer': 'printer',
  'with-post': 'post',
  'at-post-office': 'person',
  'with-us': 'office',
  'at-desk': 'person',
}

/** The days of one file, up to a day: none of them personal. */
export interface FileDays {
  readonly kind: Kind
  readonly category: Category
  readonly office: string
  readonly sentOn: Day
  readonly outcome?: Outcome
  readonly decidedOn?: Day
  readonly inHandOn?: Day
  /** Where it stands at the end of the day, while it is not over. */
  readonly place?: Place
  /** Nothing more will happen that counts here. */
  readonly over: boolean
  /** How long it waited in each place. */
  readonly waited: Readonly<Partial<Record<Place, number>>>
  /** Days that were not the person's: to the decision, from the approval, in all. Up to the day when it has not come to that yet. */
  readonly toDecision: number
  readonly fromApproval?: number
  readonly inAll: number
  readonly personsDays: number
  /** A correction was asked. */
  readonly corrected: boolean
  /** The letter with the card came back. */
  readonly returned: boolean
}

const ended: readonly string[] = ['refused', 'withdrawn', 'closed', 'handed-over', 'destroyed', 'replaced']

interface Turn {
  readonly on: Day
  readonly to: string
}

const dayOfEvent = (event: ApplicationEvent | CardEvent): Day => ('on' in event ? event.on : dayOf(event.at))

/** Each time the file passed into other hands. */
function turnsOf(requestEvents: readonly ApplicationEvent[], cardEvents: readonly CardEvent[]): Turn[] {
  const turns: Turn[] = []
  const turn = (event: ApplicationEvent | CardEvent, before: string, now: string) => {
    if (before !== now) turns.push({ on: latest(dayOfEvent(event), turns.at(-1)?.on ?? dayOfEvent(event)), to: now })
  }
  let request = applications.initial
  for (const event of requestEvents) {
    const next = applications.evolve(request, event)
    turn(event, request.status, next.status)
    request = next
  }
  let card = cards.initial
  for (const event of cardEvents) {
    const next = cards.evolve(card, event)
    turn(event, card.status, next.status)
    card = next
  }
  return turns
}

/** Counts the days of a file as they stood at the end of that day: what happened later is not known yet. */
export function daysOf(requestEvents: readonly ApplicationEvent[], cardEvents: readonly CardEvent[], until: Day): FileDays | undefined {
  const known = <E extends ApplicationEvent | CardEvent>(events: readonly E[]): E[] => events.filter(event => dayOfEvent(event) <= until)
  const [first] = requestEvents
  if (first?.type !== 'Submitted' || first.on > until) return undefined
  const turns = turnsOf(known(requestEvents), known(cardEvents))
  const waited: Partial<Record<Place, number>> = {}
  let [toDecision, fromApproval, personsDays] = [0, 0, 0]
  let approved = false
  for (const [i, { on, to }] of turns.entries()) {
    if (to === 'approved') approved = true
    if (ended.includes(to)) continue
    const place = to as Place
    const days = daysBetween(on, turns[i + 1]?.on ?? until)
    waited[place] = (waited[place] ?? 0) + days
    if (holderOf[place] === 'person') personsDays += days
    else if (approved) fromApproval += days
    else toDecision += days
  }
  const came = (...to: readonly string[]) => turns.find(turn => to.includes(turn.to))
  const decision = came('approved', 'refused', 'withdrawn', 'closed')
  const inHandOn = came('handed-over')?.on
  const { kind, category, office } = first.subject
  const over = came(...ended) !== undefined
  const last = turns.at(-1)?.to as Place | undefined
  return {
    kind,
    category,
    office,
    sentOn: first.on,
    ...(decision ? { outcome: decision.to as Outcome, decidedOn: decision.on } : {}),
    ...(inHandOn ? { inHandOn } : {}),
    over,
    ...(over || !last ? {} : { place: last }),
    waited,
    toDecision,
    ...(approved ? { fromApproval } : {}),
    inAll: toDecision + fromApproval,
    personsDays,
    corrected: requestEvents.some(event => event.type === 'CorrectionAsked' && event.on <= until),
    returned: cardEvents.some(event => event.type === 'Returned' && event.on <= until),
  }
}

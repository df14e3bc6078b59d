import { addDays, type Day, daysBetween, official2026 } from '@papier-rose/law'
import { applications, type Subject } from '../application/index.ts'
import { cards, type PostEvent } from '../card/index.ts'
import { type Instant, instant } from '../kit/clock.ts'
import { idFrom } from '../kit/ids.ts'
import { handle, type Store } from '../kit/store.ts'

/** Ten o'clock in the morning of that day. */
export const morning = (on: Day): Instant => instant(new Date(`${on}T09:00:00Z`))

/** A file as a test tells it: after how many days each thing happened, counted from the sending. */
export interface Told {
  readonly name: string
  readonly sentOn: Day
  readonly subject?: Partial<Subject>
  readonly asked?: number
  readonly answered?: number
  readonly approved?: number
  readonly refused?: number
  readonly withdrawn?: number
  readonly posted?: number
  readonly inHand?: number
}

/** Makes that file through the real commands, each on its day, up to the end of `until`. Answers its id. */
export async function makeFile(store: Store, told: Told, until: Day): Promise<string> {
  const id = idFrom('file', told.name)
  const subject: Subject = {
    driverId: idFrom('driver', told.name),
    accountId: idFrom('account', told.name),
    kind: 'first-licence-after-exam',
    category: 'B',
    resultId: idFrom('result', told.name),
    answersId: id,
    pieces: ['identity'],
    office: '75',
    lang: 'fr',
    ...told.subject,
  }
  const when = (days: number | undefined): Day | undefined => {
    const on = days === undefined ? undefined : addDays(told.sentOn, days)
    return on && on <= until ? on : undefined
  }
  const person = (on: Day) => ({ by: subject.accountId, as: 'applicant', at: morning(on) }) as const
  const agent = (on: Day) => ({ by: 'paulette', as: 'reviewer', at: morning(on) }) as const
  const ask = async (command: Parameters<typeof applications.decide>[0]) => {
    const { refused } = await handle(store, applications, id, command, `${command.type}/${command.at}`)
    if (refused) throw new Error(`${told.name}: ${command.type} ${refused.refused}`)
  }
  await ask({ type: 'Submit', subject, on: told.sentOn, ...person(told.sentOn) })
  await ask({ type: 'Take', ...agent(told.sentOn) })
  const [asked, answered, withdrawn] = [when(told.asked), when(told.answered), when(told.withdrawn)]
  if (asked) await ask({ type: 'AskForCorrection', piece: 'identity', reason: 'unreadable', on: asked, ...agent(asked) })
  if (answered) await ask({ type: 'SendCorrection', piece: 'identity', on: answered, ...person(answered) })
  if (withdrawn) await ask({ type: 'Withdraw', ...person(withdrawn) })
  const [approved, refused] = [when(told.approved), when(told.refused)]
  const decided = approved ?? refused
  if (decided) await ask({ type: 'AcceptPiece', piece: 'identity', ...agent(decided) })
  if (refused) await ask({ type: 'Refuse', grounds: [{ code: 'too-young', factsId: 'none' }], on: refused, ...agent(refused) })
  if (approved) await ask({ type: 'Approve', on: approved, ...agent(approved) })
  if (approved) await makeCard(store, id, subject, approved, [when(told.posted), when(told.inHand)])
  return id
}

async function makeCard(store: Store, applicationId: string, file: Subject, on: Day, [posted, inHand]: (Day | undefined)[]): Promise<void> {
  const id = idFrom('card', applicationId)
  const { driverId, accountId, category, office, lang } = file
  const made = { number: id.slice(0, 9), addressId: id, issuedOn: on, lastDay: addDays(on, 5000) }
  const us = { by: 'papier-rose', as: 'system', at: morning(on) } as const
  const ask = (command: Parameters<typeof cards.decide>[0]) => handle(store, cards, id, command, `${command.type}/${command.at}`)
  await ask({ type: 'Order', subject: { driverId, accountId, applicationId, category, office, lang, ...made }, orderId: id, ...us })
  await ask({ type: 'SendOrder', orderId: id, ...us })
  if (posted) await ask({ type: 'Dispatch', orderId: id, tracking: id, on: posted, by: 'printer', as: 'printer', at: morning(posted) })
  if (!inHand) return
  const event: PostEvent = { code: 'DI1', label: 'Distribuée', reading: 'delivered', on: inHand, when: morning(inHand) }
  await ask({ type: 'Track', tracking: id, event, law: official2026, by: 'laposte', as: 'carrier', at: morning(inHand) })
}

/** How many files the office decides: file `i` of them is approved after `i mod spread` days, its card is in hand `road` days later. */
export const regular = (count: number, first: Day, last: Day, spread = 10, road = 7): Told[] =>
  Array.from({ length: count }, (_, i) => {
    const approved = i % spread
    const span = daysBetween(first, last)
    return { name: `regular-${i}`, sentOn: addDays(first, i % (span + 1)), approved, posted: approved + 4, inHand: approved + road }
  })

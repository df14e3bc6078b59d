import {
  abandonedOn,
  addDays,
  correctionLastDay,
  correctionReasons,
  correctionReminderOn,
  type Day,
  type Piece,
  refusalGrounds,
  type Settings,
  weekday,
} from '@papier-rose/law'
import type { ApplicationCommand, Subject } from '../application/index.ts'
import { type Instant, instant } from '../kit/clock.ts'
import type { Somebody } from './people.ts'
import { type Chance, chanceOf } from './random.ts'

/** What happened to one request up to today, as commands in their order, and how it stands. */
export interface RequestStory {
  readonly commands: readonly ApplicationCommand[]
  readonly sentOn: Day
  readonly approvedOn?: Day
}

/** The names of the agents of an office, as ids. */
export interface Office {
  readonly reviewers: readonly string[]
}

const hour = 3_600_000

/** A moment of that day, between eight and five in the afternoon. */
export const during = (on: Day, chance: Chance): Instant =>
  instant(new Date(Date.parse(`${on}T07:00:00Z`) + Math.floor(chance.next() * 9 * hour)))

/** Offices do not decide on Saturdays and Sundays. */
export function openDay(on: Day): Day {
  const day = weekday(on)
  return day === 6 ? addDays(on, 2) : day === 7 ? addDays(on, 1) : on
}

/** How slow an office is: 1 is ordinary. It is always the same for the same office. */
const slowness = (office: string): number => 0.6 + chanceOf('office', office).next()

/** Queues are longer after the summer, when most people pass. */
const season: readonly number[] = [1, 0.9, 0.9, 0.9, 1, 1.1, 1.2, 1.4, 1.4, 1.2, 1, 0.9]

/** The life of a request, day by day, up to `today`. Where the texts are silent the shares are ours: nobody publishes them. */
export function requestStory(
  who: Somebody,
  subject: Subject,
  sentOn: Day,
  today: Day,
  office: Office,
  chance: Chance,
  law: Settings,
): RequestStory {
  const commands: ApplicationCommand[] = []
  let [day, at] = [sentOn, during(sentOn, chance)]
  const person = () => ({ by: who.accountId, as: 'applicant', at }) as const
  const reviewer = chance.pick(office.reviewers)
  const agent = () => ({ by: reviewer, as: 'reviewer', at }) as const
  /** Goes on to that day; false when it has not come yet. */
  const go = (on: Day): boolean => {
    if (on > today) return false
    if (on > day) [day, at] = [on, during(on, chance)]
    return true
  }
  const told = (approvedOn?: Day): RequestStory => ({ commands, sentOn, ...(approvedOn ? { approvedOn } : {}) })
  commands.push({ type: 'Submit', subject, on: day, ...person() })
  if (chance.inHundred(1)) {
    if (go(addDays(day, chance.wait(4)))) commands.push({ type: 'Withdraw', ...person() })
    return told()
  }
  const queue = 7 * slowness(subject.office) * (season[Number(sentOn.slice(5, 7)) - 1] ?? 1)
  if (!go(openDay(addDays(day, chance.wait(queue))))) return told()
  commands.push({ type: 'Take', ...agent() })
  for (let tries = 0; tries < 2 && chance.inHundred(tries === 0 ? 18 : 8); tries++) {
    const piece: Piece = chance.pick(subject.pieces)
    commands.push({ type: 'AskForCorrection', piece, reason: chance.pick(correctionReasons(piece)).code, on: day, law, ...agent() })
    const asked = day
    const answer = addDays(asked, chance.wait(6, 0.9))
    const reminder = correctionReminderOn(asked, law).value
    const silent = chance.inHundred(7) || answer > correctionLastDay(asked, law).value
    if (silent || answer >= reminder) {
      if (!go(reminder)) return told()
      commands.push({ type: 'DeadlinePassed', name: 'reminder', on: reminder, by: 'papier-rose', as: 'system', at })
    }
    if (silent) {
      const closes = abandonedOn(asked).value
      if (go(closes)) commands.push({ type: 'DeadlinePassed', name: 'closing', on: closes, by: 'papier-rose', as: 'system', at })
      return told()
    }
    if (!go(answer)) return told()
    commands.push({ type: 'SendCorrection', piece, on: day, ...person() })
    if (!go(openDay(addDays(day, chance.wait(queue / 3))))) return told()
  }
  if (chance.inHundred(2)) {
    commands.push({ type: 'Refuse', grounds: [{ code: chance.pick(refusalGrounds).code, factsId: who.driverId }], on: day, ...agent() })
    return told()
  }
  for (const piece of subject.pieces) commands.push({ type: 'AcceptPiece', piece, ...agent() })
  commands.push({ type: 'Approve', on: day, ...agent() })
  return told(day)
}

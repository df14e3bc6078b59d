import {
  controlFee,
  courtAppealLastDay,
  type Day,
  type DriverRecord,
  fineOf,
  latest,
  type MedicalControl,
  mayDrive,
  offenceWithout,
  type RecordedBan,
  type WithoutRight,
} from '@papier-rose/law'
import { type Ask, type Given, getDay } from '../asking/ask.ts'
import { askNumber } from '../asking/asks.ts'
import { type At, type Said, type Step, say, w } from './plan.ts'

const mostMonths = 120

export const monthsAsk = (label: ReturnType<typeof w>, least = 1): Ask =>
  askNumber('months', label, least, mostMonths, { unit: w('mois', 'months') })

export const nextDay = say('Le lendemain du dernier jour, si vous n’avez rien fait :', 'On the day after the last day, if you did nothing:')

export const feeSaid = ({ by }: MedicalControl, at: At): Said[] => (by === 'none' ? [] : [...controlFee(by, at.today).reasons])

/** What driving in spite of the measure costs. */
export function penalty(at: At, situation: WithoutRight): Said[] {
  const { value, reasons } = offenceWithout(situation, at.today, at.law)
  const { fr, en } = value.version.words
  return [say(`À ne pas faire : ${fr}.`, `Not to be done: ${en}.`, ...value.version.articles), ...reasons, ...fineOf(value.version).reasons]
}

/** A driver who has category B and a card, with this measure. */
export const under = (given: Given, ban: RecordedBan, at: At): Said[] => {
  const birth = getDay(given, 'birth')
  const record: DriverRecord = {
    birth,
    categories: [{ category: 'B', since: birth, codes: [] }],
    titles: [],
    bans: [ban],
    cepcs: [],
    receipts: [],
  }
  const answer = mayDrive(record, 'B', latest(ban.from, at.today), at.law).reasons
  const found = answer.filter(r => r.code !== 'no-paper')
  return found.length > 0 ? found : [say('La mesure ne vous interdit plus de conduire.', 'The measure no longer forbids you to drive.')]
}

export const appealStep = (notified: Day, at: At): Step => {
  const last = courtAppealLastDay(notified, 'metropole', 'metropole')
  return {
    id: 'appeal',
    title: w('Si vous contestez : saisissez le tribunal administratif', 'If you contest it: go to the administrative court'),
    lastDay: last.value,
    said: [
      ...(last.value < at.today
        ? [say('Ce délai est passé pour la métropole.', 'This time is over for mainland France.', ...last.reasons.flatMap(r => r.articles))]
        : []),
      ...last.reasons,
      say(
        'Ce délai est celui de la métropole : ailleurs, il est plus long.',
        'This is the time for mainland France: elsewhere it is longer.',
      ),
    ],
  }
}

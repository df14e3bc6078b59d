import { type Answer, answer, type Reason, reason, type Words } from '../answer.ts'
import { birthday, dateToDate } from '../counting.ts'
import { addYears, type Day, latest } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay, yearCount } from '../words.ts'

const l225_2 = article('Code de la route', 'L. 225-2')

/** Years after the last decision, measure or infraction at which the file of a driver is erased. */
export const recordYears = dated('years a record is kept', l225_2, { '2001-01-01': 10 })
/** Years after the last final conviction or payment at which what concerns points is erased. */
export const pointsYears = dated('years points are kept', l225_2, { '2001-01-01': 3 })
/** Years after its recording at which an application for a licence is erased. */
export const applicationYears = dated('years an application is kept', l225_2, { '2001-01-01': 2 })
/** The age at which a ban for life leaves the file. */
export const lifeBanAge = dated('age that erases a ban for life', l225_2, { '2001-01-01': 80 })

/** What the file holds, as far as the time of its erasure differs, with the days that decide. */
export type FileData =
  /** Decisions, measures and infractions: `last` is the newest of them all, whichever is asked about. */
  | { readonly kind: 'record'; readonly last: readonly Day[] }
  /** Withdrawals and everything else on points: the days of final convictions and payments. */
  | { readonly kind: 'points'; readonly finalOn: readonly Day[] }
  | { readonly kind: 'application'; readonly recordedOn: Day }
  /** An administrative measure that was annulled, by its author or by a court. */
  | { readonly kind: 'annulled-measure'; readonly annulledOn: Day }
  | { readonly kind: 'life-ban'; readonly birth: Day }

export const fileDataKinds = [
  'record',
  'points',
  'application',
  'annulled-measure',
  'life-ban',
] as const satisfies readonly FileData['kind'][]

const because = (on: Day, code: string, words: Words, numbers: Reason['numbers']): Answer<Day> =>
  answer(
    on,
    reason(
      code,
      {
        fr: `À effacer le ${longDay(on).fr}\u00a0: ${words.fr}.`,
        en: `To be erased on ${longDay(on).en}: ${words.en}.`,
      },
      [l225_2, dateToDate],
      { on, ...numbers },
    ),
  )

/**
 * The day on which this must be erased: date to date from the day that opens the delay, an annulled measure at once. A later decision,
 * measure or infraction puts the erasure of a record off; a later payment or conviction that of its points. Throws a RangeError without a day.
 */
export function eraseOn(data: FileData, settings: Settings = official2026): Answer<Day> {
  switch (data.kind) {
    case 'record': {
      const last = newest(data.last)
      const years = recordYears.on(last)
      const said = yearCount(years)
      const words = {
        fr: `${said.fr} sans nouvelle décision, mesure ni infraction depuis le ${longDay(last).fr}`,
        en: `${said.en} without a new decision, measure or offence since ${longDay(last).en}`,
      }
      return because(addYears(last, years), 'record-kept', words, { years, last })
    }
    case 'points': {
      const last = newest(data.finalOn)
      const years = pointsYears.on(last)
      const said = yearCount(years)
      const words = {
        fr: `${said.fr} depuis la dernière condamnation définitive ou le dernier paiement, le ${longDay(last).fr}`,
        en: `${said.en} since the last final conviction or payment, on ${longDay(last).en}`,
      }
      return because(addYears(last, years), 'points-kept', words, { years, last })
    }
    case 'application': {
      const years = applicationYears.on(data.recordedOn)
      const words = {
        fr: `${yearCount(years).fr} après l’enregistrement de la demande`,
        en: `${yearCount(years).en} after the application was recorded`,
      }
      return because(addYears(data.recordedOn, years), 'application-kept', words, { years, recordedOn: data.recordedOn })
    }
    case 'annulled-measure': {
      const words = { fr: 'la mesure est annulée ce jour-là', en: 'the measure is annulled on that day' }
      return because(data.annulledOn, 'measure-annulled', words, { annulledOn: data.annulledOn })
    }
    case 'life-ban': {
      const age = lifeBanAge.on('2001-01-01' as Day)
      const words = { fr: `le conducteur a ${age} ans ce jour-là`, en: `the driver is ${age} on that day` }
      return because(birthday(data.birth, age, settings), 'life-ban-kept', words, { age })
    }
  }
}

function newest(days: readonly Day[]): Day {
  if (days.length === 0) throw new RangeError('no day from which the delay runs')
  return latest(...days)
}

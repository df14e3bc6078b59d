import { type Answer, answer, no, reason, yes } from '../answer.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { article, type Dated, dated } from '../text.ts'
import { type Ground, groundWords } from './grounds.ts'

const l224_1 = article('Code de la route', 'L. 224-1')
const l224_2 = article('Code de la route', 'L. 224-2')
const r224_3 = article('Code de la route', 'R. 224-3')
const r224_4 = article('Code de la route', 'R. 224-4')
const r224_19_1 = article('Code de la route', 'R. 224-19-1')

const since = (ground: Ground, from: string | null): Dated<boolean> =>
  dated(`retention for ${ground}`, l224_1, { '2001-01-01': from === null, ...(from ? { [from]: true } : {}) })
const never = (ground: Ground): Dated<boolean> => dated(`retention for ${ground}`, l224_1, { '2001-01-01': false })

/** From when the police may keep the licence for each ground. For drugs, the day of the older rule of 2003 was not read. */
export const retentionFor: Readonly<Record<Ground, Dated<boolean>>> = {
  alcohol: since('alcohol', null),
  'alcohol-refusal': since('alcohol-refusal', null),
  drugs: since('drugs', '2011-03-16'),
  'drugs-refusal': since('drugs-refusal', '2011-03-16'),
  'alcohol-contravention': never('alcohol-contravention'),
  'speed-40': since('speed-40', '2001-11-16'),
  'accident-death': since('accident-death', '2011-03-16'),
  'accident-injury': since('accident-injury', '2019-12-27'),
  'phone-with-offence': since('phone-with-offence', '2020-05-22'),
  'refusal-to-stop': since('refusal-to-stop', '2022-01-26'),
  'refusal-to-stop-danger': since('refusal-to-stop-danger', '2022-01-26'),
  'hit-and-run': never('hit-and-run'),
  'other-with-suspension': never('other-with-suspension'),
  other: never('other'),
}

/** The offences that, together with a phone in the hand, allow retention. */
export const listedWithPhone = [
  'R412-9',
  'R412-10',
  'R412-12',
  'R412-19',
  'R412-22',
  'R412-30',
  'R412-31',
  'R413-14',
  'L413-1',
  'R413-17',
  'R414-4',
  'R414-6',
  'R414-7',
  'R414-11',
  'R414-16',
  'R415-6',
  'R415-7',
  'R415-11',
] as const

/** May the police keep the licence at once for this ground? */
export function mayRetain(ground: Ground, on: Day): Answer {
  const words = groundWords[ground]
  const why = ground === 'phone-with-offence' ? [l224_1, r224_19_1] : [l224_1]
  return retentionFor[ground].on(on)
    ? yes(reason('retention-possible', { fr: `Rétention possible\u00a0: ${words.fr}.`, en: `Retention is possible: ${words.en}.` }, why))
    : no(
        reason(
          'retention-not-possible',
          { fr: `Pas de rétention prévue pour\u00a0: ${words.fr}.`, en: `No retention is provided for: ${words.en}.` },
          why,
        ),
      )
}

/** Hours of retention, within which the préfet decides. */
export const retentionHours = dated('hours of retention', l224_2, { '2001-01-01': 72 })
/** The same when alcohol or drugs were verified. */
export const retentionHoursVerified = dated('hours of retention with verifications', l224_2, { '2001-01-01': 72, '2019-12-27': 120 })

/** How long the police keep the licence, in hours from the retention: the préfet has no more to decide. */
export function retentionPeriod(on: Day, verified: boolean): Answer<number> {
  const hours = (verified ? retentionHoursVerified : retentionHours).on(on)
  const words = {
    fr: `Le permis est retenu ${hours} heures. Sans décision du préfet à ce terme, il est rendu.`,
    en: `The licence is kept for ${hours} hours. Without a decision of the préfet by then, it is given back.`,
  }
  return answer(hours, reason('retention-period', words, l224_2, { hours }))
}

const hoursOfADay = 24

/** The last day of a retention, and the last one on which the préfet decides. */
export const retentionLastDay = (on: Day, verified: boolean): Day => addDays(on, retentionPeriod(on, verified).value / hoursOfADay)

/** The hours of a retention that are left: sure ones, and how many at most, when the hour at which it began is not known. */
export interface HoursLeft {
  readonly sure: number
  readonly most: number
}

/** What is known of a retention, and its hour on the clock of the place. */
export interface Retained {
  readonly on: Day
  /** `HH:MM`. */
  readonly at?: string
  readonly verified: boolean
}

/**
 * The whole hours that the préfet still has, at that moment of the place. They are counted to the same hour on the clock: where the clocks
 * change in between, an hour more or less is not counted.
 */
export function retentionHoursLeft({ on, at, verified }: Retained, now: Moment): HoursLeft {
  const days = daysBetween(now.day, retentionLastDay(on, verified))
  const until = (minute: number): number => Math.max(0, Math.floor((days * dayLong + minute - now.minute) / hour))
  const [hours = 0, minutes = 0] = (at ?? '').split(':').map(Number)
  return at === undefined
    ? { sure: until(0), most: until(dayLong) }
    : { sure: until(hours * hour + minutes), most: until(hours * hour + minutes) }
}

/** A minute of a civil day: 0 to 1439. */
export interface Moment {
  readonly day: Day
  readonly minute: number
}

const hour = 60
const dayLong = 24 * hour
/** The evening in which a retention that ends leaves the licence at disposal until the next noon. */
export const eveningFrom = dated('hour from which a retention ends in the evening', r224_4, { '2001-01-01': 18 })
export const eveningUntil = dated('hour until which a retention ends in the evening', r224_4, { '2001-01-01': 22 })
export const disposalHours = dated('hours at disposal after a retention', r224_3, { '2001-01-01': 12 })

/** Until when the licence waits at the police station after a retention without suspension; then it is sent by registered letter. */
export function atDisposalUntil(end: Moment): Answer<Moment> {
  const evening = end.minute >= eveningFrom.on(end.day) * hour && end.minute <= eveningUntil.on(end.day) * hour
  const length = disposalHours.on(end.day) * hour
  const after = end.minute + length
  const until = evening
    ? { day: addDays(end.day, 1), minute: length }
    : { day: addDays(end.day, Math.floor(after / dayLong)), minute: after % dayLong }
  const words = evening
    ? { fr: 'Le permis vous attend jusqu’au lendemain midi.', en: 'The licence waits for you until noon of the next day.' }
    : { fr: 'Le permis vous attend douze heures.', en: 'The licence waits for you for twelve hours.' }
  return answer(until, reason('at-disposal', words, [r224_3, r224_4]))
}

import { contested } from './contested.ts'

/** What the texts leave open about points. */
export const pointSwitches = {
  'infraction-before-gain': contested(
    'C',
    ['keep-gain', 'withdraw-gain'],
    'keep-gain',
    'Committed before the anniversary, established after it: nothing had been withdrawn when the points were given.',
  ),
  'infraction-established-late': contested(
    'C',
    ['blocks', 'does-not-block'],
    'blocks',
    'L223-6 speaks of an offence committed within the delay, whenever it is established.',
  ),
  'infraction-on-anniversary': contested(
    'C',
    ['gain-stands', 'gain-refused'],
    'gain-stands',
    'Committed and established on the very day on which a year is complete: no text says whether that day still counts.',
  ),
  'recovery-in-probation': contested(
    'C',
    ['at-end-of-probation', 'restarts-at-end-of-probation', 'three-years'],
    'at-end-of-probation',
    'L223-1 sets L223-6 al.1 aside during probation; nothing restarts the delay. A stage operator writes three years.',
  ),
  'stage-within-a-year': contested(
    'C',
    ['duty-without-points', 'duty-with-points'],
    'duty-without-points',
    'A mandatory stage within a year of one that credited points: operators disagree.',
  ),
  'stage-interval': contested(
    'K',
    ['date-to-date', 'one-day-more'],
    'date-to-date',
    'L223-6 says once a year; stage operators say one year and one day.',
  ),
  'zero-in-first-year': contested(
    'C',
    ['recoverable', 'lost'],
    'recoverable',
    'CE 461479 lets a stage count until the 48SI is notified; an official sheet still excludes the first year of probation.',
  ),
  'negative-balance': contested(
    'C',
    ['sign-kept', 'floored-at-zero'],
    'sign-kept',
    'The claim of CE 461479 was granted on 6 - 8 + 4 = 2; no text says it.',
  ),
  'nine-points-cap': contested(
    'C',
    ['nine-in-all', 'eight-in-all'],
    'nine-in-all',
    'L235-1 departs from L223-2 for one délit; what other offences of the same moment add is not settled.',
  ),
  'single-point-under-cap': contested(
    'C',
    ['points-withdrawn', 'points-of-the-scale'],
    'points-withdrawn',
    'The ceiling of eight left one point of an infraction that costs more: L223-6 al.3 speaks of the withdrawal of one point.',
  ),
  'encadree-probation': contested(
    'C',
    ['3-years', '2-years'],
    '3-years',
    'L223-1 shortens probation for L211-3 only; a minister refused it.',
  ),
  'training-after-loss': contested(
    'C',
    ['excluded', 'allowed'],
    'excluded',
    'L223-1 speaks of the first licence; one lawyer reads it otherwise.',
  ),
  'infraction-before-new-licence': contested(
    'K',
    ['never-debited', 'debited'],
    'never-debited',
    'No text carries an offence of the lost licence over to the new one.',
  ),
  'rodeo-points': contested('C', ['6', '0'], '6', 'L236-1 names no points; authorities apply L223-2 I to every délit of the code.'),
  'simple-injuries-points': contested(
    'C',
    ['0', '6'],
    '0',
    'L232-3 no longer cites the two articles since 11 July 2025: nothing without a source.',
  ),
} as const

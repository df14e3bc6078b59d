import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMonths, addYears, day } from '../day.ts'
import { boundary } from '../testing.ts'
import { infraction, ledgerOn, letter, licence, stage, surrender, training, worth } from './fixtures.ts'
import { surrenderDelay, theoryOnlyMonths, waitMonthsAgain, wayBack } from './invalidation.ts'
import { letter48NMonths } from './letters.ts'
import {
  initialPoints,
  probationYears,
  probationYearsAac,
  shortenedMonths,
  shortenedMonthsAac,
  yearlyGain,
  yearlyGainAac,
} from './probation.ts'
import { fullRecoveryYears, singlePointMonths } from './recovery.ts'
import { stageCeiling, stageEvery } from './stages.ts'
import { drugsAndAlcohol } from './withdrawal.ts'

boundary(initialPoints, '2004-03-01', { before: '12/12 confirmed', on: '6/6 probationary', after: '6/6 probationary' }, on =>
  worth([licence(on)], on),
)
boundary(probationYears, '2004-03-01', { before: '12/12 confirmed', on: '6/6 probationary', after: '6/6 probationary' }, on =>
  worth([licence(on)], addDays(addYears(on, 3), -1)),
)
boundary(probationYearsAac, '2004-03-01', { before: '12/12 confirmed', on: '6/6 probationary', after: '6/6 probationary' }, on =>
  worth([licence(on, 'aac')], addDays(addYears(on, 2), -1)),
)
boundary(yearlyGain, '2007-12-31', { before: '6/6 probationary', on: '8/8 probationary', after: '8/8 probationary' }, on =>
  worth([licence(on)], addYears(on, 1)),
)
boundary(yearlyGainAac, '2007-12-31', { before: '6/6 probationary', on: '9/9 probationary', after: '9/9 probationary' }, on =>
  worth([licence(on, 'aac')], addYears(on, 1)),
)
boundary(shortenedMonths, '2019-01-01', { before: '10/10 probationary', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2018-03-01'), training(on)], '2020-03-01'),
)
boundary(shortenedMonthsAac, '2019-01-01', { before: '9/9 probationary', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2018-03-01', 'aac'), training(on)], '2019-09-01'),
)
boundary(singlePointMonths, '2007-03-07', { before: '11/12 confirmed', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction(on, 1)], addYears(on, 1)),
)
boundary(singlePointMonths, '2011-01-01', { before: '11/12 confirmed', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction(on, 1)], '2011-07-02'),
)
boundary(fullRecoveryYears, '2011-01-01', { before: '9/12 confirmed', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction(on, 3, { class: 2 })], addYears(on, 2)),
)
boundary(stageCeiling, '2004-03-01', { before: '11/12 confirmed', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction('2004-01-01', 3), stage(on)], addDays(on, 1)),
)
boundary(stageEvery, '2011-03-16', { before: '8/12 confirmed', on: '12/12 confirmed', after: '12/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction('2009-12-01', 4), stage('2010-01-10'), infraction('2010-06-01', 4), stage(on)], addDays(on, 1)),
)
boundary(drugsAndAlcohol, '2025-07-11', { before: '6/12 confirmed', on: '3/12 confirmed', after: '3/12 confirmed' }, on =>
  worth([licence('2000-01-01'), infraction(on, 9, { class: 'delit' })], on),
)

const confirmed = licence('1990-01-01')
boundary(letter48NMonths, '2004-03-01', { before: '2004-05-29', on: '2004-07-01', after: '2004-07-02' }, on =>
  String(ledgerOn([confirmed, letter('48N', on)], on).deadlines[0]?.day),
)
boundary(surrenderDelay, '2008-01-01', { before: '2008-01-07', on: '2008-01-14', after: '2008-01-14' }, on =>
  String(wayBack(day('2000-01-01'), on, null, null).surrenderBy),
)
boundary(waitMonthsAgain, '2003-06-13', { before: '2003-12-12', on: '2004-06-13', after: '2004-06-14' }, on =>
  String(wayBack(day('2002-01-01'), on, day('2001-01-01'), on).earliestNewLicence),
)
boundary(theoryOnlyMonths, '2007-05-10', { before: '2007-08-09', on: '2008-02-10', after: '2008-02-11' }, first =>
  String(wayBack(day('2000-01-01'), day('2006-10-01'), null, addMonths(first, -6)).theoryOnlyIfAppliedBefore),
)

test('a card handed back before the letter opens nothing', () =>
  assert.equal(ledgerOn([confirmed, surrender('2020-01-01')], '2020-01-02').deadlines.length, 0))

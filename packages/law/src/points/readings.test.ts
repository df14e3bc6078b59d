import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { official2026, switches } from '../settings.ts'
import { eachReading } from '../testing.ts'
import { infraction, letter, licence, newLicence, stage, surrender, training, worth } from './fixtures.ts'
import { findInfraction, pointsOfVersion } from './scale.ts'

const old = licence('2000-01-01')

const beforeAnniversary = [licence('2023-05-10'), infraction('2024-04-20', 1, { final: '2024-06-01' })]
eachReading('infraction-before-gain', { 'keep-gain': '7/8 probationary', 'withdraw-gain': '5/6 probationary' }, settings =>
  worth(beforeAnniversary, '2024-06-01', settings),
)

const late = [old, infraction('2020-01-01', 3), infraction('2022-12-01', 3, { final: '2023-04-01' })]
eachReading('infraction-established-late', { blocks: '9/12 confirmed', 'does-not-block': '12/12 confirmed' }, settings =>
  worth(late, '2023-01-01', settings),
)

const onTheDay = [licence('2023-05-10'), infraction('2024-05-10', 1)]
eachReading('infraction-on-anniversary', { 'gain-stands': '7/8 probationary', 'gain-refused': '5/6 probationary' }, settings =>
  worth(onTheDay, '2024-05-10', settings),
)
test('an infraction of the eve refuses the gain, one of the day after leaves it, in both readings', () => {
  for (const reading of switches['infraction-on-anniversary'].readings) {
    const settings = { ...official2026, 'infraction-on-anniversary': reading }
    assert.equal(worth([licence('2023-05-10'), infraction('2024-05-09', 1)], '2024-05-10', settings), '5/6 probationary')
    assert.equal(worth([licence('2023-05-10'), infraction('2024-05-11', 1)], '2024-05-11', settings), '7/8 probationary')
  }
})

const cappedToOne = [4, 3, 2].map((points, i) => infraction('2025-03-01', points, { id: `capped ${i}`, group: 'g' }))
eachReading(
  'single-point-under-cap',
  { 'points-withdrawn': ['4/12 confirmed', '5/12 confirmed'], 'points-of-the-scale': ['4/12 confirmed', '4/12 confirmed'] },
  settings => ['2025-08-31', '2025-09-01'].map(on => worth([old, ...cappedToOne], on, settings)),
)

const oneInProbation = [licence('2023-02-01'), infraction('2023-04-10', 2, { class: 3 })]
const recoveries = ['2026-02-01', '2026-04-10', '2028-02-01']
eachReading(
  'recovery-in-probation',
  {
    'at-end-of-probation': ['12/12 confirmed', '12/12 confirmed', '12/12 confirmed'],
    'three-years': ['4/12 confirmed', '12/12 confirmed', '12/12 confirmed'],
    'restarts-at-end-of-probation': ['4/12 confirmed', '4/12 confirmed', '12/12 confirmed'],
  },
  settings => recoveries.map(on => worth(oneInProbation, on, settings)),
)

const twoStages = [
  licence('2022-05-20'),
  infraction('2022-08-01', 2),
  stage('2022-10-01'),
  infraction('2022-12-01', 3),
  stage('2023-03-01', 'obligatoire-48N'),
]
eachReading('stage-within-a-year', { 'duty-without-points': '3/6 probationary', 'duty-with-points': '6/6 probationary' }, settings =>
  worth(twoStages, '2023-03-02', settings),
)

const yearApart = [old, infraction('2021-01-01', 6), stage('2021-03-10'), infraction('2021-06-01', 4), stage('2022-03-10')]
eachReading('stage-interval', { 'date-to-date': '10/12 confirmed', 'one-day-more': '6/12 confirmed' }, settings =>
  worth(yearApart, '2022-03-11', settings),
)

const zeroAtOnce = [licence('2024-01-10'), infraction('2024-05-01', 6), stage('2024-07-01')]
eachReading('zero-in-first-year', { recoverable: '4/6 probationary', lost: '0/6 zero-not-notified' }, settings =>
  worth(zeroAtOnce, '2024-07-02', settings),
)

const belowZero = [
  old,
  infraction('2020-04-20', 6),
  infraction('2021-04-20', 6, { class: 'delit', group: 'g' }),
  infraction('2021-04-20', 4, { group: 'g' }),
  stage('2021-07-01'),
]
eachReading('negative-balance', { 'sign-kept': '2/12 confirmed', 'floored-at-zero': '4/12 confirmed' }, settings =>
  worth(belowZero, '2021-07-02', settings),
)

const nineAndMore = [old, infraction('2025-08-01', 9, { class: 'delit', group: 'g' }), infraction('2025-08-01', 3, { group: 'g' })]
eachReading('nine-points-cap', { 'nine-in-all': '3/12 confirmed', 'eight-in-all': '4/12 confirmed' }, settings =>
  worth(nineAndMore, '2025-08-01', settings),
)

eachReading('encadree-probation', { '3-years': '10/10 probationary', '2-years': '12/12 confirmed' }, settings =>
  worth([licence('2022-06-01', 'encadree')], '2024-06-01', settings),
)

const again = [
  licence('2015-01-01'),
  infraction('2020-01-01', 6),
  infraction('2020-02-01', 6),
  letter('48SI', '2020-03-01'),
  surrender('2020-03-05'),
]
const trained = [...again, newLicence('2020-10-01'), training('2021-06-01')]
eachReading('training-after-loss', { excluded: '10/10 probationary', allowed: '12/12 confirmed' }, settings =>
  worth(trained, '2022-10-01', settings),
)

const lateAfterLoss = [...again, infraction('2020-02-20', 2, { final: '2020-12-01' }), newLicence('2020-10-01')]
eachReading('infraction-before-new-licence', { 'never-debited': '6/6 probationary', debited: '4/6 probationary' }, settings =>
  worth(lateAfterLoss, '2020-12-01', settings),
)

const pointsOf = (id: string) => {
  const version = findInfraction(id, day('2026-01-01'))
  if (!version) throw new Error(`${id} is not in the scale`)
  return version
}
eachReading('rodeo-points', { 6: 6, 0: 0 }, settings => pointsOfVersion(pointsOf('rodeo'), settings))
eachReading('simple-injuries-points', { 0: 0, 6: 6 }, settings => pointsOfVersion(pointsOf('simple-injuries'), settings))

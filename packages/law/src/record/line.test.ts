import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import type { FactContents, FactKind, Life, LifeFact } from './life.ts'
import { lineOf } from './line.ts'

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K]): LifeFact =>
  ({ kind, source: 'a', reference, revision: 0, knownOn: day(knownOn), content }) as unknown as LifeFact
const life = (...facts: LifeFact[]): Life => ({
  birth: day('1978-09-09'),
  categories: [{ category: 'B', since: day('2008-03-14'), codes: [] }],
  titles: [{ number: '19AB12345', issuedOn: day('2019-03-14'), lastDay: day('2034-03-14'), state: 'living' }],
  cepcs: [],
  receipts: [],
  facts,
})
const line = (given: Life, on = '2026-11-25') =>
  lineOf(given, { day: day(on) }).map(({ day: at, facts, past, gained, lost, because }) => ({
    at,
    told: facts.map(({ reference }) => reference).join(),
    past: past.map(({ reference }) => reference).join(),
    gained: gained.join(),
    lost: lost.join(),
    why: because.map(({ code }) => code).join(),
  }))
const nothing = { told: '', past: '', gained: '', lost: '', why: '' }

test('a month of suspension takes the right from its first day and gives it back the day after its last one', () => {
  const suspended = fact('administrative-suspension', 'S', '2026-09-10', { ground: 'other', notifiedOn: day('2026-09-10'), months: 1 })
  const shown = line(life(suspended))
  assert.deepEqual(shown.slice(0, 2), [
    { ...nothing, at: '2026-10-11', gained: 'B', why: 'forbids-no-more' },
    { ...nothing, at: '2026-09-10', told: 'S', lost: 'B', why: 'banned-suspension-administrative' },
  ])
  assert.deepEqual(shown.at(-1), { ...nothing, at: '2008-03-14', gained: 'B' })
  assert.equal(line(life(suspended), '2026-10-10')[0]?.at, '2026-09-10')
})

test('after alcohol, the last day gives nothing back: the decision of aptitude does', () => {
  const suspended = fact('administrative-suspension', 'S', '2026-03-10', { ground: 'alcohol', notifiedOn: day('2026-03-10'), months: 6 })
  const fit = fact('aptitude', 'A', '2026-09-19', { notifiedOn: day('2026-09-19'), fit: true, for: 'S' })
  assert.deepEqual(line(life(suspended, fit)).slice(0, 2), [
    { ...nothing, at: '2026-09-19', told: 'A', gained: 'B', why: 'forbids-no-more' },
    { ...nothing, at: '2026-03-10', told: 'S', lost: 'B', why: 'banned-suspension-administrative' },
  ])
})

test('what was corrected or taken back stays on the line and does nothing', () => {
  const first = fact('administrative-suspension', 'S', '2026-09-10', { ground: 'other', notifiedOn: day('2026-09-10'), months: 1 })
  const again = { ...first, revision: 1, content: { ...first.content, notifiedOn: day('2026-09-12') } } as LifeFact
  const wrong = {
    ...fact('retention', 'R', '2026-05-01', { on: day('2026-05-01'), ground: 'other', verified: false }),
    takenBackOn: day('2026-05-03'),
  }
  const shown = line(life(first, again, wrong))
  assert.deepEqual(
    shown.filter(({ past }) => past !== '').map(({ at, past, lost }) => [at, past, lost]),
    [
      ['2026-09-10', 'S', ''],
      ['2026-05-01', 'R', ''],
    ],
  )
})

test('points are on the line with the infraction that moved them', () => {
  const given = life(
    fact('infraction', 'PV', '2026-09-01', { committedOn: day('2026-09-01'), points: 3, class: 4 }),
    fact('establishment', 'AF', '2026-10-01', { for: 'PV', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
  )
  const [established] = lineOf(given, { day: day('2026-11-25') })
  assert.deepEqual(
    established?.steps.map(({ delta, balance, about }) => [delta, balance, about]),
    [[-3, 9, 'PV']],
  )
})

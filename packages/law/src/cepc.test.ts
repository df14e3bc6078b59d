import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder } from './categories/categories.ts'
import { type Cepc, cepcMonths, cepcOf } from './cepc.ts'
import { addDays, day } from './day.ts'
import type { ExamForCepc, ExamOutcome } from './exam/exclusions.ts'
import { sourceArticle } from './settings.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from './testing.ts'

const passed = (changes: Partial<ExamForCepc> = {}): ExamForCepc => ({
  category: 'B',
  examDay: day('2026-03-15'),
  birth: day('1999-05-12'),
  outcome: 'favourable',
  ...changes,
})
const days = (first: string, last: string): Pick<Cepc, 'firstDay' | 'lastDay'> => ({ firstDay: day(first), lastDay: day(last) })
const codes = (exam: ExamForCepc): string[] => cepcOf(exam).reasons.map(r => r.code)
const lina = { birth: day('2006-03-20'), examDay: day('2023-11-10') }

boundary(
  cepcMonths,
  '2013-07-01',
  { before: '2013-08-30', on: '2013-11-01', after: '2013-11-02' },
  examDay => cepcOf(passed({ examDay, birth: day('1980-01-01') })).value?.lastDay,
)
eachReading('cepc-last-day', { 'same-number': ['2026-07-15', '2027-02-28'], 'day-before': ['2026-07-14', '2027-02-28'] }, settings =>
  ['2026-03-15', '2026-10-31'].map(examDay => cepcOf(passed({ examDay: day(examDay) }), settings).value?.lastDay),
)

table<ExamForCepc, { firstDay: string; lastDay: string } | null>(
  'CEPC',
  exam => {
    const { value, reasons } = cepcOf(exam)
    return { value: value && { firstDay: value.firstDay, lastDay: value.lastDay }, reasons }
  },
  [
    { why: '15 March to 15 July', given: passed(), is: days('2026-03-15', '2026-07-15') },
    { why: '31 October to the last of February', given: passed({ examDay: day('2026-10-31') }), is: days('2026-10-31', '2027-02-28') },
    { why: 'and of a leap year', given: passed({ examDay: day('2027-10-31') }), is: days('2027-10-31', '2028-02-29') },
    { why: 'medical check asked', given: passed({ medicalCheckAsked: true }), is: null },
    { why: 'professional title', given: passed({ professionalTitle: true }), is: null },
    { why: 'void under a ban', given: passed({ examUnderBan: true }), is: null },
    {
      why: 'passed on the last day of the ban of an invalidation',
      given: passed({ invalidationBanLastDay: day('2026-03-15') }),
      is: days('2026-03-16', '2026-07-16'),
    },
    {
      why: 'passed long before the ban ends: four months from its end, not from the exam',
      given: passed({ invalidationBanLastDay: day('2026-08-31') }),
      is: days('2026-09-01', '2027-01-01'),
    },
    {
      why: 'passed the day after the ban',
      given: passed({ invalidationBanLastDay: day('2026-03-14') }),
      is: days('2026-03-15', '2026-07-15'),
    },
    { why: 'spared the practical (R. 224-20)', given: passed({ through: 'theory-only-R224-20' }), is: days('2026-03-15', '2026-07-15') },
    {
      why: 'spared the practical, during the ban',
      given: passed({ through: 'theory-only-R224-20', invalidationBanLastDay: day('2026-04-30') }),
      is: days('2026-05-01', '2026-09-01'),
    },
    { why: 'B at 17 in 2023: from 1 January 2024', given: passed(lina), is: days('2024-01-01', '2024-05-01') },
    {
      why: 'B at 17 on the last day of 2023',
      given: passed({ ...lina, examDay: day('2023-12-31') }),
      is: days('2024-01-01', '2024-05-01'),
    },
    {
      why: 'B at 17 on 1 January 2024: from the exam',
      given: passed({ ...lina, examDay: day('2024-01-01') }),
      is: days('2024-01-01', '2024-05-01'),
    },
    {
      why: 'B at 17 on 2 January 2024: from the exam',
      given: passed({ ...lina, examDay: day('2024-01-02') }),
      is: days('2024-01-02', '2024-05-02'),
    },
    {
      why: 'B in 2023, 18 on 1 January 2024',
      given: passed({ birth: day('2006-01-01'), examDay: day('2023-11-10') }),
      is: days('2024-01-01', '2024-05-01'),
    },
    {
      why: 'B in 2023, 18 before the year ended: from the birthday, without more months',
      given: passed({ birth: day('2005-12-31'), examDay: day('2023-11-10') }),
      is: days('2023-12-31', '2024-03-10'),
    },
    {
      why: 'B in 2022, over before the person was 18',
      given: passed({ birth: day('2005-02-01'), examDay: day('2022-09-15') }),
      is: null,
    },
  ],
)

const bornFor = (category: 'D' | 'DE', birth: string, fimoDerogation = true) => passed({ category, birth: day(birth), fimoDerogation })
for (const category of ['D', 'DE'] as const) {
  table<ExamForCepc, boolean>(`CEPC of ${category} with the FIMO`, exam => ({ ...cepcOf(exam), value: cepcOf(exam).value !== null }), [
    { why: 'the day before 24', given: bornFor(category, '2002-03-16'), is: false },
    { why: 'the day of 24', given: bornFor(category, '2002-03-15'), is: true },
    { why: 'the day after', given: bornFor(category, '2002-03-14'), is: true },
    { why: 'under 24 without the derogation', given: bornFor(category, '2002-03-16', false), is: true },
  ])
}

test('the FIMO closes the CEPC of D and DE only', () => {
  for (const category of cardOrder)
    assert.equal(
      cepcOf(passed({ category, birth: day('2003-06-01'), fimoDerogation: true })).value === null,
      category === 'D' || category === 'DE',
      category,
    )
})

test('no outcome but the favourable one gives a CEPC, in any category', () => {
  for (const category of cardOrder)
    for (const outcome of ['favourable', 'insufficient', 'absent', 'not-examined', 'annulled'] satisfies ExamOutcome[]) {
      const given = cepcOf(passed({ category, outcome }))
      assert.equal(given.value !== null, outcome === 'favourable', `${category} ${outcome}`)
      assertExplained(given)
    }
})

test('every exclusion is told, not the first one found', () => {
  const exam = bornFor('DE', '2003-06-01')
  assert.deepEqual(codes({ ...exam, outcome: 'insufficient', examUnderBan: true, medicalCheckAsked: true, professionalTitle: true }), [
    'result-insufficient',
    'exam-under-ban',
    'medical-check-asked',
    'professional-title',
    'fimo-under-age',
  ])
})

test('an exam void under another ban stays void during the ban of an invalidation', () => {
  assert.equal(cepcOf(passed({ examUnderBan: true, invalidationBanLastDay: day('2026-08-31') })).value, null)
})

test('the mention « Vaut titre de conduite à compter du … » is there only when the CEPC starts later than the exam', () => {
  const { value } = cepcOf(passed({ invalidationBanLastDay: day('2026-03-31') }))
  assert.equal(value?.worthFrom?.fr, 'Vaut titre de conduite à compter du 1er avril 2026')
  assertWords(value?.worthFrom ?? { fr: '', en: '' }, 'worthFrom')
  assert.equal(cepcOf(passed()).value?.worthFrom, null)
})

test('what goes with the paper, where it is good and until when are told', () => {
  assert.deepEqual(codes(passed()), ['cepc-valid', 'with-identity', 'france-only'])
  assert.deepEqual(codes(passed({ through: 'theory-only-R224-20' })), ['cepc-valid', 'theory-only', 'with-identity', 'france-only'])
  assert.match(cepcOf(passed()).reasons[0]?.words.fr ?? '', /du 15 mars 2026 au 15 juillet 2026 compris/)
})

test('the months run from the exam, whatever the day the result was shown', () => {
  for (let n = 0; n < 400; n++) {
    const examDay = addDays(day('2026-01-01'), n)
    assert.deepEqual(cepcOf(passed({ examDay })).value, cepcOf(passed({ examDay }), sourceArticle).value)
  }
})

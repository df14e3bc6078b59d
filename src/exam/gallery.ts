import {
  charteRequired,
  type DriverRecord,
  day,
  official2026,
  publishedOn,
  type RecordedBan,
  retryFrom,
  theoryLastDay,
} from '@papier-rose/law'
import { instant } from '../kit/clock.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import type { Lang } from '../kit/html.ts'
import { categoriesOf, cepcFor, codesOf, probationOf, whyNotShown } from './cepc.ts'
import { eliminatedMarks, goodMarks, poorMarks } from './fixtures.ts'
import { charte, charteMissing } from './pages/charte.ts'
import { closed } from './pages/closed.ts'
import { humanFirst, humanWrong, type LookupPage, lookup, noResult, typedOf } from './pages/lookup.ts'
import { resultView } from './pages/result.ts'
import type { Result } from './read.ts'
import { type Standing, totalOf } from './standing.ts'

const law = official2026
const ids = { csrf: 'csrf', id: '00000000-0000-7000-8000-00000000f0f0' }
const view = 'gallery'

const examDay = day('2026-11-23')
const passed: Result = {
  id: '00000000-0000-7000-8000-000000000001',
  driverId: '00000000-0000-7000-8000-000000000002',
  category: 'B',
  kind: 'practical',
  examDay,
  departement: '75',
  publishedOn: publishedOn(examDay, '75', law).value,
  outcome: 'favourable',
  centre: 'Paris Gennevilliers',
  marks: { ...goodMarks },
  total: undefined,
  codes: [],
  automatic: false,
  medicalCheckAsked: false,
  fimoDerogation: false,
  professionalTitle: false,
  theoryAlone: false,
  formerCategories: [],
  learning: 'aac',
  inspector: '04217',
}
const nothing: DriverRecord = { birth: day('2009-03-12'), categories: [], titles: [], bans: [], cepcs: [], receipts: [] }
const banned = (ban: RecordedBan): DriverRecord => ({ ...nothing, birth: day('1978-09-09'), bans: [ban] })

/** What a success means with that record, on the day after the exam. */
function standing(result: Result, record: DriverRecord, issued = false): Standing {
  const today = result.publishedOn
  const { value: cepc, reasons } = cepcFor(result, record, law)
  if (!cepc) return { is: 'no-cepc', reasons, request: !reasons.some(({ code }) => code === 'exam-under-ban') }
  const given = { firstDay: cepc.firstDay, lastDay: cepc.lastDay, categories: categoriesOf(result), codes: codesOf(result) }
  const not = whyNotShown(record, given, today, law)
  if (not) return { is: 'may-not-drive', reasons: not.reasons }
  if (!issued) return { is: 'cepc-to-take', cepc, reasons, charte: charteRequired(today, law).value }
  const at = instant(new Date('2026-11-24T09:00:00Z'))
  const more = { number: 'PR-7K3Q-9D2M-XA4C', probation: probationOf(result, record, law), charteAcceptedAt: at, issuedAt: at }
  return { is: 'cepc-issued', reasons, cepc: { id: ids.id, resultId: result.id, driverId: result.driverId, ...given, ...more } }
}

const show =
  (result: Result, of: Standing, today = result.publishedOn) =>
  (lang: Lang) =>
    resultView(lang, { result, standing: of, view, today, ids })
const success = (title: string, more: Partial<Result>, record = nothing, issued = false) => {
  const result = { ...passed, ...more }
  return state(title, show(result, standing(result, record, issued)))
}

function failure(title: string, more: Partial<Result>, theory = true) {
  const result: Result = { ...passed, outcome: 'insufficient', ...more }
  const { category, outcome, departement, medicalCheckAsked: medicalCheck } = result
  if (outcome === 'favourable') throw new Error('not a failure')
  const marked = totalOf(result)
  const retry = retryFrom({ category, examDay, outcome, departement, score: marked?.total, eliminatory: marked?.eliminated }, law)
  const until = theory ? { theory: theoryLastDay(day('2026-06-15')) } : {}
  return state(title, show(result, { is: 'try-again', retry, ...until, medicalCheck }))
}

const typed = typedOf({ neph: '24 09 75 10 00 01', birth: day('2009-03-12'), category: 'B' })
const published = publishedOn(examDay, '75', law).reasons.map(({ words }) => words)
const asked = (title: string, more: Partial<LookupPage> = {}) => state(title, lang => lookup(lang, { ids, published, ...more }))
const human = {
  question: { fr: 'Combien font sept plus deux ? Répondez en chiffres.', en: 'What is seven plus two? Answer in figures.' },
  token: 'token',
}
const fieldErrors = [
  {
    field: 'neph',
    words: {
      fr: 'Il manque 1 chiffre : le numéro NEPH en a 12, vous en avez saisi 11.',
      en: '1 digit missing: a NEPH number has 12, you entered 11.',
    },
  },
  {
    field: 'birth',
    words: { fr: 'Cette date n’existe pas. Vérifiez le jour et le mois.', en: 'This date does not exist. Check the day and the month.' },
  },
  { field: 'category', words: { fr: 'Choisissez la catégorie de l’examen.', en: 'Choose the category of the exam.' } },
]

const theoryExam: Partial<Result> = { kind: 'theory', marks: undefined, total: 38, publishedOn: examDay }
const suspension: RecordedBan = { kind: 'suspension-administrative', from: day('2026-10-01'), lastDay: day('2027-02-01') }
const invalidation: RecordedBan = { kind: 'invalidation', from: day('2026-06-20'), lastDay: day('2026-12-20') }
const over = day('2027-06-01')

/** Every page of the results, in each of its states. */
export const examGallery: readonly GalleryEntry[] = [
  {
    name: 'look up a result',
    routes: ['/resultat'],
    states: [
      asked('empty'),
      asked('with errors', {
        typed: { neph: '24097510000', birth: { day: '31', month: '2', year: '2009' }, category: '' },
        errors: fieldErrors,
      }),
      asked('nothing to show', { typed, errors: [noResult] }),
      asked('a question first', { typed, errors: [humanFirst], human }),
      asked('a wrong answer to the question', { typed, errors: [humanWrong], human }),
    ],
  },
  {
    name: 'a success',
    routes: ['/resultat/:view'],
    states: [
      success('certificate to take', {}),
      success('certificate issued', {}, nothing, true),
      success('automatic gearbox and codes', { automatic: true, codes: ['01.06'] }, nothing, true),
      success('motorcycle', { category: 'A2', marks: undefined, total: 25 }, nothing, true),
      success('medical check asked', { medicalCheckAsked: true }),
      success(
        'D under the age, with the FIMO',
        { category: 'D', marks: undefined, fimoDerogation: true },
        { ...nothing, birth: day('2004-02-29') },
      ),
      success('professional title', { professionalTitle: true, marks: undefined }),
      success('taken during a suspension: void', {}, banned(suspension)),
      success('during the ban after an invalidation', {}, banned(invalidation)),
      success('suspended since', {}, banned({ ...suspension, from: day('2026-11-24') })),
      success(
        'theory alone gives former categories back',
        { ...theoryExam, theoryAlone: true, formerCategories: ['A2', 'B'] },
        { ...nothing, birth: day('1978-09-09') },
      ),
      state('certificate over', show(passed, { is: 'cepc-over', lastDay: day('2027-03-23') }, over)),
      state('card received', show(passed, { is: 'card-in-hand' })),
      state('theory', show({ ...passed, ...theoryExam }, { is: 'theory-passed', until: theoryLastDay(examDay) })),
    ],
  },
  {
    name: 'another result',
    states: [
      failure('not enough points', { marks: { ...poorMarks } }),
      failure('an eliminatory act', { marks: { ...eliminatedMarks } }),
      failure('theory unknown', { marks: { ...poorMarks } }, false),
      failure('a medical doubt', { marks: { ...poorMarks }, medicalCheckAsked: true }),
      failure('motorcycle', { category: 'A2', marks: undefined, total: 15 }),
      failure('absent', { outcome: 'absent', marks: undefined }),
      failure('not examined', { outcome: 'not-examined', marks: undefined }),
      failure('annulled', { outcome: 'annulled', marks: undefined }),
      state('theory', show({ ...passed, ...theoryExam, outcome: 'insufficient', total: 31 }, { is: 'theory-failed' })),
    ],
  },
  {
    name: 'charte du conducteur responsable',
    routes: ['/resultat/:view/charte'],
    states: [
      state('to read', lang => charte(lang, { view, category: 'B', ids })),
      state('box not ticked', lang => charte(lang, { view, category: 'B', ids, errors: [charteMissing] })),
      state('two wheels', lang => charte(lang, { view, category: 'A2', ids })),
    ],
  },
  { name: 'result page closed', states: [state('closed', closed)] },
]

import { day, type FactContents, type FactKind, namedOf, official2026 } from '@papier-rose/law'
import { instant } from '../kit/clock.ts'
import type { KnownFact, KnownNamed } from '../record/index.ts'
import type { QuestionData } from './question-pdf.ts'
import type { ToLookAt } from './read.ts'

/** The day of the samples. */
export const designationToday = day('2026-11-25')

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K], revision = 0): KnownFact =>
  ({ id: reference, kind, source: 'sample', reference, revision, knownOn: day(knownOn), content }) as unknown as KnownFact

const named = (on: string, by: FactContents['driver-named']['by'] = 'vehicle-holder') =>
  fact('driver-named', 'D-1', on, { for: 'PV-2026-0042', committedOn: day('2026-09-12'), on: day(on), by })
const infraction = fact('infraction', 'PV-2026-0042', '2026-09-14', { committedOn: day('2026-09-12'), points: 3, class: 4 })
const answered = (answer: FactContents['driver-answer']['answer'], on: string, words?: string, revision = 0) =>
  fact('driver-answer', 'A-1', on, { for: 'D-1', on: day(on), answer, ...(words ? { words } : {}) }, revision)
const established = (on: string, by: FactContents['establishment']['by'] = 'paiement-amende-forfaitaire') =>
  fact('establishment', 'E-1', on, { for: 'PV-2026-0042', on: day(on), by })

const brest = 'J’étais à Brest ce jour-là. La voiture est celle de ma sœur.'

const stories: Readonly<Record<string, readonly KnownFact[]>> = {
  'to answer': [named('2026-11-02'), infraction],
  'overdue, by an employer': [named('2026-09-20', 'employer')],
  'it was me': [named('2026-11-02'), infraction, answered('me', '2026-11-10')],
  'it was not me, in words': [named('2026-11-02'), infraction, answered('not-me', '2026-11-10', brest)],
  'do not know': [named('2026-11-02', 'hirer'), answered('unknown', '2026-11-10')],
  'established before the answer': [named('2026-11-02'), infraction, established('2026-11-08')],
  'denied, then convicted': [
    named('2026-09-20', 'buyer'),
    infraction,
    answered('unknown', '2026-09-25'),
    answered('not-me', '2026-11-10', brest, 1),
    established('2026-11-20', 'condamnation-definitive'),
  ],
}

/** A naming in each of its states. */
export const namings: Readonly<Record<string, KnownNamed>> = Object.fromEntries(
  Object.entries(stories).flatMap(([name, facts]) =>
    namedOf(facts, designationToday, official2026).map(one => [name, { ...one, id: '00000000-0000-7000-8000-0000000000d1' } as KnownNamed]),
  ),
)

/** What an agent is shown of one. */
export const toLookAt = ({ id, conflict = 'despite-denial' }: KnownNamed): ToLookAt => ({
  id,
  driverId: '00000000-0000-7000-8000-0000000000d2',
  reference: 'DES-0001',
  birthName: 'MOREAU',
  firstNames: ['Lina'],
  conflict,
  since: day('2026-11-20'),
  postedOn: conflict === 'despite-denial' ? null : day('2026-11-03'),
  remindedOn: null,
})

/** The question on paper, for the first time or again. */
export const questionExample = (reminder: boolean): QuestionData => ({
  at: instant(new Date('2026-11-03T10:00:00Z')),
  demonstration: true,
  baseUrl: 'https://papier-rose.example',
  driver: { birthName: 'MOREAU', firstNames: ['Lina'] },
  named: namings['to answer'] as KnownNamed,
  reminder,
})

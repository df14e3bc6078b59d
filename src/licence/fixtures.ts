import {
  addDays,
  type Category,
  day,
  type FactContents,
  type FactKind,
  type Life,
  type LifeFact,
  notifiedOn,
  official2026,
} from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { marcel } from '../record/fixtures.ts'
import type { Driver, FollowedLetter, GivenCertificate, KnownFact, KnownLife, Letter } from '../record/index.ts'

/** The day of the samples. */
export const licenceToday = day('2026-11-23')

/** A fact known from that day. */
const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K]): LifeFact =>
  ({ kind, source: 'sample', reference, revision: 0, knownOn: day(knownOn), content }) as unknown as LifeFact

const held = (category: Category, since: string, codes: readonly string[] = [], lastDay?: string) => ({
  category,
  since: day(since),
  codes,
  ...(lastDay ? { lastDay: day(lastDay) } : {}),
})

const card = (issuedOn: string, lastDay: string) => ({
  number: '19AB12345',
  issuedOn: day(issuedOn),
  lastDay: day(lastDay),
  receivedOn: addDays(day(issuedOn), 9),
  state: 'living' as const,
})

const life = (more: Partial<Life>): Life => ({
  birth: day('1988-06-01'),
  categories: [],
  titles: [],
  cepcs: [],
  receipts: [],
  facts: [],
  ...more,
})

const established = (
  reference: string,
  committed: string,
  final: string,
  points: number,
  kind: 4 | 'delit',
  cited?: string,
): LifeFact[] => [
  fact('infraction', reference, committed, {
    committedOn: day(committed),
    points,
    class: kind,
    ...(cited ? { article: cited } : {}),
  }),
  fact('establishment', `${reference}-E`, final, {
    for: reference,
    on: day(final),
    by: kind === 'delit' ? 'condamnation-definitive' : 'paiement-amende-forfaitaire',
  }),
]

const signed = (ref: '48N' | '48SI', on: string): LifeFact =>
  fact('letter', `L-${ref}`, on, { letter: ref, sending: { way: 'registered', presentedOn: day(on), signedOn: day(on) } })

const oldHand = { categories: [held('AM', '2004-06-01'), held('B', '2008-03-14')], titles: [card('2019-03-14', '2034-03-14')] }
const young = (since: string, until: string) => ({
  birth: day('2004-05-02'),
  categories: [held('B', since, [`106.${short(since)}-${short(until)}`])],
  titles: [card(since, '2040-01-01')],
})
const short = (on: string): string => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(2, 4)}`

const suspension = (notified: string, retained?: string): LifeFact =>
  fact('administrative-suspension', '3F-0001', notified, {
    ground: 'alcohol',
    notifiedOn: day(notified),
    months: 6,
    ...(retained ? { retainedOn: day(retained) } : {}),
  })

const twoDelits = [
  ...established('PV-A', '2026-02-03', '2026-06-10', 6, 'delit', 'L. 234-1'),
  ...established('PV-B', '2026-05-20', '2026-09-30', 6, 'delit', 'L. 413-1'),
]

/** Lives of drivers, from the quiet one to the one who lost everything. */
export const lives = {
  confirmed: life(oldHand),
  'card out of date': life({ ...oldHand, titles: [card('2011-03-14', '2026-03-14')] }),
  'exam just passed': life({
    birth: day('2008-01-20'),
    cepcs: [{ category: 'B', firstDay: day('2026-11-12'), lastDay: day('2027-03-12'), codes: [] }],
  }),
  'lorry past its medical day': life({
    ...oldHand,
    categories: [...oldHand.categories, held('C', '2012-09-01', [], '2026-10-31'), held('CE', '2012-09-01', [], '2026-10-31')],
  }),
  'probation with a loss': life({
    ...young('2024-12-02', '2027-12-02'),
    facts: established('PV-1', '2026-03-08', '2026-04-20', 2, 4, 'R. 412-12'),
  }),
  'letter 48N, course awaited': life({
    ...young('2025-09-01', '2028-09-01'),
    facts: [
      ...established('PV-2', '2026-06-08', '2026-08-10', 3, 4, 'R. 412-6-1'),
      signed('48N', '2026-09-15'),
      fact('infraction', 'PV-3', '2026-11-02', { committedOn: day('2026-10-30'), points: 4, class: 4, article: 'R. 412-30' }),
    ],
  }),
  'retained yesterday': life({
    ...oldHand,
    facts: [fact('retention', 'R-1', '2026-11-22', { on: day('2026-11-22'), ground: 'alcohol', verified: true })],
  }),
  suspended: life({ ...oldHand, facts: [suspension('2026-09-24', '2026-09-21')] }),
  'suspended, aptitude awaited': life({ ...oldHand, facts: [suspension('2026-04-20')] }),
  'suspended, fit again': life({
    ...oldHand,
    facts: [suspension('2026-04-20'), fact('aptitude', 'A-1', '2026-10-12', { notifiedOn: day('2026-10-12'), fit: true, for: '3F-0001' })],
  }),
  acquitted: life({
    ...oldHand,
    facts: [
      suspension('2026-09-24'),
      fact('judgment', 'J-1', '2026-11-03', { executoryOn: day('2026-11-03'), outcome: 'no-restriction', for: '3F-0001' }),
    ],
  }),
  'alcohol interlock': life({
    ...oldHand,
    facts: [fact('ead-restriction', 'EAD-1', '2026-08-01', { by: 'prefet', from: day('2026-08-01'), months: 6 })],
  }),
  'zero, not notified': life({ ...oldHand, facts: twoDelits }),
  invalidated: life({ ...oldHand, facts: [...twoDelits, signed('48SI', '2026-10-20')] }),
  'invalidated, card handed back': life({
    ...oldHand,
    facts: [...twoDelits, signed('48SI', '2026-10-20'), fact('surrender', 'S-1', '2026-10-28', { on: day('2026-10-28') })],
  }),
  annulled: life({
    ...oldHand,
    facts: [fact('judgment', 'J-2', '2026-09-10', { executoryOn: day('2026-09-10'), outcome: 'annulment', months: 12, ground: 'alcohol' })],
  }),
  foreign: life({ facts: [fact('foreign-licence', 'FL-1', '2026-01-10', { since: day('2025-12-20') })] }),
  'foreign, banned': life({
    facts: [
      fact('foreign-licence', 'FL-1', '2025-01-10', { since: day('2024-12-20') }),
      ...established('PV-C', '2026-01-03', '2026-05-10', 6, 'delit', 'L. 234-1'),
      ...established('PV-D', '2026-03-20', '2026-06-15', 6, 'delit', 'L. 413-1'),
      fact('foreign-ban', 'FB-1', '2026-07-01', { notifiedOn: day('2026-07-01') }),
    ],
  }),
  none: life({}),
} as const satisfies Readonly<Record<string, Life>>

/** The same life with the ids of its facts. */
export const knownLife = (life: Life): KnownLife => ({
  ...life,
  facts: life.facts.map(one => ({ ...one, id: one.reference }) as KnownFact),
})

export const sampleDriver: Driver = { ...marcel, id: '00000000-0000-7000-8000-0000000000d1' }

/** A letter as it was issued. */
export const aLetter = (ref: Letter['ref'], more: Partial<Letter> = {}): Letter => ({
  id: `00000000-0000-7000-8000-0000000048${ref === '48SI' ? '51' : ref === '48N' ? '4e' : '00'}`,
  ref,
  about: null,
  dueOn: day('2026-09-30'),
  points: -3,
  issuedOn: day('2026-10-02'),
  way: 'registered',
  corrects: null,
  cancels: false,
  correctedOn: null,
  ...more,
})

const followed = (letter: Letter, sending: FollowedLetter['sending']): FollowedLetter => ({
  ...letter,
  sending,
  notified: notifiedOn(sending, licenceToday, official2026),
})

/** Letters on their way, notified, taken back. */
export const sampleLetters: Readonly<Record<string, readonly FollowedLetter[]>> = {
  'one on its way, one notified': [
    followed(aLetter('48N'), { way: 'registered', presentedOn: day('2026-10-09'), signedOn: day('2026-10-09') }),
    followed(aLetter('48SI'), { way: 'registered' }),
  ],
  'here with consent, not opened': [
    followed(aLetter('48', { way: 'account-with-consent' }), {
      way: 'account-with-consent',
      availableOn: day('2026-11-20'),
      kind: 'points',
    }),
  ],
  'taken back; points given back': [
    followed(aLetter('48', { way: 'letter', correctedOn: day('2026-10-20') }), { way: 'letter' }),
    followed(aLetter('48', { id: 'b', way: 'letter', cancels: true, corrects: 'a' }), { way: 'letter' }),
    followed(aLetter('46', { id: 'c', way: 'letter', points: 3 }), { way: 'letter' }),
  ],
}

export const sampleCertificate: GivenCertificate = {
  certificateId: '00000000-0000-7000-8000-0000000000c7',
  categories: ['AM', 'B'],
  from: licenceToday,
  lastDay: day('2027-03-23'),
  issuedAt: '2026-11-23T09:12:00.000Z' as Instant,
}

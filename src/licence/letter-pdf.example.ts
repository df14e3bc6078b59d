import { day, official2026 } from '@papier-rose/law'
import type { Letter } from '../record/index.ts'
import { aLetter, knownLife, lives, sampleDriver } from './fixtures.ts'
import { type LetterData, letterData } from './letter.ts'

const wrong = aLetter('48', { id: '00000000-0000-7000-8000-0000000000aa', about: 'PV-1', issuedOn: day('2026-04-22') })

const data = (letter: Letter, life: keyof typeof lives): LetterData =>
  letterData(
    letter,
    { driver: sampleDriver, life: knownLife(lives[life]), letters: [wrong] },
    { law: official2026, config: { demonstration: true } },
  )

/** Every letter on points, from invented lives. */
export const letterExamples: Readonly<Record<string, LetterData>> = {
  '48, points withdrawn': data(
    aLetter('48', { about: 'PV-1', points: -2, dueOn: day('2026-04-20'), issuedOn: day('2026-04-22') }),
    'probation with a loss',
  ),
  '48M, a low balance': data(
    aLetter('48M', { about: 'PV-A', points: -6, dueOn: day('2026-06-10'), issuedOn: day('2026-06-12') }),
    'zero, not notified',
  ),
  '48N, a mandatory course': data(
    aLetter('48N', { about: 'PV-2', points: -3, dueOn: day('2026-08-10'), issuedOn: day('2026-08-12') }),
    'letter 48N, course awaited',
  ),
  '48SI, no point is left': data(
    aLetter('48SI', { about: 'PV-B', points: -6, dueOn: day('2026-09-30'), issuedOn: day('2026-10-02') }),
    'zero, not notified',
  ),
  '46, points given back': data(aLetter('46', { points: 1, dueOn: day('2026-10-01'), issuedOn: day('2026-10-02') }), 'confirmed'),
  'a letter that takes another back': data(aLetter('48', { cancels: true, corrects: wrong.id, issuedOn: day('2026-06-02') }), 'confirmed'),
}

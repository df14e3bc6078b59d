import { type Day, day } from '@papier-rose/law'
import { instant } from '../kit/clock.ts'
import type { CodeReading } from './codes.ts'
import type { ShownCode, TypedCode } from './pages/codes-view.ts'

export const verifyToday: Day = day('2026-11-25')

export const aReading: CodeReading = {
  id: '00000000-0000-7000-8000-0000000000e1',
  at: instant(new Date('2026-11-25T09:12:00Z')),
  who: 'Claire Vasseur, Transports Vasseur',
  purpose: 'job',
  answer: { B: true, BE: false },
}

/** A code as its driver sees it. */
export const aCode = (more: Partial<ShownCode> = {}): ShownCode => ({
  id: '00000000-0000-7000-8000-0000000000f1',
  purpose: 'job',
  categories: ['B', 'BE'],
  lastDay: day('2026-12-02'),
  readings: 2,
  used: 0,
  givenAt: instant(new Date('2026-11-24T18:00:00Z')),
  stoppedAt: null,
  read: [],
  state: 'open',
  code: '407213968551',
  ...more,
})

export const asOffered: TypedCode = { purpose: '', categories: [], until: { day: '2', month: '12', year: '2026' }, readings: '1' }

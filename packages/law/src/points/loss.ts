import type { Mark } from './facts.ts'
import type { LetterReceived } from './happenings.ts'
import { none } from './probation.ts'
import { emit, inHand, type Run } from './running.ts'

function lose(run: Run, standing: 'invalidated' | 'annulled'): number {
  const before = Math.max(0, run.balance)
  run.standing = standing
  run.balance = 0
  run.nextGain = run.shorterEnd = run.end = run.fullDue = none
  run.singles = []
  run.tens = []
  return -before
}

/** A letter was received. Only the 48SI changes the right: it takes it away, if no point was left on that day. */
export function letter(run: Run, mark: Mark, it: LetterReceived) {
  if (it.ref !== '48SI') return emit(run, { kind: 'letter', day: mark.day, mark })
  if (!inHand(run)) return emit(run, { kind: 'letter', day: mark.day, mark })
  if (run.balance > 0) return emit(run, { kind: 'letter-without-object', day: mark.day, mark })
  const owed = run.balance
  lose(run, 'invalidated')
  emit(run, { kind: 'invalidated', day: mark.day, mark, numbers: { owed, start: run.start } })
}

/** A judge annuls the licence: it and its points are gone. */
export function annul(run: Run, mark: Mark) {
  if (!inHand(run)) return
  const delta = lose(run, 'annulled')
  emit(run, { kind: 'annulled', day: mark.day, mark, delta, numbers: { start: run.start } })
}

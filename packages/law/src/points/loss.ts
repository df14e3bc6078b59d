import type { Mark } from './facts.ts'
import type { LetterReceived, LicenceAnnulled } from './happenings.ts'
import { clear, emit, inHand, type Run } from './running.ts'

function lose(run: Run, standing: 'invalidated' | 'annulled'): number {
  const before = Math.max(0, run.balance)
  run.standing = standing
  run.balance = 0
  clear(run, run.start)
  return -before
}

/** A letter was received. Only the 48SI changes the right: it takes it away, if no point was left on that day. */
export function letter(run: Run, mark: Mark, it: LetterReceived) {
  if (it.ref !== '48SI') return emit(run, { kind: 'letter', day: mark.day, mark })
  if (!inHand(run) || run.standing === 'foreign') return emit(run, { kind: 'letter', day: mark.day, mark })
  if (run.balance > 0) return emit(run, { kind: 'letter-without-object', day: mark.day, mark })
  const owed = run.balance
  lose(run, 'invalidated')
  emit(run, { kind: 'invalidated', day: mark.day, mark, numbers: { owed, start: run.start } })
}

/**
 * A judge annuls the licence: it and its points are gone. A licence that was already invalidated can be annulled too, with its own ban.
 * What a court decides about a foreign licence is a ban on driving, not counted in points.
 */
export function annul(run: Run, mark: Mark, { banMonths }: LicenceAnnulled) {
  if ((!inHand(run) && run.standing !== 'invalidated') || run.standing === 'foreign') return
  const delta = lose(run, 'annulled')
  const numbers = { start: run.start, ...(banMonths === undefined ? {} : { banMonths }) }
  emit(run, { kind: 'annulled', day: mark.day, mark, delta, numbers })
}

/** A court annulled the 48SI: the letter is not among the facts any more, unless a new licence came first. */
export const lossCancelled = (run: Run, mark: Mark): void => emit(run, { kind: 'loss-cancelled', day: mark.day, mark })

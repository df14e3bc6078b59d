import type { Settings } from '../settings.ts'
import type { Facts, Mark } from './facts.ts'
import { banForeign, beginForeign, carryOver, endForeignBan } from './foreign.ts'
import { annul, letter, lossCancelled } from './loss.ts'
import { anniversary, begin, endProbation, furtherCategory, shorterEnd, training } from './probation.ts'
import { fullRecovery, singlePoints, tenYearPoints } from './recovery.ts'
import { emit, type Move, none, type Run, settled } from './running.ts'
import { stage } from './stages.ts'
import { withdraw } from './withdrawal.ts'

function start(facts: Facts, settings: Settings, moves: Move[] | null): Run {
  return {
    settings,
    faults: facts.faults,
    restrictions: facts.restrictions,
    moves,
    standing: 'none',
    balance: 0,
    capital: 0,
    start: none,
    aac: false,
    obtained: Number.NEGATIVE_INFINITY,
    first: true,
    endedOn: none,
    years: 0,
    nextGain: none,
    shorterEnd: none,
    end: none,
    fullDue: none,
    banEnd: none,
    fullFrom: none,
    fullUntil: none,
    fullYears: 0,
    grave: false,
    gains: [],
    withdrawn: [],
    singles: [],
    tens: [],
    lastStage: Number.NEGATIVE_INFINITY,
    lastStageKnown: Number.NEGATIVE_INFINITY,
  }
}

/** The next day on which points fall due by the mere passing of time. */
function nextDue(run: Run): number {
  const probation = run.standing === 'probationary'
  if (!probation && !settled(run)) return run.banEnd
  let due = probation ? Math.min(run.nextGain, run.shorterEnd, run.end) : run.fullDue
  for (const s of run.singles) if (s.due < due) due = s.due
  for (const t of run.tens) if (t.due < due) due = t.due
  return due
}

/** What falls due at the first moment of a day, before anything else happens on it. */
function fallDue(run: Run, day: number) {
  if (run.shorterEnd === day) shorterEnd(run, day)
  if (run.end === day) endProbation(run, day)
  if (run.nextGain === day) anniversary(run, day)
  if (run.fullDue === day && settled(run)) fullRecovery(run, day)
  if (run.banEnd === day) endForeignBan(run, day)
  if (run.singles.length > 0) singlePoints(run, day)
  if (run.tens.length > 0) tenYearPoints(run, day)
}

function happen(run: Run, mark: Mark) {
  const it = mark.source
  switch (it.type) {
    case 'licence':
      if (run.standing === 'foreign') return carryOver(run, mark)
      return run.standing === 'none' ? begin(run, mark, it.path, true) : undefined
    case 'new-licence':
      return begin(run, mark, 'classic', false)
    case 'category':
      return furtherCategory(run, mark, it)
    case 'training':
      return training(run, mark)
    case 'infraction':
      return mark.fault ? withdraw(run, mark.fault) : undefined
    case 'stage':
      return stage(run, mark, it)
    case 'letter':
      return letter(run, mark, it)
    case 'surrender':
      return emit(run, { kind: 'surrender', day: mark.day, mark })
    case 'annulment':
      return annul(run, mark, it)
    case 'invalidation-cancelled':
      return lossCancelled(run, mark)
    case 'foreign-licence':
      return beginForeign(run, mark, it)
    case 'foreign-ban':
      return banForeign(run, mark)
    case 'withdrawal-cancelled':
      return emit(run, { kind: 'withdrawal-cancelled', day: mark.day, mark })
  }
}

/** Lets the days go by until `until` (included): what falls due first, then what happened, day after day. */
export function runUntil(facts: Facts, until: number, settings: Settings, moves: Move[] | null): Run {
  const run = start(facts, settings, moves)
  let next = 0
  for (;;) {
    const mark = facts.marks[next]
    const happens = mark ? mark.day : none
    const due = nextDue(run)
    if (Math.min(due, happens) > until || (due === none && !mark)) return run
    if (due <= happens) fallDue(run, due)
    else if (mark) {
      happen(run, mark)
      next++
    }
  }
}

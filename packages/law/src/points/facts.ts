import type { Day } from '../day.ts'
import { numberOf } from './count.ts'
import { bearsPointsFrom } from './foreign.ts'
import type { Happening, Infraction, LetterReceived, LicenceObtained } from './happenings.ts'
import { pointsOf } from './withdrawal.ts'

/** An infraction that was established and that the file knows, in day numbers. */
export interface Fault {
  readonly id: string
  readonly day: number
  readonly final: number
  readonly known: number
  readonly points: number
  /** Class 4, class 5 or délit: full recovery takes three years. */
  readonly grave: boolean
  /** Class 1 to 4: its points come back after ten years. */
  readonly minor: boolean
  readonly source: Infraction
}

/** A dated thing in the order in which one day takes them: stage credit, category, withdrawal, letter, surrender, loss, new licence. */
export interface Mark {
  readonly day: number
  readonly rank: number
  readonly known: number
  readonly fault: Fault | null
  readonly source: Happening
}

/** What had happened by a day and was known on another, sorted; the order of telling is gone. */
export interface Facts {
  readonly marks: readonly Mark[]
  /** The established infractions that cost points. */
  readonly faults: readonly Fault[]
  readonly restrictions: readonly number[]
}

const rank = {
  'foreign-licence': 0,
  licence: 0,
  stage: 1,
  category: 2,
  training: 2,
  infraction: 3,
  'withdrawal-cancelled': 4,
  letter: 5,
  surrender: 6,
  'invalidation-cancelled': 5,
  'foreign-ban': 5,
  annulment: 7,
  'new-licence': 8,
} as const

/** Two things of one day and one rank: told apart by what they are, never by the order of telling. */
function tie(it: Happening): string {
  switch (it.type) {
    case 'infraction':
      return it.id
    case 'letter':
      return `${it.ref} ${it.for ?? ''}`
    case 'stage':
      return it.kind
    case 'category':
      return `${it.category} ${it.via}`
    case 'licence':
      return `licence ${it.category} ${it.path}`
    case 'annulment':
      return `annulment ${it.banMonths}`
    case 'foreign-licence':
      return `foreign-licence ${it.obtainedOn}`
    case 'withdrawal-cancelled':
      return it.for
    default:
      return it.type
  }
}

function inOrder(a: Mark, b: Mark): number {
  if (a.day !== b.day) return a.day - b.day
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.fault && b.fault) {
    if (a.fault.points !== b.fault.points) return b.fault.points - a.fault.points
    if (a.fault.day !== b.fault.day) return a.fault.day - b.fault.day
  }
  const [x, y] = [tie(a.source), tie(b.source)]
  return x < y ? -1 : x > y ? 1 : a.known - b.known
}

function faultOf(it: Infraction, finalDate: Day): Fault {
  const final = numberOf(finalDate)
  return {
    id: it.id,
    day: numberOf(it.date),
    final,
    known: it.knownOn ? numberOf(it.knownOn) : final,
    points: pointsOf(it),
    grave: it.class === 'delit' || it.class >= 4,
    minor: it.class !== 'delit' && it.class <= 4,
    source: it,
  }
}

const knownBy = (it: Happening, day: number, knownOn: number): boolean => (it.knownOn ? numberOf(it.knownOn) : day) <= knownOn

/** Mopeds of category AM are no licence with points: the first other category begins it. */
const beginsLater = (it: Happening): it is LicenceObtained => it.type === 'licence' && it.category === 'AM'

/** The same letter told twice is one letter. */
const sameLetter = (it: Happening, letter: LetterReceived | undefined): boolean =>
  letter !== undefined && it.type === 'letter' && it.ref === letter.ref && it.date === letter.date

/** The last 48SI before the day of its cancellation; none when a new licence came in between: then that one alone counts. */
function cancelledLetter(events: readonly Happening[], on: number, knownOn: number): LetterReceived | undefined {
  const told = events.filter(it => numberOf(it.date) <= on && knownBy(it, numberOf(it.date), knownOn))
  const letters = told.filter((it): it is LetterReceived => it.type === 'letter' && it.ref === '48SI')
  const last = letters.reduce<LetterReceived | undefined>((a, b) => (a && a.date >= b.date ? a : b), undefined)
  return told.some(it => it.type === 'new-licence' && last && it.date >= last.date) ? undefined : last
}

/** Keeps what had happened by `day` (an infraction: committed by then) and was known on `knownOn`. */
export function factsOf(events: readonly Happening[], day: number, knownOn: number): Facts {
  const marks: Mark[] = []
  const restrictions: number[] = []
  const cancelled: string[] = []
  const without: Happening[] = []
  for (const it of events) {
    if (it.type !== 'withdrawal-cancelled' && it.type !== 'invalidation-cancelled') continue
    const on = numberOf(it.date)
    if (on > day || !knownBy(it, on, knownOn)) continue
    if (it.type === 'withdrawal-cancelled') cancelled.push(it.for)
    else without.push(...events.filter(l => sameLetter(l, cancelledLetter(events, on, knownOn))))
  }
  for (const it of events) {
    const on = numberOf(it.date)
    if (on > day) continue
    if (it.type === 'infraction') {
      if (it.finalDate === null || cancelled.includes(it.id)) continue
      const fault = faultOf(it, it.finalDate)
      if (fault.known > knownOn) continue
      marks.push({ day: fault.final, rank: rank.infraction, known: fault.known, fault, source: it })
      continue
    }
    if (!knownBy(it, on, knownOn) || without.includes(it)) continue
    if (it.type === 'suspension' || it.type === 'restriction') restrictions.push(on)
    else if (!beginsLater(it)) {
      const known = it.knownOn ? numberOf(it.knownOn) : on
      const from = it.type === 'stage' ? on + 1 : it.type === 'foreign-licence' ? bearsPointsFrom(on) : on
      if (from > day && it.type === 'foreign-licence') continue
      marks.push({ day: from, rank: rank[it.type], known, fault: null, source: it })
    }
  }
  if (marks.length > 1) marks.sort(inOrder)
  const faults: Fault[] = []
  for (const { fault } of marks) if (fault && fault.points > 0) faults.push(fault)
  return { marks, faults, restrictions }
}

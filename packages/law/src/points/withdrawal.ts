import { dated } from '../text.ts'
import { byNumber, numberOf } from './count.ts'
import type { Fault } from './facts.ts'
import type { Infraction } from './happenings.ts'
import { noteEstablishment } from './recovery.ts'
import { emit, inHand, type Run } from './running.ts'
import { l223_2, l235_1, r223_2 } from './texts.ts'

/** A délit costs half of the maximum, a contravention never more. */
export const mostForOne = dated('most points for one offence', l223_2, { '2001-01-01': 6 })
/** Infractions of the same moment never cost more than two thirds of the maximum together. */
export const mostTogether = dated('most points for simultaneous offences', r223_2, { '2001-01-01': 8 })
/** Drugs and alcohol together are one délit, by derogation from L223-2. */
export const drugsAndAlcohol = dated('points for drugs and alcohol together', l235_1, { '2001-01-01': 6, '2025-07-11': 9 })

const mostForOneOn = byNumber(mostForOne)
const mostTogetherOn = byNumber(mostTogether)
const drugsAndAlcoholOn = byNumber(drugsAndAlcohol)

/** The points that this infraction may cost by itself: those of the scale within the limits of L223-2. */
export function pointsOf(it: Infraction): number {
  if (it.spared) return 0
  const on = numberOf(it.date)
  const most = it.class === 'delit' && it.points > mostForOneOn(on) ? drugsAndAlcoholOn(on) : mostForOneOn(on)
  return Math.min(it.points, most)
}

/** What the group of this infraction still allows: eight points in all, nine when one of them is drugs and alcohol. */
function leftInGroup(run: Run, fault: Fault): number {
  const group = fault.source.simultaneousGroup
  if (group === undefined) return fault.points
  const most = mostTogetherOn(fault.day)
  let highest = fault.points
  let already = 0
  for (const { fault: other, taken } of run.withdrawn) {
    if (other.source.simultaneousGroup !== group) continue
    already += taken
    highest = Math.max(highest, other.points)
  }
  const cap = highest > most && run.settings['nine-points-cap'] === 'nine-in-all' ? highest : most
  return Math.max(0, cap - already)
}

/** Points are withdrawn on the day the infraction is established, from the licence under which it was committed. */
export function withdraw(run: Run, fault: Fault) {
  if (fault.points === 0) return emit(run, { kind: 'no-points', day: fault.final, fault })
  const ofThisLicence = fault.day >= run.start || run.settings['infraction-before-new-licence'] === 'debited'
  if (!inHand(run) || !ofThisLicence) return emit(run, { kind: 'not-debited', day: fault.final, fault })
  const taken = Math.min(fault.points, leftInGroup(run, fault))
  const before = run.balance
  run.withdrawn.push({ fault, taken })
  run.balance -= taken
  if (run.settings['negative-balance'] === 'floored-at-zero') run.balance = Math.max(0, run.balance)
  const numbers = { points: fault.points, taken, before, inProbation: fault.day < run.endedOn ? 1 : 0 }
  emit(run, { kind: 'withdrawal', day: fault.final, fault, delta: run.balance - before, numbers })
  if (taken > 0) noteEstablishment(run, fault, taken)
  lateForGains(run, fault)
}

/** Points given while this infraction was already committed but not yet established: kept and flagged, or taken back. */
function lateForGains(run: Run, fault: Fault) {
  for (const gain of run.gains) {
    if (gain.day <= fault.day || gain.day > fault.final || gain.takenBack) continue
    if (run.settings['infraction-before-gain'] === 'keep-gain') {
      emit(run, { kind: 'gain-kept', day: fault.final, fault, numbers: { gain: gain.points }, other: gain.day })
      continue
    }
    gain.takenBack = true
    run.balance -= gain.points
    if (run.standing === 'probationary') run.capital -= gain.points
    emit(run, { kind: 'gain-withdrawn', day: fault.final, fault, delta: -gain.points, numbers: { gain: gain.points }, other: gain.day })
  }
}

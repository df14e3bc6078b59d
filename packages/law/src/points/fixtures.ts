import { day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import type { Happening, Infraction, InfractionClass, LetterRef, LicencePath, StageKind } from './happenings.ts'
import { balance, type Ledger, ledger } from './ledger.ts'

/** A licence obtained on that day; `aac` and the others by their name. */
export const licence = (on: string, path: LicencePath = 'classic'): Happening => ({ type: 'licence', date: day(on), path })

interface Details {
  readonly id?: string
  /** Established on; by default the day it was committed. `null`: never. */
  readonly final?: string | null
  readonly class?: InfractionClass
  readonly group?: string
  readonly knownOn?: string
}

/** An infraction of that many points; class 4 unless told otherwise. */
export function infraction(on: string, points: number, { id, final, group, knownOn, ...more }: Details = {}): Infraction {
  const finalDate = final === null ? null : day(final ?? on)
  return {
    type: 'infraction',
    id: id ?? `${on} ${points}`,
    date: day(on),
    finalDate,
    finalBy: finalDate ? 'paiement-amende-forfaitaire' : null,
    points,
    class: more.class ?? 4,
    simultaneousGroup: group,
    ...(knownOn ? { knownOn: day(knownOn) } : {}),
  }
}

export const stage = (on: string, kind: StageKind = 'volontaire'): Happening => ({ type: 'stage', date: day(on), kind })
export const letter = (ref: LetterRef, on: string, about?: string): Happening => ({ type: 'letter', ref, date: day(on), for: about })
export const surrender = (on: string): Happening => ({ type: 'surrender', date: day(on) })
export const training = (on: string): Happening => ({ type: 'training', date: day(on) })
export const newLicence = (on: string): Happening => ({ type: 'new-licence', date: day(on) })

/** `8/10 probationary`: balance, ceiling and status at the end of a day. */
export function worth(events: readonly Happening[], on: string, settings: Settings = official2026, knownOn?: string): string {
  const now = balance(events, { day: day(on), knownOn: knownOn ? day(knownOn) : undefined }, settings)
  return `${now.balance}/${now.capital} ${now.status}`
}

export const ledgerOn = (events: readonly Happening[], on: string, settings: Settings = official2026): Ledger =>
  ledger(events, { day: day(on) }, settings)

import type { Category, Day, DriverRecord, RecordedBan, RecordedCategory, RecordedCepc, RecordedTitle, Settings } from '@papier-rose/law'
import type { Ask } from '../kit/allowed.ts'
import type { Act } from '../kit/store.ts'

/** Has anything been recorded of this driver yet? What they may do follows from the law, never from a status. */
export type Status = 'none' | 'open'

/** A ban with the id of its row. */
export interface KnownBan extends RecordedBan {
  readonly id: string
}

export interface GivenCategory {
  readonly category: Category
  readonly since: Day
  readonly lastDay?: Day
  readonly codes: readonly string[]
}

/** A CEPC: the categories that it stands for. More than one when the theory exam alone gives former categories back. */
export interface GivenCepc {
  readonly cepcId: string
  readonly categories: readonly Category[]
  readonly firstDay: Day
  readonly lastDay: Day
  readonly codes: readonly string[]
}

export interface GivenTitle {
  readonly number: string
  readonly issuedOn: Day
  readonly lastDay: Day
  /** The day it came into the hands of its holder. */
  readonly receivedOn: Day
}

export type TitleEnd = 'lost' | 'stolen' | 'replaced' | 'destroyed'

export type Command =
  | (Ask & GivenCategory & { readonly type: 'GiveCategory' })
  | (Ask &
      GivenCepc & {
        readonly type: 'IssueCepc'
        /** The day it is asked for. */
        readonly on: Day
        readonly birth: Day
        /** The bans that the record pointed to when their rows were read. */
        readonly known: readonly string[]
        /** The days of these bans, as far as their rows still stand. */
        readonly bans: readonly KnownBan[]
        readonly law: Settings
      })
  | (Ask & { readonly type: 'WithdrawCepc'; readonly cepcId: string })
  | (Ask & GivenTitle & { readonly type: 'HandOverTitle' })
  | (Ask & { readonly type: 'EndTitle'; readonly number: string; readonly why: TitleEnd; readonly on: Day })
  | (Ask & { readonly type: 'RecordBan'; readonly banId: string })
  | (Ask & { readonly type: 'NoteAptitude'; readonly banId: string })
  | (Ask & { readonly type: 'LiftBan'; readonly banId: string })

export type Event =
  | (Act & GivenCategory & { readonly type: 'CategoryGiven' })
  | (Act & GivenCepc & { readonly type: 'CepcIssued' })
  | (Act & { readonly type: 'CepcWithdrawn'; readonly cepcId: string })
  | (Act & GivenTitle & { readonly type: 'TitleHandedOver' })
  | (Act & { readonly type: 'TitleEnded'; readonly number: string; readonly why: TitleEnd; readonly on: Day })
  | (Act & { readonly type: 'BanRecorded'; readonly banId: string })
  | (Act & { readonly type: 'AptitudeNoted'; readonly banId: string })
  | (Act & { readonly type: 'BanLifted'; readonly banId: string })

/** What is recorded of a driver. The days of a ban stand in a row that can be erased: here is its id alone. */
export interface Driven {
  readonly status: Status
  readonly categories: readonly GivenCategory[]
  readonly cepcs: readonly GivenCepc[]
  /** The one title that counts now. */
  readonly title?: GivenTitle
  readonly pastTitles: readonly (GivenTitle & { readonly why: TitleEnd; readonly endedOn: Day })[]
  readonly bans: readonly string[]
  readonly liftedBans: readonly string[]
}

export const initial: Driven = { status: 'none', categories: [], cepcs: [], pastTitles: [], bans: [], liftedBans: [] }

/** What the record becomes once this has happened. */
export function evolve(before: Driven, event: Event): Driven {
  const now: Driven = { ...before, status: 'open' }
  switch (event.type) {
    case 'CategoryGiven': {
      const { category, since, lastDay, codes } = event
      const others = now.categories.filter(held => held.category !== category || held.since !== since)
      return { ...now, categories: [...others, { category, since, ...(lastDay ? { lastDay } : {}), codes }] }
    }
    case 'CepcIssued': {
      const { cepcId, categories, firstDay, lastDay, codes } = event
      return { ...now, cepcs: [...now.cepcs, { cepcId, categories, firstDay, lastDay, codes }] }
    }
    case 'CepcWithdrawn':
      return { ...now, cepcs: now.cepcs.filter(cepc => cepc.cepcId !== event.cepcId) }
    case 'TitleHandedOver': {
      const { number, issuedOn, lastDay, receivedOn } = event
      return { ...now, title: { number, issuedOn, lastDay, receivedOn } }
    }
    case 'TitleEnded':
      return now.title
        ? { ...now, title: undefined, pastTitles: [...now.pastTitles, { ...now.title, why: event.why, endedOn: event.on }] }
        : now
    case 'BanRecorded':
      return { ...now, bans: [...now.bans, event.banId] }
    case 'AptitudeNoted':
      return now
    case 'BanLifted':
      return { ...now, liftedBans: [...now.liftedBans, event.banId] }
  }
}

/** The record as the law reads it: the stream, the birth day and the rows of the bans together. */
export function asLawReads(state: Driven, birth: Day, bans: readonly RecordedBan[]): DriverRecord {
  const categories: RecordedCategory[] = [...state.categories]
  const cepcs: RecordedCepc[] = state.cepcs.flatMap(({ categories: given, firstDay, lastDay, codes }) =>
    given.map(category => ({ category, firstDay, lastDay, codes })),
  )
  const past: RecordedTitle[] = state.pastTitles.map(({ why, endedOn: _, ...title }) => ({ ...title, state: why }))
  const living: RecordedTitle[] = state.title ? [{ ...state.title, state: 'living' }] : []
  return { birth, categories, titles: [...past, ...living], bans, cepcs, receipts: [] }
}

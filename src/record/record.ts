import type { Category, Day, ExamKind, LicencePath, Life, LifeFact, ObtainedCepc, RecordedTitle, Settings } from '@papier-rose/law'
import type { Ask } from '../kit/allowed.ts'
import type { Instant } from '../kit/clock.ts'
import type { Act } from '../kit/store.ts'

/** Has anything been recorded of this driver yet? What they may do follows from the law, never from a status. */
export type Status = 'none' | 'open'

export interface GivenCategory {
  readonly category: Category
  readonly since: Day
  readonly lastDay?: Day
  readonly codes: readonly string[]
  /** How it was prepared: probation and the yearly points turn on it. Nothing said: the ordinary way. */
  readonly path?: LicencePath
  /** For a licence taken again after a loss: the day it was applied for, and the tests passed. */
  readonly appliedOn?: Day
  readonly exams?: readonly ExamKind[]
}

/** A CEPC: the categories that it stands for. More than one when the theory exam alone gives former categories back. */
export interface GivenCepc {
  readonly cepcId: string
  readonly categories: readonly Category[]
  readonly firstDay: Day
  readonly lastDay: Day
  readonly codes: readonly string[]
  readonly path?: LicencePath
}

/** A certificate of rights (CR R. 225-6): the categories whose right it attested, and its days. */
export interface GivenCertificate {
  readonly certificateId: string
  readonly categories: readonly Category[]
  readonly from: Day
  readonly lastDay: Day
  readonly issuedAt: Instant
}

/** What was known when the law was asked: the day, who was born when, and what was told. */
export interface Asked {
  /** The day it is asked for. */
  readonly on: Day
  readonly birth: Day
  /** What was told when the rows were read: the ids, and what still stands of them. */
  readonly known: Pick<Driven, 'facts' | 'takenBack'>
  readonly told: readonly LifeFact[]
  readonly law: Settings
}

export interface GivenTitle {
  readonly number: string
  readonly issuedOn: Day
  readonly lastDay: Day
  /** The day it came into the hands of its holder. */
  readonly receivedOn: Day
}

export type TitleEnd = 'lost' | 'stolen' | 'replaced' | 'destroyed'

/** Why a fact is taken back: it was told by error, or of the wrong person. What a court undoes is a fact of its own. */
export const takeBackReasons = ['error', 'wrong-person'] as const
export type TakeBackReason = (typeof takeBackReasons)[number]

/** A fact as the journal knows it: what it says, and even of what kind it is, stands in a row that can be erased. */
export interface Committed {
  readonly factId: string
  /** Salted SHA-256 of everything that was told. */
  readonly commitment: string
}

export type Command =
  | (Ask & GivenCategory & { readonly type: 'GiveCategory' })
  | (Ask & GivenCepc & Asked & { readonly type: 'IssueCepc' })
  | (Ask & Asked & { readonly type: 'IssueCertificate'; readonly certificateId: string })
  | (Ask & { readonly type: 'WithdrawCepc'; readonly cepcId: string })
  | (Ask & GivenTitle & { readonly type: 'HandOverTitle' })
  | (Ask & { readonly type: 'EndTitle'; readonly number: string; readonly why: TitleEnd; readonly on: Day })
  | (Ask & { readonly type: 'Tell'; readonly facts: readonly Committed[] })
  | (Ask & { readonly type: 'TakeBack'; readonly factId: string; readonly why: TakeBackReason })
  | (Ask & Committed & { readonly type: 'Propose' })
  | (Ask & { readonly type: 'ProposeTakeBack'; readonly factId: string; readonly why: TakeBackReason })
  | (Ask & { readonly type: 'Confirm'; readonly factId: string })
  | (Ask & { readonly type: 'Decline'; readonly factId: string })

export type Event =
  | (Act & GivenCategory & { readonly type: 'CategoryGiven' })
  | (Act & GivenCepc & { readonly type: 'CepcIssued' })
  | (Act & { readonly type: 'CepcWithdrawn'; readonly cepcId: string })
  | (Act & Omit<GivenCertificate, 'issuedAt'> & { readonly type: 'CertificateIssued' })
  | (Act & GivenTitle & { readonly type: 'TitleHandedOver' })
  | (Act & { readonly type: 'TitleEnded'; readonly number: string; readonly why: TitleEnd; readonly on: Day })
  | (Act & Committed & { readonly type: 'FactTold' })
  | (Act & { readonly type: 'FactTakenBack'; readonly factId: string; readonly why: TakeBackReason })
  | (Act & Committed & { readonly type: 'FactProposed' })
  | (Act & { readonly type: 'TakeBackProposed'; readonly factId: string; readonly why: TakeBackReason })
  | (Act & { readonly type: 'ProposalConfirmed'; readonly factId: string })
  | (Act & { readonly type: 'ProposalDeclined'; readonly factId: string })

/** What is recorded of a driver. What was told stands in rows that can be erased: here are their ids alone. */
export interface Driven {
  readonly status: Status
  readonly categories: readonly GivenCategory[]
  readonly cepcs: readonly GivenCepc[]
  readonly certificates?: readonly GivenCertificate[]
  /** The one title that counts now. */
  readonly title?: GivenTitle
  readonly pastTitles: readonly (GivenTitle & { readonly why: TitleEnd; readonly endedOn: Day })[]
  readonly facts: readonly string[]
  readonly takenBack: readonly string[]
  /** Proposed by one person, waiting for another: a new fact, or one of `facts` to be taken back. */
  readonly proposed: readonly { readonly factId: string; readonly by: string }[]
}

export const initial: Driven = { status: 'none', categories: [], cepcs: [], pastTitles: [], facts: [], takenBack: [], proposed: [] }

/** What the record becomes once this has happened. */
export function evolve(before: Driven, event: Event): Driven {
  const now: Driven = { ...before, status: 'open' }
  switch (event.type) {
    case 'CategoryGiven': {
      const { type: _, by: __, at: ___, ...given } = event
      const others = now.categories.filter(held => held.category !== event.category || held.since !== event.since)
      return { ...now, categories: [...others, given] }
    }
    case 'CepcIssued': {
      const { type: _, by: __, at: ___, ...given } = event
      return { ...now, cepcs: [...now.cepcs, given] }
    }
    case 'CepcWithdrawn':
      return { ...now, cepcs: now.cepcs.filter(cepc => cepc.cepcId !== event.cepcId) }
    case 'CertificateIssued': {
      const { certificateId, categories, from, lastDay, at } = event
      return { ...now, certificates: [...(now.certificates ?? []), { certificateId, categories, from, lastDay, issuedAt: at }] }
    }
    case 'TitleHandedOver': {
      const { number, issuedOn, lastDay, receivedOn } = event
      return { ...now, title: { number, issuedOn, lastDay, receivedOn } }
    }
    case 'TitleEnded':
      return now.title
        ? { ...now, title: undefined, pastTitles: [...now.pastTitles, { ...now.title, why: event.why, endedOn: event.on }] }
        : now
    case 'FactTold':
      return { ...now, facts: [...now.facts, event.factId] }
    case 'FactTakenBack':
      return { ...now, takenBack: [...now.takenBack, event.factId], proposed: without(now.proposed, event.factId) }
    case 'FactProposed':
    case 'TakeBackProposed':
      return { ...now, proposed: [...now.proposed, { factId: event.factId, by: event.by }] }
    case 'ProposalConfirmed': {
      const { factId } = event
      return { ...now, proposed: without(now.proposed, factId), facts: now.facts.includes(factId) ? now.facts : [...now.facts, factId] }
    }
    case 'ProposalDeclined':
      return { ...now, proposed: without(now.proposed, event.factId) }
  }
}

const without = (proposed: Driven['proposed'], factId: string): Driven['proposed'] => proposed.filter(one => one.factId !== factId)

/** The life of a driver as the law reads it: the stream, the birth day and what was told together. */
export function asLife(state: Driven, birth: Day, facts: readonly LifeFact[]): Life {
  const cepcs: ObtainedCepc[] = state.cepcs.flatMap(({ categories, firstDay, lastDay, codes, path }) =>
    categories.map(category => ({ category, firstDay, lastDay, codes, ...(path ? { path } : {}) })),
  )
  const receipts = (state.certificates ?? []).map(({ from, lastDay }) => ({ kind: 'adcs' as const, from, lastDay }))
  const past: RecordedTitle[] = state.pastTitles.map(({ why, endedOn: _, ...title }) => ({ ...title, state: why }))
  const living: RecordedTitle[] = state.title ? [{ ...state.title, state: 'living' }] : []
  return { birth, categories: state.categories, titles: [...past, ...living], cepcs, receipts, facts }
}

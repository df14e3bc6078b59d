import type { Day, Settings, Words } from '@papier-rose/law'
import { type Application, type ApplicationEvent, prefectureOf } from '../application/index.ts'
import type { Card, CardEvent } from '../card/index.ts'
import { formatDay } from '../kit/html.ts'
import type { Act } from '../kit/store.ts'

/** The pages of the service to which a letter may lead. */
export type LetterPage =
  | 'follow-up'
  | 'messages'
  | 'agent-file'
  | 'agents'
  | 'habilitations'
  | 'contacts'
  | 'licence-letters'
  | 'licence-measures'
  | 'codes'
  | 'designations'
  | 'reports'
  | 'address'

/** What a letter says, in both languages. Every letter answers the same questions, in this order. */
export interface Letter {
  readonly subject: Words
  /** What happened. */
  readonly news: readonly Words[]
  /** Who holds the request or the card now. */
  readonly holder: Words
  /** What comes next, and by when. */
  readonly next: readonly Words[]
  /** What the person is to do: nothing, when the list is empty. */
  readonly todo: readonly Words[]
  /** What the link is for. */
  readonly button: Words
  /** Where the link leads; without it, to the follow-up page. */
  readonly page?: LetterPage
}

/** One kind of letter: the event it tells, and its words. */
export interface Notice<Event extends Act, State> {
  readonly tells: Event['type']
  /** Who is written to: the person, or the agent who has taken the file. */
  readonly to: 'person' | 'taker'
  /** The letter about that event; `now` is what it made of the request or the card. */
  letter(event: Event, now: State, law: Settings): Letter
  /** The letter from invented facts, for the gallery. */
  readonly sample: Letter
}

interface Wording<Event, State, Facts> {
  readonly to?: 'taker'
  facts(event: Event, now: State, law: Settings): Facts
  write(facts: Facts): Letter
  readonly sample: Facts
}

const notice =
  <Event extends Act, State>() =>
  <T extends Event['type'], Facts>(tells: T, wording: Wording<Extract<Event, { type: T }>, State, Facts>): Notice<Event, State> => ({
    tells,
    to: wording.to ?? 'person',
    letter(event, now, law) {
      if (event.type !== tells) throw new Error(`this letter tells ${tells}, not ${event.type}`)
      return wording.write(wording.facts(event as Extract<Event, { type: T }>, now, law))
    },
    sample: wording.write(wording.sample),
  })

/** A letter about a request. */
export const aboutRequest = notice<ApplicationEvent, Application>()
/** A letter about a card. */
export const aboutCard = notice<CardEvent, Card>()

/** A day as the letter says it: « lundi 23 novembre 2026 ». */
export const inWords = (on: Day): Words => ({ fr: formatDay(on, 'fr'), en: formatDay(on, 'en') })

/** The same text in both languages with its facts put in. */
export const both = (write: (lang: keyof Words) => string): Words => ({ fr: write('fr'), en: write('en') })

/** The préfecture of a département and its town. */
export function officeInWords(departement: string): Words {
  const { name, seat } = prefectureOf(departement)
  return both(() => `${name} (${seat})`)
}

export const seeFollowUp: Words = { fr: 'Voir où en est ma demande', en: 'See where my request is' }

import {
  type Answer,
  type Article,
  type AskedPiece,
  ageOn,
  type Category,
  type Day,
  deliveryMode,
  feeOf,
  type Housing,
  type Learning,
  latest,
  type MedicalSituation,
  majority,
  monthCount,
  type Nationality,
  type Situation as PiecesSituation,
  piecesFor,
  proofs,
  type Reason,
  type RequestReason,
  reason,
  requests,
  type Settings,
  silenceOn,
  stampLastDay,
  usualDelay,
  type Words,
} from '@papier-rose/law'
import type { Ask, Given } from '../asking/ask.ts'
import { dayOf, getDay } from '../asking/ask.ts'

/** A sentence of a plan, with what it rests on; a sentence of ours rests on nothing. */
export type Said = Pick<Reason, 'words' | 'articles'>

/** One thing to do or to know, with its days and its reasons. */
export interface Step {
  readonly id: string
  readonly title: Words
  /** The day it happens, or the first day it can be done. */
  readonly from?: Day
  /** The last day to do it, or on which it is worth something. */
  readonly lastDay?: Day
  readonly said: readonly Said[]
  /** A page of ours that does it. */
  readonly to?: { readonly address: string; readonly label: Words }
}

/** What to do in a situation: the steps in the order of their days, the papers, the price, and what happens otherwise. */
export interface Plan {
  readonly short: readonly Said[]
  readonly steps: readonly Step[]
  readonly papers?: readonly { readonly title: Words; readonly answer: Answer<AskedPiece[]> }[]
  readonly cost: readonly Said[]
  readonly where: readonly Said[]
  readonly meanwhile: readonly Said[]
  readonly otherwise: readonly Said[]
  /** What the texts that we read do not say. */
  readonly unsaid?: readonly Words[]
}

/** What a plan is made from. */
export interface At {
  readonly today: Day
  readonly law: Settings
}

export interface GuideSituation {
  readonly slug: string
  readonly title: Words
  readonly hint?: Words
  readonly asks: (given: Given, at: At) => readonly Ask[]
  readonly plan: (given: Given, at: At) => Plan
}

export const w = (fr: string, en: string): Words => ({ fr, en })

/** A sentence of ours, with the articles it rests on if any. */
export const say = (fr: string, en: string, ...articles: readonly Article[]): Said => ({ words: { fr, en }, articles })

/** The steps by day; one without a day stays after the one before it. */
export function inOrder(steps: readonly Step[]): Step[] {
  let last = ''
  return steps
    .map(step => {
      last = step.from ?? step.lastDay ?? last
      return { step, day: last }
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ step }) => step)
}

/** What a person asks for, as far as the papers and the price depend on it. */
export interface Requested {
  readonly reason: RequestReason
  readonly category: Category
  readonly firstLicence?: boolean
  readonly medical?: MedicalSituation
  readonly learning?: Learning
  readonly foreign?: PiecesSituation['foreign']
  readonly filedOn?: Day
}

const minor = (given: Given, { today, law }: At): boolean => {
  const birth = dayOf(given, 'birth')
  return birth !== undefined && ageOn(birth, today, law) < majority.value
}

/** The papers of a request, for this person. */
export const papersOf = (asked: Requested, given: Given, at: At): Answer<AskedPiece[]> =>
  piecesFor(
    {
      reason: asked.reason,
      category: asked.category,
      birth: getDay(given, 'birth'),
      on: asked.filedOn ?? at.today,
      nationality: given.nationality as Nationality,
      housing: given.housing as Housing,
      minorOrProtected: minor(given, at),
      firstLicence: asked.firstLicence ?? false,
      medical: asked.medical ?? {},
      ...(asked.learning ? { learning: asked.learning } : {}),
      ...(asked.foreign ? { foreign: asked.foreign } : {}),
    },
    at.law,
  )

/** What a request costs, and where that differs. */
export function costOf(asked: Requested, { today, law }: At): Said[] {
  const licenceMissing = asked.foreign?.missing !== undefined
  const price = feeOf(asked.reason, today, { territory: 'metropole', licenceMissing }, law)
  if (price.value === 0) return [...price.reasons]
  const elsewhere = (['guyane', 'saint-pierre-et-miquelon'] as const).flatMap(
    territory => feeOf(asked.reason, today, { territory, licenceMissing }, law).reasons,
  )
  return [...price.reasons, ...elsewhere, ...stampLastDay(today, law).reasons]
}

/** Everything that proves the right to drive while this request is handled. */
export function meanwhileOf(why: RequestReason, { today }: At): Said[] {
  const row = requests[why]
  const own = row.ownCard
  const kept = own
    ? [say(`${capital(own.fr)} : continuez à conduire avec.`, `${capital(own.en)}: go on driving with it.`, ...row.articles)]
    : []
  if (row.proofs.length === 0 && kept.length > 0) return kept
  if (row.proofs.length === 0)
    return [
      say(
        'Aucun papier provisoire n’est prévu pour cette demande : attendez la carte.',
        'No provisional paper is provided for this request: wait for the card.',
        ...row.articles,
      ),
    ]
  const papers = row.proofs.map(kind => {
    const { words, starts, besides, endsEarly, months, article } = proofs[kind]
    const lasts = months ? monthCount(months.on(today)) : undefined
    return reason(
      `meanwhile-${kind}`,
      {
        fr: `${capital(words.fr)}. Durée : ${lasts ? lasts.fr : 'sans dernier jour à lui'}. Début : ${starts.fr}. À garder avec : ${besides.fr}. Fin anticipée : ${endsEarly.fr}.`,
        en: `${capital(words.en)}. Lasts: ${lasts ? lasts.en : 'no last day of its own'}. Begins: ${starts.en}. Keep with it: ${besides.en}. Ends early: ${endsEarly.en}.`,
      },
      article,
    )
  })
  return [...kept, ...papers]
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const online = say(
  'En ligne, sur le site de France Titres (ANTS). Un point d’accueil numérique de la préfecture peut vous aider.',
  'Online, on the site of France Titres (ANTS). A digital help desk of the préfecture can help you.',
)
const bySchool = say(
  'Par votre école de conduite : elle seule dépose cette demande.',
  'Through your driving school: it alone files this request.',
)

export const whereOf = (why: RequestReason): Said[] => [
  requests[why].filedBy.includes('applicant') ? online : { ...bySchool, articles: requests[why].articles },
]

/** The part that every request has in common: papers, price, place, what lets one drive meanwhile. */
export const requestPart = (asked: Requested, given: Given, at: At): Pick<Plan, 'papers' | 'cost' | 'where' | 'meanwhile'> => ({
  papers: [
    { title: w(`Pour ${requests[asked.reason].words.fr}`, `To ${requests[asked.reason].words.en}`), answer: papersOf(asked, given, at) },
  ],
  cost: costOf(asked, at),
  where: whereOf(asked.reason),
  meanwhile: meanwhileOf(asked.reason, at),
})

/** To file the request: when, and what silence means. */
export function fileStep(asked: Requested, at: At, opens: Day = at.today, lastDay?: Day): Step {
  const from = latest(opens, at.today)
  return {
    id: 'request',
    title: w('Faites la demande', 'Make the request'),
    from,
    ...(lastDay && lastDay >= from ? { lastDay } : {}),
    said: [
      say(
        `Objet : ${requests[asked.reason].words.fr}.`,
        `Purpose: ${requests[asked.reason].words.en}.`,
        ...requests[asked.reason].articles,
      ),
      ...usualDelay(asked.reason).reasons,
      ...silenceOn(asked.reason, from, at.law).reasons,
    ],
  }
}

/** How the card comes, by the mode of the day. */
export const cardStep = (at: At): Step => ({
  id: 'card',
  title: w('Recevez la carte', 'Receive the card'),
  said: deliveryMode(at.today, at.law).reasons,
})

export const lastDayStep = (id: string, title: Words, lastDay: Day, said: readonly Said[]): Step => ({ id, title, lastDay, said })

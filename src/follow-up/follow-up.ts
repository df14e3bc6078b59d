import { type Day, daysBetween, longDay, type Words } from '@papier-rose/law'
import { delaysOf, findActs } from '../acts/index.ts'
import {
  type Application,
  type ApplicationEvent,
  piecesIn,
  readWords,
  type SentRequest,
  tellApplicationEvent,
  theOffice,
} from '../application/index.ts'
import { type CardEvent, cardFacesOf, type FoundCard, whereabouts } from '../card/index.ts'
import { hasOpinion, isOver, type When, whenOf } from '../delays/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { toldBy } from '../kit/store.ts'
import { tellCardEvent } from './card-steps.ts'
import type { FoundFollowUp } from './read.ts'

export interface PastStep {
  readonly at: Instant
  readonly words: Words
}

/** All that the page of follow-up says, as data. */
export interface FollowUp {
  readonly sent: SentRequest
  readonly card?: FoundCard
  readonly past: readonly PastStep[]
  readonly holder: Words
  readonly next: readonly Words[]
  /** The agent's own words about each piece to mend. */
  readonly said: Readonly<Record<string, string>>
  /** Messages of the office that the person has not opened yet. */
  readonly unread?: number
  readonly cepc?: { readonly lastDay: Day; readonly daysLeft: number }
  /** When the decision and the card can be expected, while the request is under way. */
  readonly when?: When
  /** The request has ended, and its person has not said yet how it went. */
  readonly opinionAsked?: boolean
  readonly faces?: { readonly front: string; readonly back: string }
}

/** What is known of the delays of a refusal: nothing before it was delivered. */
async function refusalDelays({ db, law }: Pick<Deps, 'db' | 'law'>, { id, state }: SentRequest, today: Day): Promise<Words[]> {
  if (state.status !== 'refused') return []
  const act = (await findActs(db, state.subject.accountId)).find(one => one.applicationId === id)
  return act ? delaysOf(act, today, law) : []
}

const withDelays = ({ holder, next }: { holder: Words; next: Words[] }, delays: Words[]) => ({ holder, next: [...next, ...delays] })

/** The follow-up of a request that was found with it: its past and that of its card, what comes next, and what only some requests have. */
export async function readFollowUp(
  deps: Pick<Deps, 'db' | 'config' | 'law'>,
  sent: SentRequest & FoundFollowUp,
  today: Day,
  lang: Lang,
): Promise<FollowUp> {
  const { db } = deps
  const { state, id, unread } = sent
  const card = sent.card ?? undefined
  const past = [
    ...toldBy<ApplicationEvent>(sent.events).map(event => ({ at: event.at, words: tellApplicationEvent(event) })),
    ...toldBy<CardEvent>(sent.cardEvents).map(event => ({ at: event.at, words: tellCardEvent(event) })),
  ].flatMap(({ at, words }) => (words ? [{ at, words }] : []))
  past.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const lastDay = state.subject.cepcLastDay
  const said = await wordsSaid(db, state)
  const underWay = state.status === 'with-agent' || state.status === 'with-applicant' || (state.status === 'approved' && !arrived(card))
  const faces = card && (await cardFacesOf(deps, card.id, lang))
  return {
    sent,
    ...(card ? { card } : {}),
    past,
    ...withDelays(standing(state, card, today), await refusalDelays(deps, sent, today)),
    said,
    unread,
    ...(lastDay && card?.state.status !== 'handed-over' ? { cepc: { lastDay, daysLeft: daysBetween(today, lastDay) } } : {}),
    ...(faces ? { faces } : {}),
    ...(isOver(state, card?.state) && !(await hasOpinion(deps, id)) ? { opinionAsked: true } : {}),
    ...(underWay ? { when: await whenOf(db, sent, sent.forecasts ?? [], today) } : {}),
  }
}

const arrived = (card: FoundCard | undefined): boolean =>
  card !== undefined && ['handed-over', 'destroyed', 'replaced'].includes(card.state.status)

async function wordsSaid(db: Queryable, state: Application): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  for (const [piece, { ...of }] of Object.entries(state.pieces)) {
    const words = of.state === 'to-mend' && of.wordsId ? await readWords(db, of.wordsId) : undefined
    if (words) said[piece] = words
  }
  return said
}

/** Who holds the file, what comes next and by when: in a few sentences. */
export function standing(state: SentRequest['state'], card: FoundCard | undefined, today: Day): { holder: Words; next: Words[] } {
  const office = theOffice(state.subject.office)
  switch (state.status) {
    case 'with-applicant': {
      const { lastDay, closesOn } = state.correction ?? {}
      const count = piecesIn(state, 'to-mend').length
      return {
        holder: {
          fr: count > 1 ? `Nous attendons ${count} corrections de votre part.` : 'Nous attendons une correction de votre part.',
          en: count > 1 ? `We are waiting for ${count} corrections from you.` : 'We are waiting for a correction from you.',
        },
        next: [
          ...(lastDay
            ? [
                {
                  fr: `Envoyez-${count > 1 ? 'les' : 'la'} jusqu’au ${longDay(lastDay).fr} compris. Votre dossier garde son rang.`,
                  en: `Send ${count > 1 ? 'them' : 'it'} up to and including ${longDay(lastDay).en}. Your file keeps its rank.`,
                },
              ]
            : []),
          ...(closesOn
            ? [
                {
                  fr: `Sans réponse, la demande serait close le ${longDay(closesOn).fr}.`,
                  en: `Without an answer, the request would be closed on ${longDay(closesOn).en}.`,
                },
              ]
            : []),
        ],
      }
    }
    case 'approved':
      if (card) {
        const where = whereabouts(card.state, today)
        return { holder: where.holder, next: [...where.next] }
      }
      return {
        holder: { fr: 'Votre demande est acceptée. Nous commandons la carte.', en: 'Your request is approved. We are ordering the card.' },
        next: [{ fr: 'Nous vous écrirons le jour où elle part par La Poste.', en: 'We will write to you on the day it is posted.' }],
      }
    case 'refused':
      return {
        holder: { fr: `${office.fr} a refusé votre demande.`, en: `${office.en} refused your request.` },
        next: [
          {
            fr: 'La décision dit pourquoi, en droit et en fait, et comment la contester.',
            en: 'The decision says why, in law and in fact, and how to contest it.',
          },
        ],
      }
    case 'withdrawn':
      return {
        holder: { fr: 'Vous avez renoncé à cette demande.', en: 'You withdrew this request.' },
        next: [{ fr: 'Vous pouvez en faire une autre à tout moment.', en: 'You may make another at any time.' }],
      }
    case 'closed':
      return {
        holder: {
          fr: 'La demande est close : la correction n’est pas arrivée à temps.',
          en: 'The request is closed: the correction did not come in time.',
        },
        next: [{ fr: 'Faites une nouvelle demande.', en: 'Make a new request.' }],
      }
    case 'none':
    case 'with-agent':
      return {
        holder: state.elsewhere
          ? {
              fr: `${office.fr} fait vérifier votre dossier par un autre service. Ce temps compte comme le nôtre. Vous n’avez rien à faire.`,
              en: `${office.en} is having your file checked by another service. That time counts as ours. You have nothing to do.`,
            }
          : {
              fr: `${office.fr} a votre dossier. Vous n’avez rien à faire.`,
              en: `${office.en} has your file. You have nothing to do.`,
            },
        next: [
          {
            fr: 'Un agent compare vos pièces à vos réponses. Si l’une ne convient pas, nous vous disons laquelle et pourquoi.',
            en: 'An agent compares your documents with your answers. If one is not right, we tell you which and why.',
          },
        ],
      }
  }
}

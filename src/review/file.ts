import {
  type AskedPiece,
  type Day,
  daysBetween,
  pieces as everyPiece,
  type MedicalSituation,
  type Piece,
  piecesFor,
  type Words,
} from '@papier-rose/law'
import { findAccount, findAgent, findAgents, type HabilitatedAgent, may } from '../account/index.ts'
import { delaysOf, findActs } from '../acts/index.ts'
import {
  type Application,
  type ApplicationEvent,
  type Asked,
  applications,
  type Facts,
  findApplication,
  ownerOfRequest,
  queueOf,
  readAnswers,
  readWords,
  type Subject,
} from '../application/index.ts'
import { cardFacesOf, findCardOfApplication } from '../card/index.ts'
import { type Evidence, listOf, type Vault } from '../evidence/index.ts'
import { getPassedExam, type PassedExam } from '../exam/index.ts'
import type { Deps } from '../kit/deps.ts'
import type { Agent } from '../kit/http.ts'
import { readStream } from '../kit/store.ts'
import { findMessages, type Message } from '../messages/index.ts'
import { type Driver, findDriver } from '../record/index.ts'
import { type Act, type Opening, offered, openingOf, queueOfAgent } from './access.ts'
import { actorOf, type Happening, tellEvent } from './history.ts'
import { findOtherRequests, type OtherRequest } from './read.ts'

/** A request that was sent. */
export type SentApplication = Application & { readonly subject: Subject }

/** A request and how this agent may open it. */
export interface Found {
  readonly id: string
  readonly now: SentApplication
  readonly opening: Exclude<Opening, 'not-here'>
}

/** Everything that stands on the screen of a file. */
export interface OpenedFile extends Found {
  readonly today: Day
  readonly offered: ReadonlySet<Act>
  /** Nothing once erased. */
  readonly driver?: Driver
  /** The civil status as FranceConnect gave it. */
  readonly identity?: { readonly familyName: string; readonly givenNames: readonly string[]; readonly birthdate: string }
  readonly answers: readonly { readonly questions: readonly Asked[]; readonly facts: Facts }[]
  /** What the law asks of each piece, as the situation stood on the day of the request. */
  readonly asked: readonly AskedPiece[]
  readonly evidence: readonly Evidence[]
  readonly history: readonly Happening[]
  readonly others: readonly OtherRequest[]
  /** Whether and how the decision is notified, and until when it can be contested. */
  readonly notified?: readonly Words[]
  /** What the person and the office wrote to each other. */
  readonly messages: readonly Message[]
  readonly exam?: PassedExam
  /** From today to the last day of the CEPC; negative after. */
  readonly daysLeft?: number
  readonly card?: { readonly id: string; readonly front: string; readonly back: string }
  readonly takerName?: string
  readonly colleagues: readonly HabilitatedAgent[]
  /** The agent's own words beside a correction, by the id of their row. */
  readonly words: ReadonlyMap<string, string>
}

/** The request of that id, if this agent may know that it exists. */
export async function findFile({ db }: Pick<Deps, 'db'>, agent: Agent, id: string): Promise<Found | undefined> {
  const found = await findApplication(db, id)
  if (!found?.state.subject) return undefined
  const opening = openingOf(agent, found.state)
  return opening === 'not-here' ? undefined : { id, now: { ...found.state, subject: found.state.subject }, opening }
}

/** The name of an agent who acted: kept beside their acts even after their habilitation has ended. */
export async function agentNames({ db }: Pick<Deps, 'db'>, ids: Iterable<string>): Promise<(id: string) => string> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) names.set(id, (await findAgent(db, id))?.name ?? id)
  return id => names.get(id) ?? id
}

/** Reads all that an agent needs to decide: the answers, the pieces, what each must match, what happened, the rest of the person's files. */
export async function readFile(deps: Deps, vault: Vault, agent: Agent, found: Found, today: Day): Promise<OpenedFile> {
  const { db } = deps
  const { id, now } = found
  const { subject } = now
  const [driver, account, evidence, others, messages, exam, colleagues, recorded] = await Promise.all([
    findDriver(db, subject.driverId),
    findAccount(db, subject.accountId),
    listOf({ db, vault }, ownerOfRequest(id), { ended: true }),
    findOtherRequests(db, subject.driverId, id),
    findMessages(db, id),
    getPassedExam(deps, subject.resultId).catch(() => undefined),
    findAgents(db, now.elsewhere?.kind === 'office' ? now.elsewhere.office : subject.office),
    readStream<ApplicationEvent>(db, applications, id),
  ])
  const events = recorded.map(({ event }) => event)
  const answers = await presentOf([subject.answersId, ...now.joined], answersId => readAnswers(db, answersId))
  const wordIds = events.flatMap(wordsIn)
  const words = new Map(
    await presentOf(wordIds, async wordsId => {
      const text = await readWords(db, wordsId)
      return text === undefined ? undefined : ([wordsId, text] as const)
    }),
  )
  const acting = events.flatMap(e => (e.type === 'HandedOver' ? [e.by, e.to] : e.by === subject.accountId ? [] : e.by))
  const name = await agentNames(deps, [...acting, ...(now.taker ? [now.taker] : [])])
  return {
    ...found,
    today,
    offered: offered(agent, now),
    driver,
    identity: account?.identity,
    answers,
    asked: driver ? askedOf(now, driver, answers[0]?.facts, exam) : [],
    evidence,
    history: events.map(event => ({
      what: tellEvent(event, name),
      at: event.at,
      by: actorOf(event, subject.accountId, name),
      ...saidIn(event, words),
    })),
    others,
    ...(await notifiedOf(deps, found, today)),
    messages,
    exam,
    daysLeft: subject.cepcLastDay && daysBetween(today, subject.cepcLastDay),
    card: await cardOf(deps, id),
    takerName: now.taker && name(now.taker),
    colleagues: colleagues.filter(a => a.id !== now.taker && may(a, 'review-files') && queueOfAgent(a) === queueOf(now)),
    words,
  }
}

/** Of a request that was refused, what is known of its notification. */
async function notifiedOf({ db, law }: Deps, { id, now }: Found, today: Day): Promise<{ notified?: Words[] }> {
  if (now.status !== 'refused') return {}
  const act = (await findActs(db, now.subject.accountId)).find(one => one.applicationId === id)
  return act ? { notified: delaysOf(act, today, law) } : {}
}

async function presentOf<T>(ids: readonly string[], read: (id: string) => Promise<T | undefined>): Promise<T[]> {
  const found = await Promise.all(ids.map(read))
  return found.filter(one => one !== undefined)
}

/** The rows of an agent's own words to which an event points. */
function wordsIn(event: ApplicationEvent): string[] {
  switch (event.type) {
    case 'CorrectionAsked':
      return event.wordsId ? [event.wordsId] : []
    case 'SentElsewhere':
    case 'SentBack':
      return [event.wordsId]
    case 'Refused':
      return event.grounds.map(g => g.factsId)
    default:
      return []
  }
}

function saidIn(event: ApplicationEvent, words: ReadonlyMap<string, string>): { said?: string } {
  const said = wordsIn(event).flatMap(id => words.get(id) ?? [])
  return said.length > 0 ? { said: said.join('\n') } : {}
}

/** What the law asked of this person on the day of the request: the reason of each piece, and what is accepted. */
function askedOf(now: SentApplication, driver: Driver, facts: Facts | undefined, exam: PassedExam | undefined): AskedPiece[] {
  const on = now.submittedOn
  if (!facts || !on) return []
  const medical: MedicalSituation = {
    ...Object.fromEntries(facts.medical.map(cause => [cause, true])),
    inspectorAsked: exam?.medicalCheckAsked ?? false,
  }
  const { value } = piecesFor({
    reason: now.subject.kind,
    category: now.subject.category,
    birth: driver.birthDay,
    on,
    nationality: facts.nationality,
    housing: facts.housing,
    minorOrProtected: now.subject.pieces.includes('representative-consent'),
    firstLicence: now.subject.kind === 'first-licence-after-exam',
    medical,
    ...(exam ? { learning: exam.learning } : {}),
  })
  return value
}

/** The pieces of the file in the order in which they are checked. */
export const piecesOf = (now: Application): Piece[] => everyPiece.filter(piece => now.pieces[piece] !== undefined)

/** Where the agent's work goes on: the next piece to check, else the decision. */
export const nextPlace = (now: Application): string => {
  const next = piecesOf(now).find(piece => ['to-check', 'mended'].includes(now.pieces[piece]?.state ?? ''))
  return next ? `#piece-${next}` : '#decision'
}

async function cardOf(deps: Deps, applicationId: string): Promise<OpenedFile['card']> {
  const card = await findCardOfApplication(deps.db, applicationId)
  const faces = card && (await cardFacesOf(deps, card.id))
  return card && faces && { id: card.id, ...faces }
}

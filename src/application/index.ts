import { Hono } from 'hono'
import type { Deps } from '../kit/deps.ts'
import type { Env } from '../kit/http.ts'
import type { DeadlineHandler } from '../kit/jobs.ts'
import { handle } from '../kit/store.ts'
import { checkPages } from './pages/check.ts'
import { correctionPages } from './pages/correction.ts'
import type { ApplicationPartners } from './pages/partners.ts'
import { piecePages } from './pages/piece-pages.ts'
import { questionPages } from './pages/question-pages.ts'
import { startPages } from './pages/start.ts'
import { taskPages } from './pages/tasks.ts'
import { withdrawalPages } from './pages/withdrawal.ts'
import { applications } from './reactions.ts'

export {
  addressFields,
  communesOf,
  departementName,
  findCommune,
  officeName,
  officeOf,
  type PostalAddress,
  postalAddressOf,
  postcodeField,
  readAddress,
  readPostcode,
  type TypedAddress,
} from './address/index.ts'
export type {
  Application,
  Command as ApplicationCommand,
  Event as ApplicationEvent,
  Ground,
  Kind,
  PieceState,
  Subject,
} from './application.ts'
export { allowed as allowedOnApplications } from './decide.ts'
export type { Asked, Facts } from './facts.ts'
export { inMine, type MyApplication } from './mine.ts'
export { requestNumber } from './number.ts'
export { photoTasks as applicationTasks, readPhoto } from './photo.ts'
export { pieceNames } from './pieces.ts'
export { applications } from './reactions.ts'
export {
  type FoundApplication,
  findApplication,
  findApplicationsOf,
  findLivingApplication,
  readAnswers,
  readWords,
  writeWords,
} from './read.ts'
export { refusedWords } from './refused-words.ts'
export { labelOf } from './status.ts'

/** The request: its questions, its pieces, its corrections and its end. Pages with more words in their address stand before those with fewer. */
export const applicationPages = (partners: ApplicationPartners): Hono<Env> =>
  new Hono<Env>()
    .route('/', startPages)
    .route('/', checkPages(partners))
    .route('/', piecePages(partners))
    .route('/', taskPages(partners))
    .route('/', questionPages(partners))
    .route('/', correctionPages(partners))
    .route('/', withdrawalPages)

/** Tells a request that one of its days has come: a reminder, or the end of waiting for an answer. */
export const applicationDeadlines =
  (deps: Deps): DeadlineHandler =>
  async (id, name, on) => {
    const command = { type: 'DeadlinePassed', name, on, by: 'papier-rose', as: 'system', at: deps.clock.now() } as const
    return (await handle(deps, applications, id, command, `${name}/${on}`)).events.length > 0
  }

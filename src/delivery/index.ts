import { Hono } from 'hono'
import type { Deps } from '../kit/deps.ts'
import type { Env } from '../kit/http.ts'
import type { Round, Tasks } from '../kit/jobs.ts'
import type { LaPoste } from '../partners/laposte/index.ts'
import { postLetter } from './letters.ts'
import { myAddressPages } from './my-address.ts'
import { deliveryPages as cardPages } from './pages.ts'
import { followCards, followLetters, postWaiting, sendAgain } from './post-round.ts'
import { postQuestion } from './questions.ts'
import { waitingPages } from './waiting-pages.ts'

export { deskPages } from './desk.ts'
export { eraseTracking } from './erase.ts'
export { notePosted } from './letters.ts'

/** Where a card is, where letters go, and the letters that wait for an address. */
export const deliveryPages = new Hono<Env>().route('/', cardPages).route('/', myAddressPages).route('/', waitingPages)

/** What is done again and again: post again the letters that came back, ask where the letters are. */
export const deliveryRounds = (deps: Deps, { laposte }: { laposte: LaPoste }): Round[] => [
  { name: 'sendings', go: () => sendAgain(deps, laposte) },
  { name: 'letters-again', go: () => postWaiting(deps, laposte) },
  { name: 'post-news', go: () => followCards(deps, laposte) },
  { name: 'letter-news', go: () => followLetters(deps, laposte) },
]

/** Hands each letter on points to La Poste, and the questions to who has no account. */
export const deliveryTasks = (deps: Deps, { laposte }: { laposte: LaPoste }): Tasks => ({
  'post-letter': ({ driverId = '', letterId = '' }) => postLetter(deps, laposte, driverId, letterId),
  'post-question': ({ driverId = '', namedId = '', reminder }) =>
    postQuestion(deps, laposte, { driverId, namedId, reminder: reminder === 'yes' }),
})
export { deliveryGallery } from './gallery.ts'

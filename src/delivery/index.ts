import type { Deps } from '../kit/deps.ts'
import type { Round, Tasks } from '../kit/jobs.ts'
import type { LaPoste } from '../partners/laposte/index.ts'
import { postLetter } from './letters.ts'
import { followCards, followLetters, sendAgain } from './post-round.ts'

export { deskPages } from './desk.ts'
export { notePosted } from './letters.ts'
export { deliveryPages } from './pages.ts'

/** What is done again and again: post again the letters that came back, ask where the letters are. */
export const deliveryRounds = (deps: Deps, { laposte }: { laposte: LaPoste }): Round[] => [
  { name: 'sendings', go: () => sendAgain(deps, laposte) },
  { name: 'post-news', go: () => followCards(deps, laposte) },
  { name: 'letter-news', go: () => followLetters(deps, laposte) },
]

/** Hands each letter on points to La Poste. */
export const deliveryTasks = (deps: Deps, { laposte }: { laposte: LaPoste }): Tasks => ({
  'post-letter': ({ driverId = '', letterId = '' }) => postLetter(deps, laposte, driverId, letterId),
})
export { deliveryGallery } from './gallery.ts'

import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'
import type { LaPoste } from '../partners/laposte/index.ts'
import { followLetters, sendAgain } from './post-round.ts'

export { type Prefecture, prefectureOf, prefectures } from '../card/index.ts'
export { deskPages } from './desk.ts'
export { deliveryPages } from './pages.ts'

/** What is done again and again: post again the letters that came back, ask where the letters are. */
export const deliveryRounds = (deps: Deps, { laposte }: { laposte: LaPoste }): Round[] => [
  { name: 'sendings', go: () => sendAgain(deps, laposte) },
  { name: 'post-news', go: () => followLetters(deps, laposte) },
]
export { deliveryGallery } from './gallery.ts'

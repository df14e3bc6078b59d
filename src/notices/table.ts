import { accountLetters } from './contact.ts'
import { correctionNotices } from './correction.ts'
import { deskNotices } from './desk.ts'
import { driverLetters } from './driver.ts'
import { habilitationLetters } from './habilitation.ts'
import { licenceLetters } from './licence.ts'
import { messageNotices } from './message.ts'
import type { Letter } from './notice.ts'
import { postNotices } from './post.ts'
import { requestNotices } from './request.ts'

/** Every letter about a request, by its name in the reactions. */
export const aboutRequests = { ...requestNotices, ...correctionNotices, ...messageNotices }
/** Every letter about a card. */
export const aboutCards = { ...postNotices, ...deskNotices }

/** Letters about accounts, habilitations and the record. */
const others = { ...accountLetters, ...habilitationLetters, ...licenceLetters, ...driverLetters }

/** The name of a letter, as a reaction gives it. */
export type NoticeId = keyof typeof aboutRequests | keyof typeof aboutCards | keyof typeof others

export const isAboutRequest = (notice: string): notice is keyof typeof aboutRequests => Object.hasOwn(aboutRequests, notice)
export const isAboutCard = (notice: string): notice is keyof typeof aboutCards => Object.hasOwn(aboutCards, notice)

/** Every letter with invented facts. */
export const samples: readonly { readonly id: NoticeId; readonly letter: Letter }[] = [
  ...Object.entries({ ...aboutRequests, ...aboutCards }).map(([id, { sample }]) => ({ id: id as NoticeId, letter: sample })),
  ...Object.entries(others).map(([id, letter]) => ({ id: id as NoticeId, letter })),
]

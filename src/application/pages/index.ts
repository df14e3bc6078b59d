import type { Asking } from '../asking.ts'
import type { Question } from './question.ts'
import { address } from './questions/address.ts'
import { contact } from './questions/contact.ts'
import { health } from './questions/health.ts'
import { housing } from './questions/housing.ts'
import { identity } from './questions/identity.ts'
import { nationality } from './questions/nationality.ts'
import { photo } from './questions/photo.ts'
import { representative } from './questions/representative.ts'

/** Every question of the request, in the order in which they are asked. */
export const questions: readonly Question[] = [identity, nationality, representative, contact, address, housing, health, photo]

/** The questions that this person is asked. */
export const questionsFor = (at: Asking): readonly Question[] => questions.filter(question => question.applies(at))

export const findQuestion = (at: Asking, path: string): Question | undefined => questionsFor(at).find(question => question.path === path)

/** The first question without an answer. */
export const nextQuestion = (at: Asking): Question | undefined => questionsFor(at).find(question => question.answer(at) === undefined)

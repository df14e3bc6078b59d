import { type Answer, answer, reason } from './answer.ts'
import { type Day, day } from './day.ts'
import { article } from './text.ts'
import { longDay } from './words.ts'

const directive = article('Directive (UE) 2025/2205 du 22 octobre 2025', '')

/** The days of the directive that will change the licence: nothing of it counts in France before the last one. */
export const directiveDays = {
  inForce: day('2025-11-25'),
  transposeBy: day('2028-11-26'),
  appliesFrom: day('2029-11-26'),
} as const

/** Does the new directive count on that day? What it will bring is said, so that nobody takes it for today's law. */
export function newDirectiveApplies(on: Day): Answer {
  const from = directiveDays.appliesFrom
  const value = on >= from
  const words = {
    fr: `La directive de 2025 s’applique à partir du ${longDay(from).fr}. Elle prévoit le permis sur téléphone par défaut, la carte sur demande, une période probatoire de deux ans au moins et la conduite accompagnée à 17 ans.`,
    en: `The directive of 2025 applies from ${longDay(from).en}. It provides for a licence on the phone by default, a card on request, probation of at least two years and accompanied driving at 17.`,
  }
  return answer(value, reason('new-directive', words, directive, { from }))
}

import { type Answer, answer, reason } from './answer.ts'
import { dateToDate, lastDayOfMonths } from './counting.ts'
import { addDays, type Day } from './day.ts'
import { official2026, type Settings } from './settings.ts'
import { article, dated, threshold } from './text.ts'
import { longDay } from './words.ts'

const deliveryPage = article('France Titres, page « Expédition du permis de conduire »', '', '2026-03-31', 'C')
const postalDecree = article('Arrêté du 7 février 2007 relatif aux envois recommandés', '', '2026-03-31', 'K')
const prefecturePractice = article('Préfecture de Rennes, consigne de 2017 sur les titres non retirés', '', '2026-03-31', 'K')
const l114_5 = article('Code des relations entre le public et l’administration', 'L. 114-5')
const abandonmentAnswer = article('Assemblée nationale, question écrite n° 13386 (2023)', '')

/** How the card travels: handed over against a signature, or tracked and left in the letter box. */
export type DeliveryMode = 'signed-letter' | 'tracked-letter'

export const officialDeliveryMode = dated<DeliveryMode>('delivery mode', deliveryPage, {
  '2013-09-16': 'signed-letter',
  '2025-01-02': 'tracked-letter',
})

/** How a card posted on that day reaches the person. */
export function deliveryMode(on: Day, settings: Settings = official2026): Answer<DeliveryMode> {
  const mode = settings['delivery-mode'] === 'tracked-letter' ? officialDeliveryMode.on(on) : 'signed-letter'
  const words =
    mode === 'signed-letter'
      ? {
          fr: 'La carte vous est remise en mains propres, contre votre signature. En votre absence, le facteur laisse un avis de passage.',
          en: 'The card is handed to you in person, against your signature. If you are out, the postman leaves an avis de passage.',
        }
      : {
          fr: 'La carte arrive dans votre boîte aux lettres, par lettre suivie. Si elle n’y entre pas, le facteur laisse un avis de passage.',
          en: 'The card comes to your letter box, as a tracked letter. If it does not fit, the postman leaves an avis de passage.',
        }
  return answer(mode, reason(mode, words, deliveryPage, { on }))
}

/**
 * The last day to collect the letter at the post office: 15 calendar days (or 7, by the other source) counted from the day after the avis de
 * passage. When the office is closed on that day, coming on the next open day is a courtesy of the office, not a right.
 */
export function postOfficeLastDay(avisDay: Day, settings: Settings = official2026): Answer<Day> {
  const days = Number(settings['post-office-days'])
  const lastDay = addDays(avisDay, days)
  return answer(
    lastDay,
    reason(
      'kept-at-post-office',
      {
        fr: `Le facteur est passé le ${longDay(avisDay).fr}. La Poste garde votre lettre ${days} jours : venez la chercher jusqu’au ${longDay(lastDay).fr} compris, avec l’avis de passage et une pièce d’identité.`,
        en: `The postman came on ${longDay(avisDay).en}. The post office keeps your letter for ${days} days: collect it up to and including ${longDay(lastDay).en}, with the avis de passage and an identity document.`,
      },
      [deliveryPage, postalDecree],
      { avisDay, days, lastDay },
    ),
  )
}

/** What becomes of a card that came back. */
export type AfterReturn = 'send-again' | 'keep-at-prefecture' | 'ask-address'

/** How many times a returned card is sent again before it is kept. */
export const sendingsAgain = threshold('returns after which a card is kept', deliveryPage, 1)

/**
 * What becomes of a card that the post gave back, at its n-th return (`returns`, from 1). A wrong address is asked about once, whatever the profile; at the
 * second return the card waits at the préfecture, so that nothing travels for ever.
 */
export function afterReturn(
  back: { readonly returns: number; readonly wrongAddress: boolean },
  settings: Settings = official2026,
): Answer<AfterReturn> {
  const { returns, wrongAddress } = back
  if (!Number.isInteger(returns) || returns < 1) throw new RangeError(`a returned card has at least one return, not ${returns}`)
  const first = returns <= sendingsAgain.value
  if (first && wrongAddress) return answer<AfterReturn>('ask-address', askAddress(returns))
  if (first && settings['after-return'] === 'send-again-once') return answer<AfterReturn>('send-again', sendAgain(returns))
  return answer<AfterReturn>('keep-at-prefecture', keep(returns))
}

const askAddress = (returns: number) =>
  reason(
    'address-to-correct',
    {
      fr: 'La carte est revenue : votre nom ou votre adresse n’a pas été trouvé. Corrigez votre adresse, puis nous la renverrons.',
      en: 'The card came back: your name or your address was not found. Correct your address, then we send it again.',
    },
    deliveryPage,
    { returns },
  )
const sendAgain = (returns: number) =>
  reason(
    'sent-again',
    {
      fr: 'La carte nous est revenue. Vous n’avez rien à faire : nous la renvoyons une fois.',
      en: 'The card came back to us. You have nothing to do: we send it again, once.',
    },
    deliveryPage,
    { returns },
  )
const keep = (returns: number) =>
  reason(
    'kept-at-prefecture',
    {
      fr: 'La carte nous est revenue. Elle vous attend à la préfecture : venez avec une pièce d’identité et notre message.',
      en: 'The card came back to us. It waits for you at the préfecture: come with an identity document and our message.',
    },
    deliveryPage,
    { returns },
  )

/** The first day on which a card that nobody collected is destroyed: the whole of the last day of its keeping is still yours. */
export function destroyOn(keptSince: Day, settings: Settings = official2026): Answer<Day> {
  const months = Number(settings['destruction-months'])
  const lastDay = lastDayOfMonths(keptSince, months)
  const on = addDays(lastDay, 1)
  return answer(
    on,
    reason(
      'destroyed-when-uncollected',
      {
        fr: `La carte est gardée ${months} mois. Venez la chercher jusqu’au ${longDay(lastDay).fr} compris : après, elle est détruite et il faut refaire une demande.`,
        en: `The card is kept for ${months} months. Collect it up to and including ${longDay(lastDay).en}: after that it is destroyed and you must apply again.`,
      },
      [prefecturePractice, dateToDate],
      { keptSince, months, lastDay, on },
    ),
  )
}

/** The last day to send what an agent asked for. The law gives no number: the letter sets it, and while it runs, silence counts for nothing. */
export function correctionLastDay(askedOn: Day, settings: Settings = official2026): Answer<Day> {
  const days = Number(settings['correction-days'])
  const lastDay = addDays(askedOn, days)
  return answer(
    lastDay,
    reason(
      'correction-awaited',
      {
        fr: `Envoyez ce qui vous est demandé jusqu’au ${longDay(lastDay).fr} compris, soit ${days} jours. Pendant ce temps, votre demande attend et garde son rang.`,
        en: `Send what you are asked for up to and including ${longDay(lastDay).en}, that is ${days} days. Meanwhile your application waits and keeps its rank.`,
      },
      l114_5,
      { askedOn, days, lastDay },
    ),
  )
}

/** The day on which we remind the person, at half of the time given. */
export function correctionReminderOn(askedOn: Day, settings: Settings = official2026): Answer<Day> {
  const days = Number(settings['correction-days']) / 2
  const on = addDays(askedOn, days)
  return answer(
    on,
    reason(
      'correction-reminder',
      {
        fr: `Sans réponse de votre part le ${longDay(on).fr}, nous vous le rappelons.`,
        en: `If we have no answer from you by ${longDay(on).en}, we remind you.`,
      },
      l114_5,
      { askedOn, days, on },
    ),
  )
}

const abandonedAfter = dated('months before an incomplete request is closed', abandonmentAnswer, { '2017-11-06': 6 })

/** The first day on which a request that nobody completed is closed: a new one is then needed. */
export function abandonedOn(askedOn: Day): Answer<Day> {
  const months = abandonedAfter.on(askedOn)
  const lastDay = lastDayOfMonths(askedOn, months)
  const on = addDays(lastDay, 1)
  return answer(
    on,
    reason(
      'abandoned',
      {
        fr: `Sans réponse de votre part jusqu’au ${longDay(lastDay).fr} compris (${months} mois), votre demande est close. Il faudra en déposer une nouvelle.`,
        en: `Without an answer from you up to and including ${longDay(lastDay).en} (${months} months), your application is closed. You will need a new one.`,
      },
      [abandonmentAnswer, dateToDate],
      { askedOn, months, lastDay, on },
    ),
  )
}

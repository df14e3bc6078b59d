import { type Answer, answer, type Reason, reason } from './answer.ts'
import { holidayArticles, type Territory } from './calendar.ts'
import { dateToDate, francs, lastDayOfMonths, movedToOpenDay } from './counting.ts'
import { addDays, type Day } from './day.ts'
import { postOfficeLastDay } from './delivery.ts'
import { official2026, type Settings } from './settings.ts'
import { article, dated } from './text.ts'
import { longDay, monthCount } from './words.ts'

const crpa = 'Code des relations entre le public et l’administration'
const l112_15 = article(crpa, 'L. 112-15')
const r112_20 = article(crpa, 'R. 112-20')
const l411_2 = article(crpa, 'L. 411-2', '2026-03-31', 'K')
const l411_7 = article(crpa, 'L. 411-7', '2026-03-31', 'K')
const r223_3_1 = article('Code de la route', 'R. 223-3-1')
const r223_3 = article('Code de la route', 'R. 223-3')
const r421_1 = article('Code de justice administrative', 'R. 421-1', '2026-03-31', 'K')
const r421_5 = article('Code de justice administrative', 'R. 421-5', '2026-03-31', 'K')
const r421_7 = article('Code de justice administrative', 'R. 421-7', '2026-03-31', 'K')

/** How an act reached the person. Each day is the civil day of the place. */
export type Sending =
  | { readonly way: 'account-with-consent'; readonly availableOn: Day; readonly readOn?: Day; readonly kind: 'decision' | 'points' }
  | { readonly way: 'registered'; readonly signedOn?: Day; readonly presentedOn?: Day; readonly wrongAddress?: boolean }
  | { readonly way: 'mail' }
  | { readonly way: 'letter'; readonly provedOn?: Day }

/** Days in which a letter in the account is to be read before the law says that it was. */
export const daysToRead = dated('days to read a letter in the account', r112_20, { '2016-01-01': 15 })

/**
 * The day on which an act is notified, as far as it is known `today`: appeals and bans run from there. `null`: not notified, or not
 * known to be; no delay may then be announced as started.
 */
export function notifiedOn(sending: Sending, today: Day, settings: Settings = official2026): Answer<Day | null> {
  switch (sending.way) {
    case 'account-with-consent':
      return inAccount(sending, today)
    case 'registered':
      return registered(sending, today, settings)
    case 'mail':
      return answer<Day | null>(null, onlyTells)
    case 'letter':
      return sending.provedOn === undefined
        ? answer<Day | null>(null, letterUnproved)
        : answer<Day | null>(
            sending.provedOn,
            onDay(
              'letter-proved',
              sending.provedOn,
              'vos propres démarches montrent que vous l’aviez reçue',
              'what you did shows that you had it',
              [r421_5],
            ),
          )
  }
}

const onDay = (code: string, on: Day, fr: string, en: string, source: Reason['articles']): Reason =>
  reason(
    code,
    {
      fr: `La décision vous est notifiée le ${longDay(on).fr} : ${fr}.`,
      en: `The decision is notified to you on ${longDay(on).en}: ${en}.`,
    },
    source,
    { on },
  )

function inAccount(sending: Extract<Sending, { way: 'account-with-consent' }>, today: Day): Answer<Day | null> {
  const { availableOn, readOn, kind } = sending
  const days = daysToRead.on(availableOn)
  const lastDay = addDays(availableOn, days)
  const source = kind === 'points' ? [r223_3_1] : [l112_15, r112_20]
  if (readOn !== undefined && readOn <= lastDay && readOn <= today)
    return answer<Day | null>(
      readOn,
      onDay('first-reading', readOn, 'c’est le jour où vous l’avez ouverte', 'it is the day you opened it', source),
    )
  if (today <= lastDay)
    return answer<Day | null>(
      null,
      reason(
        'not-read-yet',
        {
          fr: `Ce courrier est dans votre compte depuis le ${longDay(availableOn).fr}. Vous ne l’avez pas encore ouvert : aucun délai ne court. Vous avez ${days} jours, jusqu’au ${longDay(lastDay).fr} compris, pour le lire.`,
          en: `This letter has been in your account since ${longDay(availableOn).en}. You have not opened it yet: no delay is running. You have ${days} days, up to and including ${longDay(lastDay).en}, to read it.`,
        },
        source,
        { availableOn, days, lastDay },
      ),
    )
  if (kind === 'points')
    return answer<Day | null>(
      lastDay,
      onDay(
        'end-of-days-to-read',
        lastDay,
        `les ${days} jours pour le lire étaient écoulés`,
        `the ${days} days to read it were over`,
        source,
      ),
    )
  return answer<Day | null>(
    availableOn,
    onDay(
      'deemed-when-available',
      availableOn,
      `le courrier n’a pas été ouvert dans les ${days} jours, le jour de sa mise à disposition compte donc`,
      `the letter was not opened within ${days} days, so the day it was made available counts`,
      source,
    ),
  )
}

function registered(sending: Extract<Sending, { way: 'registered' }>, today: Day, settings: Settings): Answer<Day | null> {
  const { signedOn, presentedOn, wrongAddress } = sending
  if (signedOn !== undefined)
    return answer<Day | null>(
      signedOn,
      onDay('signed', signedOn, 'vous avez signé ce jour-là', 'you signed for it on that day', [r421_1, r223_3]),
    )
  if (wrongAddress) return answer<Day | null>(null, wrongAddressReason)
  if (presentedOn === undefined) return answer<Day | null>(null, notPresented)
  const kept = postOfficeLastDay(presentedOn, settings)
  if (today <= kept.value)
    return answer<Day | null>(
      null,
      reason(
        'waiting-at-post-office',
        {
          fr: `La lettre recommandée a été présentée le ${longDay(presentedOn).fr}. Elle vous attend à La Poste jusqu’au ${longDay(kept.value).fr} compris. Si vous ne la retirez pas, c’est le jour de présentation qui comptera.`,
          en: `The registered letter was presented on ${longDay(presentedOn).en}. It waits for you at the post office up to and including ${longDay(kept.value).en}. If you do not collect it, the day of presentation will count.`,
        },
        [r223_3, ...kept.reasons.flatMap(r => r.articles)],
        { presentedOn, lastDay: kept.value },
      ),
    )
  return answer<Day | null>(
    presentedOn,
    onDay(
      'unclaimed',
      presentedOn,
      'la lettre recommandée n’a pas été retirée, sa première présentation compte',
      'the registered letter was not collected, so its first presentation counts',
      [r223_3],
    ),
  )
}

const onlyTells = reason(
  'mail-only-tells',
  {
    fr: 'Un e-mail ou un SMS vous prévient. Il ne notifie rien et ne fait courir aucun délai.',
    en: 'An e-mail or a text message tells you. It notifies nothing and starts no delay.',
  },
  [l112_15],
)
const letterUnproved = reason(
  'letter-unproved',
  {
    fr: 'Rien ne montre quel jour cette lettre simple vous est parvenue. Le délai de recours n’a donc pas commencé.',
    en: 'Nothing shows on which day this ordinary letter reached you. So the time to appeal has not started.',
  },
  [r421_5],
)
const wrongAddressReason = reason(
  'wrong-address',
  {
    fr: 'La lettre recommandée est partie à une mauvaise adresse. Elle n’est pas notifiée.',
    en: 'The registered letter went to a wrong address. It is not notified.',
  },
  [r223_3],
)
const notPresented = reason(
  'not-presented-yet',
  {
    fr: 'La lettre recommandée n’a pas encore été présentée chez vous. Aucun délai ne court.',
    en: 'The registered letter has not been presented at your door yet. No delay is running.',
  },
  [r421_1],
)

const appealMonths = dated('months to appeal', r421_1, { '2001-01-01': 2 })
const moreMonths = {
  metropole: dated('more months to appeal, metropole', r421_7, { '2001-01-01': 0 }),
  overseas: dated('more months to appeal, overseas', r421_7, { '2001-01-01': 1 }),
  abroad: dated('more months to appeal, abroad', r421_7, { '2001-01-01': 2 }),
}
export type LivesIn = keyof typeof moreMonths

/**
 * The last day to bring the decision before the administrative court: two full months from notification, one more for who lives
 * overseas and two more for who lives abroad. `territory` is that of the court.
 */
export function courtAppealLastDay(notified: Day, territory: Territory, livesIn: LivesIn): Answer<Day> {
  const more = moreMonths[livesIn].on(notified)
  const months = appealMonths.on(notified) + more
  const lastDay = francs(notified, { months }, territory)
  return answer(
    lastDay,
    reason(
      'court-appeal',
      {
        fr: `La décision vous a été notifiée le ${longDay(notified).fr}. Vous avez ${monthCount(months).fr}, jusqu’au ${longDay(lastDay).fr} compris, pour saisir le tribunal administratif.`,
        en: `The decision was notified to you on ${longDay(notified).en}. You have ${monthCount(months).en}, up to and including ${longDay(lastDay).en}, to bring it before the administrative court.`,
      },
      more > 0 ? [r421_1, r421_7, movedToOpenDay, ...holidayArticles(territory)] : [r421_1, movedToOpenDay, ...holidayArticles(territory)],
      { notified, months, lastDay },
    ),
  )
}

/**
 * The last day to ask the préfet (recours gracieux) or the minister (recours hiérarchique) to think again. Asked by that day, the time to go to
 * court starts anew when they answer, or when their silence becomes a refusal. No more months for distance here.
 */
export function administrativeAppealLastDay(notified: Day, territory: Territory): Answer<Day> {
  const months = appealMonths.on(notified)
  const lastDay = francs(notified, { months }, territory)
  return answer(
    lastDay,
    reason(
      'administrative-appeal',
      {
        fr: `Jusqu’au ${longDay(lastDay).fr} compris, vous pouvez demander au préfet ou au ministre de revoir sa décision. Le délai pour saisir le tribunal repartira alors à zéro.`,
        en: `Up to and including ${longDay(lastDay).en}, you can ask the préfet or the minister to think again. The time to go to court then starts anew.`,
      },
      [l411_2, movedToOpenDay, ...holidayArticles(territory)],
      { notified, months, lastDay },
    ),
  )
}

const silenceMonths = dated('months of silence that refuse an appeal', l411_7, { '2016-01-01': 2 })

/** The day on which silence on a recours gracieux or hiérarchique becomes a refusal. The time to go to court runs from that day. */
export function silenceRefusalOn(filedOn: Day): Answer<Day> {
  const months = silenceMonths.on(filedOn)
  const on = lastDayOfMonths(filedOn, months)
  return answer(
    on,
    reason(
      'silence-refuses',
      {
        fr: `Votre recours a été reçu le ${longDay(filedOn).fr}. Sans réponse le ${longDay(on).fr}, ce silence de ${months} mois vaut refus.`,
        en: `Your appeal was received on ${longDay(filedOn).en}. Without an answer by ${longDay(on).en}, this silence of ${months} months is a refusal.`,
      },
      [l411_7, dateToDate],
      { filedOn, months, on },
    ),
  )
}

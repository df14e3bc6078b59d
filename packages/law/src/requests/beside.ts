import { type Answer, answer, no, reason, yes } from '../answer.ts'
import { dateToDate, lastDayOfMonths } from '../counting.ts'
import { addDays, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const d227_1 = article('Code de la route', 'D. 227-1')
const f34118 = article('Service-public, fiche F34118 (2022)', '')
const refundUnread = article('Service-public, fiche F34118, remboursement du timbre', '', '2026-03-31', 'K')
const r233_1 = article('Code de la route', 'R. 233-1')
const f34773 = article('Service-public, fiche F34773 (2020)', '')

const refund = reason(
  'stamp-refund',
  {
    fr: 'S’il ne sert pas, son remboursement se demande là où il a été acheté. Les règles du remboursement n’ont pas été lues.',
    en: 'Unused, its refund is asked where it was bought. The rules of the refund were not read.',
  },
  refundUnread,
)

const stampMonths = dated('months of an electronic stamp', f34118, { '2014-09-01': 12 })

/** The last day on which an electronic stamp may be used, and what becomes of one that was not. */
export function stampLastDay(boughtOn: Day, settings: Settings = official2026): Answer<Day> {
  const months = stampMonths.on(boughtOn)
  const lastDay = lastDayOfMonths(boughtOn, months)
  const words = {
    fr: `Le timbre électronique sert pendant ${months} mois, jusqu’au ${longDay(lastDay).fr} compris.`,
    en: `The electronic stamp may be used for ${months} months, up to and including ${longDay(lastDay).en}.`,
  }
  const last = reason('stamp-last-day', words, [f34118, dateToDate], { boughtOn, months, lastDay })
  return settings['stamp-refund'] === 'unsaid' ? answer(lastDay, last) : answer(lastDay, last, refund)
}

const internationalYears = dated('years of an international licence', d227_1, { '2013-01-19': 3 })

/** The international licence: its last day, never beyond the national one, which is kept and carried with it. */
export function internationalLicence(issuedOn: Day, nationalLastDay: Day | null): Answer<Day> {
  const years = internationalYears.on(issuedOn)
  const own = lastDayOfMonths(issuedOn, years * 12)
  const lastDay = nationalLastDay !== null && nationalLastDay < own ? nationalLastDay : own
  const words = {
    fr: `Le permis international vaut ${years} ans au plus : jusqu’au ${longDay(lastDay).fr}. Il accompagne le permis français, qui reste nécessaire, et ne vaut pas en France.`,
    en: `The international licence is worth ${years} years at most: until ${longDay(lastDay).en}. It goes with the French licence, which is still needed, and counts for nothing in France.`,
  }
  return answer(lastDay, reason('international-licence', words, d227_1, { issuedOn, years, lastDay }))
}

const showDays = dated('days to show the licence after a check', r233_1, { '1922-12-31': 5 })

/** At a check without the paper: the last day to show it, and the class of the fine at once and after. */
export function checkWithoutPaper(
  checkedOn: Day,
  moped: boolean,
): Answer<{ readonly lastDay: Day; readonly atOnce: 1; readonly after: 2 | 4 }> {
  const days = showDays.on(checkedOn)
  const lastDay = addDays(checkedOn, days)
  const after = moped ? 2 : 4
  const words = {
    fr: `Sans papier au contrôle : amende de la 1re classe. Présentez-le au plus tard le ${longDay(lastDay).fr}, sinon l’amende est de la ${after}e classe.`,
    en: `Without the paper at a check: a fine of the 1st class. Show it by ${longDay(lastDay).en}, or the fine is of the ${after}${after === 2 ? 'nd' : 'th'} class.`,
  }
  return answer({ lastDay, atOnce: 1, after }, reason('check-without-paper', words, r233_1, { checkedOn, days, lastDay }))
}

/** May a licence that was declared lost or stolen be used again once it is found? Never: it is destroyed. */
export const foundAgain = (): Answer =>
  no(
    reason(
      'found-again',
      {
        fr: 'Retrouvé après la déclaration, l’ancien permis n’est plus valable : la déclaration ne s’annule pas, et il faut le détruire.',
        en: 'Found after the declaration, the old licence is no longer valid: the declaration cannot be withdrawn, and the licence must be destroyed.',
      },
      f34773,
    ),
  )

/** Where a licence lost or stolen on a journey abroad is declared, and what the receipt is worth. */
export const lostAbroad = (): Answer =>
  yes(
    reason(
      'lost-abroad',
      {
        fr: 'À l’étranger : déclarez à la police du pays, faites tamponner la déclaration par le consulat, puis faites la demande à votre retour.',
        en: 'Abroad: declare it to the police of the country, have the consulate stamp the declaration, then make the request when you are back.',
      },
      article('Service-public, fiche F1450 (2020)', ''),
    ),
  )

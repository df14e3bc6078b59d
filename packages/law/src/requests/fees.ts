import { type Answer, answer, reason, type Words } from '../answer.ts'
import type { Territory } from '../calendar.ts'
import { addMonths, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'
import { type RequestReason, requests } from './reasons.ts'

const cgi = article('Code général des impôts', '1628 ter', '2026-03-31', 'K')
const l421_170 = article('Code des impositions sur les biens et services', 'L. 421-170')
const l421_171 = article('Code des impositions sur les biens et services', 'L. 421-171')
const l231_1 = article('Code des relations entre le public et l’administration', 'L. 231-1')

/** The text of the tax. */
const legalBase = dated('text of the tax on replaced licences', l421_171, { '2013-01-19': cgi, '2022-01-01': l421_171 })

/** Cents asked to replace a lost or stolen licence. */
export const lossFee = dated('tax for a lost or stolen licence', l421_171, { '2013-01-19': 0, '2014-09-01': 2500 })
/** Cents asked to replace a damaged licence, by reading of "at the latest". */
export const damageFee: Readonly<Record<Settings['damage-fee-since'], Dated<number>>> = {
  '2017-01-01': dated('tax for a damaged licence, early reading', l421_171, { '2013-01-19': 0, '2017-01-01': 2500 }),
  '2017-12-31': dated('tax for a damaged licence, late reading', l421_171, { '2013-01-19': 0, '2017-12-31': 2500 }),
}

const euros = (cents: number): Words => {
  const amount = cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
  return { fr: `${amount.replace('.', ',')}\u00a0€`, en: `€${amount}` }
}

function fullFee(why: RequestReason, on: Day, licenceMissing: boolean, settings: Settings): number {
  switch (requests[why].fee) {
    case 'none':
      return 0
    case 'loss-theft':
      return lossFee.on(on)
    case 'damage':
      return damageFee[settings['damage-fee-since']].on(on)
    case 'when-lost':
      return licenceMissing ? lossFee.on(on) : 0
  }
}

/** What this request costs on that day, in cents: half in Guyane, nothing at Saint-Pierre-et-Miquelon. */
export function feeOf(
  why: RequestReason,
  on: Day,
  place: { territory: Territory; licenceMissing?: boolean },
  settings: Settings = official2026,
): Answer<number> {
  const full = fullFee(why, on, place.licenceMissing === true, settings)
  const what = requests[why].words
  if (full === 0) {
    return answer(0, reason('free', { fr: `Gratuit : ${what.fr}.`, en: `Free: ${what.en}.` }, requests[why].articles, { cents: 0 }))
  }
  if (place.territory === 'saint-pierre-et-miquelon') {
    const words = { fr: 'Gratuit à Saint-Pierre-et-Miquelon.', en: 'Free at Saint-Pierre-et-Miquelon.' }
    return answer(0, reason('free-saint-pierre-et-miquelon', words, l421_170, { cents: 0 }))
  }
  const cents = place.territory === 'guyane' ? full / 2 : full
  const price = euros(cents)
  const where = place.territory === 'guyane' ? { fr: ' en Guyane', en: ' in Guyane' } : { fr: '', en: '' }
  return answer(
    cents,
    reason(
      'tax',
      {
        fr: `Cette demande coûte ${price.fr}${where.fr}, en timbre électronique.`,
        en: `This request costs ${price.en}${where.en}, paid by electronic stamp.`,
      },
      legalBase.on(on),
      { cents },
    ),
  )
}

/** Months of silence after which the law gives it a meaning. */
export const silenceMonths = dated('months of silence', l231_1, { '2014-11-12': 2 })

/** What the silence of the administration means on this request, and from which day. Contested for ordinary requests. */
export function silenceOn(
  why: RequestReason,
  filedOn: Day,
  settings: Settings = official2026,
): Answer<{ meaning: 'acceptance' | 'refusal' | 'unsettled'; on: Day | null }> {
  const row = requests[why]
  const meaning = row.silence === 'refusal' ? 'refusal' : settings['silence-on-request']
  const from = addMonths(filedOn, silenceMonths.on(filedOn), 'down')
  if (meaning === 'unsettled') {
    const words = {
      fr: 'Les textes ne disent pas clairement ce que vaut un silence sur cette demande : aucune décision silencieuse n’est annoncée.',
      en: 'The texts do not settle what silence means on this request: no silent decision is announced.',
    }
    return answer({ meaning, on: null }, reason('silence-unsettled', words, l231_1))
  }
  const end = longDay(from)
  const words =
    meaning === 'refusal'
      ? { fr: `Sans réponse le ${end.fr}, la demande est refusée.`, en: `Without an answer on ${end.en}, the request is refused.` }
      : { fr: `Sans réponse le ${end.fr}, la demande est acceptée.`, en: `Without an answer on ${end.en}, the request is accepted.` }
  return answer({ meaning, on: from }, reason(`silence-${meaning}`, words, meaning === 'refusal' ? row.articles : l231_1, { from }))
}

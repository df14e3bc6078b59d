import { type Answer, answer, reason, type Words } from '../answer.ts'
import { addDays, addMonths, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'
import type { RequestReason } from './reasons.ts'

const onlinePlan = article('Sénat, réponse de 2023 sur les demandes de permis en ligne', '')
const f1758 = article('Service-public, fiche F1758 (2020)', '', '2026-03-31', 'C')
const f1460 = article('Service-public, fiche F1460 (2020)', '')
const f1450 = article('Service-public, fiche F1450 (2020)', '')
const l112_9 = article('Code des relations entre le public et l’administration', 'L. 112-9')
const r113_6 = article('Code des relations entre le public et l’administration', 'R. 113-6')
const l114_5_1 = article('Code des relations entre le public et l’administration', 'L. 114-5-1')
const r221_1 = article('Code de la route', 'R. 221-1')

/** How a request is filed. */
export type FilingChannel = 'online' | 'paper'

const online = dated('requests made online', onlinePlan, { '2013-01-19': false, '2017-11-06': true })
const euOnline: Readonly<Record<Settings['eu-exchange-online-since'], Dated<boolean>>> = {
  '2020-02-01': dated('European exchanges online, early reading', f1758, { '2013-01-19': false, '2020-02-01': true }),
  '2020-03-31': dated('European exchanges online, late reading', f1758, { '2013-01-19': false, '2020-03-31': true }),
}
const nonEuOnline = dated('other exchanges online', f1460, { '2013-01-19': false, '2020-08-04': true })

function ruleFor(why: RequestReason, settings: Settings): Dated<boolean> {
  if (why === 'exchange-eu') return euOnline[settings['eu-exchange-online-since']]
  return why === 'exchange-non-eu' ? nonEuOnline : online
}

/** How this request is filed on that day. Where a service online exists for it, an e-mail is no request. */
export function channelOf(why: RequestReason, on: Day, settings: Settings = official2026): Answer<FilingChannel> {
  const rule = ruleFor(why, settings)
  return rule.on(on)
    ? answer<FilingChannel>('online', reason('filed-online', onlineWords, [rule.article, l112_9]))
    : answer<FilingChannel>('paper', reason('filed-on-paper', paperWords, rule.article))
}

const onlineWords: Words = {
  fr: 'La demande se fait en ligne, et seulement ainsi : un courriel ne compte pas.',
  en: 'The request is made online, and only so: an e-mail does not count.',
}
const paperWords: Words = { fr: 'La demande se faisait encore sur papier.', en: 'The request was still made on paper.' }

/** The paper forms that are still used from abroad. */
export const cerfaOf: Readonly<Partial<Record<RequestReason, string>>> = {
  registration: '14866',
  're-registration': '14882',
  loss: '14882',
  theft: '14882',
  damage: '14882',
  expiry: '14882',
  'group2-renewal': '14882',
  'training-AM': '14882',
  'return-after-suspension': '14882',
  military: '14883',
  diploma: '14883',
  'medical-restriction': '14883',
  'exchange-eu': '14879',
  'exchange-non-eu': '14879',
}
/** The form of the photo and the signature, and that of the medical opinion. */
export const otherForms = { photoSignature: '14948', medicalOpinion: '14880', international: '14881' } as const

/** Where a person lives abroad. */
export interface Abroad {
  readonly where: 'eu' | 'elsewhere'
  /** A student or on a mission keeps France. */
  readonly studentOrMission?: boolean
  readonly settledOn: Day
}

/** Who handles the licence of who lives abroad. */
export type AbroadOffice = 'local-authority' | 'france' | 'crepic-by-consulate' | 'nobody'

/** Months after settling outside Europe during which a French office still handles the licence. */
const abroadMonths = dated('months of a French office after settling abroad', f1450, { '1922-12-31': 18 })

/** Who handles a licence of a person who lives abroad, on that day? */
export function officeAbroad({ where, studentOrMission, settledOn }: Abroad, on: Day): Answer<AbroadOffice> {
  if (studentOrMission) {
    const words = {
      fr: 'Étudiant ou en mission, vous restez du ressort de la France : la carte se retire en personne au consulat.',
      en: 'As a student or on a mission, you stay with France: the card is collected in person at the consulate.',
    }
    return answer<AbroadOffice>('france', reason('abroad-keeps-france', words, [r221_1, f1450]))
  }
  if (where === 'eu') {
    const words = {
      fr: 'Vous résidez dans un pays européen : c’est à ses services de s’occuper de votre permis.',
      en: 'You live in a European country: its own authority handles your licence.',
    }
    return answer<AbroadOffice>('local-authority', reason('abroad-local-authority', words, f1450))
  }
  const lastDay = addMonths(settledOn, abroadMonths.on(settledOn))
  if (on <= lastDay) {
    const words = {
      fr: `Jusqu’au ${longDay(lastDay).fr} compris, la demande se fait sur papier, par le consulat, auprès de la préfecture de police (CREPIC).`,
      en: `Up to and including ${longDay(lastDay).en}, the request is made on paper, through the consulate, to the préfecture de police (CREPIC).`,
    }
    return answer<AbroadOffice>('crepic-by-consulate', reason('abroad-by-consulate', words, f1450, { lastDay }))
  }
  const words = {
    fr: `Depuis le ${longDay(addDays(lastDay, 1)).fr}, aucun service français ne s’occupe plus de ce permis : voyez les services du pays.`,
    en: `Since ${longDay(addDays(lastDay, 1)).en}, no French office handles this licence any more: see the authority of the country.`,
  }
  return answer<AbroadOffice>('nobody', reason('abroad-nobody', words, f1450, { lastDay }))
}

/** What the administration may do about a copy in doubt, and may not do about a piece that it can do without. */
export const studyRules: readonly { readonly words: Words; readonly article: Article }[] = [
  {
    words: {
      fr: 'En cas de doute sur une copie, l’original peut être demandé, par une lettre recommandée qui dit pourquoi : l’étude attend.',
      en: 'When a copy is in doubt, the original may be asked, by a registered letter that says why: the study waits.',
    },
    article: r113_6,
  },
  {
    words: {
      fr: 'Une pièce qui manque et qui n’est pas indispensable n’arrête pas l’étude de la demande.',
      en: 'A missing piece that is not indispensable does not stop the study of the request.',
    },
    article: l114_5_1,
  },
]

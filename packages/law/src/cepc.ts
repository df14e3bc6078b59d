import { type Answer, answer, type Reason, reason, type Words } from './answer.ts'
import { ordinaryAges } from './categories/ages.ts'
import { birthday, dateToDate, lastDayOfMonths } from './counting.ts'
import { addDays, addMonths, type Day } from './day.ts'
import { type ExamForCepc, exclusionsOf } from './exam/exclusions.ts'
import { official2026, type Settings } from './settings.ts'
import { type Article, article, dated } from './text.ts'
import { longDay, monthCount } from './words.ts'

const a12_4 = article('Arrêté du 20 avril 2012', '4')
const r221_1 = article('Code de la route', 'R. 221-1')
const r221_5 = article('Code de la route', 'R. 221-5')
const r224_20 = article('Code de la route', 'R. 224-20')
const resultTeleservice = article('Service-public, téléservice « Résultat de l’examen du permis de conduire » (R39502)', '')

/** A CEPC: the days on which it stands for the licence, and the mention to print when it does not start on the day of the exam. */
export interface Cepc {
  readonly firstDay: Day
  readonly lastDay: Day
  /** « Vaut titre de conduite à compter du … » */
  readonly worthFrom: Words | null
}

/** Months during which a CEPC stands for the licence, by the day of the exam. */
export const cepcMonths = dated('months of a CEPC', a12_4, { '2012-04-20': 2, '2013-07-01': 4 })

/**
 * Does this exam give a CEPC, and from which day to which? It is worth the licence from the day of the exam, not from the day the result was
 * shown. `null` when there is none, with every reason. The CEPC of who passed during the ban that follows an invalidation, and that of a
 * person of 17 who passed B in 2023, start later.
 */
export function cepcOf(exam: ExamForCepc, settings: Settings = official2026): Answer<Cepc | null> {
  const exclusions = exclusionsOf(exam, settings)
  if (exclusions.length > 0) return answer<Cepc | null>(null, ...exclusions)
  const start = startOf(exam, settings)
  const months = cepcMonths.on(exam.examDay)
  const lastDay = lastDayOf(start.countedFrom, months, settings)
  if (start.firstDay > lastDay) return answer<Cepc | null>(null, tooYoungThroughout(start.firstDay, lastDay))
  const worthFrom = start.firstDay > exam.examDay ? worthFromWords(start.firstDay) : null
  const reasons = [
    validity(start.firstDay, lastDay, months),
    ...start.reasons,
    ...(exam.through ? [theoryOnly] : []),
    withIdentity,
    franceOnly,
  ]
  return answer<Cepc | null>({ firstDay: start.firstDay, lastDay, worthFrom }, ...reasons)
}

/** The last day: the same number `months` later, or by the other reading the day before. Without such a day, the last of the month. */
function lastDayOf(from: Day, months: number, settings: Settings): Day {
  return settings['cepc-last-day'] === 'same-number' ? lastDayOfMonths(from, months) : addDays(addMonths(from, months, 'up'), -1)
}

interface Start {
  readonly firstDay: Day
  /** The day from which the months run. */
  readonly countedFrom: Day
  readonly reasons: readonly Reason[]
}

function startOf(exam: ExamForCepc, settings: Settings): Start {
  const { examDay, invalidationBanLastDay } = exam
  if (invalidationBanLastDay !== undefined && examDay <= invalidationBanLastDay) {
    const firstDay = addDays(invalidationBanLastDay, 1)
    return { firstDay, countedFrom: firstDay, reasons: [afterInvalidation(invalidationBanLastDay, firstDay)] }
  }
  return exam.category === 'B' ? startOfB(exam, settings) : { firstDay: examDay, countedFrom: examDay, reasons: [] }
}

/**
 * B may be passed before the age to drive is reached (conduite accompagnée). Whoever was still under 18 when that age fell to 17 counts from the
 * day it fell. Whoever turned 18 before drives from the birthday, without more months (the text adds none).
 */
function startOfB({ examDay, birth }: ExamForCepc, settings: Settings): Start {
  const lowered = ordinaryAges.B.values.map(([from, years]) => ({ from, of: birthday(birth, years, settings) }))
  const onBirthday = birthday(birth, ordinaryAges.B.on(examDay), settings)
  if (examDay >= onBirthday) return { firstDay: examDay, countedFrom: examDay, reasons: [] }
  const fell = lowered.find(({ from, of }) => from > examDay && from <= onBirthday && of <= from)
  const firstDay = fell?.from ?? onBirthday
  return { firstDay, countedFrom: fell?.from ?? examDay, reasons: [ageReached(firstDay, ordinaryAges.B.on(firstDay))] }
}

const r = (code: string, fr: string, en: string, source: Article | readonly Article[], numbers: Reason['numbers'] = {}): Reason =>
  reason(code, { fr, en }, source, numbers)

const worthFromWords = (firstDay: Day): Words => ({
  fr: `Vaut titre de conduite à compter du ${longDay(firstDay).fr}`,
  en: `Stands for the licence from ${longDay(firstDay).en}`,
})

const validity = (firstDay: Day, lastDay: Day, months: number): Reason =>
  r(
    'cepc-valid',
    `Ce certificat vaut permis de conduire du ${longDay(firstDay).fr} au ${longDay(lastDay).fr} compris, soit ${monthCount(months).fr}. Après, il ne permet plus de conduire.`,
    `This certificate stands for the licence from ${longDay(firstDay).en} to ${longDay(lastDay).en} included: ${monthCount(months).en}. After that you may no longer drive with it.`,
    [r221_1, a12_4, dateToDate],
    { firstDay, lastDay, months },
  )

const afterInvalidation = (banLastDay: Day, firstDay: Day): Reason =>
  r(
    'after-invalidation',
    `Votre permis avait perdu tous ses points. Vous ne pouvez pas conduire avant la fin de l’interdiction, le ${longDay(banLastDay).fr} au soir : le certificat compte à partir du ${longDay(firstDay).fr}.`,
    `Your licence had lost all its points. You may not drive before the ban ends, at the end of ${longDay(banLastDay).en}: the certificate counts from ${longDay(firstDay).en}.`,
    a12_4,
    { banLastDay, firstDay },
  )

const ageReached = (firstDay: Day, age: number): Reason =>
  r(
    'age-to-drive',
    `Vous avez réussi avant l’âge de conduire seul. Le certificat compte à partir du ${longDay(firstDay).fr} : c’est le premier jour où la catégorie B vous est ouverte, à ${age} ans.`,
    `You passed before the age to drive alone. The certificate counts from ${longDay(firstDay).en}: the first day on which category B is open to you, at ${age}.`,
    [r221_5, resultTeleservice],
    { firstDay, age },
  )

const tooYoungThroughout = (ageDay: Day, lastDay: Day): Reason =>
  r(
    'too-young-while-valid',
    `Le certificat finit le ${longDay(lastDay).fr}, avant l’âge de conduire seul (${longDay(ageDay).fr}) : attendez la carte.`,
    `The certificate ends on ${longDay(lastDay).en}, before the age to drive alone (${longDay(ageDay).en}): wait for the card.`,
    [r221_5, a12_4],
    { ageDay, lastDay },
  )

const theoryOnly = r(
  'theory-only',
  'Vous êtes dispensé de l’épreuve pratique : votre réussite à l’épreuve théorique suffit. Le certificat porte toutes vos anciennes catégories.',
  'You are spared the practical exam: your theory success is enough. The certificate carries all your former categories.',
  [r224_20, a12_4],
)

const withIdentity = r(
  'with-identity',
  'Gardez avec lui une pièce d’identité. Vous pouvez montrer le certificat sur papier ou sur un écran.',
  'Keep an identity document with it. You may show the certificate on paper or on a screen.',
  a12_4,
)

const franceOnly = r('france-only', 'Il ne vaut qu’en France.', 'It is valid in France only.', a12_4)

import { type Answer, answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { addMonths, addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import { citizenMonths, countsSixMonths, type LicenceOfOrigin, recognition, recognitionMonths } from './recognition.ts'

const r222_1 = article('Code de la route', 'R. 222-1')
const r222_2 = article('Code de la route', 'R. 222-2')
const r222_3 = article('Code de la route', 'R. 222-3')
const aex3 = article('Arrêté du 12 janvier 2012', '3')
const aex5 = article('Arrêté du 12 janvier 2012', '5')
const citizenWindow = article('Arrêté du 12 janvier 2012, délai des citoyens de l’Union', '', '2026-03-31', 'K')
const ukAgreement = article('Accord franco-britannique du 24 juin 2021', '', '2026-03-31', 'K')
const statesList = article('Ministère des affaires étrangères, liste des États qui échangent les permis', '', '2026-03-31', 'K')
const l223_1 = article('Code de la route', 'L. 223-1')
const sheetExchange = article('Service-public, fiches F1758 et F1460 (2020)', '')

/** Is there an agreement between France and the State of the licence? The list was not read: the person, or the agent, says it. */
export type Agreement = 'yes' | 'no' | 'unknown' | 'british-before-2021'

/** Must the licence be exchanged? `impossible`: it cannot be, the exam must be taken. */
export type ExchangeDuty = 'optional' | 'compulsory' | 'impossible' | 'not-needed'

export interface ExchangeFacts extends LicenceOfOrigin {
  /** Points, a suspension or a restriction after an offence in France. */
  readonly afterOffence?: boolean
  /** Another category is asked. */
  readonly addsCategory?: boolean
  readonly agreement?: Agreement
}

const duty = (value: ExchangeDuty, code: string, fr: string, en: string, source: Article | readonly Article[]): Answer<ExchangeDuty> =>
  answer(value, reason(code, { fr, en }, source))

/** Is the exchange optional, compulsory, useless for now, or impossible? */
export function exchangeDuty(facts: ExchangeFacts, settings: Settings = official2026): Answer<ExchangeDuty> {
  if (facts.origin === 'eu') return euDuty(facts)
  const agreement = facts.agreement ?? 'unknown'
  if (agreement === 'no' || (agreement === 'british-before-2021' && settings['british-licences'] === 'not-exchanged'))
    return duty(
      'impossible',
      'exchange-no-agreement',
      'La France n’échange pas les permis de cet État : après la reconnaissance, il faut passer l’examen français.',
      'France does not exchange licences of that State: after the recognition, the French exam must be taken.',
      [aex5, statesList],
    )
  if (facts.student)
    return duty(
      'not-needed',
      'exchange-student',
      'Pendant vos études, l’échange n’est pas demandé. Il le devient quand le titre d’étudiant laisse la place à un autre.',
      'During your studies no exchange is asked. It becomes so when the student’s permit gives way to another.',
      r222_3,
    )
  return duty(
    'compulsory',
    'exchange-to-go-on',
    agreement === 'unknown'
      ? 'Pour continuer à conduire après l’année, il faut l’échange, si la France a un accord avec cet État.'
      : 'Pour continuer à conduire après l’année, il faut demander l’échange avant qu’elle finisse.',
    agreement === 'unknown'
      ? 'To go on driving after the year, the exchange is needed, if France has an agreement with that State.'
      : 'To go on driving after the year, ask for the exchange before it ends.',
    agreement === 'british-before-2021' ? [r222_3, ukAgreement] : agreement === 'unknown' ? [r222_3, aex5, statesList] : [r222_3, aex5],
  )
}

function euDuty({ afterOffence, addsCategory, fromNonReciprocal }: ExchangeFacts): Answer<ExchangeDuty> {
  if (afterOffence)
    return duty(
      'compulsory',
      'exchange-after-offence',
      'Après une infraction en France punie d’un retrait de points, d’une suspension ou d’une restriction, l’échange est obligatoire.',
      'After an offence in France with points, a suspension or a restriction, the exchange is compulsory.',
      r222_2,
    )
  if (addsCategory)
    return duty(
      'compulsory',
      'exchange-to-add',
      'Pour ajouter une catégorie en France, il faut d’abord échanger ce permis.',
      'To add a category in France, this licence must be exchanged first.',
      r222_2,
    )
  if (fromNonReciprocal)
    return duty(
      'impossible',
      'exchange-elsewhere-first',
      'Ce permis vient d’un État sans accord avec la France : après un an, il faut passer l’examen français.',
      'This licence comes from a State without an agreement with France: after one year, the French exam must be taken.',
      r222_1,
    )
  return duty(
    'optional',
    'exchange-optional',
    'L’échange est possible, et rien ne l’impose tant que le permis est valable.',
    'The exchange is possible, and nothing makes you do it while the licence is valid.',
    [r222_1, r222_2],
  )
}

/** When the exchange may be asked: from, and the last day; `null` when the text sets none. */
export function exchangeWindow(
  facts: LicenceOfOrigin,
  settings: Settings = official2026,
): Answer<{ readonly from: Day; readonly lastDay: Day | null }> {
  if (facts.origin === 'eu' && !facts.fromNonReciprocal) {
    const from = addMonths(facts.startsOn, citizenMonths.on(facts.startsOn), 'up')
    const words = {
      fr: `L’échange d’un permis européen demande six mois de résidence : à partir du ${longDay(from).fr}. Il n’a pas de dernier jour.`,
      en: `The exchange of a European licence asks for six months of residence: from ${longDay(from).en}. It has no last day.`,
    }
    return answer({ from, lastDay: null }, reason('exchange-any-time', words, [r222_2, sheetExchange], { from }))
  }
  const known = recognition({ ...facts, student: false }, settings).value
  const from = known.yearFrom ?? facts.startsOn
  const lastDay = known.lastDay
  if (lastDay === null) return answer({ from, lastDay }, reason('exchange-no-last-day', noLastDay, r222_3, { from }))
  const sixth = countsSixMonths(facts.holder, settings)
  const span = sixth ? citizenMonths.on(facts.startsOn) + recognitionMonths.on(facts.startsOn) : recognitionMonths.on(from)
  const words = sixth
    ? {
        fr: `Un citoyen de l’Union dépose sa demande entre le 6e et le ${span}e mois de résidence : du ${longDay(from).fr} au ${longDay(lastDay).fr} compris.`,
        en: `A citizen of the Union files between months 6 and ${span} of residence: from ${longDay(from).en} to ${longDay(lastDay).en} included.`,
      }
    : {
        fr: `La demande se dépose dans l’année : du ${longDay(from).fr} au ${longDay(lastDay).fr} compris. Après, l’échange n’est plus possible.`,
        en: `The request is filed within the year: from ${longDay(from).en} to ${longDay(lastDay).en} included. After that the exchange is no longer possible.`,
      }
  const source = facts.holder === 'eu-citizen' ? [aex3, citizenWindow] : [aex3]
  return answer({ from, lastDay }, reason('exchange-window', words, source, { from, lastDay }))
}

const noLastDay: Words = { fr: 'Aucun dernier jour n’est fixé.', en: 'No last day is set.' }

/** What the agent checks before an exchange. What is not said is taken as good. */
export interface ExchangeChecks {
  readonly origin: LicenceOfOrigin['origin']
  readonly resident?: boolean
  readonly validAtFiling?: boolean
  readonly suspendedThere?: boolean
  readonly obtainedDuringFrenchBan?: boolean
  readonly issuedByStateOfResidence?: boolean
  readonly obtainedBeforeStay?: boolean
  readonly frenchOrTranslated?: boolean
  readonly annulledHere?: boolean
}

type Check = Exclude<keyof ExchangeChecks, 'origin'>

interface Condition {
  readonly check: Check
  /** The value that refuses. */
  readonly refuses: boolean
  readonly words: Words
  readonly of: 'both' | 'non-eu'
  readonly article: Article
}

const condition = (check: Check, refuses: boolean, of: Condition['of'], source: Article, fr: string, en: string): Condition => ({
  check,
  refuses,
  of,
  words: { fr, en },
  article: source,
})

/** The conditions of an exchange, as the agent's screen and the public page list them. */
export const exchangeConditions: readonly Condition[] = [
  condition('resident', false, 'both', r222_1, 'avoir sa résidence normale en France', 'have normal residence in France'),
  condition('validAtFiling', false, 'both', r222_3, 'un permis valable le jour de la demande', 'a licence valid on the day of the request'),
  condition(
    'suspendedThere',
    true,
    'both',
    r222_1,
    'un permis qui n’est ni suspendu, ni restreint, ni annulé dans son État',
    'a licence neither suspended, restricted nor annulled in its State',
  ),
  condition(
    'obtainedDuringFrenchBan',
    true,
    'both',
    r222_1,
    'un permis obtenu en dehors d’une interdiction prononcée en France',
    'a licence obtained outside any ban pronounced in France',
  ),
  condition(
    'issuedByStateOfResidence',
    false,
    'non-eu',
    aex5,
    'un permis délivré par l’État où l’on avait alors sa résidence',
    'a licence issued by the State in which one then lived',
  ),
  condition(
    'obtainedBeforeStay',
    false,
    'non-eu',
    aex5,
    'un permis obtenu avant le début du titre de séjour',
    'a licence obtained before the stay permit began',
  ),
  condition(
    'frenchOrTranslated',
    false,
    'non-eu',
    aex5,
    'un permis en français, ou traduit par un traducteur assermenté',
    'a licence in French, or translated by a sworn translator',
  ),
  condition('annulledHere', true, 'non-eu', aex5, 'aucune annulation en France auparavant', 'no annulment in France before'),
]

export const conditionsOf = (origin: LicenceOfOrigin['origin']): readonly Condition[] =>
  exchangeConditions.filter(({ of }) => of === 'both' || origin === 'non-eu')

/** Are the conditions of an exchange met? Every one that is not, at once. */
export function exchangeAllowed(checks: ExchangeChecks): Answer {
  const kebab = (name: string): string => name.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)
  const noes = conditionsOf(checks.origin)
    .filter(({ check, refuses }) => (checks[check] ?? !refuses) === refuses)
    .map(
      ({ check, words, article: source }): Reason =>
        reason(
          `exchange-${kebab(check)}`,
          { fr: `Il manque cette condition : ${words.fr}.`, en: `This condition is not met: ${words.en}.` },
          source,
        ),
    )
  if (noes.length > 0) return no(...noes)
  const words = { fr: 'Les conditions de l’échange sont réunies.', en: 'The conditions of the exchange are met.' }
  return yes(reason('exchange-conditions-met', words, checks.origin === 'eu' ? r222_1 : r222_3))
}

/** Years of the original licence under which the French one is probationary. */
export const exchangedProbationYears = dated('years under which an exchanged licence is probationary', l223_1, { '2013-01-19': 3 })

/** Is the licence given in exchange probationary on that day? Not when the original is three years old or more. */
export function exchangedProbation(obtainedOn: Day, on: Day): Answer {
  const years = exchangedProbationYears.on(on)
  const from = addYears(obtainedOn, years, 'up')
  if (on < from) {
    const words = {
      fr: `Votre permis d’origine a moins de ${years} ans : le permis français est probatoire jusqu’au ${longDay(from).fr}.`,
      en: `Your original licence is less than ${years} years old: the French one is probationary until ${longDay(from).en}.`,
    }
    return yes(reason('exchanged-probationary', words, [l223_1, sheetExchange], { from }))
  }
  const words = {
    fr: `Votre permis d’origine a au moins ${years} ans : le permis français n’est pas probatoire.`,
    en: `Your original licence is at least ${years} years old: the French one is not probationary.`,
  }
  return no(reason('exchanged-confirmed', words, [l223_1, sheetExchange], { from }))
}

/** The code written on a licence given in exchange: `70.<number>.<State>`. */
export const exchangeCode = (number: string, state: string): string => `70.${number.replace(/[^0-9A-Z]/gi, '')}.${state.toUpperCase()}`

/** Which office handles an exchange: a Paris service of its own, or the centre of Nantes. */
export function exchangeOffice(departement: string): Answer<'crepic' | 'cert-nantes'> {
  return departement === '75'
    ? answer(
        'crepic' as const,
        reason(
          'exchange-crepic',
          { fr: 'À Paris : la préfecture de police (CREPIC).', en: 'In Paris: the préfecture de police (CREPIC).' },
          sheetExchange,
        ),
      )
    : answer(
        'cert-nantes' as const,
        reason(
          'exchange-nantes',
          { fr: 'Hors de Paris : le centre de Nantes (CERT), en ligne.', en: 'Outside Paris: the centre of Nantes (CERT), online.' },
          sheetExchange,
        ),
      )
}

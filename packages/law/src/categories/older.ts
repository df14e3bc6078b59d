import { type Answer, answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { ageOn } from '../counting.ts'
import { addDays, addYears, type Day, day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'
import type { Category, Held } from './categories.ts'

const r221_8 = article('Code de la route', 'R. 221-8')
const r221_4_1 = article('Code de la route', 'R. 221-4-1')

/** A right kept from an older state of the texts, that no row of the card shows. */
export interface OlderRight {
  readonly code: string
  /** The categories that give it, and the first day on which obtaining them no longer did. */
  readonly categories: readonly Category[]
  readonly before: Day
  readonly words: Words
  /** Nothing is added for who holds one of these: they drive it already. */
  readonly held?: readonly Category[]
  /** Lost when the licence was later annulled, exchanged or converted. */
  readonly lostAfterChange?: true
  /** The code to ask for, to use the right abroad. */
  readonly codeAbroad?: string
}

const older = (
  code: string,
  categories: Category[],
  before: string,
  fr: string,
  en: string,
  more: Partial<OlderRight> = {},
): OlderRight => ({
  code,
  categories,
  before: day(before),
  words: { fr, en },
  ...more,
})

const motorcycles: readonly Category[] = ['A', 'A2', 'A1']
/** The categories that a licence of before 1980 becomes, B and those of motorcycles apart. */
const others: Category[] = ['B1', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE']
const light: readonly [string, string] = [
  'motocyclettes de 125 cm³ au plus, dans les limites de l’époque',
  'motorcycles of at most 125 cm³, within the limits of that time',
]

/** Rights kept by those who obtained a category before a change. */
export const olderRights: readonly OlderRight[] = [
  older('older-b-125', ['B'], '1980-03-01', ...light, { held: motorcycles }),
  older('older-any-125', others, '1980-03-01', ...light, { held: [...motorcycles, 'B'] }),
  older('older-b-motorhome', ['B'], '1975-01-20', 'camping-cars de plus de 3,5 t', 'motorhomes above 3.5 t', {
    lostAfterChange: true,
    codeAbroad: '79(motorhome > 3 500 kg)',
  }),
  older('older-b-tricycle', ['B'], '2013-01-19', 'tricycles de 15 kW et 550 kg au plus', 'tricycles of at most 15 kW and 550 kg'),
  older('older-b1-tricycle', ['B1'], '2013-01-19', 'tricycles de 15 kW et 550 kg au plus', 'tricycles of at most 15 kW and 550 kg'),
  older('older-a-tricycle', ['A'], '2013-01-19', 'tricycles de plus de 15 kW à tout âge', 'tricycles above 15 kW at any age'),
  older('older-a-quadricycle', ['A'], '2013-01-19', 'quadricycles légers et lourds (L6e, L7e)', 'light and heavy quadricycles (L6e, L7e)'),
]

/** The older rights that go with these categories, each with its reason. `changed`: the licence was since annulled, exchanged or converted. */
export function olderRightsOf(held: readonly Held[], changed = false): Answer<OlderRight[]> {
  const kept = olderRights.flatMap(right => {
    const from = held.find(h => right.categories.includes(h.category) && h.since < right.before)
    if (!from || (changed && right.lostAfterChange) || held.some(h => right.held?.includes(h.category) && h !== from)) return []
    return [{ right, from }]
  })
  const reasons = kept.map(({ right, from }) => {
    const abroad = right.codeAbroad
      ? {
          fr: ` À l’étranger, il faut le code ${right.codeAbroad} sur la carte.`,
          en: ` Abroad, code ${right.codeAbroad} is needed on the card.`,
        }
      : { fr: '', en: '' }
    const words = {
      fr: `Catégorie ${from.category} obtenue avant le ${longDay(right.before).fr} : vous conduisez aussi les ${right.words.fr}.${abroad.fr}`,
      en: `Category ${from.category} obtained before ${longDay(right.before).en}: you also drive ${right.words.en}.${abroad.en}`,
    }
    return reason(right.code, words, r221_8, { category: from.category, before: right.before })
  })
  const none = { fr: 'Aucun droit ancien ne s’ajoute à ces catégories.', en: 'No older right comes with these categories.' }
  return { value: kept.map(k => k.right), reasons: reasons.length > 0 ? reasons : [reason('no-older-right', none, r221_8)] }
}

/** Years during which A was limited for who obtained it young; `null`: the A of today, reached from A2, has no such limit. */
export const olderAYears = dated<number | null>('years of the limit on A', r221_8, { '1922-12-31': 2, '2013-01-19': null })
/** From this age on the day of obtaining it, A had no limit. */
export const olderAAge = threshold('age from which the older A had no limit', r221_8, 21)
/** The power, in kilowatts, of that limit. */
export const olderAPower = dated('kilowatts of the limit on the older A', r221_8, { '1922-12-31': 35 })

/** Is category A, obtained on that day, still limited to 35 kW? Its last limited day, or `null` when nothing limits it. */
export function olderALimit(obtainedOn: Day, birth: Day, on: Day, settings: Settings = official2026): Answer<Day | null> {
  const years = olderAYears.on(obtainedOn)
  if (years === null) return answer<Day | null>(null, unlimited)
  if (ageOn(birth, obtainedOn, settings) >= olderAAge.value) {
    const words = {
      fr: `Vous aviez au moins ${olderAAge.value} ans : la catégorie A n’a pas été limitée.`,
      en: `You were at least ${olderAAge.value}: category A was not limited.`,
    }
    return answer<Day | null>(null, reason('older-a-old-enough', words, r221_8))
  }
  const [full, power] = [addYears(obtainedOn, years, 'up'), olderAPower.on(obtainedOn)]
  const lastDay = addDays(full, -1)
  const words = {
    fr: `Catégorie A obtenue avant le 19 janvier 2013 et avant ${olderAAge.value} ans : ${power} kW au plus jusqu’au ${longDay(lastDay).fr} inclus.`,
    en: `Category A obtained before 19 January 2013 and before the age of ${olderAAge.value}: at most ${power} kW to the end of ${longDay(lastDay).en}.`,
  }
  return answer(on < full ? lastDay : null, reason('older-a-limit', words, r221_8, { obtainedOn, lastDay }))
}

const unlimited: Reason = reason(
  'older-a-none',
  { fr: 'Cette catégorie A n’a pas de limite de puissance.', en: 'This category A has no limit of power.' },
  r221_8,
)

/** Kilograms that category B drives at most, and those that it drives in the service of civil security. */
export const bMost = threshold('most kilograms of category B', article('Code de la route', 'R. 221-4'), 3500)
export const civilSecurityMost = threshold('most kilograms of category B in civil security', r221_4_1, 4500)

/** May a holder of B drive this vehicle of the civil security? Above 3.5 t: once probation is over and the training followed. */
export function driveForCivilSecurity(
  kilograms: number,
  person: { readonly probationOver: boolean; readonly trainingOn?: Day },
  on: Day,
): Answer {
  if (kilograms <= bMost.value) {
    const words = { fr: 'Jusqu’à 3,5 t, la catégorie B suffit.', en: 'Up to 3.5 t, category B is enough.' }
    return yes(reason('civil-security-b', words, bMost.article, { kilograms }))
  }
  const noes: Reason[] = []
  if (kilograms > civilSecurityMost.value) {
    const words = { fr: 'Au-delà de 4,5 t, il faut la catégorie C1 ou C.', en: 'Above 4.5 t, category C1 or C is needed.' }
    noes.push(reason('civil-security-too-heavy', words, r221_4_1, { kilograms }))
  }
  if (!person.probationOver) {
    const words = { fr: 'La période probatoire doit être finie.', en: 'Probation must be over.' }
    noes.push(reason('civil-security-probation', words, r221_4_1))
  }
  if (person.trainingOn === undefined || person.trainingOn > on) {
    const words = { fr: 'Il faut avoir suivi la formation prévue.', en: 'The training provided must have been followed.' }
    noes.push(reason('civil-security-training', words, r221_4_1))
  }
  if (noes.length > 0) return no(...noes)
  const words = {
    fr: 'Entre 3,5 et 4,5 t, la catégorie B permet de conduire ce véhicule de la sécurité civile.',
    en: 'Between 3.5 and 4.5 t, category B lets you drive this vehicle of the civil security.',
  }
  return yes(reason('civil-security-drives', words, r221_4_1, { kilograms }))
}

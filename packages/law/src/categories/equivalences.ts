import { type Answer, no, reason, yes } from '../answer.ts'
import { ageOn } from '../counting.ts'
import { addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'
import { type Category, cardOrder, type Held, inCardOrder } from './categories.ts'
import { mopedLicenceNeeded } from './duties.ts'

const r221_7 = article('Code de la route', 'R. 221-7')
const r221_8 = article('Code de la route', 'R. 221-8')
/** Read at second hand. No other reading of it is known, so that the mark is enough. */
const directive = article('Directive 2006/126/CE', '6', '2026-03-31', 'K')

interface Equivalence {
  readonly holding: readonly Category[]
  readonly drives: Category
  readonly article: Article
}

const also = (holding: Category[], drives: Category, source: Article): Equivalence => ({ holding, drives, article: source })

/** Holding all of these, one also drives that. Larger vehicles of a family contain the smaller ones (directive, article 6). */
export const equivalences: readonly Equivalence[] = [
  also(['A'], 'A2', r221_7),
  also(['A'], 'A1', r221_7),
  also(['A2'], 'A1', r221_7),
  also(['B'], 'B1', r221_7),
  also(['C1E'], 'BE', r221_7),
  also(['CE'], 'BE', r221_7),
  also(['D1E'], 'BE', r221_7),
  also(['DE'], 'BE', r221_7),
  also(['CE', 'D'], 'DE', r221_7),
  also(['C1E', 'D1'], 'D1E', r221_7),
  also(['C'], 'C1', directive),
  also(['D'], 'D1', directive),
  also(['CE'], 'C1E', directive),
  also(['DE'], 'D1E', directive),
  ...cardOrder.filter(category => category !== 'AM').map(category => also([category], 'AM', r221_7)),
]

/** Everything that these categories drive, themselves included, in the order of the card. */
export function withEquivalences(held: Iterable<Category>): Category[] {
  const all = new Set(held)
  for (let before = -1; before !== all.size; ) {
    before = all.size
    for (const { holding, drives } of equivalences) if (holding.every(category => all.has(category))) all.add(drives)
  }
  return inCardOrder(all)
}

/** What this person also drives on that day, beyond the categories held. Born before 1988: mopeds, without any licence. */
export function alsoDrives(held: readonly Held[], on: Day, birth: Day): Category[] {
  const own = new Set(held.filter(h => h.since <= on).map(h => h.category))
  const all = withEquivalences(own)
  if (!mopedLicenceNeeded(birth).value) all.push('AM')
  return inCardOrder(all.filter(category => !own.has(category)))
}

export const yearsOfBFor125 = dated('years of B before light motorcycles', r221_8, { '2013-01-19': 2 })
export const ageForL5e = threshold('age for L5e tricycles with category B', r221_8, 21)

/** May a holder of B, in France, drive a 125 cm³ motorcycle, or an L5e tricycle, after the seven-hour training? */
export function driveWithB(
  vehicle: '125' | 'L5e',
  person: { birth: Day; bSince: Day; trainingOn?: Day; practice2006to2010?: boolean },
  on: Day,
  settings: Settings = official2026,
): Answer {
  const years = yearsOfBFor125.on(on)
  const from = addYears(person.bSince, years, 'up')
  const age = ageOn(person.birth, on, settings)
  const waived = person.practice2006to2010 === true
  const missing = []
  if (on < from && !(waived && vehicle === 'L5e')) {
    missing.push(
      reason(
        'b-too-recent',
        {
          fr: `Il faut ${years} ans de catégorie B : le ${longDay(from).fr}.`,
          en: `${years} years of category B are needed: on ${longDay(from).en}.`,
        },
        r221_8,
        { years, from },
      ),
    )
  }
  if (!waived && (person.trainingOn === undefined || person.trainingOn > on)) {
    missing.push(
      reason('training-missing', { fr: 'Il faut la formation de sept heures.', en: 'The seven-hour training is needed.' }, r221_8),
    )
  }
  if (vehicle === 'L5e' && age < ageForL5e.value) {
    const words = {
      fr: `Il faut avoir ${ageForL5e.value} ans pour un tricycle L5e.`,
      en: `The age of ${ageForL5e.value} is needed for an L5e tricycle.`,
    }
    missing.push(reason('too-young-for-l5e', words, r221_8, { age, limit: ageForL5e.value }))
  }
  if (missing.length > 0) return no(...missing)
  const words = {
    fr: 'Vous pouvez le conduire en France, avec votre permis et l’attestation de formation (ou le relevé de votre assureur).',
    en: 'You may drive it in France, with your licence and the training certificate (or your insurer’s record).',
  }
  return yes(reason('drives-with-b', words, r221_8, { from }))
}

import { type Answer, no, reason, type Words, yes } from '../answer.ts'
import { ageOn } from '../counting.ts'
import { addYears, type Day, day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'
import { type Category, cardOrder, type Held, inCardOrder } from './categories.ts'
import { mopedLicenceNeeded } from './duties.ts'

const r221_7 = article('Code de la route', 'R. 221-7')
const r221_8 = article('Code de la route', 'R. 221-8')
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

/** A right kept from an older state of the texts, that no row of the card shows. */
export interface OlderRight {
  readonly code: string
  /** The category, and the first day on which obtaining it no longer gave this right. */
  readonly category: Category
  readonly before: Day
  readonly words: Words
}

const older = (code: string, category: Category, before: string, fr: string, en: string): OlderRight => ({
  code,
  category,
  before: day(before),
  words: { fr, en },
})

/** Rights kept by those who obtained a category before a change. Lost when the licence was later annulled, exchanged or converted. */
export const olderRights: readonly OlderRight[] = [
  older('older-b-125', 'B', '1980-03-01', 'motocyclettes de 125 cm³ au plus', 'motorcycles of at most 125 cm³'),
  older(
    'older-b-motorhome',
    'B',
    '1975-01-20',
    'camping-cars de plus de 3,5 t (code 79 à l’étranger)',
    'motorhomes above 3.5 t (code 79 abroad)',
  ),
  older('older-b-tricycle', 'B', '2013-01-19', 'tricycles de 15 kW et 550 kg au plus', 'tricycles of at most 15 kW and 550 kg'),
  older('older-b1-tricycle', 'B1', '2013-01-19', 'tricycles de 15 kW et 550 kg au plus', 'tricycles of at most 15 kW and 550 kg'),
  older('older-a-tricycle', 'A', '2013-01-19', 'tricycles de plus de 15 kW à tout âge', 'tricycles above 15 kW at any age'),
  older('older-a-quadricycle', 'A', '2013-01-19', 'quadricycles légers et lourds (L6e, L7e)', 'light and heavy quadricycles (L6e, L7e)'),
]

/** The older rights that go with these categories, each with its reason. */
export function olderRightsOf(held: readonly Held[]): Answer<OlderRight[]> {
  const kept = olderRights.filter(right => held.some(h => h.category === right.category && h.since < right.before))
  const reasons = kept.map(right =>
    reason(
      right.code,
      {
        fr: `Catégorie ${right.category} obtenue avant le ${longDay(right.before).fr} : vous conduisez aussi les ${right.words.fr}.`,
        en: `Category ${right.category} obtained before ${longDay(right.before).en}: you also drive ${right.words.en}.`,
      },
      r221_8,
      { category: right.category, before: right.before },
    ),
  )
  const none = { fr: 'Aucun droit ancien ne s’ajoute à ces catégories.', en: 'No older right comes with these categories.' }
  return { value: kept, reasons: reasons.length > 0 ? reasons : [reason('no-older-right', none, r221_8)] }
}

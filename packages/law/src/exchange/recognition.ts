import { type Answer, answer, type Reason, reason } from '../answer.ts'
import { lastDayOfMonths } from '../counting.ts'
import { addDays, addMonths, type Day, earliest } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const r222_1 = article('Code de la route', 'R. 222-1')
const r222_3 = article('Code de la route', 'R. 222-3')
const r221_1 = article('Code de la route', 'R. 221-1')
const aex3 = article('Arrêté du 12 janvier 2012', '3')
const citizenWindow = article('Arrêté du 12 janvier 2012, délai des citoyens de l’Union', '', '2026-03-31', 'K')
const adsPractice = article('France Titres, attestation de dépôt sécurisée (ADS)', '', '2026-03-31', 'C')

/** Where the licence was issued: the Union and the European Economic Area, or another State. */
export type LicenceOrigin = 'eu' | 'non-eu'
/** Who holds it: this decides from which day the year runs. */
export type HolderKind = 'french' | 'eu-citizen' | 'foreigner'
export const holderKinds: readonly HolderKind[] = ['french', 'eu-citizen', 'foreigner']

/** What the recognition of a foreign licence depends on. */
export interface LicenceOfOrigin {
  readonly origin: LicenceOrigin
  readonly holder: HolderKind
  /** A citizen of the Union: the day of settling. A foreigner: the first day of the first stay permit. A French person: the day of return. */
  readonly startsOn: Day
  /** Holds a student's permit: the licence is recognised as long as the studies. */
  readonly student?: boolean
  /** A licence of the Union that itself came from the exchange of a licence of a State without agreement. */
  readonly fromNonReciprocal?: boolean
  /** The end printed on the licence. */
  readonly licenceLastDay?: Day
}

/** Months during which a licence of another State is recognised. The first day is older than any settling: somebody may tell of one long ago. */
export const recognitionMonths = dated('months of recognition of a foreign licence', r222_3, { '1922-12-31': 12 })
/** Months of residence that a citizen of the Union has before the year begins. */
export const citizenMonths = dated('months of residence before the year of a citizen of the Union', citizenWindow, { '1922-12-31': 6 })

export interface Recognition {
  /** From which day the year runs; `null` when no year does. */
  readonly yearFrom: Day | null
  /** The last day on which one drives in France with it; `null` when it has no day of its own. */
  readonly lastDay: Day | null
}

const startWords: Readonly<Record<HolderKind, { readonly fr: string; readonly en: string }>> = {
  french: { fr: 'de votre retour en France', en: 'of your return to France' },
  'eu-citizen': { fr: 'où votre résidence atteint six mois', en: 'on which your residence reaches six months' },
  foreigner: {
    fr: 'où commence votre premier titre de séjour (ou de la validation du visa par l’OFII, ou du récépissé de protection)',
    en: 'on which your first stay permit begins (or the visa is validated by the OFII, or the receipt of protection is given)',
  },
}

const settledWords = { fr: 'où vous vous êtes installé en France', en: 'on which you settled in France' }

/** Does the year of this holder begin after six months of residence? That of a citizen of the Union does, by the reading of an official sheet. */
export const countsSixMonths = (holder: HolderKind, settings: Settings): boolean =>
  holder === 'eu-citizen' && settings['citizen-year-starts'] === 'sixth-month'

/** From when does the year run? For a citizen of the Union, once residence has lasted six months; for the others, from their own day. */
export const yearStarts = ({ holder, startsOn }: Pick<LicenceOfOrigin, 'holder' | 'startsOn'>, settings: Settings = official2026): Day =>
  countsSixMonths(holder, settings) ? addMonths(startsOn, citizenMonths.on(startsOn), 'up') : startsOn

/** Until when may one drive in France with this licence? */
export function recognition(licence: LicenceOfOrigin, settings: Settings = official2026): Answer<Recognition> {
  const end = licence.licenceLastDay ?? null
  if (licence.origin === 'eu' && !licence.fromNonReciprocal)
    return answer<Recognition>({ yearFrom: null, lastDay: end }, asLongAsValid(end), ...franceWords(r222_1))
  if (licence.origin === 'non-eu' && licence.student)
    return answer<Recognition>({ yearFrom: null, lastDay: end }, asLongAsStudies, ...franceWords(r222_3))
  const source = licence.origin === 'eu' ? r222_1 : r222_3
  const yearFrom = yearStarts(licence, settings)
  const year = yearOf(yearFrom, settings)
  const lastDay = end ? earliest(year, end) : year
  const [a, b] = [longDay(yearFrom), longDay(lastDay)]
  const start = licence.holder === 'eu-citizen' && !countsSixMonths(licence.holder, settings) ? settledWords : startWords[licence.holder]
  const why = reason(
    'recognised-one-year',
    {
      fr: `Votre permis permet de conduire en France pendant un an à partir du jour ${start.fr}, le ${a.fr} : jusqu’au ${b.fr} compris. Ensuite, il ne permet plus de conduire.`,
      en: `Your licence lets you drive in France for one year from the day ${start.en}, ${a.en}: up to and including ${b.en}. After that it no longer lets you drive.`,
    },
    licence.holder === 'eu-citizen' ? [source, citizenWindow] : [source, aex3],
    { yearFrom, lastDay },
  )
  const reasons = [
    ...(licence.fromNonReciprocal ? [cameFromElsewhere] : []),
    why,
    ...(end && end < year ? [endsBefore(end)] : []),
    ...franceWords(source),
  ]
  return answer<Recognition>({ yearFrom, lastDay }, ...reasons)
}

const yearOf = (from: Day, settings: Settings): Day => {
  const months = recognitionMonths.on(from)
  return settings['recognition-last-day'] === 'same-number' ? lastDayOfMonths(from, months) : addDays(addMonths(from, months, 'up'), -1)
}

const asLongAsValid = (end: Day | null): Reason => {
  const until = end && longDay(end)
  return reason(
    'recognised-while-valid',
    until
      ? {
          fr: `Un permis de l’Union européenne permet de conduire en France tant qu’il est valable : jusqu’au ${until.fr}.`,
          en: `A licence of the European Union lets you drive in France as long as it is valid: until ${until.en}.`,
        }
      : {
          fr: 'Un permis de l’Union européenne permet de conduire en France tant qu’il est valable.',
          en: 'A licence of the European Union lets you drive in France as long as it is valid.',
        },
    r222_1,
  )
}

const asLongAsStudies = reason(
  'recognised-while-studying',
  {
    fr: 'Avec un titre de séjour d’étudiant, votre permis permet de conduire en France pendant toute la durée des études.',
    en: 'With a student’s stay permit, your licence lets you drive in France as long as your studies last.',
  },
  r222_3,
)

const cameFromElsewhere = reason(
  'exchanged-from-elsewhere',
  {
    fr: 'Ce permis vient lui-même de l’échange d’un permis d’un État sans accord avec la France : il n’est reconnu qu’un an.',
    en: 'This licence itself came from the exchange of a licence of a State without an agreement with France: it is recognised for one year only.',
  },
  r222_1,
)

const endsBefore = (end: Day): Reason =>
  reason(
    'licence-ends-before',
    {
      fr: `Le permis lui-même finit avant, le ${longDay(end).fr}.`,
      en: `The licence itself ends before, on ${longDay(end).en}.`,
    },
    r222_3,
    { end },
  )

const franceWords = (source: Article): Reason[] => [
  reason(
    'recognised-conditions',
    {
      fr: 'À condition d’avoir l’âge demandé en France pour la catégorie, de respecter les mentions médicales du permis, et de n’être ni suspendu ni annulé là-bas.',
      en: 'Provided that you have the age asked in France for the category, keep to the medical codes of the licence, and that it is neither suspended nor annulled there.',
    },
    source,
  ),
]

/** Days of a calendar year that make normal residence in France. */
export const residenceDays = dated('days a year of normal residence', r221_1, { '2013-01-19': 185 })

/**
 * The last day of an ADS, the certificate given against the original licence. It stays within the recognition; in some cases of 2019 it carried
 * one year of its own, and ran out before the decision.
 */
export function adsLastDay(
  depositedOn: Day,
  recognised: Pick<Recognition, 'lastDay'>,
  settings: Settings = official2026,
): Answer<Day | null> {
  const own = settings['ads-length'] === 'one-year' ? lastDayOfMonths(depositedOn, recognitionMonths.on(depositedOn)) : null
  const ends = [recognised.lastDay, own].filter(day => day !== null)
  const last = ends.length > 0 ? earliest(...ends) : null
  const words =
    last === null
      ? {
          fr: 'L’attestation de dépôt (ADS) permet de conduire en France jusqu’à la décision.',
          en: 'The certificate of deposit (ADS) lets you drive in France until the decision.',
        }
      : {
          fr: `L’attestation de dépôt (ADS) permet de conduire en France jusqu’à la décision, et au plus tard le ${longDay(last).fr} : elle ne prolonge pas la reconnaissance.`,
          en: `The certificate of deposit (ADS) lets you drive in France until the decision, and at the latest on ${longDay(last).en}: it does not extend the recognition.`,
        }
  return answer(last, reason('ads-ends', words, [r222_1, r222_3, adsPractice], { depositedOn, ...(last ? { last } : {}) }))
}

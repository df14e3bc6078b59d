import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import { minimumAge } from '../categories/ages.ts'
import type { Category } from '../categories/categories.ts'
import { birthday } from '../counting.ts'
import { type Day, day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const adip1 = article('Arrêté du 17 janvier 2013', '1')
const adipCut = article('Arrêté du 17 janvier 2013, ligne de 2023 (autobus et autocar)', '', '2026-03-31', 'K')
const titleReplies = article('Sénat, réponse du 26 octobre 2023 sur les titres professionnels', '', '2026-03-31', 'K')
const olderAges = article('Âges des diplômes de conducteur, texte de 2005', '', '2026-03-31', 'C')

/** The diplomas and professional titles that give a category without the State's exam. */
export const diplomas = [
  'cap-mover',
  'cap-delivery',
  'cap-road-goods',
  'bac-pro-ctrm',
  'cap-customer-delivery',
  'cap-bus',
  'title-ctrmp',
  'title-ctrmv',
  'title-bus',
] as const
export type Diploma = (typeof diplomas)[number]

interface DiplomaFacts {
  readonly words: Words
  readonly gives: readonly Category[]
  /** First day of the way, when it was read. */
  readonly since: Day
  readonly kind: 'diploma' | 'title'
  readonly article: Article
}

const row = (kind: DiplomaFacts['kind'], since: string, gives: Category[], source: Article, fr: string, en: string): DiplomaFacts => ({
  kind,
  since: day(since),
  gives,
  article: source,
  words: { fr, en },
})

/** One row a diploma: the categories it gives. */
export const diplomaFacts: Readonly<Record<Diploma, DiplomaFacts>> = {
  'cap-mover': row(
    'diploma',
    '2013-01-19',
    ['B', 'BE'],
    adip1,
    'CAP déménageur sur véhicule utilitaire léger',
    'CAP removal worker on a light van',
  ),
  'cap-delivery': row('diploma', '2013-01-19', ['B', 'C'], adip1, 'CAP conducteur livreur de marchandises', 'CAP delivery driver'),
  'cap-road-goods': row(
    'diploma',
    '2013-01-19',
    ['B', 'C', 'CE'],
    adip1,
    'CAP conducteur routier de marchandises',
    'CAP road haulage driver',
  ),
  'bac-pro-ctrm': row(
    'diploma',
    '2013-01-19',
    ['B', 'C', 'CE'],
    adip1,
    'bac pro conducteur transport routier marchandises',
    'bac pro road haulage driver',
  ),
  'cap-customer-delivery': row(
    'diploma',
    '2018-01-01',
    ['B'],
    adip1,
    'CAP opérateur de service, relation client et livraison',
    'CAP customer service and delivery',
  ),
  'cap-bus': row(
    'diploma',
    '2023-01-01',
    ['D1', 'D1E', 'D', 'DE'],
    adipCut,
    'CAP conducteur agent d’accueil en autobus et autocar',
    'CAP bus and coach driver',
  ),
  'title-ctrmp': row(
    'title',
    '2013-01-19',
    ['C'],
    titleReplies,
    'titre professionnel conducteur du transport routier de marchandises sur porteur',
    'professional title, lorry driver',
  ),
  'title-ctrmv': row(
    'title',
    '2013-01-19',
    ['CE'],
    titleReplies,
    'titre professionnel conducteur du transport routier de marchandises sur tous véhicules',
    'professional title, driver of all goods vehicles',
  ),
  'title-bus': row(
    'title',
    '2018-06-01',
    ['D'],
    titleReplies,
    'titre professionnel conducteur de transport en commun sur route',
    'professional title, bus and coach driver',
  ),
}

/** The categories that this diploma or title gives, when it was obtained on that day. */
export function categoriesOfDiploma(diploma: Diploma, obtainedOn: Day, settings: Settings = official2026): Answer<readonly Category[]> {
  const facts = diplomaFacts[diploma]
  const { words, since, article: source } = facts
  if (obtainedOn < since) {
    const early = {
      fr: `Ce titre ne donnait pas encore de catégorie le ${longDay(obtainedOn).fr} : ${words.fr}.`,
      en: `This title gave no category yet on ${longDay(obtainedOn).en}: ${words.en}.`,
    }
    return answer<readonly Category[]>([], reason('diploma-too-early', early, source, { since }))
  }
  if (facts.kind === 'title' && settings['titles-to-categories'] === 'not-known') {
    const unknown = {
      fr: `La catégorie que donne ce titre n’a pas été lue : ${words.fr}.`,
      en: `The category that this title gives was not read: ${words.en}.`,
    }
    return answer<readonly Category[]>([], reason('title-not-read', unknown, source))
  }
  const gives = diploma === 'cap-bus' && settings['bus-apprentice-diploma'] === 'd-only' ? (['D'] as const) : facts.gives
  const list = gives.join(', ')
  return answer<readonly Category[]>(
    gives,
    reason('diploma-gives', { fr: `${list} : ${words.fr}.`, en: `${list}: ${words.en}.` }, source, { diploma }),
  )
}

const passengers = (category: Category): boolean => category.startsWith('D')
const olderAge = {
  goods: dated('minimum age of a goods diploma', olderAges, { '2005-01-01': 18 }),
  passengers: dated('minimum age of a passenger diploma', olderAges, { '2005-01-01': 21 }),
} as const

/** Is this person old enough for the category that the diploma gives? 18 for goods; for passengers, by reading, 21 or the ages of the transport code. */
export function oldEnoughByDiploma(category: Category, birth: Day, on: Day, settings: Settings = official2026): Answer {
  const rule =
    settings['diploma-passenger-age'] === 'transport-code' || !passengers(category)
      ? minimumAge(category, on, { qualification: 'long', use: 'france-only' }, settings)
      : answer(olderAge.passengers.on(on), reason('age-diploma', olderWords, olderAges))
  const years = passengers(category) ? rule.value : Math.min(rule.value, olderAge.goods.on(on))
  const from = birthday(birth, years, settings)
  const cited = rule.reasons.flatMap(r => r.articles)
  const words =
    on >= from
      ? {
          fr: `Vous avez les ${years} ans demandés avec ce diplôme pour la catégorie ${category}.`,
          en: `You have the ${years} years asked with this diploma for category ${category}.`,
        }
      : {
          fr: `Vous aurez les ${years} ans demandés avec ce diplôme pour la catégorie ${category} le ${longDay(from).fr}.`,
          en: `You will have the ${years} years asked with this diploma for category ${category} on ${longDay(from).en}.`,
        }
  return on >= from
    ? yes(reason('old-enough-by-diploma', words, cited, { years, from }))
    : no(reason('too-young-by-diploma', words, cited, { years, from }))
}

const olderWords: Words = { fr: 'Âge des diplômes du transport de voyageurs.', en: 'Age of the passenger transport diplomas.' }

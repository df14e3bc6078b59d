import { type Answer, no, reason, yes } from '../answer.ts'
import { addYears, type Day } from '../day.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import { type AgeSituation, directAccessAge } from './ages.ts'
import { type Category, categories, type Held } from './categories.ts'

const r221_5 = article('Code de la route', 'R. 221-5')

/** Years of A2 that must be complete before category A. */
export const yearsOfA2 = dated('years of A2 before A', r221_5, { '2013-01-19': 2 })

/** Does this person already hold what must be held before this category, and for long enough? */
export function prerequisitesMet(category: Category, held: readonly Held[], on: Day, situation: AgeSituation = {}): Answer {
  const needed = categories[category].prerequisite
  if (needed === null || needNoA2(category, on, situation)) {
    return yes(
      reason(
        'no-prerequisite',
        {
          fr: `Aucune autre catégorie n’est demandée avant la catégorie ${category}.`,
          en: `No other category is asked before category ${category}.`,
        },
        r221_5,
        { category },
      ),
    )
  }
  const since = held
    .filter(h => h.category === needed && h.since <= on)
    .map(h => h.since)
    .sort()[0]
  if (since === undefined) {
    const words = {
      fr: `Il faut d’abord détenir la catégorie ${needed} avant la catégorie ${category}.`,
      en: `Category ${needed} must be held before category ${category}.`,
    }
    return no(reason('prerequisite-missing', words, r221_5, { category, needed }))
  }
  if (category === 'A') return longEnough(since, on)
  const words = {
    fr: `Vous détenez la catégorie ${needed} depuis le ${longDay(since).fr} : elle ouvre la catégorie ${category}.`,
    en: `You have held category ${needed} since ${longDay(since).en}: it opens category ${category}.`,
  }
  return yes(reason('prerequisite-held', words, r221_5, { category, needed, since }))
}

/** Tricycles, gendarmes and police officers, and direct access while it existed, come to A without A2. */
function needNoA2(category: Category, on: Day, { wayToA }: AgeSituation): boolean {
  if (category !== 'A') return false
  return wayToA === 'tricycle' || wayToA === 'uniformed' || (wayToA === 'direct' && directAccessAge.on(on) !== null)
}

function longEnough(since: Day, on: Day): Answer {
  const years = yearsOfA2.on(on)
  const from = addYears(since, years, 'up')
  const facts = { category: 'A', years, since, from }
  return on >= from
    ? yes(
        reason(
          'a2-long-enough',
          {
            fr: `Vous détenez la catégorie A2 depuis ${years} ans, acquis le ${longDay(from).fr}.`,
            en: `You have held category A2 for ${years} years, complete on ${longDay(from).en}.`,
          },
          r221_5,
          facts,
        ),
      )
    : no(
        reason(
          'a2-too-recent',
          {
            fr: `Il faut ${years} ans de catégorie A2 : ils seront acquis le ${longDay(from).fr}.`,
            en: `${years} years of category A2 are asked: they will be complete on ${longDay(from).en}.`,
          },
          r221_5,
          facts,
        ),
      )
}

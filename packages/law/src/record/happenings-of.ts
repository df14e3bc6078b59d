import type { Category } from '../categories/categories.ts'
import { addDays, type Day, latest } from '../day.ts'
import { notifiedOn } from '../notification.ts'
import type { Happening } from '../points/happenings.ts'
import { type AsOf, balance, type Ledger, ledger } from '../points/ledger.ts'
import { official2026, type Settings } from '../settings.ts'
import { factsKnown, type Life, type LifeFact, type ObtainedCategory, ofKind } from './life.ts'

/** What the ledger reads of a life: infractions joined to what establishes them, letters on the day they count as notified, licences. */
export function happeningsOf(life: Life, asOf: AsOf, settings: Settings = official2026): Happening[] {
  return happeningsAmong(factsKnown(life.facts, asOf.knownOn), life, asOf, settings)
}

/** The points of a driver at the end of a day, from what was told of them. */
export const ledgerOf = (life: Life, asOf: AsOf, settings: Settings = official2026): Ledger =>
  ledger(happeningsOf(life, asOf, settings), asOf, settings)

/** The same when the facts that count are already known. */
export function happeningsAmong(facts: readonly LifeFact[], life: Life, asOf: AsOf, settings: Settings): Happening[] {
  const told = facts.length === 0 ? [] : [...infractions(facts), ...letters(facts, asOf.knownOn ?? asOf.day, settings), ...others(facts)]
  return [...licences(life, told, settings), ...told]
}

/** Each infraction once, however many tell it, with the earliest act that establishes it. */
function infractions(facts: readonly LifeFact[]): Happening[] {
  const acts = new Map<string, LifeFact<'establishment'>>()
  for (const act of ofKind(facts, 'establishment')) {
    const other = acts.get(act.content.for)
    if (!other || act.content.on < other.content.on) acts.set(act.content.for, act)
  }
  const seen = new Set<string>()
  return ofKind(facts, 'infraction').flatMap(({ reference, knownOn, content }) => {
    if (seen.has(reference)) return []
    seen.add(reference)
    const act = acts.get(reference)
    const { committedOn, points, article, moment, spared } = content
    return {
      type: 'infraction',
      id: reference,
      date: committedOn,
      finalDate: act?.content.on ?? null,
      finalBy: act?.content.by ?? null,
      points,
      class: content.class,
      knownOn: act ? latest(act.knownOn, knownOn, act.content.on) : knownOn,
      ...(article ? { article } : {}),
      ...(moment ? { simultaneousGroup: moment } : {}),
      ...(spared ? { spared } : {}),
    }
  })
}

const letters = (facts: readonly LifeFact[], today: Day, settings: Settings): Happening[] =>
  ofKind(facts, 'letter').flatMap(({ knownOn, content }) => {
    const { value: date } = notifiedOn(content.sending, today, settings)
    return date ? { type: 'letter', date, ref: content.letter, knownOn, ...(content.for ? { for: content.for } : {}) } : []
  })

/** Stages, training, surrender, and the measures that matter to the points. */
function others(facts: readonly LifeFact[]): Happening[] {
  const lifted = new Set(ofKind(facts, 'measure-lifted').map(({ content }) => content.for))
  const invalidating = new Set(
    ofKind(facts, 'letter')
      .filter(({ content }) => content.letter === '48SI')
      .map(({ reference }) => reference),
  )
  return facts.flatMap((fact): Happening | [] => {
    const { knownOn } = fact
    switch (fact.kind) {
      case 'withdrawal-cancelled':
        return { type: 'withdrawal-cancelled', date: fact.content.on, for: fact.content.for, knownOn }
      case 'stage': {
        const { lastDay, firstDay, stage } = fact.content
        return { type: 'stage', date: lastDay, kind: stage, knownOn, ...(firstDay ? { startDate: firstDay } : {}) }
      }
      case 'training':
        return { type: 'training', date: fact.content.on, knownOn }
      case 'surrender':
        return { type: 'surrender', date: fact.content.on, knownOn }
      case 'administrative-suspension':
        return lifted.has(fact.reference)
          ? []
          : { type: 'suspension', date: fact.content.retainedOn ?? fact.content.notifiedOn, knownOn: fact.knownOn }
      // A court annuls the 48SI itself: the loss never happened.
      case 'measure-lifted':
        return invalidating.has(fact.content.for) ? { type: 'invalidation-cancelled', date: fact.content.on, knownOn } : []
      case 'foreign-licence':
        return { type: 'foreign-licence', date: fact.content.since, knownOn }
      case 'foreign-ban':
        return { type: 'foreign-ban', date: fact.content.notifiedOn, knownOn }
      case 'ead-restriction':
        return lifted.has(fact.reference) ? [] : { type: 'restriction', date: fact.content.from, knownOn }
      case 'judgment': {
        if (lifted.has(fact.reference)) return []
        const date = fact.content.executoryOn
        const { outcome, months } = fact.content
        if (outcome === 'annulment') return { type: 'annulment', date, knownOn, ...(months === undefined ? {} : { banMonths: months }) }
        return outcome === 'suspension' ? { type: 'suspension', date, knownOn } : []
      }
      default:
        return []
    }
  })
}

type Obtained = ObtainedCategory & { readonly byCepc?: true }

/** The categories that a CEPC gives before the card is made count from its first day. */
function obtained({ categories, cepcs }: Life): Obtained[] {
  const early = cepcs.map(
    ({ category, firstDay, codes, path }): Obtained => ({ category, since: firstDay, codes, byCepc: true, ...(path ? { path } : {}) }),
  )
  return [...categories, ...early].filter(({ category }) => category !== 'AM').sort(inOrder)
}

const inOrder = (a: ObtainedCategory, b: ObtainedCategory): number =>
  a.since !== b.since ? (a.since < b.since ? -1 : 1) : a.category < b.category ? -1 : a.category > b.category ? 1 : 0

const takesAway = (it: Happening): boolean => it.type === 'annulment' || (it.type === 'letter' && it.ref === '48SI')

/** The first category is the licence; one obtained once the licence is lost is a new licence; any other is a further category. */
function licences(life: Life, told: readonly Happening[], settings: Settings): Happening[] {
  const found: Happening[] = []
  // What stands since the last loss: the CEPC of a category that is held gives it no second time.
  let standing: readonly Category[] = []
  for (const { category, since, byCepc, path = 'classic', appliedOn, exams } of obtained(life)) {
    if (found.length === 0) {
      found.push({ type: 'licence', date: since, path, category })
      standing = [category]
      continue
    }
    if (found.some(it => it.type === 'new-licence' && it.date === since)) {
      standing = [...standing, category]
      continue
    }
    // What came before that day alone decides: a letter of the day itself finds the licence that was lost by it.
    const eve = addDays(since, -1)
    const lost = told.some(it => takesAway(it) && it.date < since) && isLost(balance([...found, ...told], { day: eve }, settings).status)
    if (!lost && byCepc && standing.includes(category)) continue
    if (lost) found.push({ type: 'new-licence', date: since, ...(appliedOn ? { appliedOn } : {}), ...(exams ? { exams } : {}) })
    else found.push({ type: 'category', date: since, category, via: path })
    standing = lost ? [category] : [...standing, category]
  }
  return found
}

const isLost = (status: string): boolean => status === 'invalidated' || status === 'annulled'

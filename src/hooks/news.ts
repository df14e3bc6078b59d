import { type DriverAnswer, type FactKind, mayKnowOf, type Settings } from '@papier-rose/law'
import type { FollowedLetter, KnownFact, Teller } from '../record/index.ts'
import { purposesOf } from '../record/index.ts'

/** What became of a fact that a partner told. */
export const whats = [
  'fact.recorded',
  'fact.corrected',
  'fact.taken-back',
  'fact.settled',
  'fact.rejected',
  'fact.followed',
  'driver.answered',
  'letter.notified',
] as const
export type What = (typeof whats)[number]

/** One thing to tell a partner, of one of its own facts. */
export interface News {
  /** The same news has the same name, however often the record is looked at. */
  readonly name: string
  readonly what: What
  readonly fact: Pick<KnownFact, 'id' | 'kind' | 'reference' | 'revision'>
  /** The fact that makes it news, or what is kept aside: once that is erased, the news is too. */
  readonly because: { readonly factId: string; readonly kind?: FactKind } | { readonly asideId: string }
  /** What the driver whom the partner named answered: never their words. */
  readonly driverSaid?: DriverAnswer
}

/**
 * What became of a fact that was kept aside: its driver is known and it is recorded, which takes the place of the news that it was; or somebody
 * looked, and it is not recorded of whom it nearly names.
 */
export const newsOfAside = (what: 'fact.settled' | 'fact.rejected', fact: News['fact']): News =>
  what === 'fact.settled'
    ? { name: `recorded/${fact.id}`, what, fact, because: { factId: fact.id } }
    : { name: `rejected/${fact.id}`, what, fact, because: { asideId: fact.id } }

/** Who is told: a source of facts, in a quality. */
export interface Concerned {
  readonly clientId: string
  readonly teller: Teller
  readonly kinds: readonly FactKind[]
}

/** May somebody in this quality know, without a case at hand, that a fact of this kind stands in the file? */
export function isToldOf(teller: Teller, kind: FactKind, law: Settings): boolean {
  const [standing] = purposesOf[teller]
  return standing !== undefined && mayKnowOf(standing, kind, law).value
}

/**
 * Everything that a partner may be told of this driver: what became of its own facts; that another fact names one of them, and that a letter
 * about one of them was notified, when the law lets it read that part of the file. Nothing says whose facts they are.
 */
export function newsFor(
  { clientId, teller, kinds }: Concerned,
  facts: readonly KnownFact[],
  letters: readonly FollowedLetter[],
  law: Settings,
): News[] {
  const own = facts.filter(({ source, kind }) => source === clientId && kinds.includes(kind))
  const newest = new Map(own.toSorted((a, b) => a.revision - b.revision).map(fact => [fact.reference, fact]))
  const heard = own.map(
    (fact): News => ({
      name: `recorded/${fact.id}`,
      what: fact.revision > 0 ? 'fact.corrected' : 'fact.recorded',
      fact,
      because: { factId: fact.id },
    }),
  )
  const gone = own.flatMap((fact): News[] =>
    fact.takenBackOn ? [{ name: `taken-back/${fact.id}`, what: 'fact.taken-back', fact, because: { factId: fact.id } }] : [],
  )
  const followed = facts.flatMap((other): News[] => {
    if (other.source === clientId || other.kind === 'letter') return []
    const answers = other.kind === 'driver-answer'
    if (!answers && !isToldOf(teller, other.kind, law)) return []
    const content = other.content as { readonly for?: string; readonly replaces?: string; readonly answer?: DriverAnswer }
    const fact = newest.get(content.replaces ?? '') ?? newest.get(content.for ?? '')
    if (!fact) return []
    // The answer of a driver is addressed to who named them, and to nobody else.
    if (answers) {
      if (fact.kind !== 'driver-named' || !content.answer) return []
      return [{ name: `followed/${other.id}`, what: 'driver.answered', fact, because: { factId: other.id }, driverSaid: content.answer }]
    }
    return [{ name: `followed/${other.id}`, what: 'fact.followed', fact, because: { factId: other.id, kind: other.kind } }]
  })
  const notified = isToldOf(teller, 'letter', law)
    ? letters.flatMap((letter): News[] => {
        const reference = facts.find(({ id }) => id === letter.about)?.reference
        const fact = reference === undefined ? undefined : newest.get(reference)
        if (!fact || letter.cancels || letter.notified.value === null) return []
        return [{ name: `notified/${letter.id}`, what: 'letter.notified', fact, because: { factId: fact.id } }]
      })
    : []
  return [...heard, ...gone, ...followed, ...notified]
}

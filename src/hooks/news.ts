import { type FactKind, type FilePart, mayRead, type Settings } from '@papier-rose/law'
import type { FollowedLetter, KnownFact, Teller } from '../record/index.ts'
import { purposesOf } from '../record/index.ts'

/** What became of a fact that a partner told. */
export type What = 'fact.recorded' | 'fact.corrected' | 'fact.taken-back' | 'fact.followed' | 'letter.notified'

/** One thing to tell a partner, of one of its own facts. */
export interface News {
  /** The same news has the same name, however often the record is looked at. */
  readonly name: string
  readonly what: What
  readonly fact: Pick<KnownFact, 'id' | 'kind' | 'reference' | 'revision'>
  /** The fact or the day that makes it news. */
  readonly because: { readonly factId: string; readonly kind?: FactKind }
}

/** Who is told: a source of facts, in a quality. */
export interface Concerned {
  readonly clientId: string
  readonly teller: Teller
  readonly kinds: readonly FactKind[]
}

/** In which part of the file each kind of fact stands (L. 225-4, L. 225-5): who may not read the part is not told that such a fact came. */
const partOf: Readonly<Record<FactKind, FilePart | undefined>> = {
  infraction: 'infractions',
  'driver-named': 'infractions',
  // What the driver answers is for the agents who look at it.
  'driver-answer': undefined,
  establishment: 'infractions',
  'withdrawal-cancelled': 'points',
  stage: 'points',
  training: 'points',
  letter: 'points',
  surrender: 'measures',
  retention: 'measures',
  'administrative-suspension': 'measures',
  'ead-restriction': 'measures',
  judgment: 'measures',
  'measure-lifted': 'measures',
  aptitude: 'measures',
  // What doctors say stands in no part that others read: the préfecture sees it on its own screen.
  'medical-opinion': undefined,
  psychotechnical: undefined,
  'foreign-licence': 'title',
  'foreign-ban': 'measures',
  residence: 'title',
  death: 'title',
}

/** May somebody in this quality know, without a case at hand, that a fact of this kind stands in the file? */
export function mayKnowOf(teller: Teller, kind: FactKind, law: Settings): boolean {
  const [part, [standing]] = [partOf[kind], purposesOf[teller]]
  return part !== undefined && standing !== undefined && mayRead(standing, part, law).value
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
    if (other.source === clientId || other.kind === 'letter' || !mayKnowOf(teller, other.kind, law)) return []
    const content = other.content as { readonly for?: string; readonly replaces?: string }
    const fact = newest.get(content.replaces ?? '') ?? newest.get(content.for ?? '')
    if (!fact) return []
    return [{ name: `followed/${other.id}`, what: 'fact.followed', fact, because: { factId: other.id, kind: other.kind } }]
  })
  const notified = mayKnowOf(teller, 'letter', law)
    ? letters.flatMap((letter): News[] => {
        const reference = facts.find(({ id }) => id === letter.about)?.reference
        const fact = reference === undefined ? undefined : newest.get(reference)
        if (!fact || letter.cancels || letter.notified.value === null) return []
        return [{ name: `notified/${letter.id}`, what: 'letter.notified', fact, because: { factId: fact.id } }]
      })
    : []
  return [...heard, ...gone, ...followed, ...notified]
}

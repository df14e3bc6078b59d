import type { FactKind, FilePart } from '@papier-rose/law'
import { may } from '../account/index.ts'
import type { Agent } from '../kit/http.ts'
import { type KnownFact, mayTell, type Purpose, partOfKind, type Teller } from '../record/index.ts'

type Somebody = Pick<Agent, 'roles' | 'departement'>

/** For whom an agent records: the préfecture, or the court. A clerk of a court who also serves a préfecture acts for the préfecture. */
export const tellerOf = ({ roles }: Pick<Agent, 'roles'>): Extract<Teller, 'prefecture' | 'court'> =>
  roles.some(role => role === 'rights-officer' || role === 'supervisor') ? 'prefecture' : 'court'

/** In what quality they act, as the journal and the table of the record name it. */
export const actsAs = ({ roles }: Pick<Agent, 'roles'>): 'supervisor' | 'rights-officer' | 'court-clerk' =>
  roles.includes('supervisor') ? 'supervisor' : roles.includes('rights-officer') ? 'rights-officer' : 'court-clerk'

/** Whose references they use: those of their office. Facts of one office correct one another, and no other corrects them. */
export const sourceOf = (agent: Somebody): string => `${tellerOf(agent)}-${agent.departement}`

/** The way of a letter is told by the post; the rest is recorded by hand. */
const byHand = (kind: FactKind): boolean => kind !== 'letter'

/** The purposes for which something is recorded. Who examines a request, or checks a colleague, records nothing of their own. */
const recording: readonly Purpose[] = ['measure', 'aptitude', 'points', 'identity', 'judgment']

/** The kinds of fact for which this agent has a form, on a record opened for that purpose: what it does not show is not recorded either. */
export const kindsFor = (agent: Pick<Agent, 'roles'>, purpose: Purpose, parts: readonly FilePart[]): FactKind[] =>
  may(agent, 'record-facts') && recording.includes(purpose)
    ? mayTell(tellerOf(agent)).filter(kind => byHand(kind) && parts.includes(partOfKind[kind]))
    : []

/** Is that fact of this agent’s own office, and does it still count? */
const ours = (agent: Somebody, fact: KnownFact): boolean => fact.source === sourceOf(agent) && fact.takenBackOn === undefined

/** May this agent correct that fact? What their own office told, of a kind that they may record. */
export const mayCorrect = (agent: Somebody, fact: KnownFact, kinds: readonly FactKind[]): boolean =>
  kinds.includes(fact.kind) && ours(agent, fact)

/** May this agent propose to take it back? What their own office told. */
export const mayTakeBack = (agent: Somebody, fact: KnownFact): boolean => may(agent, 'take-facts-back') && ours(agent, fact)

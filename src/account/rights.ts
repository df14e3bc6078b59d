import type { Agent, Role } from '../kit/http.ts'

/** What an agent may be allowed to do here. */
export type Right =
  | 'read-files'
  | 'review-files'
  | 'read-any-file-of-the-office'
  | 'decide-matches'
  | 'merge-accounts'
  | 'release-jobs'
  | 'habilitate-agents'
  | 'oversee-office'
  | 'hand-over-cards'
  | 'open-records'
  | 'record-facts'
  | 'take-facts-back'
  | 'be-the-second-person'
  | 'follow-records'

/** What each role gives. An agent has the rights of all their roles, in their own préfecture only. */
export const rights: Readonly<Record<Role, readonly Right[]>> = {
  reviewer: ['read-files', 'review-files', 'decide-matches', 'open-records'],
  supervisor: [
    'read-files',
    'review-files',
    'read-any-file-of-the-office',
    'decide-matches',
    'merge-accounts',
    'release-jobs',
    'habilitate-agents',
    'oversee-office',
    'open-records',
    'record-facts',
    'take-facts-back',
    'be-the-second-person',
    'follow-records',
  ],
  // The cell looks at files that are sent to it, and at no others.
  verifier: ['read-files', 'review-files'],
  desk: ['hand-over-cards', 'open-records'],
  'rights-officer': ['open-records', 'record-facts', 'take-facts-back', 'be-the-second-person', 'follow-records'],
  'court-clerk': ['open-records', 'record-facts', 'take-facts-back', 'be-the-second-person'],
}

/** Does one of the agent's roles give this right? */
export const may = (agent: Pick<Agent, 'roles'>, right: Right): boolean => agent.roles.some(role => rights[role].includes(right))

/** Is this préfecture the one that the agent serves? */
export const mayServe = (agent: Pick<Agent, 'departement'>, departement: string): boolean => agent.departement === departement

/** Where an agent's day begins. */
export const firstPlaceOf = (agent: Pick<Agent, 'roles'>): string =>
  may(agent, 'read-files') ? '/agents/dossiers' : may(agent, 'record-facts') ? '/agents/conducteurs' : '/agents/guichet'

import { type FactKind, type FilePart, type FileReader, fileParts, mayRead, partOfFact, type Words } from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import type { Role } from '../kit/http.ts'

/** As which reader of L. 225-4 an agent of each role comes: for the préfet, or for the court. */
export const readerOfRole: Readonly<Record<Role, FileReader>> = {
  reviewer: 'prefet',
  supervisor: 'prefet',
  desk: 'prefet',
  verifier: 'prefet',
  'rights-officer': 'prefet',
  'court-clerk': 'court',
}

interface PurposeFacts {
  readonly words: Words
  readonly roles: readonly Role[]
  /** What is needed for it, and nothing more, even where the law would open more. */
  readonly parts: readonly FilePart[]
}

/** Why an agent opens the record of a driver: who may say so, and what it shows. The one table of roles, purposes and parts. */
export const purposes = {
  measure: {
    words: { fr: 'Prendre ou suivre une mesure', en: 'To take or follow a measure' },
    roles: ['rights-officer', 'supervisor'],
    parts: fileParts,
  },
  aptitude: {
    words: { fr: 'Décider de l’aptitude', en: 'To decide on aptitude' },
    roles: ['rights-officer', 'supervisor'],
    parts: ['title', 'restrictions', 'measures'],
  },
  points: {
    words: { fr: 'Répondre à une personne sur ses points', en: 'To answer a person about their points' },
    roles: ['rights-officer', 'supervisor'],
    parts: fileParts,
  },
  identity: {
    words: { fr: 'Corriger un état civil', en: 'To correct a civil status' },
    roles: ['rights-officer', 'supervisor'],
    parts: ['title'],
  },
  judgment: {
    words: { fr: 'Inscrire une décision de justice', en: 'To record a decision of a court' },
    roles: ['court-clerk'],
    parts: fileParts,
  },
  'second-person': {
    words: { fr: 'Vérifier l’acte d’un collègue', en: 'To check the act of a colleague' },
    roles: ['rights-officer', 'supervisor', 'court-clerk'],
    parts: fileParts,
  },
  request: {
    words: { fr: 'Instruire une demande de permis', en: 'To examine a request for a licence' },
    roles: ['reviewer', 'supervisor'],
    parts: ['title', 'restrictions', 'measures'],
  },
  'hand-over': {
    words: { fr: 'Remettre ou recevoir une carte', en: 'To hand over or receive a card' },
    roles: ['desk'],
    parts: ['title'],
  },
} as const satisfies Readonly<Record<string, PurposeFacts>>
export type Purpose = keyof typeof purposes
export const purposeNames = Object.keys(purposes) as readonly Purpose[]

const holding = (roles: readonly Role[], purpose: Purpose): readonly Role[] =>
  roles.filter(role => (purposes[purpose].roles as readonly Role[]).includes(role))

/** The purposes that an agent of these roles may give. */
export const purposesOfRoles = (roles: readonly Role[]): Purpose[] => purposeNames.filter(purpose => holding(roles, purpose).length > 0)

/** What an agent of these roles is shown for that purpose: what it needs, as far as the law opens it to them. */
export function partsOpened(roles: readonly Role[], purpose: Purpose, { law }: Pick<Deps, 'law'>): FilePart[] {
  const readers = holding(roles, purpose).map(role => readerOfRole[role])
  return purposes[purpose].parts.filter(part => readers.some(reader => mayRead(reader, part, law).value))
}

/**
 * With which part of the file an office is shown each kind of fact: as the law has it for every reader, and, for those who decide, what it opens
 * to nobody else.
 */
export const partOfKind: Readonly<Record<FactKind, FilePart>> = {
  ...partOfFact,
  'driver-named': 'infractions',
  'driver-answer': 'infractions',
  'medical-opinion': 'measures',
  psychotechnical: 'measures',
}

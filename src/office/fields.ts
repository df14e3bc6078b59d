import { type Establishment, type FactKind, groundWords, type StageKind, type Words } from '@papier-rose/law'
import { z } from 'zod'
import { factKinds } from '../record/index.ts'

/** How a field of a fact is asked for and shown. */
export type FieldType = 'day' | 'number' | 'yes-no' | 'choice' | 'categories' | 'codes' | 'names' | 'reference' | 'text'

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly optional: boolean
  readonly label: Words
  readonly hint?: Words
  readonly choices: readonly string[]
}

const w = (fr: string, en: string): Words => ({ fr, en })

/** The label of each field, by its name; a kind whose field of that name means something else says so. */
const labels: Readonly<Record<string, Words>> = {
  'establishment.by': w('Établie par', 'Established by'),
  'ead-restriction.by': w('Décidée par', 'Decided by'),
  'driver-named.by': w('Désigné par', 'Named by'),
  answer: w('Réponse', 'Answer'),
  words: w('Ses mots', 'Their words'),
  'medical-opinion.by': w('Donné par', 'Given by'),
  'judgment.for': w('Faits jugés', 'What was judged'),
  'establishment.for': w('Infraction', 'Infraction'),
  'withdrawal-cancelled.for': w('Infraction dont les points sont rendus', 'Offence whose points are given back'),
  'measure-lifted.for': w('Mesure levée', 'Measure lifted'),
  'retention.on': w('Jour de la rétention', 'Day of the retention'),
  at: w('Heure de la rétention', 'Hour of the retention'),
  'surrender.on': w('Jour de la remise', 'Day the card was handed in'),
  'stage.lastDay': w('Dernier jour du stage', 'Last day of the course'),
  'aptitude.lastDay': w('Dernier jour d’une aptitude temporaire', 'Last day of a temporary aptitude'),
  'medical-opinion.lastDay': w('Dernier jour d’un avis temporaire', 'Last day of a temporary opinion'),
  committedOn: w('Jour de l’infraction', 'Day of the offence'),
  points: w('Points du barème', 'Points of the scale'),
  class: w('Classe', 'Class'),
  natinf: w('Numéro NATINF', 'NATINF number'),
  article: w('Article du code de la route', 'Article of the Code de la route'),
  moment: w('Même fait que (référence)', 'Same event as (reference)'),
  ground: w('Motif', 'Ground'),
  spared: w('Points épargnés parce que', 'Points spared because'),
  for: w('À propos de', 'About'),
  on: w('Jour', 'Day'),
  lastDay: w('Dernier jour', 'Last day'),
  firstDay: w('Premier jour', 'First day'),
  stage: w('Sorte de stage', 'Kind of course'),
  verified: w('Alcool ou stupéfiants vérifiés (délai de 120 heures)', 'Alcohol or drugs verified (120 hours)'),
  returnedOn: w('Jour où le permis a été rendu', 'Day the licence was given back'),
  notifiedOn: w('Jour de la notification', 'Day of notification'),
  decidedOn: w('Jour de l’arrêté', 'Day of the order'),
  retainedOn: w('Jour de la rétention qui a précédé', 'Day of the retention before it'),
  months: w('Durée en mois', 'Length in months'),
  days: w('et en jours', 'and in days'),
  carrier: w('Conducteur professionnel de transport de personnes', 'Professional carrier of persons'),
  from: w('Premier jour', 'First day'),
  executoryOn: w('Jour où la décision est exécutoire', 'Day the decision is executory'),
  outcome: w('Décision', 'Decision'),
  forLife: w('À vie', 'For life'),
  replaces: w('Prend la place de', 'Takes the place of'),
  why: w('Pourquoi', 'Why'),
  fit: w('Apte', 'Fit'),
  codes: w('Codes de restriction', 'Restriction codes'),
  categories: w('Catégories concernées', 'Categories concerned'),
  opinion: w('Avis', 'Opinion'),
  favourable: w('Favorable', 'Favourable'),
  since: w('Depuis', 'Since'),
  country: w('Pays (code Insee)', 'Country (INSEE code)'),
  commune: w('Commune (code Insee)', 'Commune (INSEE code)'),
  birthName: w('Nom de naissance', 'Birth name'),
  usageName: w('Nom d’usage', 'Name in use'),
  firstNames: w('Prénoms', 'First names'),
  sex: w('Sexe', 'Sex'),
  birthDay: w('Date de naissance', 'Date of birth'),
  birthplaceCode: w('Commune de naissance (code Insee)', 'Commune of birth (INSEE code)'),
  birthplace: w('Lieu de naissance', 'Place of birth'),
  birthCountry: w('Pays de naissance (code Insee)', 'Country of birth (INSEE code)'),
  'identity.on': w('Jour de l’acte d’état civil', 'Day of the act of civil status'),
}

const hints: Readonly<Record<string, Words>> = {
  retainedOn: w('Vide pour une suspension sur procès-verbal (art. L. 224-7).', 'Empty for a suspension on a report (art. L. 224-7).'),
  at: w('Par exemple 22:40. Les heures du préfet courent de là.', 'For example 22:40. The hours of the préfet run from it.'),
  codes: w('Séparés par des espaces, par exemple : 01 70. Vide : aucun.', 'Separated by spaces, for example: 01 70. Empty: none.'),
  categories: w('Aucune cochée : toutes.', 'None ticked: all.'),
  country: w('99100 : France.', '99100: France.'),
  firstNames: w('Séparés par des virgules.', 'Separated by commas.'),
  birthplaceCode: w('Vide : né à l’étranger.', 'Empty: born abroad.'),
  birthCountry: w('99100 : France.', '99100: France.'),
  days: w('Vide : aucun jour de plus.', 'Empty: no day more.'),
  decidedOn: w('S’il n’est pas celui de la notification.', 'When it is not that of the notification.'),
}

const establishments: Readonly<Record<Establishment, Words>> = {
  'paiement-amende-forfaitaire': w('paiement de l’amende forfaitaire', 'payment of the fixed fine'),
  'titre-executoire-amende-majoree': w('titre exécutoire de l’amende majorée', 'enforcement order of the increased fine'),
  'composition-penale': w('exécution d’une composition pénale', 'settlement carried out'),
  'condamnation-definitive': w('condamnation définitive', 'final conviction'),
}
const stages: Readonly<Record<StageKind, Words>> = {
  volontaire: w('volontaire', 'voluntary'),
  'obligatoire-48N': w('obligatoire, après une lettre 48N', 'mandatory, after a letter 48N'),
  'composition-penale': w('composition pénale ou alternative aux poursuites', 'composition pénale or instead of prosecution'),
  'peine-complementaire': w('peine complémentaire', 'additional penalty'),
}

type Values = Readonly<Record<string, Words>>
/** The values of each choice, by the name of its field. */
const values: Readonly<Record<string, Values>> = {
  class: {
    1: w('1re classe', 'class 1'),
    2: w('2e classe', 'class 2'),
    3: w('3e classe', 'class 3'),
    4: w('4e classe', 'class 4'),
    5: w('5e classe', 'class 5'),
    delit: w('délit', 'délit'),
  },
  ground: groundWords,
  spared: {
    'redevable-pecuniaire': w('redevable de l’amende, pas conducteur établi', 'owes the fine, not known to have driven'),
    'vehicle-without-licence': w('véhicule sans permis', 'vehicle that needs no licence'),
  },
  'establishment.by': establishments,
  stage: stages,
  'ead-restriction.by': { prefet: w('le préfet', 'the préfet'), court: w('un juge', 'a court') },
  'driver-named.by': {
    'vehicle-holder': w('le titulaire de la carte grise', 'the holder of the vehicle'),
    employer: w('l’employeur', 'the employer'),
    hirer: w('le loueur', 'the hire company'),
    buyer: w('l’acheteur du véhicule', 'the buyer of the vehicle'),
  },
  answer: {
    me: w('c’était moi', 'it was me'),
    'not-me': w('ce n’était pas moi', 'it was not me'),
    unknown: w('je ne sais pas', 'I do not know'),
  },
  'medical-opinion.by': {
    'medecin-agree': w('un médecin agréé', 'an approved doctor'),
    commission: w('la commission médicale', 'the medical commission'),
    'appeal-commission': w('la commission d’appel', 'the appeal commission'),
  },
  opinion: {
    apt: w('apte', 'fit'),
    temporary: w('apte pour un temps', 'fit for a time'),
    restricted: w('apte avec restrictions', 'fit with restrictions'),
    unfit: w('inapte', 'unfit'),
  },
  outcome: {
    suspension: w('suspension', 'suspension'),
    annulment: w('annulation', 'annulment'),
    'ban-on-driving': w('interdiction de conduire', 'ban on driving'),
    'no-restriction': w('relaxe, ou aucune peine restrictive', 'acquittal, or no restrictive penalty'),
  },
  'identity.why': {
    'civil-registry': w('acte d’état civil rectifié', 'act of civil status corrected'),
    'error-of-ours': w('erreur de saisie chez nous', 'typing error of ours'),
    'change-of-name': w('changement de nom ou de prénom', 'change of name'),
    'change-of-sex': w('changement de la mention du sexe', 'change of the sex recorded'),
  },
  sex: { female: w('féminin', 'female'), male: w('masculin', 'male'), unspecified: w('non précisé', 'unspecified') },
  'measure-lifted.why': {
    annulled: w('annulée par un juge', 'annulled by a court'),
    withdrawn: w('retirée par son auteur', 'withdrawn by its author'),
    relief: w('relèvement', 'relief'),
  },
}

/** The words of a value that was chosen. */
export const valueWords = (kind: FactKind, name: string, value: string): Words =>
  values[`${kind}.${name}`]?.[value] ?? values[name]?.[value] ?? w(value, value)

/** The fields whose value is the reference of another fact, and of which kinds that fact may be. */
const measures: readonly FactKind[] = ['administrative-suspension', 'retention', 'ead-restriction', 'judgment']
const about: Readonly<Record<string, readonly FactKind[]>> = {
  'establishment.for': ['infraction'],
  'driver-named.for': ['infraction'],
  'driver-answer.for': ['infraction'],
  'withdrawal-cancelled.for': ['infraction'],
  'retention.for': ['infraction'],
  'administrative-suspension.for': ['infraction'],
  'ead-restriction.for': ['infraction', 'retention', 'judgment'],
  'judgment.for': ['administrative-suspension', 'infraction'],
  'judgment.replaces': ['judgment'],
  'measure-lifted.for': measures,
  'aptitude.for': ['administrative-suspension', 'judgment'],
  'medical-opinion.for': ['administrative-suspension', 'judgment'],
  'psychotechnical.for': ['administrative-suspension', 'judgment'],
}
export const kindsNamed = (kind: FactKind, name: string): readonly FactKind[] => about[`${kind}.${name}`] ?? []

function typeOf(schema: z.ZodType): { readonly type: FieldType; readonly choices: readonly string[] } {
  if (schema instanceof z.ZodEnum) return { type: 'choice', choices: schema.options.map(String) }
  if (schema instanceof z.ZodLiteral) return { type: 'choice', choices: [...schema.values].map(String) }
  if (schema instanceof z.ZodBoolean) return { type: 'yes-no', choices: [] }
  if (schema instanceof z.ZodNumber) return { type: 'number', choices: [] }
  if (schema instanceof z.ZodPipe) return { type: 'day', choices: [] }
  if (schema instanceof z.ZodArray) {
    const { element } = schema
    return element instanceof z.ZodEnum ? { type: 'categories', choices: element.options.map(String) } : { type: 'codes', choices: [] }
  }
  return { type: 'text', choices: [] }
}

function fieldsFrom(kind: FactKind): Field[] {
  const schema = factKinds[kind].schema as unknown as z.ZodObject
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, given]) => {
    const optional = given instanceof z.ZodOptional
    const { type: read, choices } = typeOf(optional ? (given.unwrap() as z.ZodType) : given)
    const type = kindsNamed(kind, name).length > 0 ? 'reference' : read === 'codes' && name === 'firstNames' ? 'names' : read
    const label = labels[`${kind}.${name}`] ?? labels[name]
    if (!label) throw new Error(`no words for the field ${kind}.${name}`)
    const hint = hints[name]
    return { name, type, optional, label, choices, ...(hint ? { hint } : {}) }
  })
}

const known = new Map<FactKind, readonly Field[]>()

/** The fields of a kind of fact, read from its schema: a new kind, or a new field with its label, has its form at once. */
export function fieldsOf(kind: FactKind): readonly Field[] {
  const fields = known.get(kind) ?? fieldsFrom(kind)
  known.set(kind, fields)
  return fields
}

import {
  designators,
  driverAnswers,
  establishments,
  type FactContents,
  type FactKind,
  infractionClasses,
  letterRefs,
  stageKinds,
  type Words,
} from '@papier-rose/law'
import { z } from 'zod'
import { category, code, day, ground, longestAnswer, months, named, referenceSchema, sending, timeOfDay } from './schemas.ts'

export { longestAnswer, referenceSchema } from './schemas.ts'

/** In what quality somebody tells facts: a partner by its role, an agent by the office, the service by itself, the driver for themself. */
export type Teller =
  | 'forces'
  | 'fines'
  | 'ministry'
  | 'court'
  | 'prefecture'
  | 'stage-centre'
  | 'driving-school'
  | 'psychologist'
  | 'doctor'
  | 'registry'
  | 'post'
  | 'service'
  | 'driver'

/** Which rule of L. 225-2 orders the erasure of a fact. */
export type ErasureRule = 'points' | 'measure' | 'aptitude' | 'identity'

export interface FactKindFacts<K extends FactKind> {
  /** Everything that may be said: no field takes free text, so that no diagnosis can be written anywhere; the driver alone may use words of their own. */
  readonly schema: z.ZodType<FactContents[K]>
  readonly by: readonly Teller[]
  readonly erased: ErasureRule
  readonly words: Words
  /** The days that report what has happened: none may lie after today. */
  readonly past: readonly (keyof FactContents[K] & string)[]
  /** Said by an agent, it needs a second one: always, or when it says that. */
  readonly twoPeople?: boolean | ((content: FactContents[K]) => boolean)
}

const judges: readonly Teller[] = ['court', 'ministry']
const prefects: readonly Teller[] = ['prefecture', 'ministry']

/** Every kind of fact: its fields, who may tell it, the rule that erases it, its words. Partner doors, agents’ forms and tests read this. */
export const factKinds: { readonly [K in FactKind]: FactKindFacts<K> } = {
  infraction: {
    schema: z.strictObject({
      committedOn: day,
      points: z.int().min(0).max(9),
      class: z.literal(infractionClasses),
      natinf: z
        .string()
        .regex(/^\d{1,6}$/)
        .optional(),
      article: z
        .string()
        .regex(/^[LRD]\. ?\d+(?:-\d+)*$/)
        .optional(),
      moment: referenceSchema.optional(),
      ground: ground.optional(),
      spared: z.enum(['redevable-pecuniaire', 'vehicle-without-licence']).optional(),
    }),
    by: ['forces', 'fines', 'court', 'ministry'],
    erased: 'points',
    words: { fr: 'infraction', en: 'offence' },
    past: ['committedOn'],
  },
  'driver-named': {
    schema: z
      .strictObject({ for: referenceSchema, committedOn: day, on: day, by: z.enum(designators) })
      .refine(({ committedOn, on }) => committedOn <= on, { path: ['on'], message: 'nobody is named before the infraction' }),
    by: ['fines', 'forces', 'ministry'],
    erased: 'points',
    words: { fr: 'conducteur désigné par quelqu’un d’autre', en: 'driver named by somebody else' },
    past: ['committedOn', 'on'],
  },
  'driver-answer': {
    schema: z.strictObject({
      for: referenceSchema,
      on: day,
      answer: z.enum(driverAnswers),
      words: z.string().max(longestAnswer).optional(),
    }),
    by: ['driver'],
    erased: 'points',
    words: { fr: 'réponse du conducteur désigné', en: 'answer of the driver named' },
    past: ['on'],
  },
  establishment: {
    schema: z.strictObject({ for: referenceSchema, on: day, by: z.enum(establishments) }),
    by: ['fines', 'court', 'ministry'],
    erased: 'points',
    words: { fr: 'infraction établie', en: 'offence established' },
    past: ['on'],
  },
  'withdrawal-cancelled': {
    schema: z.strictObject({ for: referenceSchema, on: day }),
    by: ['court', 'ministry', 'prefecture'],
    erased: 'points',
    words: { fr: 'retrait de points annulé', en: 'withdrawal of points cancelled' },
    past: ['on'],
    twoPeople: true,
  },
  stage: {
    schema: z.strictObject({ lastDay: day, firstDay: day.optional(), stage: z.enum(stageKinds) }),
    by: ['stage-centre', 'prefecture', 'ministry'],
    erased: 'points',
    words: { fr: 'stage de sensibilisation suivi', en: 'road-safety course followed' },
    past: ['lastDay', 'firstDay'],
  },
  training: {
    schema: z.strictObject({ on: day }),
    by: ['driving-school', 'prefecture'],
    erased: 'points',
    words: { fr: 'formation complémentaire suivie', en: 'training after the licence followed' },
    past: ['on'],
  },
  letter: {
    schema: z.strictObject({ letter: z.enum(letterRefs), for: referenceSchema.optional(), sending }),
    by: ['post', 'ministry', 'prefecture', 'service'],
    erased: 'points',
    words: { fr: 'acheminement d’une lettre', en: 'way of a letter' },
    past: [],
  },
  surrender: {
    schema: z.strictObject({ on: day }),
    by: ['prefecture', 'forces'],
    erased: 'measure',
    words: { fr: 'permis remis au préfet', en: 'card handed to the préfet' },
    past: ['on'],
  },
  retention: {
    schema: z.strictObject({
      on: day,
      at: timeOfDay.optional(),
      ground,
      verified: z.boolean(),
      returnedOn: day.optional(),
      for: referenceSchema.optional(),
    }),
    by: ['forces', 'prefecture'],
    erased: 'measure',
    words: { fr: 'rétention du permis', en: 'retention of the licence' },
    past: ['on', 'returnedOn'],
  },
  'administrative-suspension': {
    schema: z.strictObject({
      ground,
      notifiedOn: day,
      retainedOn: day.optional(),
      decidedOn: day.optional(),
      months,
      days: z.int().min(0).max(31).optional(),
      carrier: z.boolean().optional(),
      for: referenceSchema.optional(),
    }),
    by: prefects,
    erased: 'measure',
    words: { fr: 'suspension décidée par le préfet', en: 'suspension by the préfet' },
    past: ['notifiedOn', 'retainedOn', 'decidedOn'],
  },
  'ead-restriction': {
    schema: z.strictObject({ by: z.enum(['prefet', 'court']), from: day, months, for: referenceSchema.optional() }),
    by: ['prefecture', 'court', 'ministry'],
    erased: 'measure',
    words: { fr: 'conduite limitée à l’éthylotest antidémarrage', en: 'driving restricted to an alcohol interlock' },
    past: [],
  },
  judgment: {
    schema: z
      .strictObject({
        executoryOn: day,
        outcome: z.enum(['suspension', 'annulment', 'ban-on-driving', 'no-restriction']),
        months: months.optional(),
        forLife: z.boolean().optional(),
        ground: ground.optional(),
        for: referenceSchema.optional(),
        replaces: referenceSchema.optional(),
      })
      .refine(({ outcome, months: length, forLife }) => outcome === 'no-restriction' || forLife || length !== undefined, {
        path: ['months'],
        message: 'a length is needed',
      }),
    by: judges,
    erased: 'measure',
    words: { fr: 'décision d’un juge', en: 'decision of a court' },
    past: [],
    twoPeople: ({ forLife }) => forLife === true,
  },
  'measure-lifted': {
    schema: z.strictObject({ for: referenceSchema, on: day, why: z.enum(['annulled', 'withdrawn', 'relief']) }),
    by: ['court', 'ministry', 'prefecture'],
    erased: 'measure',
    words: { fr: 'mesure levée', en: 'measure lifted' },
    past: ['on'],
    twoPeople: true,
  },
  aptitude: {
    schema: z.strictObject({
      notifiedOn: day,
      fit: z.boolean(),
      for: referenceSchema.optional(),
      lastDay: day.optional(),
      codes: z.array(code).max(20).optional(),
      categories: z.array(category).max(15).optional(),
    }),
    by: prefects,
    erased: 'aptitude',
    words: { fr: 'décision d’aptitude du préfet', en: 'decision of aptitude by the préfet' },
    past: ['notifiedOn'],
  },
  'medical-opinion': {
    schema: z.strictObject({
      on: day,
      by: z.enum(['medecin-agree', 'commission', 'appeal-commission']),
      opinion: z.enum(['apt', 'temporary', 'restricted', 'unfit']),
      lastDay: day.optional(),
      codes: z.array(code).max(20).optional(),
      categories: z.array(category).max(15).optional(),
      for: referenceSchema.optional(),
    }),
    by: ['doctor', 'prefecture'],
    erased: 'aptitude',
    words: { fr: 'avis médical', en: 'medical opinion' },
    past: ['on'],
  },
  psychotechnical: {
    schema: z.strictObject({ on: day, favourable: z.boolean(), for: referenceSchema.optional() }),
    by: ['psychologist', 'prefecture'],
    erased: 'aptitude',
    words: { fr: 'examen psychotechnique', en: 'psychotechnical test' },
    past: ['on'],
  },
  'foreign-licence': {
    schema: z.strictObject({ since: day }),
    by: ['prefecture', 'ministry'],
    erased: 'identity',
    words: { fr: 'permis étranger utilisé en France', en: 'foreign licence used in France' },
    past: [],
  },
  'foreign-ban': {
    schema: z.strictObject({ notifiedOn: day }),
    by: ['ministry', 'prefecture'],
    erased: 'measure',
    words: { fr: 'interdiction de conduire en France avec un permis étranger', en: 'ban on driving in France with a foreign licence' },
    past: ['notifiedOn'],
  },
  residence: {
    schema: z.strictObject({
      since: day,
      country: z
        .string()
        .regex(/^\d{5}$/)
        .describe('INSEE code of the country; 99100 is France'),
      commune: z
        .string()
        .regex(/^\d[\dAB]\d{3}$/)
        .optional(),
    }),
    by: ['prefecture', 'ministry', 'service'],
    erased: 'identity',
    words: { fr: 'résidence', en: 'residence' },
    past: [],
  },
  identity: {
    schema: z.strictObject({
      on: day,
      why: z.enum(['civil-registry', 'error-of-ours', 'change-of-name', 'change-of-sex']),
      birthName: named,
      usageName: named.optional(),
      firstNames: z.array(named).max(12),
      sex: z.enum(['female', 'male', 'unspecified']),
      birthDay: day,
      birthplaceCode: z
        .string()
        .regex(/^(?:\d[\dAB]\d{3})?$/)
        .describe('INSEE code of the commune; empty when born abroad'),
      birthplace: named,
      birthCountry: z.string().regex(/^\d{5}$/),
    }),
    by: ['prefecture'],
    erased: 'identity',
    words: { fr: 'état civil corrigé', en: 'civil status corrected' },
    past: ['on', 'birthDay'],
    twoPeople: true,
  },
  death: {
    schema: z.strictObject({ on: day }),
    by: ['registry', 'ministry', 'prefecture'],
    erased: 'identity',
    words: { fr: 'décès', en: 'death' },
    past: ['on'],
  },
}

/** Does this act, when an agent tells it, wait for a second one? Points given back, a measure lifted, a ban for life. */
export function needsTwoPeople<K extends FactKind>(kind: K, content: FactContents[K]): boolean {
  const { twoPeople = false } = factKinds[kind] as FactKindFacts<K>
  return typeof twoPeople === 'function' ? twoPeople(content) : twoPeople
}

/** The kinds of fact that somebody in this quality may tell. */
export const mayTell = (teller: Teller): FactKind[] =>
  (Object.keys(factKinds) as FactKind[]).filter(kind => factKinds[kind].by.includes(teller))

/** The kinds that partners may tell: what a driver says for themself comes through no door. */
export const kindsOfPartners = (Object.keys(factKinds) as FactKind[]).filter(kind => factKinds[kind].by.some(teller => teller !== 'driver'))

import type { Words } from '../answer.ts'

/** What a driver is stopped or reported for, as far as retention, suspension and medical control tell cases apart. */
export const grounds = [
  'alcohol',
  'alcohol-refusal',
  'drugs',
  'drugs-refusal',
  'alcohol-contravention',
  'speed-40',
  'accident-death',
  'accident-injury',
  'phone-with-offence',
  'refusal-to-stop',
  'refusal-to-stop-danger',
  'hit-and-run',
  'other-with-suspension',
  'other',
] as const
export type Ground = (typeof grounds)[number]

export const groundWords: Readonly<Record<Ground, Words>> = {
  alcohol: { fr: 'alcool, 0,80 g/l ou plus, ou ivresse manifeste', en: 'alcohol, 0.80 g/l or more, or manifest drunkenness' },
  'alcohol-refusal': { fr: 'refus des vérifications d’alcool', en: 'refusal of alcohol checks' },
  drugs: { fr: 'stupéfiants', en: 'drugs' },
  'drugs-refusal': { fr: 'refus du dépistage de stupéfiants', en: 'refusal of drug checks' },
  'alcohol-contravention': { fr: 'alcool, moins de 0,80 g/l', en: 'alcohol, under 0.80 g/l' },
  'speed-40': { fr: 'excès de vitesse de 40 km/h ou plus, véhicule intercepté', en: 'speeding by 40 km/h or more, vehicle stopped' },
  'accident-death': { fr: 'accident mortel', en: 'fatal accident' },
  'accident-injury': { fr: 'accident corporel', en: 'accident with bodily harm' },
  'phone-with-offence': { fr: 'téléphone avec une autre infraction de la liste', en: 'phone together with a listed offence' },
  'refusal-to-stop': { fr: 'refus d’obtempérer', en: 'refusal to stop when ordered' },
  'refusal-to-stop-danger': { fr: 'refus d’obtempérer mettant autrui en danger', en: 'refusal to stop that endangers others' },
  'hit-and-run': { fr: 'délit de fuite', en: 'hit and run' },
  'other-with-suspension': { fr: 'autre infraction punie de suspension', en: 'other offence that carries suspension' },
  other: { fr: 'autre infraction', en: 'other offence' },
}

export const alcoholOrDrugs: readonly Ground[] = ['alcohol', 'alcohol-refusal', 'drugs', 'drugs-refusal']

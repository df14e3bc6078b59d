import type { Designator, DriverAnswer, Words } from '@papier-rose/law'

/** Who says that somebody drove. Never by name: a quality is enough to answer. */
export const designatorWords: Readonly<Record<Designator, Words>> = {
  'vehicle-holder': { fr: 'le titulaire de la carte grise', en: 'the holder of the registration certificate' },
  employer: { fr: 'votre employeur', en: 'your employer' },
  hirer: { fr: 'la société de location', en: 'the hire company' },
  buyer: { fr: 'la personne qui a vendu le véhicule', en: 'the person who sold the vehicle' },
}

export const answerWords: Readonly<Record<DriverAnswer, Words>> = {
  me: { fr: 'Oui, je conduisais', en: 'Yes, I was driving' },
  'not-me': { fr: 'Non, ce n’était pas moi', en: 'No, it was not me' },
  unknown: { fr: 'Je ne sais pas', en: 'I do not know' },
}

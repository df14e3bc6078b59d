import { type Answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { addMonths, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const a16 = article('Arrêté du 23 décembre 2016', '2', '2026-03-31', 'K')
const r113_8_1 = article('Code des relations entre le public et l’administration', 'R. 113-8-1')

/** Months before which a proof of address must have been made. */
export const addressMonths = dated('months of a proof of address', a16, { '2013-01-19': 6 })

export type AddressProof =
  | 'water-bill'
  | 'electricity-bill'
  | 'gas-bill'
  | 'phone-bill'
  | 'rent-receipt'
  | 'tax-notice'
  | 'hotel-attestation'
  | 'harbour-attestation'
  | 'domiciliation-attestation'

interface AddressProofFacts {
  readonly words: Words
  /** Must it be recent? `contested` when the text writes the limit beside the other documents only. */
  readonly recent: boolean | 'contested'
}

export const addressProofs: Readonly<Record<AddressProof, AddressProofFacts>> = {
  'water-bill': { words: { fr: 'facture d’eau', en: 'water bill' }, recent: true },
  'electricity-bill': { words: { fr: 'facture d’électricité', en: 'electricity bill' }, recent: true },
  'gas-bill': { words: { fr: 'facture de gaz', en: 'gas bill' }, recent: true },
  'phone-bill': { words: { fr: 'facture de téléphone fixe ou mobile', en: 'landline or mobile phone bill' }, recent: true },
  'rent-receipt': {
    words: {
      fr: 'quittance de loyer, ni manuscrite ni établie par un propriétaire particulier',
      en: 'rent receipt, neither handwritten nor from a private landlord',
    },
    recent: true,
  },
  'tax-notice': { words: { fr: 'avis d’imposition ou de non-imposition', en: 'tax notice, or notice of no tax' }, recent: 'contested' },
  'hotel-attestation': {
    words: { fr: 'attestation du gérant de l’hôtel ou du camping', en: 'certificate of the hotel or campsite manager' },
    recent: true,
  },
  'harbour-attestation': { words: { fr: 'attestation de la capitainerie', en: 'certificate of the harbour office' }, recent: true },
  'domiciliation-attestation': {
    words: { fr: 'attestation d’élection de domicile', en: 'certificate of an address for people without a home' },
    recent: false,
  },
}

/** Proofs that carry the name and the address of who lives there. */
export const ordinaryAddressProofs: readonly AddressProof[] = [
  'water-bill',
  'electricity-bill',
  'gas-bill',
  'phone-bill',
  'rent-receipt',
  'tax-notice',
]

const mustBeRecent = (kind: AddressProof, settings: Settings): boolean =>
  addressProofs[kind].recent === true || (addressProofs[kind].recent === 'contested' && settings['tax-notice-age'] === '6-months')

/** Is this proof of address accepted on that day? Less than six months old; a rent receipt neither handwritten nor from a private landlord. */
export function addressProofAccepted(
  kind: AddressProof,
  issuedOn: Day,
  on: Day,
  about: { handwritten?: boolean; privateLandlord?: boolean } = {},
  settings: Settings = official2026,
): Answer {
  const { words } = addressProofs[kind]
  const noes: Reason[] = []
  const refused = (code: string, fr: string, en: string, source: Article = a16, facts = {}) =>
    noes.push(reason(code, { fr, en }, source, facts))
  if (kind === 'rent-receipt' && about.handwritten) {
    refused('rent-handwritten', 'Une quittance manuscrite n’est pas acceptée.', 'A handwritten rent receipt is not accepted.')
  }
  if (kind === 'rent-receipt' && about.privateLandlord) {
    refused(
      'rent-private-landlord',
      'Une quittance d’un propriétaire particulier n’est pas acceptée.',
      'A rent receipt from a private landlord is not accepted.',
    )
  }
  if (issuedOn > on)
    refused('address-proof-future', 'La date de ce document est dans l’avenir.', 'The date of this document is in the future.')
  const months = addressMonths.on(on)
  const refusedFrom = addMonths(issuedOn, months, 'up')
  if (mustBeRecent(kind, settings) && on >= refusedFrom) {
    const issued = longDay(issuedOn)
    refused(
      'address-proof-too-old',
      `Ce document date du ${issued.fr} : il doit avoir moins de ${months} mois.`,
      `This document is dated ${issued.en}: it must be less than ${months} months old.`,
      a16,
      { months, issuedOn, refusedFrom },
    )
  }
  return noes.length > 0
    ? no(...noes)
    : yes(reason('address-proof-accepted', { fr: `Accepté : ${words.fr}.`, en: `Accepted: ${words.en}.` }, a16, { kind, issuedOn, months }))
}

/** What may be shown as a proof of address, as a page says it. */
export function addressAccepts(kinds: readonly AddressProof[], on: Day, settings: Settings = official2026): Words[] {
  const months = addressMonths.on(on)
  return kinds.map(kind => {
    const { words } = addressProofs[kind]
    return mustBeRecent(kind, settings)
      ? { fr: `${words.fr}, de moins de ${months} mois`, en: `${words.en}, less than ${months} months old` }
      : words
  })
}

/** May the address be checked with the energy supplier, so that no document is asked? The contract must carry the birth name. */
export function supplierCheckAllowed(about: { ownContract: boolean; birthNameOnContract: boolean; departement: string }): Answer {
  const served = !/^9(75|77|78|86|87|88)$/.test(about.departement)
  if (about.ownContract && about.birthNameOnContract && served) {
    return yes(
      reason(
        'supplier-check',
        {
          fr: 'Votre fournisseur d’énergie peut confirmer votre adresse : aucun document n’est alors demandé.',
          en: 'Your energy supplier can confirm your address: no document is then asked.',
        },
        r113_8_1,
      ),
    )
  }
  return no(
    reason(
      'no-supplier-check',
      {
        fr: 'La vérification automatique demande un contrat d’énergie à votre nom de naissance, en métropole ou dans un département d’outre-mer.',
        en: 'The automatic check needs an energy contract in your birth name, in mainland France or an overseas département.',
      },
      r113_8_1,
    ),
  )
}

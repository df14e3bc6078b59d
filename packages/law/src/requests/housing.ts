import { type Reason, reason } from '../answer.ts'
import { article } from '../text.ts'
import type { AskedPiece, Housing, Piece, Situation } from './pieces.ts'

const a16 = article('Arrêté du 23 décembre 2016', '2', '2026-03-31', 'K')

type AddressPiece = Pick<AskedPiece, 'piece' | 'why' | 'alternatives'>

const why = (code: string, fr: string, en: string): Reason => reason(`address-${code}`, { fr, en }, a16)

const hosted = why(
  'hosted',
  'Vous êtes hébergé : l’attestation de l’hébergeant, son identité et son justificatif de domicile sont demandés.',
  'You are hosted: the host’s certificate, identity and proof of address are asked.',
)
const parents = why(
  'parents',
  'Vous vivez chez un parent : son attestation, son identité et son justificatif de domicile sont demandés.',
  'You live with a parent: the parent’s certificate, identity and proof of address are asked.',
)
const homeless = why(
  'homeless',
  'Vous n’avez pas de domicile stable : l’attestation d’élection de domicile et une facture récente sont demandées.',
  'You have no stable home: the certificate of an address and a recent bill are asked.',
)
const hotel = why(
  'hotel',
  'Vous vivez à l’hôtel ou au camping : l’attestation du gérant et un justificatif à cette adresse sont demandés.',
  'You live in a hotel or on a campsite: the manager’s certificate and a proof at that address are asked.',
)
const boat = why(
  'boat',
  'Vous vivez sur un bateau : l’attestation de la capitainerie et un justificatif sont demandés.',
  'You live on a boat: the harbour office’s certificate and a proof are asked.',
)
const own = why(
  'own',
  'Votre permis est délivré par le préfet de votre domicile : un justificatif à votre nom est demandé.',
  'Your licence is issued by the préfet of your home: a proof in your name is asked.',
)

const asked: Readonly<Record<Housing, { readonly why: Reason; readonly pieces: readonly Piece[] }>> = {
  own: { why: own, pieces: ['address-proof'] },
  hosted: { why: hosted, pieces: ['host-attestation', 'host-identity', 'address-proof'] },
  parents: { why: parents, pieces: ['host-attestation', 'host-identity', 'address-proof'] },
  homeless: { why: homeless, pieces: ['domiciliation-attestation', 'address-proof'] },
  hotel: { why: hotel, pieces: ['hotel-attestation', 'address-proof'] },
  boat: { why: boat, pieces: ['harbour-attestation', 'address-proof'] },
}

/** The pieces that prove the address. A minor's parent is the representative: the identity is asked once. */
export function addressPieces({ housing, minorOrProtected }: Situation): AddressPiece[] {
  const row = asked[housing]
  return row.pieces
    .filter(piece => !(piece === 'host-identity' && housing === 'parents' && minorOrProtected))
    .map(piece => ({ piece, why: row.why, ...(piece === 'address-proof' && housing === 'own' ? { alternatives: 'supplier-check' } : {}) }))
}

import type { Words } from '../answer.ts'
import type { Piece } from './pieces.ts'

/** What each piece is called, for the person and for the agent. */
export const pieceNames: Readonly<Record<Piece, Words>> = {
  identity: { fr: 'Pièce d’identité', en: 'Identity document' },
  'address-proof': { fr: 'Justificatif de domicile', en: 'Proof of address' },
  'host-attestation': { fr: 'Attestation d’hébergement', en: 'Statement of the person who houses you' },
  'host-identity': { fr: 'Pièce d’identité de la personne qui vous héberge', en: 'Identity document of the person who houses you' },
  'domiciliation-attestation': { fr: 'Attestation d’élection de domicile', en: 'Certificate of an address for people without a home' },
  'hotel-attestation': { fr: 'Attestation de l’hôtel ou du camping', en: 'Certificate of the hotel or campsite' },
  'harbour-attestation': { fr: 'Attestation de la capitainerie', en: 'Certificate of the harbour office' },
  'representative-identity': { fr: 'Pièce d’identité de votre représentant légal', en: 'Identity document of your legal representative' },
  'representative-consent': { fr: 'Accord signé de votre représentant légal', en: 'Signed consent of your legal representative' },
  'photo-signature': { fr: 'Photo et signature', en: 'Photo and signature' },
  assr: { fr: 'Attestation scolaire de sécurité routière (ASSR 2) ou ASR', en: 'School road-safety certificate (ASSR 2) or ASR' },
  jdc: { fr: 'Certificat de la journée défense et citoyenneté (JDC)', en: 'Certificate of the defence and citizenship day (JDC)' },
  stay: { fr: 'Titre de séjour', en: 'Residence permit' },
  'residence-185-days': { fr: 'Preuve de résidence en France', en: 'Proof of residence in France' },
  'medical-opinion': { fr: 'Avis médical', en: 'Medical opinion' },
  'current-licence': { fr: 'Copie de votre permis actuel', en: 'Copy of your current licence' },
  cepc: { fr: 'Copie du CEPC', en: 'Copy of the CEPC' },
  'training-certificate': { fr: 'Attestation de formation', en: 'Training certificate' },
  'transport-training-certificate': {
    fr: 'Attestation de formation de conducteur professionnel',
    en: 'Certificate of professional driver training',
  },
  'theft-declaration': { fr: 'Déclaration de perte ou de vol', en: 'Declaration of loss or theft' },
  'civil-status-proof': { fr: 'Preuve du changement d’état civil', en: 'Proof of the change of civil status' },
  'error-proof': { fr: 'Document qui montre la donnée exacte', en: 'Document that shows the right fact' },
  'measure-decision': {
    fr: 'Décision de suspension, d’annulation ou d’invalidation',
    en: 'Decision of suspension, annulment or invalidation',
  },
  'psychotechnical-report': { fr: 'Compte rendu de l’examen psychotechnique', en: 'Report of the psychotechnical test' },
  'foreign-licence': { fr: 'Permis étranger', en: 'Foreign licence' },
  'birth-name-proof': { fr: 'Document qui montre votre nom de naissance', en: 'Document that shows your birth name' },
  translation: { fr: 'Traduction par un traducteur assermenté', en: 'Translation by a sworn translator' },
  'rights-attestation': { fr: 'Attestation de droits à conduire', en: 'Certificate of driving rights' },
  'arrival-proof': { fr: 'Preuve de la date d’arrivée en France', en: 'Proof of the day of arrival in France' },
  'issuing-state-residence': { fr: 'Preuve de résidence dans l’État du permis', en: 'Proof of residence in the State of the licence' },
  'conversion-sheet': { fr: 'Volet de conversion du brevet militaire', en: 'Conversion sheet of the military licence' },
  diploma: { fr: 'Diplôme ou titre professionnel', en: 'Diploma or professional title' },
}

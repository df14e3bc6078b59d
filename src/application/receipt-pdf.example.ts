import { article, day } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { ReceiptData } from './receipt-pdf.ts'

/** Lina has sent her request for a first licence. */
export const receiptExample: ReceiptData = {
  number: 'D-4F7K-29QX',
  at: '2026-11-26T17:42:10.000Z' as Instant,
  demonstration: true,
  request: {
    title: { fr: 'Première demande de permis de conduire, catégorie B', en: 'First driving licence, category B' },
    receivedAt: '2026-11-26T17:42:10.000Z' as Instant,
    authority: { fr: 'Préfecture du Val-de-Marne', en: 'Préfecture of Val-de-Marne' },
  },
  applicant: { birthName: 'MORÈRE', firstNames: 'Lina Joséphine', birth: day('2009-02-11'), neph: '260192106990' },
  pieces: [
    {
      name: { fr: 'Carte nationale d’identité', en: 'National identity card' },
      detail: { fr: 'recto et verso', en: 'both sides' },
    },
    { name: { fr: 'Attestation d’hébergement signée par votre mère', en: 'Accommodation statement signed by your mother' } },
    { name: { fr: 'Facture d’électricité du 3 novembre 2026', en: 'Electricity bill of 3 November 2026' } },
    { name: { fr: 'Code photo-signature', en: 'Photo and signature code' } },
  ],
  alreadyHeld: [{ fr: 'Votre résultat favorable à l’examen du 23 novembre 2026', en: 'Your pass at the test of 23 November 2026' }],
  answers: [
    {
      question: { fr: 'Où habitez-vous ?', en: 'Where do you live?' },
      answer: 'Chez Mme Odile MORÈRE, 12 rue des Œillets, 94240 L’HAŸ-LES-ROSES',
    },
    {
      question: { fr: 'Quel nom est écrit sur la boîte aux lettres ?', en: 'Which name is on the letterbox?' },
      answer: 'MORÈRE – KOUYATÉ',
    },
    {
      question: {
        fr: 'Le permis de conduire doit-il tenir compte d’un problème de santé ?',
        en: 'Should the licence take a health problem into account?',
      },
      answer: { fr: 'Non', en: 'No' },
    },
  ],
  next: [
    { what: { fr: 'Un agent vérifie vos pièces.', en: 'An agent checks your documents.' }, by: day('2026-12-26') },
    {
      what: {
        fr: 'Si une pièce ne convient pas, nous vous disons laquelle et pourquoi.',
        en: 'If a document is not right, we tell you which and why.',
      },
      by: null,
    },
    {
      what: {
        fr: 'D’ici là, gardez votre CEPC : il vaut permis de conduire.',
        en: 'Until then, keep your CEPC: it stands for the licence.',
      },
      by: null,
    },
  ],
  silence: {
    fr: 'Les textes ne disent pas clairement si une absence de réponse vaut accord ou refus. Nous n’en tirons donc aucune décision : vous recevrez une réponse écrite.',
    en: 'The texts do not say clearly whether no answer means yes or no. So we draw no decision from it: you will get an answer in writing.',
  },
  appeals: [
    {
      fr: 'Vous pourrez demander à l’auteur de la décision de la revoir, écrire à son supérieur, ou saisir le tribunal administratif. Les délais seront écrits sur la décision.',
      en: 'You may ask the author of the decision to look again, write to the superior authority, or go to the administrative court. The delays will be on the decision.',
    },
  ],
  contacts: [
    {
      fr: 'Depuis votre page de suivi, ou au point d’accueil numérique de la préfecture.',
      en: 'From your follow-up page, or at the digital help desk of the préfecture.',
    },
  ],
  basis: [
    article('Code des relations entre le public et l’administration', 'L. 112-3'),
    article('Code des relations entre le public et l’administration', 'L. 112-11'),
  ],
}

/** Every name as long as names get, and enough answers for a second page. */
export const longReceipt: ReceiptData = {
  ...receiptExample,
  applicant: {
    ...receiptExample.applicant,
    birthName: 'DE LA RÖCHEFŒUCAULD-MONTBÉLIARD D’ESTRÉES-NGUYỄN-ŁASK',
    firstNames: '',
    neph: null,
  },
  answers: Array.from({ length: 8 }, () => receiptExample.answers).flat(),
}

import { article, day } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { RefusalData } from './refusal-pdf.ts'

const silence = { fr: 'Sans réponse dans les 2 mois, ce recours est rejeté.', en: 'No answer within 2 months means that it is rejected.' }

/** A request refused because the identity document belongs to somebody else. */
export const refusalExample: RefusalData = {
  number: 'R-2026-8QX4',
  at: '2026-12-08T10:15:00.000Z' as Instant,
  demonstration: true,
  decidedOn: day('2026-12-08'),
  applicant: {
    birthName: 'D’ŒUVRAY',
    firstNames: 'Théo',
    birth: day('2007-06-30'),
    birthplace: 'Sainte-Mère-Église (50)',
    address: ['12 RUE DES OEILLETS', '94240 L HAY LES ROSES'],
  },
  request: {
    number: 'D-4F7K-29QX',
    title: { fr: 'Première demande de permis de conduire, catégorie B', en: 'First driving licence, category B' },
    receivedOn: day('2026-11-26'),
  },
  grounds: [
    {
      law: { fr: 'La personne qui demande un permis justifie de son identité', en: 'A person who asks for a licence proves who they are' },
      articles: [article('Arrêté du 23 décembre 2016', '1')],
      fact: 'La carte d’identité envoyée le 26 novembre 2026, puis de nouveau le 2 décembre 2026, est celle de votre frère.',
    },
    {
      law: { fr: 'Elle justifie de son domicile en France', en: 'They prove their home in France' },
      articles: [article('Arrêté du 23 décembre 2016', '2'), article('Code de la route', 'R. 221-1')],
      fact: {
        fr: 'La facture envoyée est du 4 janvier 2025. Celle que nous vous avons demandée le 28 novembre 2026 n’est pas arrivée.',
        en: 'The bill sent is dated 4 January 2025. The one that we asked for on 28 November 2026 has not arrived.',
      },
    },
  ],
  decidedBy: {
    name: 'Paulette Aubry',
    role: { fr: 'instructrice, par délégation du préfet', en: 'case officer, by delegation of the préfet' },
    office: 'Préfecture du Val-de-Marne, 21-29 avenue du Général-de-Gaulle, 94038 Créteil Cedex',
  },
  notified: { on: day('2026-12-09'), how: { fr: 'première lecture dans votre espace personnel', en: 'first reading in your account' } },
  appeals: [
    {
      kind: 'gracieux',
      to: ['Préfecture du Val-de-Marne', '21-29 avenue du Général-de-Gaulle', '94038 Créteil Cedex'],
      delay: { fr: 'Dans les 2 mois', en: 'Within 2 months' },
      lastDay: day('2027-02-10'),
      silence,
    },
    {
      kind: 'hierarchique',
      to: ['Ministre de l’Intérieur', 'place Beauvau', '75008 Paris'],
      delay: { fr: 'Dans les 2 mois', en: 'Within 2 months' },
      lastDay: day('2027-02-10'),
      silence,
    },
    {
      kind: 'tribunal',
      to: ['Tribunal administratif de Melun', '43 rue du Général-de-Gaulle', '77000 Melun'],
      delay: {
        fr: 'Dans les 2 mois, ou après la réponse à un recours fait dans ce délai',
        en: 'Within 2 months, or after the answer to an appeal made within them',
      },
      lastDay: day('2027-02-10'),
      silence: null,
    },
  ],
  remedy: {
    fr: 'Vous pouvez aussi faire une nouvelle demande, avec votre pièce d’identité et un justificatif de domicile récent.',
    en: 'You can also make a new request, with your own identity document and a recent proof of address.',
  },
  basis: [
    article('Code des relations entre le public et l’administration', 'L. 211-5'),
    article('Code de justice administrative', 'R. 421-1'),
    article('Code de la route', 'R. 221-1'),
  ],
}

/** Sent, but nobody knows yet when it was read; and a name of 52 letters. */
export const refusalNotYetNotified: RefusalData = {
  ...refusalExample,
  applicant: { ...refusalExample.applicant, birthName: 'DE LA RÖCHEFŒUCAULD-MONTBÉLIARD D’ESTRÉES-NGUYỄN-ŁASK' },
  notified: { on: null, how: { fr: 'Elle sera celle de votre première lecture.', en: 'It will be the day you first read it.' } },
  appeals: refusalExample.appeals.map(appeal => ({ ...appeal, lastDay: null })),
}

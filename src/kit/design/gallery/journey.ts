import { day } from '@papier-rose/law'
import * as c from '../components.ts'
import type { GalleryEntry } from '../gallery.ts'

const lastDay = day('2027-03-23')

export const journeyEntries: readonly GalleryEntry[] = [
  {
    name: 'days left',
    states: [
      { title: 'far', html: lang => c.countdown(lang, { lastDay, daysLeft: 120 }) },
      { title: 'soon', html: lang => c.countdown(lang, { lastDay, daysLeft: 9, soon: true }) },
      { title: 'one day', html: lang => c.countdown(lang, { lastDay, daysLeft: 1, soon: true }) },
      { title: 'last day', html: lang => c.countdown(lang, { lastDay, daysLeft: 0 }) },
      { title: 'over', html: lang => c.countdown(lang, { lastDay, daysLeft: -1 }) },
    ],
  },
  {
    name: 'steps',
    states: [
      {
        title: 'on the way',
        html: lang =>
          c.timeline(lang, [
            {
              state: 'past',
              label: { fr: 'Demande envoyée', en: 'Request sent' },
              when: { fr: 'lundi 23 novembre 2026', en: 'Monday 23 November 2026' },
              day: day('2026-11-23'),
            },
            {
              state: 'past',
              label: { fr: 'Dossier accepté', en: 'File approved' },
              when: { fr: 'jeudi 3 décembre 2026', en: 'Thursday 3 December 2026' },
              day: day('2026-12-03'),
              holder: { fr: 'Par la préfecture du Calvados', en: 'By the préfecture of Calvados' },
            },
            {
              state: 'now',
              label: { fr: 'Votre carte est chez l’imprimeur', en: 'Your card is with the printer' },
              when: { fr: 'depuis le 4 décembre 2026', en: 'since 4 December 2026' },
              day: day('2026-12-04'),
              holder: { fr: 'Vous n’avez rien à faire', en: 'You have nothing to do' },
            },
            {
              state: 'next',
              label: { fr: 'La Poste vous l’apporte', en: 'La Poste brings it to you' },
              detail: { fr: 'Elle vous fera signer.', en: 'You will sign for it.' },
            },
          ]),
      },
    ],
  },
  {
    name: 'envelope',
    states: [
      {
        title: 'six lines',
        html: lang =>
          c.envelope(lang, [
            'MME LINA MARTIN',
            'CHEZ M PAUL MARTIN',
            'RÉSIDENCE LES TILLEULS',
            '12 BIS RUE DES ACACIAS',
            'LE BOURG',
            '14100 LISIEUX',
          ]),
      },
      { title: 'three lines', html: lang => c.envelope(lang, ['M MARCEL LE GOFF', '', '', '3 PLACE DE LA LIBERTÉ', '', '29200 BREST']) },
    ],
  },
  {
    name: 'live update',
    states: [{ title: 'nothing new', html: lang => c.live(lang, { from: '/suivi/exemple/etat', version: '1.0' }) }],
  },
]

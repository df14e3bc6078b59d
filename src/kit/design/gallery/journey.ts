import { day } from '@papier-rose/law'
import { html } from '../../html.ts'
import * as c from '../components.ts'
import { pictures } from '../drawings.ts'
import type { GalleryEntry } from './entry.ts'

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
    name: 'where it stands',
    states: [
      {
        title: 'with an agent',
        html: lang =>
          c.standing(lang, {
            status: { fr: 'En cours d’examen', en: 'Being examined' },
            tone: 'waiting',
            holder: {
              fr: 'La préfecture du Calvados a votre dossier. Vous n’avez rien à faire.',
              en: 'The préfecture of Calvados has your file. You have nothing to do.',
            },
            since: { fr: 'Depuis le lundi 23 novembre 2026.', en: 'Since Monday 23 November 2026.' },
          }),
      },
      {
        title: 'your turn',
        html: lang =>
          c.standing(lang, {
            status: { fr: 'Une correction vous est demandée', en: 'A correction is asked of you' },
            tone: 'todo',
            holder: { fr: 'Nous attendons une correction de votre part.', en: 'We are waiting for a correction from you.' },
          }),
      },
      {
        title: 'done',
        html: lang =>
          c.standing(lang, {
            status: { fr: 'Remise', en: 'Handed over' },
            tone: 'done',
            holder: { fr: 'Vous avez votre carte.', en: 'You have your card.' },
          }),
      },
      {
        title: 'stopped',
        html: lang =>
          c.standing(lang, {
            status: { fr: 'Refusée', en: 'Refused' },
            tone: 'stopped',
            holder: { fr: 'La préfecture du Calvados a refusé votre demande.', en: 'The préfecture of Calvados refused your request.' },
          }),
      },
    ],
  },
  {
    name: 'avis de passage',
    states: [
      {
        title: 'waiting',
        html: lang => c.slip(lang, { lastDay, number: '1L00000000013', left: { fr: 'il reste 13 jours', en: '13 days left' } }),
      },
      { title: 'last day unknown', html: lang => c.slip(lang, { number: '1L00000000013' }) },
    ],
  },
  {
    name: 'pictures',
    states: [
      { title: 'all', html: () => html`${pictures.map(picture => c.drawing(picture))}` },
      { title: 'frontispiece', html: () => c.frontispiece() },
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

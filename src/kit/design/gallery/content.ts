import { html } from '../../html.ts'
import * as c from '../components.ts'
import type { GalleryEntry } from './entry.ts'

const tones: readonly (readonly [c.Tone, { fr: string; en: string }])[] = [
  ['done', { fr: 'Accepté', en: 'Approved' }],
  ['waiting', { fr: 'Chez un agent', en: 'With an agent' }],
  ['todo', { fr: 'À vous de jouer', en: 'Your turn' }],
  ['late', { fr: 'En retard', en: 'Late' }],
  ['stopped', { fr: 'Refusé', en: 'Refused' }],
  ['neutral', { fr: 'Brouillon', en: 'Draft' }],
]

const fileTable = { fr: 'Dossiers à traiter', en: 'Files to review' }
const fileColumns = [
  { label: { fr: 'Dossier', en: 'File' } },
  { label: { fr: 'Nom', en: 'Name' } },
  { label: { fr: 'Attend depuis', en: 'Waiting for' } },
  { label: { fr: 'Jours de CEPC', en: 'CEPC days' }, numeric: true },
]

export const contentEntries: readonly GalleryEntry[] = [
  {
    name: 'titles and text',
    states: [
      {
        title: 'all sizes',
        html: lang =>
          html`${c.heading(lang, { fr: 'Votre demande de permis', en: 'Your licence request' }, { caption: { fr: 'Dossier PR-2026-0042', en: 'File PR-2026-0042' }, size: 'xl' })}${c.paragraph(lang, { fr: 'Nous avons reçu votre demande. Vous n’avez rien à faire.', en: 'We have received your request. You have nothing to do.' }, 'lead')}${c.heading(lang, { fr: 'Ce qui vient', en: 'What comes next' }, { level: 2 })}${c.list(
            lang,
            [
              { fr: 'Un agent lit votre dossier.', en: 'An agent reads your file.' },
              { fr: 'La carte est fabriquée.', en: 'The card is made.' },
            ],
            { ordered: true },
          )}${c.heading(lang, { fr: 'Vos pièces', en: 'Your documents' }, { level: 3 })}${c.list(lang, [
            { fr: 'Pièce d’identité', en: 'Identity document' },
            { fr: 'Justificatif de domicile', en: 'Proof of address' },
          ])}${c.paragraph(lang, html`${c.link(lang, { fr: 'Lire l’article', en: 'Read the article' }, '/textes', 'R. 221-5')}`)}${c.paragraph(lang, { fr: 'Texte lu le 31/03/2026.', en: 'Text read on 31 Mar 2026.' }, 'hint')}`,
      },
      {
        title: 'places and sentences',
        html: lang =>
          c.column(
            c.links([
              c.link(lang, { fr: 'Mes points', en: 'My points' }, '/a'),
              c.link(lang, { fr: 'Mes lettres', en: 'My letters' }, '/b'),
            ]),
            c.sentences(lang, [{ fr: 'Une seule phrase.', en: 'One sentence.' }]),
            c.sentences(lang, [
              { fr: 'La première.', en: 'The first.' },
              { fr: 'La seconde.', en: 'The second.' },
            ]),
          ),
      },
      {
        title: 'two columns',
        html: lang =>
          c.sideBySide(
            c.heading(lang, { fr: 'Le dossier', en: 'The file' }, { level: 2 }),
            c.paragraph(lang, { fr: 'À côté', en: 'Beside it' }),
            c.paragraph(lang, { fr: 'La suite', en: 'What comes after' }),
          ),
      },
    ],
  },
  {
    name: 'status',
    states: [
      {
        title: 'all tones',
        html: lang => c.column(tones.map(([tone, words]) => c.paragraph(lang, c.tag(lang, words, tone)))),
      },
    ],
  },
  {
    name: 'messages',
    states: [
      {
        title: 'news',
        html: lang => c.notice({ lang, content: { fr: 'Votre carte est partie ce matin.', en: 'Your card left this morning.' } }),
      },
      {
        title: 'done',
        html: lang =>
          c.notice({
            lang,
            kind: 'success',
            content: html`<p class="govuk-notification-banner__heading">${lang === 'fr' ? 'La pièce est remplacée.' : 'The document has been replaced.'}</p>${c.paragraph(lang, { fr: 'Votre dossier garde son rang.', en: 'Your file keeps its rank.' })}`,
          }),
      },
      {
        title: 'warning',
        html: lang =>
          c.warning(lang, {
            fr: 'Après ce jour, vous ne pouvez plus conduire sans la carte.',
            en: 'After that day you may no longer drive without the card.',
          }),
      },
      { title: 'set apart', html: lang => c.inset(lang, { fr: 'Le dernier jour compte.', en: 'The last day counts.' }) },
      {
        title: 'end of a road',
        html: lang =>
          c.panel(
            lang,
            { fr: 'Demande envoyée', en: 'Request sent' },
            html`${lang === 'fr' ? 'Votre numéro' : 'Your number'}<br><strong>PR-2026-0042</strong>`,
          ),
      },
      { title: 'end of a road, title alone', html: lang => c.panel(lang, { fr: 'Carte remise', en: 'Card handed over' }) },
      {
        title: 'details closed',
        html: lang =>
          c.details(
            lang,
            { fr: 'Qu’est-ce que le NEPH ?', en: 'What is the NEPH?' },
            { fr: 'Le numéro de votre dossier d’examen, pour la vie.', en: 'The number of your exam file, for life.' },
          ),
      },
      {
        title: 'details open',
        html: lang =>
          c.details(
            lang,
            { fr: 'Pourquoi ?', en: 'Why?' },
            { fr: 'Parce que la carte part en courrier suivi.', en: 'Because the card is sent by tracked mail.' },
            true,
          ),
      },
    ],
  },
  {
    name: 'lists',
    states: [
      {
        title: 'answers to check',
        html: lang =>
          c.summaryList(lang, [
            { key: { fr: 'Nom', en: 'Name' }, value: 'Lœtitia d’Œuvrard-Saint-Aubin', change: '/demande/nom' },
            { key: { fr: 'Adresse', en: 'Address' }, value: html`12 rue des Acacias<br>14100 Lisieux`, change: '/demande/adresse' },
            { key: { fr: 'Catégorie', en: 'Category' }, value: 'B' },
            {
              key: { fr: 'Photo', en: 'Photo' },
              value: { fr: 'Reçue', en: 'Received' },
              change: '/demande/photo',
              action: { fr: 'Remplacer', en: 'Replace' },
            },
          ]),
      },
      { title: 'facts', html: lang => c.summaryList(lang, [{ key: 'NEPH', value: '0201 7510 0123' }]) },
      {
        title: 'tasks',
        html: lang =>
          c.taskList(lang, [
            { label: { fr: 'Qui vous êtes', en: 'Who you are' }, href: '/demande/identite', status: { fr: 'Fait', en: 'Done' } },
            {
              label: { fr: 'Votre adresse', en: 'Your address' },
              hint: { fr: 'La carte y sera envoyée.', en: 'The card will be sent there.' },
              href: '/demande/adresse',
              status: { fr: 'À faire', en: 'To do' },
              tone: 'todo',
            },
            { label: { fr: 'Relire et envoyer', en: 'Check and send' }, status: { fr: 'Pas encore possible', en: 'Not possible yet' } },
          ]),
      },
      {
        title: 'table',
        html: lang =>
          c.table({
            lang,
            caption: fileTable,
            columns: fileColumns,
            rowHeaders: true,
            rows: [
              [c.link(lang, 'PR-2026-0042', '/dossiers/42'), 'MARTIN Lina', '3 j', '12'],
              [c.link(lang, 'PR-2026-0043', '/dossiers/43'), 'OUEDRAOGO Ama', '5 j', '61'],
            ],
          }),
      },
      {
        title: 'table, nothing in it',
        html: lang =>
          c.table({
            lang,
            caption: fileTable,
            hideCaption: true,
            columns: fileColumns,
            rows: [],
            empty: { fr: 'Aucun dossier n’attend.', en: 'No file is waiting.' },
          }),
      },
      {
        title: 'chart of lines, a month unknown',
        html: lang =>
          c.lineChart({
            lang,
            id: 'sample',
            title: { fr: 'Délais par mois d’envoi', en: 'Delays by month of sending' },
            summary: {
              fr: 'Deux courbes sur trois mois. Le tableau donne les mêmes chiffres.',
              en: 'Two lines over three months. The table gives the same figures.',
            },
            labels: lang === 'fr' ? ['sept.', 'oct.', 'nov.'] : ['Sept', 'Oct', 'Nov'],
            lines: [
              { name: { fr: 'la moitié', en: 'half' }, values: [14, 12, 11] },
              { name: { fr: 'neuf sur dix', en: 'nine in ten' }, values: [31, null, 26] },
            ],
          }),
      },
      { title: 'pages, first', html: lang => html`${c.pagination(lang, 1, 12, n => `/dossiers?page=${n}`)}` },
      { title: 'pages, middle', html: lang => html`${c.pagination(lang, 6, 12, n => `/dossiers?page=${n}`)}` },
      {
        title: 'pages of a list that moves',
        html: lang => html`${c.neighbours(lang, { previous: '/dossiers?avant=7', next: '/dossiers?apres=31' })}`,
      },
      { title: 'pages, last of two', html: lang => html`${c.pagination(lang, 2, 2, n => `/dossiers?page=${n}`)}` },
    ],
  },
]

import { html } from '../../html.ts'
import * as c from '../components.ts'
import type { GalleryEntry } from './entry.ts'

const wrong = (field: string, fr: string, en: string): c.FieldError => ({ field, words: { fr, en } })

const nephWrong = [
  wrong('neph', 'Écrivez les 12 chiffres de votre NEPH. Il en manque 2.', 'Write the 12 digits of your NEPH. 2 are missing.'),
  wrong('birth', 'Écrivez votre date de naissance, par exemple 27 3 2008.', 'Write your date of birth, for example 27 3 2008.'),
]

const neph = {
  name: 'neph',
  label: { fr: 'Votre numéro NEPH', en: 'Your NEPH number' },
  hint: {
    fr: '12 chiffres. Il est sur votre convocation, avec ou sans espaces.',
    en: '12 digits, with or without spaces. It is on your exam letter.',
  },
  width: 20,
  keyboard: 'numeric',
  verbatim: true,
} as const

const birth = {
  name: 'birth',
  label: { fr: 'Votre date de naissance', en: 'Your date of birth' },
  hint: { fr: 'Par exemple : 27 3 2008', en: 'For example: 27 3 2008' },
  birthDate: true,
} as const

const home = {
  name: 'home',
  label: { fr: 'Où habitez-vous ?', en: 'Where do you live?' },
  choices: [
    {
      value: 'own',
      label: { fr: 'Chez moi', en: 'In my own home' },
      hint: { fr: 'Le contrat ou la facture est à votre nom.', en: 'The contract or the bill bears your name.' },
    },
    {
      value: 'hosted',
      label: { fr: 'Chez quelqu’un', en: 'At someone’s home' },
      hint: { fr: 'Par exemple chez vos parents.', en: 'For example with your parents.' },
    },
  ],
} as const

const photo = {
  name: 'photo',
  label: { fr: 'Votre justificatif de domicile', en: 'Your proof of address' },
  hint: { fr: 'Photo ou PDF, 10 Mo au plus.', en: 'Photo or PDF, 10 MB at most.' },
  accept: 'image/*,.pdf',
} as const

const send = { fr: 'Continuer', en: 'Continue' }

export const formEntries: readonly GalleryEntry[] = [
  {
    name: 'question',
    states: [
      {
        title: 'empty',
        html: lang =>
          c.form({
            action: '/resultat',
            csrf: 'c',
            id: 'f',
            content: [c.textInput({ lang, ...neph }), c.dateInput({ lang, ...birth }), c.button({ lang, label: send })],
          }),
      },
      {
        title: 'wrong',
        html: lang =>
          html`${c.errorSummary(lang, nephWrong)}${c.form({ action: '/resultat', csrf: 'c', id: 'f', content: [c.textInput({ lang, ...neph, value: '02 01 75 10', errors: nephWrong }), c.dateInput({ lang, ...birth, value: { day: '31' }, errors: nephWrong }), c.button({ lang, label: send })] })}`,
      },
      {
        title: 'one part of a date is wrong',
        html: lang => {
          const errors = [wrong('birth-month', 'Le mois va de 1 à 12.', 'The month goes from 1 to 12.')]
          return html`${c.errorSummary(lang, errors)}${c.dateInput({ lang, ...birth, value: { day: '27', month: '13', year: '2008' }, errors })}`
        },
      },
    ],
  },
  {
    name: 'text',
    states: [
      {
        title: 'with a suffix',
        html: lang =>
          c.textInput({ lang, name: 'height', label: { fr: 'Votre taille', en: 'Your height' }, width: 3, suffix: 'cm', value: '172' }),
      },
      {
        title: 'several lines',
        html: lang =>
          c.textarea({
            lang,
            name: 'words',
            label: { fr: 'Vos mots à la personne', en: 'Your words to the person' },
            value: 'Le justificatif a plus de 6 mois.',
          }),
      },
      {
        title: 'several lines, wrong',
        html: lang =>
          c.textarea({
            lang,
            name: 'words',
            label: { fr: 'Motif', en: 'Reason' },
            hint: { fr: 'La personne le lira.', en: 'The person will read it.' },
            errors: [wrong('words', 'Écrivez un motif.', 'Write a reason.')],
          }),
      },
    ],
  },
  {
    name: 'choice',
    states: [
      { title: 'one of two', html: lang => c.radios({ lang, ...home, value: 'hosted', asTitle: true }) },
      {
        title: 'wrong',
        html: lang => c.radios({ lang, ...home, errors: [wrong('home', 'Dites où vous habitez.', 'Say where you live.')] }),
      },
      {
        title: 'with a field of its own',
        html: lang =>
          c.radios({
            lang,
            name: 'contact',
            label: { fr: 'Comment vous prévenir ?', en: 'How shall we tell you?' },
            value: 'sms',
            choices: [
              { value: 'mail', label: { fr: 'Par courriel', en: 'By e-mail' } },
              {
                value: 'sms',
                label: { fr: 'Par SMS', en: 'By text message' },
                reveals: c.textInput({
                  lang,
                  name: 'mobile',
                  label: { fr: 'Votre numéro', en: 'Your number' },
                  type: 'tel',
                  autocomplete: 'tel',
                  width: 20,
                }),
              },
            ],
          }),
      },
      {
        title: 'inline',
        html: lang =>
          c.radios({
            lang,
            name: 'sure',
            label: { fr: 'Portez-vous des lunettes ?', en: 'Do you wear glasses?' },
            inline: true,
            choices: [
              { value: 'yes', label: { fr: 'Oui', en: 'Yes' } },
              { value: 'no', label: { fr: 'Non', en: 'No' } },
            ],
          }),
      },
      {
        title: 'boxes to tick',
        html: lang =>
          c.checkboxes({
            lang,
            name: 'declare',
            label: { fr: 'Avant d’envoyer', en: 'Before you send' },
            values: ['true'],
            choices: [
              { value: 'true', label: { fr: 'Ce que j’ai écrit est exact', en: 'What I wrote is true' } },
              {
                value: 'read',
                label: { fr: 'J’ai lu la charte', en: 'I have read the charter' },
                hint: { fr: 'Elle tient en une page.', en: 'It is one page long.' },
              },
            ],
            errors: [wrong('declare', 'Lisez la charte, puis cochez la case.', 'Read the charter, then tick the box.')],
          }),
      },
      {
        title: 'long list',
        html: lang =>
          c.select({
            lang,
            name: 'commune',
            label: { fr: 'Votre commune', en: 'Your commune' },
            value: '14366',
            options: [
              { value: '14118', label: 'Caen' },
              { value: '14366', label: 'Lisieux' },
            ],
          }),
      },
    ],
  },
  {
    name: 'file',
    states: [
      { title: 'empty', html: lang => c.fileUpload({ lang, ...photo }) },
      { title: 'several', html: lang => c.fileUpload({ lang, ...photo, multiple: true }) },
      {
        title: 'wrong',
        html: lang =>
          c.fileUpload({
            lang,
            ...photo,
            errors: [wrong('photo', 'Ce fichier est vide. Choisissez-en un autre.', 'This file is empty. Choose another one.')],
          }),
      },
    ],
  },
  {
    name: 'buttons',
    states: [
      {
        title: 'start',
        html: lang => c.linkButton({ lang, label: { fr: 'Voir mon résultat', en: 'See my result' }, href: '/resultat', start: true }),
      },
      {
        title: 'side by side',
        html: lang =>
          c.form({
            action: '/dossiers',
            csrf: 'c',
            id: 'f',
            content: c.buttonGroup(
              c.button({ lang, label: { fr: 'Accepter', en: 'Approve' } }),
              c.button({
                lang,
                label: { fr: 'Demander une correction', en: 'Ask for a correction' },
                look: 'secondary',
                name: 'then',
                value: 'correction',
              }),
              c.button({ lang, label: { fr: 'Refuser', en: 'Refuse' }, look: 'warning', name: 'then', value: 'refuse' }),
              c.link(lang, { fr: 'Annuler', en: 'Cancel' }, '/dossiers'),
            ),
          }),
      },
      {
        title: 'search',
        html: lang =>
          c.searchForm({
            action: '/guichet',
            content: [
              c.textInput({ lang, name: 'q', label: { fr: 'Nom, NEPH ou carte', en: 'Name, NEPH or card' }, type: 'search' }),
              c.button({ lang, label: { fr: 'Chercher', en: 'Search' } }),
            ],
          }),
      },
    ],
  },
]

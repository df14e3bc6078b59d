import { longestCodeDay, official2026 } from '@papier-rose/law'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { path } from '../kit/html.ts'
import { aCode, aReading, asOffered, verifyToday } from './fixtures.ts'
import { humanFirst } from './pages/check.ts'
import { answerPage, type CheckPage, checkPage, closedAnswer, nothingOpened, type TypedCheck } from './pages/check-view.ts'
import { type CodesPage, codesPage } from './pages/codes-view.ts'
import { type PaperPage, paperPage } from './pages/paper-view.ts'

const ids = { csrf: 'proof', id: 'form' }

const codes = (title: string, more: Partial<CodesPage> = {}) =>
  state(title, lang =>
    codesPage(lang, {
      codes: [],
      shows: [
        { category: 'B', right: true },
        { category: 'BE', right: false },
      ],
      longest: longestCodeDay(verifyToday, official2026).value,
      address: `https://papier-rose.example${path(lang, '/verifier')}`,
      typed: asOffered,
      ids: () => ids,
      errors: [],
      ...more,
    }),
  )

const typed: TypedCheck = {
  code: '407 213 968 551',
  name: 'PETIT',
  birth: { day: '9', month: '9', year: '1978' },
  who: 'Claire Vasseur, Transports Vasseur',
  purpose: 'job',
}
const asked = (title: string, more: Partial<CheckPage> = {}) => state(title, lang => checkPage(lang, { ids, ...more }))
const human = {
  question: { fr: 'Combien font sept plus deux ? Répondez en chiffres.', en: 'What is seven plus two? Answer in figures.' },
  token: 'token',
}
const paper = (title: string, more: Partial<PaperPage> = {}) => state(title, lang => paperPage(lang, { ids, ...more }))
const typedPaper = { number: 'pr 7k3q 9d2m xa4c', lastDay: { day: '23', month: '3', year: '2027' } }

/** Codes, their use and the check of papers, in each state. */
export const verifyGallery: readonly GalleryEntry[] = [
  {
    name: 'my codes',
    routes: ['/mon-permis/codes'],
    states: [
      codes('none yet'),
      codes('just given', { codes: [aCode()], done: 'given' }),
      codes('used once, for something else too', {
        codes: [aCode({ used: 2, readings: 3, read: [{ ...aReading, id: 'b', purpose: 'hire', who: 'Loc’Auto Brest' }, aReading] })],
      }),
      codes('over: used, stopped, ended', {
        done: 'stopped',
        codes: (['used', 'stopped', 'ended'] as const).map((one, i) => {
          const { code: _, ...rest } = aCode({ id: `f${i}`, state: one, ...(one === 'used' ? { used: 2, read: [aReading] } : {}) })
          return rest
        }),
      }),
      codes('with errors', {
        typed: { ...asOffered, until: { day: '31', month: '2', year: '2027' }, readings: '' },
        errors: [
          { field: 'purpose', words: { fr: 'Choisissez à quoi ce code doit servir.', en: 'Choose what this code is for.' } },
          {
            field: 'categories',
            words: { fr: 'Choisissez au moins une catégorie à montrer.', en: 'Choose at least one category to show.' },
          },
          {
            field: 'until',
            words: {
              fr: 'Saisissez le dernier jour du code : jour, mois et année.',
              en: 'Enter the last day of the code: day, month and year.',
            },
          },
        ],
      }),
      codes('nothing to show', { shows: [] }),
    ],
  },
  {
    name: 'check with a code',
    routes: ['/verifier'],
    states: [
      asked('empty'),
      asked('with errors', {
        typed: { ...typed, code: '407 213 968 552', name: '', purpose: '' },
        errors: [
          {
            field: 'code',
            words: {
              fr: 'Ce code contient une erreur. Faites-le répéter chiffre par chiffre.',
              en: 'There is a slip in this code. Have it repeated figure by figure.',
            },
          },
          { field: 'name', words: { fr: 'Saisissez le nom de la personne.', en: 'Enter the surname of the person.' } },
          { field: 'purpose', words: { fr: 'Choisissez pourquoi vous vérifiez.', en: 'Choose why you are checking.' } },
        ],
      }),
      asked('opens nothing', { typed, errors: [nothingOpened] }),
      asked('a question first', { typed, errors: [humanFirst], human }),
    ],
  },
  {
    name: 'answer to a code',
    routes: ['/verifier/:reading'],
    states: [
      state('valid', lang => answerPage(lang, { ...aReading, answer: { B: true } })),
      state('valid in part', lang => answerPage(lang, aReading)),
      state('not valid', lang => answerPage(lang, { ...aReading, answer: { B: false } })),
      state('no longer open', closedAnswer),
    ],
  },
  {
    name: 'check a paper',
    routes: ['/verifier/papier'],
    states: [
      paper('empty'),
      paper('with errors', {
        typed: { number: '', lastDay: {} },
        errors: [
          {
            field: 'number',
            words: { fr: 'Saisissez le numéro écrit sur le document.', en: 'Enter the number written on the document.' },
          },
        ],
      }),
      paper('a CEPC of ours', { typed: typedPaper, answer: 'cepc' }),
      paper('a certificate of ours', { typed: { ...typedPaper, number: 'DC-7K3Q-9D2M' }, answer: 'certificate' }),
      paper('not known', { typed: typedPaper, answer: 'unknown' }),
      ...(['not-told', 'known', 'unknown', 'replaced'] as const).map(card =>
        paper(`the number of a card: ${card}`, { typed: { ...typedPaper, number: '19AB12345' }, answer: { card } }),
      ),
    ],
  },
]

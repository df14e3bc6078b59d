import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { html, type Lang } from '../kit/html.ts'
import { toLookAtList, toLookAtPage } from './agent-view.ts'
import { namings, questionExample, toLookAt } from './fixtures.ts'
import { type NamedPage, namedList, namedPage } from './person-view.ts'
import { questionPdf } from './question-pdf.ts'

const ids = { csrf: 'proof', id: 'form' }
const contradicted = Object.entries(namings).filter(([, named]) => named.conflict)
const [[, first] = []] = Object.entries(namings)
const withError = (title: string, more: Partial<NamedPage>) =>
  first ? [state(title, lang => namedPage(lang, { named: first, ids, ...more }))] : []

/** Whether a person drove: asked of them, and what agents look at, in each state. */
export const designationGallery: readonly GalleryEntry[] = [
  {
    name: 'named as a driver',
    routes: ['/mon-permis/designations'],
    states: [
      state('nobody', lang => namedList(lang, [])),
      state('several times', lang =>
        namedList(
          lang,
          Object.values(namings).map((named, i) => ({ ...named, id: `d${i}` })),
        ),
      ),
    ],
  },
  {
    name: 'were you driving?',
    routes: ['/mon-permis/designations/:id'],
    states: [
      ...Object.entries(namings).map(([name, named]) => state(name, lang => namedPage(lang, { named, ids }))),
      state('just answered', lang => namedPage(lang, { named: namings['it was me'] as NamedPage['named'], ids, done: true })),
      ...withError('no answer chosen', {
        typed: { answer: '', words: 'Je cherche.' },
        errors: [{ field: 'answer', words: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' } }],
      }),
      ...withError('a form that was already used', {
        typed: { answer: 'not-me', words: '' },
        errors: [
          {
            field: '',
            words: {
              fr: 'Ce formulaire a déjà servi. Votre dernière réponse est écrite plus haut : envoyez de nouveau si elle n’est pas la bonne.',
              en: 'This form was already used. Your last answer stands above: send again if it is not the right one.',
            },
          },
        ],
      }),
    ],
  },
  {
    name: 'the question, on paper',
    states: [false, true].map(reminder => ({
      ...state(
        reminder ? 'again' : 'first',
        lang => html`<h1>${lang === 'fr' ? 'Est-ce que vous conduisiez ?' : 'Were you driving?'}</h1>`,
      ),
      pdf: (lang: Lang) => questionPdf(questionExample(reminder), lang),
    })),
  },
  {
    name: 'contradicted namings',
    routes: ['/agents/designations'],
    states: [
      state('none', lang => toLookAtList(lang, [], true)),
      state('several', lang =>
        toLookAtList(
          lang,
          contradicted.map(([, named], i) => ({ ...toLookAt(named), id: `d${i}` })),
        ),
      ),
    ],
  },
  {
    name: 'a contradicted naming',
    routes: ['/agents/designations/:id'],
    states: contradicted.map(([name, named]) => state(name, lang => toLookAtPage(lang, { of: toLookAt(named), named, ids }))),
  },
]

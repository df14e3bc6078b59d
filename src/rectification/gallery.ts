import { day } from '@papier-rose/law'
import { refusals } from '../evidence/index.ts'
import { instant } from '../kit/clock.ts'
import { aSheet } from '../kit/design/gallery/pictures.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { html, type Lang } from '../kit/html.ts'
import { sampleDriver } from '../licence/fixtures.ts'
import type { KnownFact } from '../record/index.ts'
import { done, toAnswerOnePage, toAnswerPage } from './agent-view.ts'
import { type OneReport, oneReportPage } from './one-page.ts'
import { reportPage, reportsPage } from './pages.ts'
import { type RefusalData, refusalPdf } from './refusal-pdf.ts'
import type { Rectification } from './rows.ts'

const ids = { csrf: 'proof', id: 'form' }

const fact = (id: string, reference: string, knownOn: string): KnownFact => ({
  id,
  kind: 'infraction',
  source: 'antai',
  reference,
  revision: 0,
  knownOn: day(knownOn),
  content: { committedOn: day(knownOn), points: 3, class: 4, article: 'R. 412-12' },
})

const [first, second] = [fact('f1', 'PV-2026-0117', '2026-09-14'), fact('f2', 'PV-2026-0242', '2026-10-30')]

const report = (id: string, more: Partial<Rectification> = {}): Rectification => ({
  id,
  driverId: sampleDriver.id,
  accountId: 'a',
  about: first.id,
  wrong: 'not-me',
  words: 'Ce jour-là, ma voiture était au garage, à Lille.\nJ’ai la facture.',
  office: '59',
  askedOn: day('2026-11-20'),
  state: 'asked',
  answeredAt: null,
  grounds: null,
  proposal: null,
  ...more,
})

const grounds = 'Le procès-verbal du 14 septembre 2026 porte votre signature et le numéro de votre permis.'

/** A refusal, as a paper. */
export const refusalExample: RefusalData = {
  at: instant(new Date('2026-12-02T10:00:00Z')),
  demonstration: true,
  driver: sampleDriver,
  report: report('r1'),
  fact: first,
  grounds,
  by: 'Solange Faure',
}

const files = [
  { id: 'p1', name: 'facture du garage.pdf', pages: 2, thumbnail: aSheet },
  { id: 'p2', name: 'voiture.jpg', pages: 1, thumbnail: aSheet },
]
const one = (title: string, more: Partial<OneReport> = {}) =>
  state(title, lang => oneReportPage(lang, { report: report('r1'), fact: first, files: [], ids: () => ids, ...more }))

const wrong = [
  { field: 'wrong', words: { fr: 'Choisissez ce qui est faux.', en: 'Choose what is wrong.' } },
  { field: 'words', words: { fr: 'Dites en quelques mots ce qui est faux.', en: 'Say in a few words what is wrong.' } },
]

/** Errors that people report, in every state, for the person and for the agent. */
export const rectificationGallery: readonly GalleryEntry[] = [
  {
    name: 'my reports',
    routes: ['/mon-permis/erreurs'],
    states: [
      state('nothing recorded', lang => reportsPage(lang, { facts: [], reported: [] })),
      state('two facts, nothing reported', lang => reportsPage(lang, { facts: [first, second], reported: [] })),
      state('one waits', lang => reportsPage(lang, { facts: [first, second], reported: [{ ...report('r1'), fact: first }] })),
      state('answered', lang =>
        reportsPage(lang, {
          facts: [second],
          reported: [
            { ...report('r1', { state: 'taken-back' }), fact: first },
            { ...report('r2', { state: 'corrected', about: second.id, wrong: 'wrong-content' }), fact: second },
            { ...report('r3', { state: 'refused', about: second.id, wrong: 'never-happened', grounds }), fact: second },
          ],
        }),
      ),
    ],
  },
  {
    name: 'report an error',
    routes: ['/mon-permis/erreurs/:fact'],
    states: [
      state('empty', lang => reportPage(lang, { fact: first, ids })),
      state('nothing chosen, nothing written', lang =>
        reportPage(lang, { fact: first, ids, typed: { wrong: '', words: '' }, errors: wrong }),
      ),
      state('reported already', lang =>
        reportPage(lang, {
          fact: first,
          ids,
          typed: { wrong: 'not-me', words: 'Ce n’était pas moi.' },
          refusal: { fr: 'Vous avez déjà signalé ce fait.', en: 'You have reported this fact already.' },
        }),
      ),
    ],
  },
  {
    name: 'a report of mine',
    routes: ['/mon-permis/erreurs/signalements/:id'],
    states: [
      one('just sent', { done: true }),
      one('with two files', { files }),
      one('a file that is not taken', { files, errors: [{ field: 'file', words: refusals.infected }] }),
      one('proposed to a second person', { report: report('r1', { state: 'proposed' }), files }),
      one('taken back', { report: report('r1', { state: 'taken-back' }), files }),
      one('refused', { report: report('r1', { state: 'refused', grounds }) }),
      one('answered in the meantime', {
        report: report('r1', { state: 'corrected' }),
        files,
        refusal: { fr: 'Quelqu’un a répondu à votre signalement.', en: 'Somebody has answered your report.' },
      }),
    ],
  },
  {
    name: 'reported errors',
    routes: ['/agents/erreurs'],
    states: [
      state('none', lang => toAnswerPage(lang, [])),
      state('two', lang =>
        toAnswerPage(lang, [
          { ...report('r1'), name: 'Marcel Petit' },
          { ...report('r2', { wrong: 'undone', state: 'proposed' }), name: 'Zoé Œuvrard-L’Hôpital' },
        ]),
      ),
      state('just answered', lang => toAnswerPage(lang, [], done.reponse)),
      state('just proposed', lang => toAnswerPage(lang, [], done.proposition)),
    ],
  },
  {
    name: 'a reported error',
    routes: ['/agents/erreurs/:id'],
    states: [
      state('to answer', lang => toAnswerOnePage(lang, { report: report('r1'), fact: first, changed: false, files: [], ids })),
      state('corrected meanwhile', lang => toAnswerOnePage(lang, { report: report('r1'), fact: first, changed: true, files, ids })),
      state('waits for a second person', lang =>
        toAnswerOnePage(lang, { report: report('r1', { state: 'proposed' }), fact: first, changed: false, files, ids }),
      ),
      state('declined by a second person', lang =>
        toAnswerOnePage(lang, {
          report: report('r1'),
          fact: first,
          changed: false,
          files,
          ids,
          declined: 'La facture est d’un autre jour.',
        }),
      ),
      state('refused without grounds', lang =>
        toAnswerOnePage(lang, {
          report: report('r1'),
          fact: first,
          changed: false,
          files,
          ids,
          typed: { answer: 'refused', grounds: '' },
          errors: [{ field: 'grounds', words: { fr: 'Dites en quelques mots pourquoi.', en: 'Say in a few words why.' } }],
        }),
      ),
    ],
  },
  {
    name: 'answer that refuses, as a paper',
    states: [
      {
        ...state(
          'refused',
          lang => html`<h1>${lang === 'fr' ? 'Réponse à un signalement d’erreur' : 'Answer to a report of an error'}</h1>`,
        ),
        pdf: (lang: Lang) => refusalPdf(refusalExample, lang),
      },
    ],
  },
]

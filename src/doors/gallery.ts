import type { Instant } from '../kit/clock.ts'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html } from '../kit/html.ts'
import { compare } from '../partners/franceconnect/index.ts'
import { marcel } from '../record/fixtures.ts'
import { civilOf, type Question } from './near.ts'
import { type Asking, nearList, nearQuestion, words as nearWords } from './near-pages.ts'
import { doorsPage } from './page.ts'

const file = { ...marcel, id: '00000000-0000-7000-8000-000000000001' }
const named = { ...civilOf(file), familyName: 'PETIS' }
const question: Question = {
  id: '00000000-0000-7000-8000-000000000002',
  partner: 'Centre national de traitement',
  kind: 'infraction',
  since: '2026-11-23T09:00:00.000Z' as Instant,
  named,
  file,
  comparison: compare(named, civilOf(file)),
}
const asking: Asking = { question, ids: { csrf: 'csrf', id: 'form' } }

export const doorsGallery: readonly GalleryEntry[] = [
  {
    name: 'doors of partners',
    routes: ['/api/docs'],
    states: [{ title: 'the page', html: lang => html`${doorsPage(lang)}` }],
  },
  {
    name: 'facts to attribute',
    routes: ['/agents/rapprochements/faits'],
    states: [
      { title: 'some wait', html: lang => html`${nearList(lang, [question])}` },
      { title: 'none', html: lang => html`${nearList(lang, [])}` },
      { title: 'just decided', html: lang => html`${nearList(lang, [], true)}` },
    ],
  },
  {
    name: 'fact to attribute',
    routes: ['/agents/rapprochements/faits/:id'],
    states: [
      { title: 'the question', html: lang => html`${nearQuestion(lang, asking)}` },
      {
        title: 'nothing chosen',
        html: lang =>
          html`${nearQuestion(lang, { ...asking, typed: { reason: 'Acte de naissance vu' }, errors: [{ field: 'same', words: nearWords.choiceMissing }] })}`,
      },
      {
        title: 'refused by the record',
        html: lang => html`${nearQuestion(lang, { ...asking, typed: { same: 'yes', reason: 'Acte vu' }, notHeard: true })}`,
      },
    ],
  },
]

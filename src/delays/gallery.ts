import { day } from '@papier-rose/law'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html } from '../kit/html.ts'
import { type Delays, delaysContent } from './delays-page.ts'
import type { Numbers } from './numbers.ts'
import { opinionContent } from './opinion-page.ts'
import type { Published } from './read.ts'
import { statisticsContent } from './statistics-page.ts'

const b = { kind: 'first-licence-after-exam', category: 'B', month: '' } as const
const everything = { kind: '', category: '', month: '' } as const
const row = (
  measure: Published['measure'],
  group: Pick<Published, 'kind' | 'category' | 'month'>,
  files: number,
  half: number,
  nine: number | null,
) => ({
  measure,
  ...group,
  files,
  done: Math.round(files * 0.8),
  half,
  nine,
})

const published: readonly Published[] = [
  row('decision', everything, 14_210, 9, 21),
  row('whole', everything, 14_210, 17, 31),
  row('decision', b, 11_800, 8, 19),
  row('whole', b, 11_800, 16, 29),
  row('decision', { ...b, category: 'A2' }, 1310, 10, 24),
  row('whole', { ...b, category: 'A2' }, 1310, 19, 34),
  row('whole', { kind: 'added-category-after-exam', category: 'BE', month: '' }, 12, 20, null),
  ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month, i) =>
    row('whole', { ...everything, month }, 1900 + i * 40, 14 + i, i === 5 ? null : 26 + i * 2),
  ),
]

const delays: Delays = {
  on: day('2026-11-25'),
  published,
  kept: [
    { of: 'decision', month: '2026-09', forecasts: 1840, byHalf: 935, byNine: 1660 },
    { of: 'hand', month: '2026-09', forecasts: 1790, byHalf: 842, byNine: 1588 },
  ],
}

const numbers: Numbers = {
  since: '2025-11',
  incomplete: { files: 13_480, some: 2391 },
  returned: { files: 11_902, some: 268 },
  opinions: [
    { mark: 5, answers: 812 },
    { mark: 4, answers: 1240 },
    { mark: 3, answers: 301 },
    { mark: 2, answers: 88 },
    { mark: 1, answers: 3 },
  ],
  cards: 11_902,
  months: ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month, i) => ({
    month,
    requests: 1200 - i * 40,
    incomplete: 210 + i * 3,
    cards: i === 4 ? 3 : 1100 - i * 60,
    returned: i === 4 ? 0 : 24,
  })),
  places: [
    { name: 'with-agent', files: 12_900, half: 8, nine: 20 },
    { name: 'with-applicant', files: 2380, half: 6, nine: 19 },
    { name: 'with-printer', files: 11_902, half: 7, nine: 11 },
  ],
  holders: [
    { name: 'office', files: 12_900, half: 8, nine: 21 },
    { name: 'post', files: 11_880, half: 3, nine: 4 },
  ],
  refusals: [{ code: 'exam-under-ban', files: 31 }],
}
const ids = { csrf: 'csrf', id: 'form' }

export const delaysGallery: readonly GalleryEntry[] = [
  {
    name: 'How long it takes',
    routes: ['/delais'],
    states: [
      { title: 'counted', html: lang => html`${delaysContent(lang, delays)}` },
      { title: 'too few files yet', html: lang => html`${delaysContent(lang, { on: day('2026-11-25'), published: [], kept: [] })}` },
    ],
  },
  {
    name: 'Numbers of the service',
    routes: ['/statistiques'],
    states: [
      { title: 'counted', html: lang => html`${statisticsContent(lang, { on: day('2026-11-25'), numbers })}` },
      { title: 'of invented people', html: lang => html`${statisticsContent(lang, { on: day('2026-11-25'), numbers, invented: 10_000 })}` },
      { title: 'nothing counted yet', html: lang => html`${statisticsContent(lang, {})}` },
    ],
  },
  {
    name: 'How it went',
    routes: ['/suivi/:id/avis'],
    states: [
      { title: 'the question', html: lang => html`${opinionContent(lang, { id: 'x', ids })}` },
      {
        title: 'nothing chosen',
        html: lang => {
          const words = { fr: 'Choisissez une réponse.', en: 'Choose an answer.' }
          return html`${opinionContent(lang, { id: 'x', ids, errors: [{ field: 'mark', words }] })}`
        },
      },
      {
        title: 'answered already',
        html: lang => {
          const refused = {
            fr: 'Vous avez déjà répondu pour cette demande. Merci.',
            en: 'You have answered for this request already. Thank you.',
          }
          return html`${opinionContent(lang, { id: 'x', ids, refused })}`
        },
      },
    ],
  },
]

import { day } from '@papier-rose/law'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html } from '../kit/html.ts'
import { type Delays, delaysContent } from './delays-page.ts'
import type { Published } from './read.ts'

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

export const delaysGallery: readonly GalleryEntry[] = [
  {
    name: 'How long it takes',
    routes: ['/delais'],
    states: [
      { title: 'counted', html: lang => html`${delaysContent(lang, delays)}` },
      { title: 'too few files yet', html: lang => html`${delaysContent(lang, { on: day('2026-11-25'), published: [], kept: [] })}` },
    ],
  },
]

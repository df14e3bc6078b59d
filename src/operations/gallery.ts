import { createHash } from 'node:crypto'
import { day } from '@papier-rose/law'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html } from '../kit/html.ts'
import { printsContent } from './prints-page.ts'

const prints = ['2026-11-24', '2026-11-23'].map((on, i) => ({
  day: day(on),
  last_seq: 1280 - i * 90,
  events: 90 + i,
  hash: createHash('sha256').update(on).digest(),
}))

export const operationsGallery: readonly GalleryEntry[] = [
  {
    name: 'Fingerprints of the journal',
    routes: ['/empreintes'],
    states: [
      { title: 'two days', html: lang => html`${printsContent(lang, prints)}` },
      { title: 'none yet', html: lang => html`${printsContent(lang, [])}` },
    ],
  },
]

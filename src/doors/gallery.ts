import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html } from '../kit/html.ts'
import { doorsPage } from './page.ts'

export const doorsGallery: readonly GalleryEntry[] = [
  {
    name: 'doors of partners',
    routes: ['/api/docs'],
    states: [{ title: 'the page', html: lang => html`${doorsPage(lang)}` }],
  },
]

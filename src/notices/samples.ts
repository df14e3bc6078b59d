import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html, type Lang } from '../kit/html.ts'
import { type Addressed, asContent, asText } from './render.ts'
import { samples } from './table.ts'

/** The same invented person receives every sample. */
const to = (letter: Addressed['letter'], lang: Lang): Addressed => ({
  letter,
  lang,
  firstName: 'Lina',
  applicationId: '00000000-0000-7000-8000-000000000001',
  baseUrl: 'https://papier-rose.example',
  demonstration: true,
})

/** Every letter, as HTML and as plain text, for the gallery. */
export const noticeSamples: readonly GalleryEntry[] = samples.map(({ id, letter }) => ({
  name: id,
  states: [
    { title: 'HTML', html: lang => html`<div class="pr-letter">${asContent(to(letter, lang))}</div>` },
    { title: 'plain text', html: lang => html`<pre>${asText(to(letter, lang))}</pre>` },
  ],
}))

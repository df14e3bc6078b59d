import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html, raw } from '../kit/html.ts'
import { cardExample, fullCard } from './drawing.example.ts'
import { type CardFace, cardBack, cardFront } from './drawing.ts'

const both = (title: string, card: CardFace): GalleryEntry['states'][number] => ({
  title,
  html: lang => html`<div>${raw(cardFront(card, lang))}</div><div>${raw(cardBack(card, lang))}</div>`,
})

/** The card drawn, both faces. */
export const cardGallery: readonly GalleryEntry[] = [
  { name: 'the card', states: [both('first licence', cardExample), both('every category', fullCard)] },
]

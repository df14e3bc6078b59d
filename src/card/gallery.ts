import type { GalleryEntry } from '../kit/design/gallery.ts'
import { cardExample, fullCard } from './drawing.example.ts'
import { type CardFace, cardBack, cardFront } from './drawing.ts'
import { cardFaces } from './view.ts'

const both = (title: string, card: CardFace): GalleryEntry['states'][number] => ({
  title,
  html: lang => cardFaces({ front: cardFront(card, lang), back: cardBack(card, lang) }),
})

/** The card drawn, both faces. */
export const cardGallery: readonly GalleryEntry[] = [
  { name: 'the card', states: [both('first licence', cardExample), both('every category', fullCard)] },
]

import { type Html, html, raw } from '../kit/html.ts'

/** Both faces of a card, side by side where there is room; each is a picture that says what it bears. */
export const cardFaces = ({ front, back }: { readonly front: string; readonly back: string }): Html =>
  html`<div class="pr-card-faces">${raw(front)}${raw(back)}</div>`

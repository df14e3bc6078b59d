import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import type { CardContent } from '../partners/printer/index.ts'
import { type CardFace, cardBack, cardFront } from './drawing.ts'
import { readEngraving } from './engraving.ts'
import { readImages } from './images.ts'
import { findCard } from './read.ts'

type Needs = Pick<Deps, 'db' | 'config'>

/** Everything engraved on a card, as its order at the printing house says it; undefined when there is no such card or its rows are erased. */
export async function cardContentOf(deps: Needs, cardId: string): Promise<CardContent | undefined> {
  const order = (await findCard(deps.db, cardId))?.state.order
  if (!order) return undefined
  const [engraving, images] = [await readEngraving(deps.db, order.id), await readImages(deps.db, cardId, deps.config)]
  if (!engraving || !images) return undefined
  return { ...engraving, portrait: images.portrait.toString('base64'), signature: images.signature.toString('base64') }
}

/** Both faces of a card, drawn as a specimen (SVG); undefined when there is no such card or its rows are erased. */
export async function cardFacesOf(deps: Needs, cardId: string, lang: Lang = 'fr'): Promise<{ front: string; back: string } | undefined> {
  const content = await cardContentOf(deps, cardId)
  if (!content) return undefined
  const face = faceOf(content)
  return { front: cardFront(face, lang), back: cardBack(face, lang) }
}

/** What is engraved, as the drawing wants it. A right without an end is shown until the end of the card. */
const faceOf = (content: CardContent): CardFace => ({
  number: content.number,
  surname: content.surname,
  firstNames: content.givenNames ?? '',
  birth: content.birthDate,
  birthplace: content.birthPlace,
  issuedOn: content.issuedOn,
  lastDay: content.lastDay,
  authority: content.authority,
  neph: content.neph,
  categories: content.categories.map(row => ({ ...row, lastDay: row.lastDay ?? content.lastDay })),
  commonCodes: content.footCodes,
  portrait: asImage(content.portrait),
  signature: asImage(content.signature),
})

const asImage = (base64: string): string => `data:image/${base64.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${base64}`

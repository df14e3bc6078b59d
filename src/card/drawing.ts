import { type Category, cardOrder, type Day } from '@papier-rose/law'
import type { Lang } from '../kit/html.ts'
import { guilloche } from '../kit/pdf/guilloche.ts'
import { escaped, ink, lettered } from './lettering.ts'
import { mrz } from './mrz.ts'
import { pictograms } from './pictograms.ts'

/** What is printed on a card. `portrait` and `signature` are addresses of images, `data:` included. */
export interface CardFace {
  /** Field 5: the number of this very card. */
  readonly number: string
  readonly surname: string
  readonly firstNames: string
  readonly birth: Day
  readonly birthplace: string
  readonly issuedOn: Day
  readonly lastDay: Day
  readonly authority: string
  readonly neph: string
  readonly categories: readonly {
    readonly category: Category
    readonly since: Day
    readonly lastDay: Day
    readonly codes: readonly string[]
  }[]
  readonly commonCodes: readonly string[]
  readonly portrait?: string
  readonly signature?: string
}

// One unit is a tenth of a millimetre: 85.60 × 53.98 mm (ISO 7810 ID-1).
const [width, height] = [856, 539.8]
const rose = '#a63a54'
const font = `'Atkinson Hyperlegible', Verdana, sans-serif`
const machineFont = `'OCR B', 'Courier New', 'Liberation Mono', 'DejaVu Sans Mono', monospace`

/** The front of the card, drawn as a specimen: who holds it, until when, and the line that machines read. */
export function cardFront(card: CardFace, lang: Lang = 'fr'): string {
  const held = cardOrder.filter(category => card.categories.some(c => c.category === category))
  const content = [
    heading(),
    portrait(card),
    field('1.', card.surname, 136, 556, 27),
    field('2.', card.firstNames || '–', 190, 556, 23),
    field('3.', `${numeric(card.birth)}  ${card.birthplace}`, 240, 556, 21),
    field('4a.', numeric(card.issuedOn), 286, 230, 22),
    field('4b.', numeric(card.lastDay), 286, 230, 24, 290),
    field('4c.', card.authority, 328, 556, 20),
    field('5.', card.number, 372, 556, 26),
    signature(card),
    field('9.', held.join(' / '), 450, 556, 22),
    machineLine(card),
  ]
  return svg(card, 'front', lang, content.join(''))
}

/** The back of the card, drawn as a specimen: the file number and, row by row, what may be driven, since when, until when, how. */
export const cardBack = (card: CardFace, lang: Lang = 'fr'): string =>
  svg(card, 'back', lang, fileNumber(card) + legend() + table(card) + commonCodes(card))

function svg(card: CardFace, face: 'front' | 'back', lang: Lang, content: string): string {
  const id = `card-${face}-${card.number.replace(/[^A-Za-z0-9]/g, '')}`
  const curves = guilloche(width, height, 36, 2).map(d => `<path d="${d}"/>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" lang="${lang}" font-family="${font}" font-weight="700">`,
    `<title id="${id}-title">${titles[face][lang]}</title><desc id="${id}-desc">${escaped(described(card, face, lang))}</desc>`,
    `<defs><linearGradient id="${id}-paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fbe9ea"/><stop offset="0.5" stop-color="#f6d5da"/><stop offset="1" stop-color="#fbeee6"/></linearGradient>`,
    `<clipPath id="${id}-edge"><rect width="${width}" height="${height}" rx="31.8"/></clipPath></defs>`,
    `<g clip-path="url(#${id}-edge)"><rect width="${width}" height="${height}" fill="url(#${id}-paper)"/>`,
    `<g fill="none" stroke="#e9b9c2" stroke-width="0.9" opacity="0.75">${curves.join('')}</g>${content}${specimen()}</g>`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="31" fill="none" stroke="#d9a5b0" stroke-width="2"/></svg>`,
  ].join('')
}

const titles = {
  front: {
    fr: 'Permis de conduire, recto : spécimen sans valeur officielle',
    en: 'Driving licence, front: specimen without official value',
  },
  back: { fr: 'Permis de conduire, verso : spécimen sans valeur officielle', en: 'Driving licence, back: specimen without official value' },
} as const

/** What the drawing shows, for who cannot see it. */
function described(card: CardFace, face: 'front' | 'back', lang: Lang): string {
  const fr = lang === 'fr'
  if (face === 'front') {
    const names = `1. ${card.surname}. 2. ${card.firstNames || '–'}. 3. ${numeric(card.birth)}, ${card.birthplace}. `
    return `${names}4a. ${numeric(card.issuedOn)}. 4b. ${numeric(card.lastDay)}. 4c. ${card.authority}. 5. ${card.number}. 9. ${card.categories.map(c => c.category).join(', ')}.`
  }
  const held = card.categories.map(c => {
    const codes = c.codes.length > 0 ? `, 12. ${c.codes.join(', ')}` : ''
    return `${c.category}: 10. ${numeric(c.since)}, 11. ${numeric(c.lastDay)}${codes}`
  })
  const common = card.commonCodes.length > 0 ? ` ${fr ? 'Codes communs' : 'Common codes'}: ${card.commonCodes.join(', ')}.` : ''
  return `${fr ? 'Numéro de dossier' : 'File number'} ${card.neph}. ${held.join('. ')}.${common}`
}

/** `23.11.2026`, as on the cards of the European model. */
const numeric = (on: Day): string => on.split('-').reverse().join('.')

const heading = (): string =>
  [
    `<rect x="30" y="28" width="64" height="44" rx="22" fill="${rose}"/><text x="62" y="60" font-size="28" fill="#fff" text-anchor="middle">F</text>`,
    `<text x="268" y="58" font-size="34" fill="${rose}" textLength="390" lengthAdjust="spacingAndGlyphs">PERMIS DE CONDUIRE</text>`,
    `<text x="268" y="84" font-size="15" fill="${rose}" textLength="390" lengthAdjust="spacingAndGlyphs">Dessin de démonstration – sans valeur officielle</text>`,
    `<text x="826" y="58" font-size="20" fill="${rose}" text-anchor="end">Papier rose</text>`,
  ].join('')

/** A numbered field of the front: its number in rose, its value in ink. */
const field = (number: string, value: string, y: number, room: number, size: number, indent = 0): string =>
  `<text x="${268 + indent}" y="${y}" font-size="14" fill="${rose}">${number}</text>${lettered(value, { x: 306 + indent, y, width: room - 38, size, smallest: size * 0.62 })}`

function portrait({ portrait: image }: CardFace): string {
  const place = 'x="30" y="104" width="214" height="275"'
  const number = `<text x="30" y="396" font-size="14" fill="${rose}">6.</text>`
  if (image) return `<image ${place} preserveAspectRatio="xMidYMid slice" href="${escaped(image)}"/>${number}`
  const silhouette =
    'M137 150 c34 0 48 28 48 62 c0 40 -20 70 -48 70 s-48 -30 -48 -70 c0 -34 14 -62 48 -62 z M46 379 c0 -54 40 -80 91 -80 s91 26 91 80 z'
  return `<rect ${place} fill="#f3dfe2" stroke="#d9a5b0"/><path d="${silhouette}" fill="#cf9fab"/>${number}`
}

function signature({ signature: image }: CardFace): string {
  const number = `<text x="268" y="414" font-size="14" fill="${rose}">7.</text>`
  return image
    ? `${number}<image x="306" y="384" width="250" height="46" preserveAspectRatio="xMinYMid meet" href="${escaped(image)}"/>`
    : number
}

/** Each sign has its own place, so that the thirty stand where a reader expects them whatever the font. */
function machineLine(card: CardFace): string {
  const line = mrz({ number: card.number, lastDay: card.lastDay, surname: card.surname })
  const places = Array.from(line, (_, i) => Math.round(36 + i * 26.4))
  const text = `<text x="${places.join(' ')}" y="518" font-size="40" font-family="${machineFont}" font-weight="400" fill="#111">${escaped(line)}</text>`
  return `<rect x="0" y="474" width="${width}" height="66" fill="#fff" opacity="0.72"/>${text}`
}

/** The twelve digits on two lines of six; an older number on one. */
function fileNumber({ neph }: CardFace): string {
  const lines = /^\d{12}$/.test(neph) ? [neph.slice(0, 6), neph.slice(6)] : [neph]
  return lines.map((text, i) => lettered(text, { x: 30, y: 60 + i * 36, width: 190, size: 30, smallest: 16 })).join('')
}

const legend = (): string =>
  [
    '1. Nom',
    '2. Prénoms',
    '3. Date et lieu de naissance',
    '4a. Délivré le',
    '4b. Valable jusqu’au',
    '4c. Délivré par',
    '5. Numéro du titre',
    '9. Catégories',
    '10. Obtenue le',
    '11. Valable jusqu’au',
    '12. Codes',
  ]
    .map((text, i) => lettered(text, { x: 30, y: 250 + i * 22, width: 200, size: 14, smallest: 12, fill: '#7a4452' }))
    .join('')

const columns = { category: 250, pictogram: 308, since: 424, until: 528, codes: 632, end: 832 } as const
const [top, step] = [46, 28]

function table(card: CardFace): string {
  const heads = (
    [
      ['9.', columns.category],
      ['10.', columns.since],
      ['11.', columns.until],
      ['12.', columns.codes],
    ] as const
  ).map(([text, x]) => `<text x="${x + 8}" y="${top - 8}" font-size="14" fill="${rose}">${text}</text>`)
  const body = cardOrder.map((category, i) => row(card, category, top + i * step))
  const bottom = top + cardOrder.length * step
  const rules = Array.from({ length: cardOrder.length + 1 }, (_, i) => `M${columns.category} ${top + i * step} H${columns.end}`)
  const posts = Object.values(columns).map(x => `M${x} ${top} V${bottom}`)
  const grid = `<path d="${[...rules, ...posts].join(' ')}" fill="none" stroke="#b9838f" stroke-width="1"/>`
  return `<rect x="${columns.category}" y="${top}" width="${columns.end - columns.category}" height="${bottom - top}" fill="#fff" opacity="0.45"/>${grid}${heads.join('')}${body.join('')}`
}

/** One category: its dates and codes, or a stroke through the row when it is not held. */
function row(card: CardFace, category: Category, y: number): string {
  const base = y + 20
  const held = card.categories.find(c => c.category === category)
  const shade = held ? ink : '#9c7f87'
  const name = lettered(category, { x: columns.category + 8, y: base, width: 44, size: 17, smallest: 12, fill: shade })
  const picture = `<g transform="translate(${(columns.pictogram + columns.since) / 2} ${y + 25}) scale(0.98)"${held ? '' : ' opacity="0.5"'}>${pictograms[category]}</g>`
  if (!held)
    return `${name}${picture}<path d="M${columns.since + 8} ${y + step / 2} H${columns.end - 8}" stroke="#7a4452" stroke-width="1.6"/>`
  const day = (on: Day, x: number): string => lettered(numeric(on), { x: x + 7, y: base, width: 90, size: 16, smallest: 12 })
  return name + picture + day(held.since, columns.since) + day(held.lastDay, columns.until) + codes(held.codes, columns.codes + 7, y, 186)
}

/** Codes on one line, or on two smaller ones. */
function codes(list: readonly string[], x: number, y: number, room: number): string {
  if (list.length === 0) return ''
  const text = list.join(', ')
  const size = 15
  const short = lettered(text, { x, y: y + 20, width: room, size, smallest: 11.5 })
  return (short.match(/<text /g)?.length ?? 0) < 2 ? short : lettered(text, { x, y: y + 12.5, width: room, size: 11.5, smallest: 11.5 })
}

const commonCodes = (card: CardFace): string =>
  `<text x="${columns.category + 8}" y="498" font-size="14" fill="${rose}">12.</text>${
    card.commonCodes.length > 0
      ? lettered(card.commonCodes.join(', '), {
          x: columns.pictogram,
          y: 498,
          width: columns.end - columns.pictogram,
          size: 17,
          smallest: 12,
        })
      : ''
  }`

const specimen = (): string =>
  `<g transform="translate(${width / 2} ${height / 2}) rotate(-24)" opacity="0.22"><text x="0" y="44" font-size="132" text-anchor="middle" fill="none" stroke="${rose}" stroke-width="4" textLength="760" lengthAdjust="spacingAndGlyphs">SPÉCIMEN</text></g>`

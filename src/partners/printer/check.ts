import type { Words } from '@papier-rose/law'
import sharp from 'sharp'
import type { CardContent, Defect, RefusalCode } from './contract.ts'

// What the printing house verifies by itself before it engraves. These limits are its own: they belong to its machines.

/** Signs that fit on each line of the card; a name runs over two lines. */
export const room = { surname: 64, usageName: 64, givenNames: 96, birthPlace: 48, authority: 48 } as const

/** The smallest portrait that can be engraved, in pixels: 35 × 45 mm at 300 dots an inch. */
export const smallestPortrait = { width: 413, height: 531 } as const

/** Why the house refuses an order, in words for the agent who reads it. */
export const refusalWords: Record<RefusalCode, Words> = {
  malformed: { fr: 'La commande est incomplète ou mal écrite.', en: 'The order is incomplete or badly written.' },
  'other-content': { fr: 'Cette commande est déjà connue avec un autre contenu.', en: 'This order is already known with another content.' },
  'number-in-use': { fr: 'Une carte de ce numéro est déjà commandée ou faite.', en: 'A card of that number is already ordered or made.' },
  'remake-of-unknown': { fr: 'La commande à refaire est inconnue.', en: 'The order to be made again is unknown.' },
  'remake-too-early': { fr: 'La commande à refaire est encore en fabrication.', en: 'The order to be made again is still in hand.' },
  'already-remade': { fr: 'Cette commande a déjà été refaite.', en: 'This order has already been made again.' },
  'name-too-long': {
    fr: 'Un nom ou un lieu dépasse la place prévue sur la carte.',
    en: 'A name or a place is longer than the room on the card.',
  },
  'character-not-printable': { fr: 'Un caractère ne peut pas être gravé.', en: 'A character cannot be engraved.' },
  'portrait-unreadable': { fr: 'La photo manque ou ne s’ouvre pas.', en: 'The portrait is missing or cannot be opened.' },
  'portrait-too-small': { fr: 'La photo est trop petite pour être gravée.', en: 'The portrait is too small to be engraved.' },
  'signature-unreadable': { fr: 'La signature manque ou ne s’ouvre pas.', en: 'The signature is missing or cannot be opened.' },
  'mrz-wrong': {
    fr: 'La ligne lue par les machines ne correspond pas à la carte.',
    en: 'The machine-readable line does not match the card.',
  },
  'days-in-disorder': { fr: 'Les dates de la carte se contredisent.', en: 'The dates of the card contradict each other.' },
  'image-unusable': { fr: 'La photo ou la signature ne peut pas être gravée.', en: 'The portrait or the signature cannot be engraved.' },
}

export const defectWords: Record<Defect, Words> = {
  'engraving-blurred': { fr: 'La gravure est floue.', en: 'The engraving is blurred.' },
  'portrait-stained': { fr: 'La photo est tachée.', en: 'The portrait is stained.' },
  'layer-torn': { fr: 'Une couche de la carte est déchirée.', en: 'A layer of the card is torn.' },
  'wrong-side': { fr: 'Le verso ne correspond pas au recto.', en: 'The back does not match the front.' },
}

/** The first thing that keeps the house from making this card; undefined when it can be made. */
export async function firstProblem(card: CardContent): Promise<RefusalCode | undefined> {
  return textProblem(card) ?? dayProblem(card) ?? (mrzMatches(card) ? undefined : 'mrz-wrong') ?? (await imageProblem(card))
}

function textProblem(card: CardContent): RefusalCode | undefined {
  for (const [field, longest] of Object.entries(room) as [keyof typeof room, number][]) {
    const text = card[field] ?? ''
    // Latin letters with any accent, and the few signs that names have.
    if (!/^[\p{Script=Latin}\p{M} '’\-.,()/0-9]*$/u.test(text)) return 'character-not-printable'
    if ([...text].length > longest) return 'name-too-long'
  }
  return undefined
}

function dayProblem(card: CardContent): RefusalCode | undefined {
  const title = card.birthDate < card.issuedOn && card.issuedOn <= card.lastDay
  const rows = card.categories.every(row => row.since > card.birthDate && (row.lastDay === null || row.lastDay >= row.since))
  return title && rows ? undefined : 'days-in-disorder'
}

/** Number, last day, name and both check digits of the line of 30. */
function mrzMatches({ mrz, number, lastDay, surname }: CardContent): boolean {
  if (!/^D1FRA[A-Z0-9]{9}\d{7}[A-Z<]{8}\d$/.test(mrz)) return false
  const days = lastDay.slice(2).replaceAll('-', '')
  const name = mrz.slice(21, 29).replaceAll('<', '')
  return (
    mrz.slice(5, 14) === number &&
    checkDigit(mrz.slice(0, 14)) === Number(mrz[14]) &&
    mrz.slice(15, 21) === days &&
    name !== '' &&
    letters(surname).startsWith(name) &&
    checkDigit(mrz.slice(0, 29)) === Number(mrz[29])
  )
}

/** ICAO 9303: weights 7, 3, 1; figures count for themselves, A to Z for 10 to 35, the filler for 0. */
export function checkDigit(text: string): number {
  const value = (sign: string): number => (sign === '<' ? 0 : Number.parseInt(sign, 36))
  return [...text].reduce((sum, sign, i) => sum + value(sign) * ([7, 3, 1][i % 3] ?? 0), 0) % 10
}

const ligatures: Record<string, string> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS', ß: 'SS', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH' }

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[ŒÆẞßØŁĐÐÞ]/g, sign => ligatures[sign] ?? '')
    .replaceAll(/[^A-Z]/g, '')

async function imageProblem(card: CardContent): Promise<RefusalCode | undefined> {
  const portrait = await sizeOf(card.portrait)
  if (!portrait) return 'portrait-unreadable'
  if (portrait.width < smallestPortrait.width || portrait.height < smallestPortrait.height) return 'portrait-too-small'
  return (await sizeOf(card.signature)) ? undefined : 'signature-unreadable'
}

async function sizeOf(base64: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { format, width, height } = await sharp(Buffer.from(base64, 'base64'), { limitInputPixels: 40_000_000 }).metadata()
    return format === 'jpeg' || format === 'png' ? { width, height } : undefined
  } catch {
    return undefined
  }
}

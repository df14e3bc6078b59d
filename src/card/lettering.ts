/** Advance of the bold letters of Atkinson Hyperlegible from space to `~`, in thousandths of the size. */
// biome-ignore format: a table
const advances = [
  320, 283, 410, 783, 619, 977, 702, 222, 366, 366, 434, 618, 243, 374, 243, 442, 652, 448, 586, 605, 626, 612, 632, 543, 625, 561, 243, 243, 573, 618,
  573, 614, 754, 690, 639, 673, 686, 580, 544, 719, 679, 458, 560, 659, 537, 842, 700, 764, 626, 781, 654, 619, 617, 663, 656, 883, 699, 687, 621, 333,
  442, 333, 589, 430, 314, 553, 596, 520, 596, 566, 367, 597, 572, 315, 259, 567, 314, 886, 572, 573, 596, 601, 372, 534, 379, 570, 526, 723, 533, 518,
  516, 370, 234, 370, 533,
]
const widest = 1061

/** The width that a text takes at that size, in bold. A letter outside the table counts as its base, or as the widest. */
export const widthOf = (text: string, size: number): number =>
  ([...text].reduce((sum, letter) => sum + (advances[(letter.normalize('NFD').codePointAt(0) ?? 0) - 32] ?? widest), 0) * size) / 1000

/** Makes a text safe inside an SVG: no markup, no control character. */
export const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export interface Field {
  readonly x: number
  /** The line on which the first line stands. */
  readonly y: number
  readonly width: number
  readonly size: number
  /** The size at which the text stops shrinking and goes on another line. */
  readonly smallest: number
  readonly fill?: string
}

export const ink = '#2a1a20'

/**
 * Writes a text that never leaves its place: it shrinks, then wraps on two lines, then is pressed together. Its width is told to the
 * browser, so that another font cannot overflow either.
 */
export function lettered(text: string, field: Field): string {
  const natural = widthOf(text, field.size)
  const size = Math.max(field.smallest, Math.min(field.size, (field.size * field.width) / Math.max(natural, 1)))
  const lines = widthOf(text, size) <= field.width + 0.5 ? [text] : halves(text, field.width, size)
  return lines
    .map((line, i) => {
      const wide = Math.min(field.width, widthOf(line, size))
      const held = wide > field.width * 0.7 ? ` textLength="${wide.toFixed(1)}" lengthAdjust="spacingAndGlyphs"` : ''
      return `<text x="${field.x}" y="${(field.y + i * size * 1.05).toFixed(1)}" font-size="${size.toFixed(1)}" fill="${field.fill ?? ink}"${held}>${escaped(line)}</text>`
    })
    .join('')
}

/** Two lines, cut after the last space or hyphen that lets the first one fit; without one, between letters. */
function halves(text: string, width: number, size: number): [string, string] {
  let fits = 1
  while (fits < text.length && widthOf(text.slice(0, fits + 1), size) <= width) fits++
  const cut = Math.max(text.lastIndexOf(' ', fits), text.lastIndexOf('-', fits - 1) + 1)
  const at = cut > 0 ? cut : fits
  return [text.slice(0, at).trim(), text.slice(at).trim()]
}

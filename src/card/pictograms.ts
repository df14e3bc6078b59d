import type { Category } from '@papier-rose/law'

// Our own silhouettes, seen from the side and standing on the line y = 0; x = 0 is their middle.

const ink = '#2a1a20'
const paper = '#fbeaec'

const wheel = (x: number, radius: number): string =>
  `<circle cx="${x}" cy="${-radius}" r="${radius}" fill="${ink}"/><circle cx="${x}" cy="${-radius}" r="${(radius * 0.42).toFixed(1)}" fill="${paper}"/>`
const ring = (x: number, radius: number): string =>
  `<circle cx="${x}" cy="${-radius}" r="${radius - 0.8}" fill="none" stroke="${ink}" stroke-width="1.7"/>`
const line = (d: string, width = 1.8): string =>
  `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const shape = (d: string, fill = ink): string => `<path d="${d}" fill="${fill}"/>`
const moved = (x: number, content: string): string => `<g transform="translate(${x} 0)">${content}</g>`

const moped =
  ring(-11, 4.6) + ring(11, 4.6) + line('M-11 -4.6 L-8 -11 L2 -5 L6 -5 L9 -17 L6 -18.5 M9 -17 L11 -4.6') + shape('M-13 -12 h9 v2.6 h-9 z')

/** A motorcycle; the stronger the category, the larger the tank. */
const motorcycle = (tank: number): string =>
  ring(-14, 6) +
  ring(14, 6) +
  line('M-14 -6 L-6 -8 L5 -8 L9 -17 L14 -6 M9 -17 L7 -20.5 L4 -20.5') +
  shape(`M-8 -9 L5 -8 L${5 + tank / 2} -${12 + tank} Q1 -${14 + tank} -4 -${11 + tank / 2} L-16 -14 L-15 -11.5 Z`)

const quad =
  wheel(-11, 6) +
  wheel(11, 6) +
  shape('M-17 -11 L-8 -14 L-2 -12 L5 -14 L8 -17 L12 -13 L17 -11 L13 -10 L5 -6 L-5 -6 L-12 -10 Z') +
  line('M8 -16 L5 -20')

const car =
  shape('M-26 -5 L-26 -11 Q-22 -13 -17 -13.5 L-9 -20.5 L7 -20.5 L15 -13.5 L23 -12 Q26 -11 26 -8 L26 -5 Z') +
  shape('M-13 -13.5 L-8 -18.6 L-1 -18.6 L-1 -13.5 Z M1 -13.5 L1 -18.6 L6.4 -18.6 L12 -13.5 Z', paper) +
  wheel(-15, 5) +
  wheel(15, 5)

/** A lorry with its cab in front; `box` is the length of what it carries. */
const lorry = (box: number): string =>
  shape(`M${-box - 3} -5 V-22 H8 V-5 Z M9.5 -5 V-19 H18 L23 -12 V-5 Z`) +
  shape('M14 -12 V-16.6 H17 L20.2 -12 Z', paper) +
  wheel(-box + 3, 4.6) +
  (box > 22 ? wheel(-box + 13, 4.6) : '') +
  wheel(16, 4.6)

const bus = (half: number): string => {
  const panes = Array.from({ length: Math.floor((2 * half - 8) / 9) }, (_, i) => `M${-half + 3 + i * 9} -18.5 h7 v5 h-7 z`).join(' ')
  return (
    shape(`M${-half} -4.6 V-20 Q${-half} -22 ${-half + 2} -22 H${half - 4} Q${half} -22 ${half} -17 V-4.6 Z`) +
    shape(panes, paper) +
    wheel(-half + 9, 4.6) +
    wheel(half - 9, 4.6)
  )
}

/** A trailer behind: the shorter one has one axle. */
const trailer = (length: number): string =>
  shape(`M${-length} -5 V-18 H0 V-5 Z`) + line('M0 -6 H7', 1.6) + wheel(-length / 2, 4.2) + (length > 22 ? wheel(-length / 2 + 9, 4.2) : '')

/** The drawing beside each category on the back of the card. */
export const pictograms: Readonly<Record<Category, string>> = {
  AM: moped,
  A1: motorcycle(1),
  A2: motorcycle(3),
  A: motorcycle(5),
  B1: quad,
  B: car,
  C1: lorry(16),
  C: lorry(28),
  D1: bus(22),
  D: bus(34),
  BE: moved(18, car) + moved(-16, trailer(20)),
  C1E: moved(20, lorry(16)) + moved(-8, trailer(26)),
  CE: moved(24, lorry(28)) + moved(-16, trailer(32)),
  D1E: moved(22, bus(22)) + moved(-8, trailer(20)),
  DE: moved(16, bus(34)) + moved(-26, trailer(20)),
}

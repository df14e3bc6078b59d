import { createHash } from 'node:crypto'
import sharp from 'sharp'

// People who do not exist: a face and a signature drawn from the letters of a code. The same code is always the same face.

const width = 827
const height = 1063

const complexions = [
  {
    skins: ['#f3d3bd', '#e8bd9c'],
    hairs: ['#3b2a20', '#6a4a2f', '#a8763e', '#c9a25f', '#7d3b22', '#8f8b88'],
    irises: ['#6b4a2b', '#5c6d3b', '#47698a', '#6d7a80'],
  },
  {
    skins: ['#dcb08c', '#c99a70', '#b07d57'],
    hairs: ['#1d1714', '#3b2a20', '#4f3423', '#8f8b88'],
    irises: ['#4a3222', '#6b4a2b', '#5c6d3b'],
  },
  { skins: ['#8a5a3b', '#70492f', '#64402b'], hairs: ['#14100e', '#1d1714', '#2b1f19', '#77726f'], irises: ['#2e1d13', '#4a3222'] },
]
const clothes = ['#33415c', '#5b2f3f', '#2f4f45', '#4a4a4a', '#6b4f2a', '#3d3a63']
const backgrounds = ['#c9d3dd', '#cdd2d6', '#c4d2de', '#d2d3d6']

/** The hair seen behind the head, then the fringe on it. */
const cuts: readonly { readonly behind: string; readonly front: string }[] = [
  {
    behind: '',
    front:
      'M142 420 C120 160 260 62 414 62 C568 62 707 160 685 420 C668 330 640 262 590 226 C500 250 330 252 236 226 C188 262 160 330 142 420Z',
  },
  {
    behind:
      'M120 470 C90 170 250 52 414 52 C578 52 737 170 707 470 C722 640 730 800 700 900 L560 860 L268 860 L128 900 C98 800 106 640 120 470Z',
    front:
      'M136 470 C130 200 260 80 404 80 C370 190 250 250 196 330 C172 370 150 420 136 470Z M400 80 C570 80 696 200 692 470 C676 370 610 260 400 80Z',
  },
  {
    behind: 'M128 440 C96 180 240 48 414 48 C588 48 731 180 699 440 C716 540 706 640 668 690 L160 690 C122 640 112 540 128 440Z',
    front:
      'M136 450 C126 220 240 80 414 80 C588 80 702 220 692 450 C660 300 600 238 540 216 C430 262 250 262 190 300 C166 340 156 390 148 440Z',
  },
  {
    behind: '',
    front:
      'M146 400 C128 190 258 72 414 72 C570 72 700 190 682 400 C672 340 660 300 640 272 C600 196 520 166 414 166 C308 166 228 196 188 272 C168 300 156 340 146 400Z',
  },
]

/** A generator of choices that always chooses the same for the same word. */
function chooser(word: string) {
  const bytes = createHash('sha256').update(word).digest()
  let at = 0
  const next = (): number => (bytes[at++ % bytes.length] ?? 0) / 256
  return {
    next,
    of: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    between: (a: number, b: number): number => Math.round(a + next() * (b - a)),
  }
}

/** A portrait as the photo rules want it: 35 × 45, head straight, eyes open, mouth closed, light background. */
export function portraitSvg(word: string): string {
  const choose = chooser(`face ${word}`)
  const kind = choose.of(complexions)
  const [skin, hair, iris] = [choose.of(kind.skins), choose.of(kind.hairs), choose.of(kind.irises)]
  const [cloth, background, cut] = [choose.of(clothes), choose.of(backgrounds), choose.of(cuts)]
  const jaw = choose.between(168, 206)
  const apart = choose.between(108, 122)
  const nose = choose.between(44, 60)
  const mouth = choose.between(74, 96)
  const brow = choose.between(10, 18)
  const eye = (x: number): string =>
    `<path d="M${x - 56} 492 C${x - 30} 458 ${x + 30} 458 ${x + 56} 492 C${x + 30} 518 ${x - 30} 518 ${x - 56} 492Z" fill="#f7f4ef"/>` +
    `<circle cx="${x}" cy="488" r="26" fill="${iris}"/><circle cx="${x}" cy="488" r="12" fill="#120d0b"/><circle cx="${x + 8}" cy="479" r="5" fill="#fff" opacity=".85"/>` +
    `<path d="M${x - 58} 492 C${x - 30} 455 ${x + 30} 455 ${x + 58} 492" fill="none" stroke="#2a1c16" stroke-width="7" stroke-linecap="round"/>` +
    `<path d="M${x - 66} 424 C${x - 30} 398 ${x + 30} 398 ${x + 66} 424" fill="none" stroke="${hair}" stroke-width="${brow}" stroke-linecap="round"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs>
<radialGradient id="light" cx=".42" cy=".4" r=".75"><stop offset="0" stop-color="#fff" stop-opacity=".16"/><stop offset=".6" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".07"/></radialGradient>
<linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".34"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>
</defs>
<rect width="${width}" height="${height}" fill="${background}"/>
<path d="${cut.behind}" fill="${hair}"/>
<path d="M300 780 L300 960 C300 1010 528 1010 528 960 L528 780Z" fill="${skin}"/>
<path d="M300 850 C340 930 488 930 528 850 L528 960 L300 960Z" fill="url(#shade)"/>
<path d="M-20 1063 C0 980 180 940 300 922 C350 985 478 985 528 922 C648 940 828 980 848 1063Z" fill="${cloth}"/>
<ellipse cx="140" cy="520" rx="34" ry="74" fill="${skin}"/><ellipse cx="688" cy="520" rx="34" ry="74" fill="${skin}"/>
<path id="head" d="M414 96 C590 96 692 240 686 470 C682 640 640 ${890 - jaw / 2} ${414 + jaw / 1.6} 858 C470 896 358 896 ${414 - jaw / 1.6} 858 C188 ${890 - jaw / 2} 146 640 142 470 C136 240 238 96 414 96Z" fill="${skin}"/>
<path d="M414 96 C590 96 692 240 686 470 C682 640 640 ${890 - jaw / 2} ${414 + jaw / 1.6} 858 C470 896 358 896 ${414 - jaw / 1.6} 858 C188 ${890 - jaw / 2} 146 640 142 470 C136 240 238 96 414 96Z" fill="url(#light)"/>
<path d="${cut.front}" fill="${hair}"/>
${eye(414 - apart)}${eye(414 + apart)}
<path d="M400 500 C396 580 ${414 - nose} 630 ${414 - nose + 6} 652 C${414 - nose + 24} 676 ${414 + nose - 24} 676 ${414 + nose - 6} 652" fill="none" stroke="#000" stroke-opacity=".28" stroke-width="8" stroke-linecap="round"/>
<path d="M${414 - mouth} 752 C${414 - mouth / 2} 730 400 734 414 742 C428 734 ${414 + mouth / 2} 730 ${414 + mouth} 752 C${414 + mouth / 2} 792 ${414 - mouth / 2} 792 ${414 - mouth} 752Z" fill="#9c4a45" opacity=".72"/>
<path d="M${414 - mouth} 752 C${414 - mouth / 2} 760 ${414 + mouth / 2} 760 ${414 + mouth} 752" fill="none" stroke="#4d1f1c" stroke-width="5" stroke-linecap="round"/>
</svg>`
}

/** A signature, whole and clear of the frame: dark ink on white. */
export function signatureSvg(word: string): string {
  const choose = chooser(`hand ${word}`)
  const loops = Array.from({ length: choose.between(4, 6) }, (_, i) => {
    const x = 90 + i * 78
    const tall = choose.between(18, i === 0 ? 30 : 70)
    return `C${x + 14} ${tall} ${x + 58} ${tall + 10} ${x + 44} ${choose.between(96, 120)} S${x + 24} ${choose.between(120, 164)} ${x + 78} ${choose.between(88, 116)}`
  })
  const flourish = `M80 ${choose.between(150, 166)} Q300 ${choose.between(130, 178)} 540 ${choose.between(132, 160)}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200" viewBox="0 0 640 200"><rect width="640" height="200" fill="#fff"/><path d="M80 120 ${loops.join(' ')}" fill="none" stroke="#171a2b" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="${flourish}" fill="none" stroke="#171a2b" stroke-width="4" stroke-linecap="round"/></svg>`
}

/** Both drawings, as PNG. */
export async function draw(word: string): Promise<{ portrait: Buffer; signature: Buffer }> {
  const [portrait, signature] = await Promise.all(
    [portraitSvg(word), signatureSvg(word)].map(svg => sharp(Buffer.from(svg)).flatten().png().toBuffer()),
  )
  if (!portrait || !signature) throw new Error('nothing was drawn')
  return { portrait, signature }
}

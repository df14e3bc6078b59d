import { escaped } from './lettering.ts'

/** The drawn faces of the personas. Nobody in particular: no photograph of a real person enters the repository. */
export type Specimen = 'lina' | 'marcel' | 'ama' | 'odile'

interface Looks {
  readonly skin: string
  readonly hair: string
  readonly cloth: string
  /** Hair behind the head, then hair over the forehead. */
  readonly behind: string
  readonly front: string
  readonly extra?: string
}

const looks: Readonly<Record<Specimen, Looks>> = {
  lina: {
    skin: '#d9a27c',
    hair: '#3a2219',
    cloth: '#3f6c74',
    behind: 'M108 180 C92 60 258 60 242 180 L252 330 C230 352 120 352 98 330 Z',
    front: 'M113 196 C108 96 176 88 196 112 C238 112 242 160 238 200 C226 152 204 138 176 134 C146 138 126 156 113 196 Z',
  },
  marcel: {
    skin: '#ecc4a4',
    hair: '#8b8782',
    cloth: '#44506b',
    behind: 'M112 190 C104 90 246 90 238 190 Z',
    front:
      'M112 192 C110 140 124 118 140 112 C160 96 214 98 226 120 C236 134 240 160 238 192 C232 166 226 150 216 142 L134 142 C124 152 118 168 112 192 Z',
    extra: '<path d="M140 276 C150 258 200 258 210 276 C198 266 152 266 140 276 Z" fill="#8b8782"/>',
  },
  ama: {
    skin: '#7a4a31',
    hair: '#1f1512',
    cloth: '#c98a2b',
    behind: 'M175 66 C90 66 78 150 96 214 C88 236 106 246 116 232 L234 232 C244 246 262 236 254 214 C272 150 260 66 175 66 Z',
    front: 'M114 190 C108 120 136 96 175 96 C214 96 242 120 236 190 C228 156 206 142 175 142 C144 142 122 156 114 190 Z',
  },
  odile: {
    skin: '#f0cdb4',
    hair: '#b06a3b',
    cloth: '#6b4a63',
    behind: 'M106 196 C92 76 258 76 244 196 L246 262 C236 282 114 282 104 262 Z',
    front: 'M112 200 C108 110 150 94 206 104 C242 120 244 166 238 200 C230 166 220 156 206 150 C176 160 136 158 112 200 Z',
    extra:
      '<g fill="none" stroke="#3a3a42" stroke-width="4"><circle cx="148" cy="212" r="19"/><circle cx="202" cy="212" r="19"/><path d="M167 210 h16"/></g>',
  },
}

const asImage = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`

/** A drawn portrait, 35 × 45, on the plain pale background that the photo norm asks for. */
export function specimenPortrait(of: Specimen): string {
  const { skin, hair, cloth, behind, front, extra = '' } = looks[of]
  return asImage(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="52 54 246 316.3"><rect width="350" height="450" fill="#e6eaee"/>',
      `<path d="${behind}" fill="${hair}"/><path d="M20 450 C24 372 92 352 136 338 L214 338 C258 352 326 372 330 450 Z" fill="${cloth}"/>`,
      `<path d="M140 270 L140 344 C150 366 200 366 210 344 L210 270 Z" fill="${skin}"/><path d="M140 300 C160 322 190 322 210 300 L210 318 C190 336 160 336 140 318 Z" fill="#000" opacity="0.14"/>`,
      `<ellipse cx="111" cy="218" rx="11" ry="20" fill="${skin}"/><ellipse cx="239" cy="218" rx="11" ry="20" fill="${skin}"/>`,
      `<path d="M113 196 C113 130 140 110 175 110 C210 110 237 130 237 196 C237 262 210 308 175 308 C140 308 113 262 113 196 Z" fill="${skin}"/>`,
      `<g fill="#fff"><ellipse cx="148" cy="212" rx="12" ry="7"/><ellipse cx="202" cy="212" rx="12" ry="7"/></g>`,
      `<g fill="#2a1d18"><circle cx="148" cy="212" r="6"/><circle cx="202" cy="212" r="6"/></g>`,
      `<g fill="none" stroke="${hair}" stroke-width="5" stroke-linecap="round"><path d="M132 192 Q148 184 163 191"/><path d="M187 191 Q202 184 218 192"/></g>`,
      `<path d="M176 214 C180 234 186 244 180 248 C176 251 170 250 167 247" fill="none" stroke="#000" stroke-opacity="0.3" stroke-width="4" stroke-linecap="round"/>`,
      `<path d="M152 274 Q175 284 198 274" fill="none" stroke="#7d2f37" stroke-width="5" stroke-linecap="round"/>${extra}<path d="${front}" fill="${hair}"/></svg>`,
    ].join(''),
  )
}

/** A name written by hand, as a signature on white. */
export const specimenSignature = (name: string): string =>
  asImage(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 90"><path d="M8 74 C90 58 180 86 342 60" fill="none" stroke="#1c2a52" stroke-width="2"/>',
      `<text x="14" y="62" font-size="56" font-style="italic" font-family="'Segoe Script', 'Snell Roundhand', cursive" fill="#1c2a52">${escaped(name)}</text></svg>`,
    ].join(''),
  )

import { type Content, type Html, html } from '../html.ts'

/** What the pictures show: the objects of the road, each a few strokes. They say nothing that the words beside them do not say. */
export type Picture =
  | 'result'
  | 'certificate'
  | 'photo'
  | 'papers'
  | 'home'
  | 'agent'
  | 'card'
  | 'letter'
  | 'slip'
  | 'calendar'
  | 'question'
  | 'wheel'
  | 'points'
  | 'telephone'

const inside: Readonly<Record<Picture, Content>> = {
  result: html`<rect class="pr-d-sheet" x="30" y="3" width="36" height="66" rx="6"/><path class="pr-d-thin" d="M43 9h10M38 50h20M38 57h13"/><circle class="pr-d-full" cx="48" cy="30" r="12"/><path class="pr-d-tick" d="M42 30l5 5 8-9"/>`,
  certificate: html`<path class="pr-d-sheet" d="M24 3h38l12 12v54H24z"/><path class="pr-d-rose" d="M62 3v12h12z"/><path class="pr-d-thin" d="M32 22h34M32 30h34M32 38h24"/><path class="pr-d-rose" d="M54 56l-4 14 8-4 8 4-4-14z"/><circle class="pr-d-full" cx="58" cy="52" r="8"/><path class="pr-d-tick" d="M54 52l3 3 5-6"/>`,
  photo: html`<rect class="pr-d-sheet" x="26" y="3" width="44" height="66" rx="3"/><path class="pr-d-rose" d="M31 8h34v38H31z"/><circle class="pr-d-sheet" cx="48" cy="22" r="8"/><path class="pr-d-full" d="M34 46c1-10 6-14 14-14s13 4 14 14z"/><path class="pr-d-line" d="M33 60c4-8 6-6 7-2s4 2 6-2 4 0 6 2 6 0 10-2"/>`,
  papers: html`<path class="pr-d-rose" d="M36 12l36-6 9 50-36 6z"/><path class="pr-d-sheet" d="M20 14h34l10 10v44H20z"/><path class="pr-d-rose" d="M54 14v10h10z"/><path class="pr-d-thin" d="M28 34h28M28 42h28M28 50h28M28 58h16"/>`,
  home: html`<path class="pr-d-sheet" d="M24 32v36h48V32L48 12z"/><path class="pr-d-rose" d="M16 36L48 6l32 30-5 5-27-25-27 25z"/><path class="pr-d-full" d="M42 68V48h12v20z"/><path class="pr-d-thin" d="M60 46h6M60 52h6"/>`,
  agent: html`<circle class="pr-d-sheet" cx="36" cy="18" r="12"/><path class="pr-d-rose" d="M14 62c0-18 8-28 22-28s22 10 22 28z"/><path class="pr-d-sheet" d="M54 28h24v32H54z"/><path class="pr-d-thin" d="M59 36h14M59 43h14M59 50h8"/><path class="pr-d-line" d="M6 66h84"/>`,
  card: html`<rect class="pr-d-rose" x="9" y="12" width="78" height="50" rx="6"/><rect class="pr-d-sheet" x="16" y="24" width="20" height="26" rx="2"/><circle class="pr-d-full" cx="26" cy="33" r="4.5"/><path class="pr-d-full" d="M18 49c0-8 3-10 8-10s8 2 8 10z"/><path class="pr-d-line" d="M44 27h34M44 35h24M44 43h30M44 51h14"/><path class="pr-d-full" d="M16 15h9v5h-9z"/>`,
  letter: html`<rect class="pr-d-sheet" x="9" y="12" width="78" height="50" rx="3"/><path class="pr-d-rose" d="M68 18h13v16H68z"/><path class="pr-d-thin" d="M50 20c4-3 8 3 12 0M50 26c4-3 8 3 12 0"/><path class="pr-d-line" d="M34 42h30M34 49h36M34 56h20"/>`,
  slip: html`<path class="pr-d-sheet" d="M14 10h68v52H14z"/><path class="pr-d-dash" d="M30 12v48"/><path class="pr-d-full" d="M36 18h24v6H36z"/><path class="pr-d-thin" d="M36 32h38M36 40h38M36 48h22"/><circle class="pr-d-rose" cx="22" cy="22" r="3"/><circle class="pr-d-rose" cx="22" cy="36" r="3"/><circle class="pr-d-rose" cx="22" cy="50" r="3"/>`,
  calendar: html`<rect class="pr-d-sheet" x="20" y="12" width="56" height="54" rx="4"/><path class="pr-d-rose" d="M20 28V16a4 4 0 0 1 4-4h48a4 4 0 0 1 4 4v12z"/><path class="pr-d-line" d="M34 6v12M62 6v12"/><path class="pr-d-thin" d="M28 38h8M44 38h8M60 38h8M28 48h8M44 48h8M28 58h8M44 58h8"/><circle class="pr-d-full" cx="64" cy="53" r="8"/><path class="pr-d-tick" d="M60 53l3 3 5-6"/>`,
  question: html`<path class="pr-d-rose" d="M14 8h58a6 6 0 0 1 6 6v34a6 6 0 0 1-6 6H40L26 68V54H14a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6z"/><path class="pr-d-line" d="M35 25c0-11 17-11 17 0 0 7-8 7-8.500 13"/><circle class="pr-d-full" cx="43.500" cy="45" r="2"/>`,
  wheel: html`<circle class="pr-d-rose" cx="48" cy="36" r="31"/><circle class="pr-d-sheet" cx="48" cy="36" r="22"/><path class="pr-d-rose" d="M26 33c14-6 30-6 44 0l-1 7c-6 0-11 2-14 6l-2 12H43l-2-12c-3-4-8-6-14-6z"/><circle class="pr-d-full" cx="48" cy="40" r="5"/>`,
  points: html`<path class="pr-d-sheet" d="M10 10h76v52H10z"/>${[0, 1, 2].map(row => [0, 1, 2, 3].map(column => html`<circle class="${row * 4 + column < 9 ? 'pr-d-full' : 'pr-d-rose'}" cx="${21 + column * 18}" cy="${21 + row * 15}" r="5"/>`))}`,
  telephone: html`<path class="pr-d-rose" d="M26 8l12-4 8 18-8 6c4 9 9 14 18 18l6-8 18 8-4 12c-2 8-10 9-18 7C40 59 28 47 22 28c-3-8-3-17 4-20z"/><path class="pr-d-line" d="M58 10c10 2 17 9 19 19M58 20c5 1 8 4 9 9"/>`,
}

/** How wide each picture is, around its middle: without it, pictures would not stand in line. */
const widths: Readonly<Record<Picture, number>> = {
  result: 40,
  certificate: 54,
  photo: 48,
  papers: 66,
  home: 68,
  agent: 88,
  card: 82,
  letter: 82,
  slip: 72,
  calendar: 60,
  question: 74,
  wheel: 66,
  points: 80,
  telephone: 64,
}

/** Every picture, by its name. */
export const pictures = Object.keys(inside) as readonly Picture[]

/** A small picture beside a text. */
export const drawing = (picture: Picture): Html =>
  html`<svg class="pr-drawing" viewBox="${48 - widths[picture] / 2} 0 ${widths[picture]} 72" aria-hidden="true" focusable="false">${inside[picture]}</svg>`

/** The road on one picture, for the home page: the old pink licence that unfolds, and the card that comes out of it. */
export const frontispiece = (): Html =>
  html`<svg class="pr-frontispiece" viewBox="0 0 400 280" aria-hidden="true" focusable="false"><g transform="rotate(-5 200 140)"><path class="pr-d-rose" d="M34 44l104-12v170L34 214z"/><path class="pr-d-rose pr-d-rose--deep" d="M138 32l104 12v170l-104-12z"/><path class="pr-d-rose" d="M242 44l104-12v170l-104 12z"/><g class="pr-d-waves">${[0, 1, 2, 3, 4, 5, 6].map(i => html`<path d="M36 ${66 + i * 20}q26-16 51-6t50-8M140 ${54 + i * 20}q26 14 50 4t50 10M244 ${66 + i * 20}q26-16 51-6t50-8"/>`)}</g><path class="pr-d-sheet" d="M52 66l40-5v52l-40 5z"/><circle class="pr-d-full" cx="72" cy="81" r="8"/><path class="pr-d-full" d="M56 116c1-17 6-22 16-23s15 3 16 19z"/><path class="pr-d-line" d="M52 140l70-8M52 156l50-6M52 172l62-7M158 78l64 7M158 96l46 5M158 114l60 7M264 92l64-7M264 110l44-5M264 128l56-6"/></g><g transform="rotate(4 270 190)"><rect class="pr-d-shadow" x="166" y="126" width="208" height="132" rx="12"/><rect class="pr-d-sheet" x="160" y="118" width="208" height="132" rx="12"/><path class="pr-d-rose" d="M160 148v-18a12 12 0 0 1 12-12h184a12 12 0 0 1 12 12v18z"/><path class="pr-d-full" d="M174 127h26v13h-26z"/><rect class="pr-d-rose" x="176" y="162" width="54" height="68" rx="4"/><circle class="pr-d-full" cx="203" cy="186" r="12"/><path class="pr-d-full" d="M181 230c0-20 8-28 22-28s22 8 22 28z"/><path class="pr-d-line" d="M246 168h102M246 184h70M246 200h88M246 216h42"/><path class="pr-d-line" d="M246 234c6-10 9-8 11-2s5 2 9-2 6 0 9 2 9 0 14-2"/></g></svg>`

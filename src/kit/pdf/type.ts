import { readFileSync } from 'node:fs'
import { frenchSpaces } from '../html.ts'
import { unpackWoff } from './woff.ts'

/** How a piece of text is set: size in points, weight, colour. */
export interface Style {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
}

type Weight = 400 | 700
type Subset = 'latin' | 'latin-ext'

// The WOFF files and not the WOFF2: fontkit cannot subset the composed glyphs (é, ç) of a WOFF2.
const fontFile = (subset: Subset, weight: Weight): Buffer =>
  unpackWoff(
    readFileSync(
      new URL(import.meta.resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${subset}-${weight}-normal.woff`)),
    ),
  )

const faces = ([400, 700] as const).flatMap(weight =>
  (['latin', 'latin-ext'] as const).map(subset => ({ name: `${subset}-${weight}`, file: fontFile(subset, weight) })),
)

/** The part of pdfkit's open font that tells whether a letter can be drawn; pdfkit has no public word for it. */
interface OpenFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } }
}

interface Run {
  readonly face: string
  readonly text: string
}

const unseen: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2010': '-',
  '\u2011': '-',
  ʼ: '’',
  '\t': ' ',
  '\n': ' ',
}

/** Keeps together what is read together: « quoted », : ; ? ! with the word before, the parts of a date, an article with its number. */
const bind = (text: string): string =>
  frenchSpaces(text)
    .replace(/(\d|1er) (\p{L}{3,9})[ \u00a0](\d{4})\b/gu, '$1\u00a0$2\u00a0$3')
    .replace(/(?<=\p{Ll}) (?=\d{4}\b)|(?<=\bart\.|\b[ADLR]\.) /gu, '\u00a0')

/** Sets text in Atkinson Hyperlegible: measures, cuts into lines, draws. A name always fits: it wraps, or it is cut between letters. */
export class Type {
  readonly #doc: PDFKit.PDFDocument
  readonly #known = new Map<string, readonly [shape: string, face: string]>()

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc
    for (const face of faces) doc.registerFont(face.name, face.file)
  }

  width(text: string, style: Style): number {
    return this.#runs(text, style).reduce((sum, run) => sum + this.#open(run.face, style.size).widthOfString(run.text), 0)
  }

  /** Cuts a text into lines that fit the width. */
  lines(text: string, width: number, style: Style): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of bind(text).match(/[^ -]*-+|[^ -]+| +/g) ?? []) {
      if (this.width((line + word).trimEnd(), style) <= width) {
        line += word
        continue
      }
      if (line.trim() !== '') lines.push(line.trimEnd())
      const pieces = this.#cut(word.trimStart(), width, style)
      lines.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
    }
    if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
    return lines
  }

  /** The largest size, from that of the style down to `smallest`, at which the text stands on one line. */
  fit(text: string, width: number, style: Style, smallest: number): Style {
    const wide = this.width(text, style)
    return wide <= width ? style : { ...style, size: Math.max(smallest, Math.floor((style.size * width * 10) / wide) / 10) }
  }

  /** Draws one line whose top is at `y`. */
  draw(line: string, x: number, y: number, style: Style): void {
    this.#doc.fillColor(style.colour ?? '#1d1a1a')
    let at = x
    for (const run of this.#runs(line, style)) {
      this.#open(run.face, style.size).text(run.text, at, y, { lineBreak: false })
      at += this.#doc.widthOfString(run.text)
    }
  }

  #open(face: string, size: number): PDFKit.PDFDocument {
    return this.#doc.font(face).fontSize(size)
  }

  #cut(word: string, width: number, style: Style): string[] {
    const pieces: string[] = []
    let piece = ''
    for (const letter of word) {
      if (piece !== '' && this.width(piece + letter, style) > width) {
        pieces.push(piece)
        piece = ''
      }
      piece += letter
    }
    return [...pieces, piece]
  }

  #runs(text: string, style: Style): Run[] {
    const weight = style.bold ? 700 : 400
    const runs: { face: string; text: string }[] = []
    for (const letter of text.normalize('NFC')) {
      const [letters, face] = this.#drawable(letter, weight)
      const last = runs.at(-1)
      if (last?.face === face) last.text += letters
      else runs.push({ face, text: letters })
    }
    return runs
  }

  #drawable(letter: string, weight: Weight): readonly [shape: string, face: string] {
    const key = `${weight}${letter}`
    const found = this.#known.get(key) ?? this.#search(unseen[letter] ?? letter, weight)
    this.#known.set(key, found)
    return found
  }

  /** A letter that the fonts lack is drawn without the marks they lack (ế as ê, then e); one of another script as `?`. */
  #search(letter: string, weight: Weight): readonly [shape: string, face: string] {
    const shapes = [letter, ...withFewerMarks(letter)]
    const tries = shapes.flatMap(shape => (['latin', 'latin-ext'] as const).map(subset => [shape, `${subset}-${weight}`] as const))
    return tries.find(([shape, face]) => this.#covers(face, shape)) ?? ['?', `latin-${weight}`]
  }

  #covers(face: string, letter: string): boolean {
    const font = (this.#open(face, 10) as unknown as OpenFont)._font.font
    return [...letter].every(sign => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
  }
}

function withFewerMarks(letter: string): string[] {
  const [base = '', ...marks] = letter.normalize('NFD')
  return [...marks.map(mark => (base + mark).normalize('NFC')), base]
}

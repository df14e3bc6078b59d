import type { Lang } from '../html.ts'
import { guilloche } from './guilloche.ts'
import { type Style, Type } from './type.ts'

export const ink = { text: '#1d1a1a', quiet: '#5d5356', rose: '#a63a54', line: '#d9bcc3', pale: '#fbf0f2', weave: '#f6e4e8' } as const

/** Millimetres in points. */
export const mm = (length: number): number => (length * 72) / 25.4

const margin = mm(18)
const [pageWidth, pageHeight] = [mm(210), mm(297)]
const leading = 1.3
const headStyle: Style = { size: 8.5, bold: true, colour: ink.quiet }
const cellStyle: Style = { size: 10 }
/** Between two columns of a table. */
const gutter = 10

export interface Fact {
  readonly label: string
  readonly value: string
}

/** Where a block of text goes; without it, at the current height over the full width. */
export interface Place {
  readonly x?: number
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
  /** What a head cell is the head of. */
  readonly scope?: 'Row' | 'Column'
}

/**
 * The pages of a document while they are written from top to bottom. Everything drawn is tagged, so that a screen reader
 * says it in order, or is marked as decoration. `y` is the height at which the next thing goes.
 */
export class Sheet {
  readonly lang: Lang
  readonly left = margin
  readonly right = pageWidth - margin
  readonly width = pageWidth - 2 * margin
  readonly bottom = pageHeight - mm(20)
  readonly type: Type
  y = 0
  pages = 0
  readonly #doc: PDFKit.PDFDocument
  readonly #density: number
  readonly #onPage: (sheet: Sheet) => void
  #parent: PDFKit.PDFStructureElement

  constructor(doc: PDFKit.PDFDocument, settings: { lang: Lang; density: number; onPage: (sheet: Sheet) => void }) {
    this.#doc = doc
    this.lang = settings.lang
    this.#density = settings.density
    this.#onPage = settings.onPage
    this.type = new Type(doc)
    this.#parent = doc.struct('Document')
    doc.addStructure(this.#parent)
    this.page()
  }

  /** What stands between a label and its value: French puts a space before it. */
  get colon(): string {
    return this.lang === 'fr' ? ' : ' : ': '
  }

  /** Begins a page. */
  page(): void {
    this.#doc.addPage()
    this.pages += 1
    this.y = mm(16)
    this.#onPage(this)
  }

  /** A size or a gap, at the density of this document. */
  at(points: number): number {
    return points * this.#density
  }

  space(points: number): void {
    this.y += this.at(points)
  }

  /** Begins a new page when less than this height is left. */
  ensure(height: number): void {
    if (this.y + height > this.bottom) this.page()
  }

  /** Groups what `draw` writes under one tag: `Sect`, `Table`, `TR`, `L`, `LI`. */
  group(tag: string, draw: () => void): void {
    const outer = this.#parent
    const element = this.#doc.struct(tag)
    outer.add(element)
    this.#parent = element
    draw()
    this.#parent = outer
    element.end()
  }

  /** Draws shapes that a screen reader passes over. */
  decoration(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    draw(this.#doc)
    this.#doc.endMarkedContent()
  }

  /** Draws at a place of one's own, under one tag. */
  tagged(tag: string, draw: (doc: PDFKit.PDFDocument) => void, alternative?: string): void {
    this.#parent.add(this.#doc.struct(tag, alternative === undefined ? {} : { alt: alternative }, [() => draw(this.#doc)]))
  }

  /** Writes a text under one tag and moves below it; a text longer than the page goes on overleaf. */
  write(tag: string, text: string, style: Style, place: Place = {}): void {
    const { x = this.left, width = this.width, align = 'left' } = place
    const scaled = { ...style, size: this.at(style.size) }
    // The scope of a head cell; the published types do not know it.
    const told = { title: undefined, scope: tag === 'TH' ? (place.scope ?? 'Column') : undefined }
    const element = this.#doc.struct(tag, told)
    this.#parent.add(element)
    for (const line of this.type.lines(text, width, scaled)) {
      this.ensure(scaled.size * leading)
      const rest = width - this.type.width(line, scaled)
      const indent = align === 'right' ? rest : align === 'center' ? rest / 2 : 0
      element.add(() => this.type.draw(line, x + indent, this.y, scaled))
      this.y += scaled.size * leading
    }
    element.end()
  }

  /** The height that `write` will take. */
  height(text: string, style: Style, width = this.width): number {
    const scaled = { ...style, size: this.at(style.size) }
    return this.type.lines(text, width, scaled).length * scaled.size * leading
  }

  title(text: string): void {
    this.write('H1', text, { size: 21, bold: true })
  }

  /** A heading, never alone at the foot of a page: so many points of what follows stand under it. */
  heading(text: string, under = 27): void {
    this.ensure(this.at(33 + under))
    this.space(14)
    this.write('H2', text, { size: 12.5, bold: true, colour: ink.rose })
    this.space(3)
  }

  paragraph(text: string, style: Partial<Style> = {}, place: Place = {}): void {
    this.write('P', text, { size: 10.5, ...style }, place)
    this.space(4)
  }

  list(items: readonly string[], signs: 'dots' | 'numbers' = 'dots'): void {
    this.group('L', () => {
      for (const [index, item] of items.entries()) {
        this.ensure(this.at(28))
        this.group('LI', () => {
          const top = this.y
          this.write('Lbl', signs === 'dots' ? '•' : `${index + 1}.`, { size: 10.5, bold: true, colour: ink.rose }, { width: this.at(16) })
          this.y = top
          this.write('LBody', item, { size: 10.5 }, { x: this.left + this.at(16), width: this.width - this.at(16) })
        })
        this.space(3)
      }
    })
  }

  /** Facts side by side: a small label above each value. A row is as high as its longest value. */
  facts(rows: readonly (readonly Fact[])[], place: Place = {}): void {
    const { x = this.left, width = this.width } = place
    const label = { size: 8, colour: ink.quiet }
    const value = { size: 11, bold: true }
    const gap = 14
    this.group('L', () => {
      for (const row of rows) {
        const column = (width - gap * (row.length - 1)) / row.length
        this.ensure(Math.max(...row.map(fact => this.height(fact.label, label, column) + this.height(fact.value, value, column))))
        const top = this.y
        let lowest = top
        for (const [index, fact] of row.entries()) {
          const at = { x: x + index * (column + gap), width: column }
          this.y = top
          this.group('LI', () => {
            this.write('Lbl', fact.label, label, at)
            this.write('LBody', fact.value, value, at)
          })
          lowest = Math.max(lowest, this.y)
        }
        this.y = lowest
        this.space(5)
      }
    })
  }

  /**
   * A table with a head; `shares` are the parts of the width. A row never breaks between two pages, and the head never stays alone at the foot
   * of one.
   */
  table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): void {
    const whole = shares.reduce((a, b) => a + b, 0)
    const columns = shares.map(share => (share / whole) * this.width)
    const rowHeights = [this.#rowHeight(head, columns, headStyle), ...rows.slice(0, 1).map(row => this.#rowHeight(row, columns, cellStyle))]
    this.ensure(rowHeights.reduce((a, b) => a + b))
    this.group('Table', () => {
      this.#row('TH', head, columns, headStyle)
      for (const row of rows) this.#row('TD', row, columns, cellStyle)
    })
    this.space(4)
  }

  #rowHeight(cells: readonly string[], columns: readonly number[], style: Style): number {
    return Math.max(...cells.map((cell, i) => this.height(cell, style, (columns[i] ?? 0) - gutter))) + this.at(9)
  }

  #row(tag: 'TH' | 'TD', cells: readonly string[], columns: readonly number[], style: Style): void {
    const height = this.#rowHeight(cells, columns, style)
    this.ensure(height)
    const top = this.y
    let x = this.left
    this.group('TR', () => {
      for (const [i, cell] of cells.entries()) {
        this.y = top + this.at(3)
        this.write(tag, cell, style, { x, width: (columns[i] ?? 0) - gutter })
        x += columns[i] ?? 0
      }
    })
    this.y = top + height - this.at(2)
    this.rule(tag === 'TH' ? ink.rose : ink.line)
  }

  rule(colour: string = ink.line): void {
    this.decoration(doc => doc.moveTo(this.left, this.y).lineTo(this.right, this.y).lineWidth(0.6).strokeColor(colour).stroke())
  }

  /** A tinted box with a rose edge behind what `draw` writes; `height` is the height of the inside. */
  panel(height: number, draw: (inside: Required<Pick<Place, 'x' | 'width'>>) => void): void {
    const pad = this.at(12)
    this.ensure(height + 2 * pad)
    const top = this.y
    this.decoration(doc => {
      doc.rect(this.left, top, this.width, height + 2 * pad).fill(ink.pale)
      doc
        .save()
        .rect(this.left, top, this.width, height + 2 * pad)
        .clip()
        .translate(this.left, top)
      for (const curve of guilloche(this.width, height + 2 * pad, 24)) doc.path(curve).lineWidth(0.35).strokeColor(ink.weave).stroke()
      doc.restore()
      doc.rect(this.left, top, 4, height + 2 * pad).fill(ink.rose)
    })
    this.y = top + pad
    draw({ x: this.left + pad + 4, width: this.width - 2 * pad - 4 })
    this.y = top + height + 2 * pad
  }

  /** The place kept for a 2D-Doc seal, with its free border: nothing else is ever printed there. */
  sealPlace(x: number, y: number, label: string): void {
    const side = mm(35)
    this.decoration(doc => doc.rect(x, y, side, side).lineWidth(0.8).dash(3, { space: 3 }).strokeColor(ink.line).stroke().undash())
    const { y: before } = this
    this.y = y + side / 2 - 16
    this.write('P', label, { size: 7.5, colour: ink.quiet }, { x: x + 10, width: side - 20, align: 'center' })
    this.y = before
  }

  /** Ends the structure, then writes the foot of every page once their number is known. */
  finish(foot: (page: number, pages: number) => string): void {
    this.#parent.end()
    for (let page = 0; page < this.pages; page++) {
      this.#doc.switchToPage(page)
      const style = { size: 7.5, colour: ink.quiet }
      const text = foot(page + 1, this.pages)
      this.decoration(() => this.type.draw(text, this.left, pageHeight - mm(13), this.type.fit(text, this.width, style, 4)))
    }
  }
}

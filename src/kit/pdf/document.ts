import PDFDocument from 'pdfkit'
import type { Instant } from '../clock.ts'
import type { Lang } from '../html.ts'
import { ink, mm, Sheet } from './sheet.ts'

export interface Frame {
  readonly title: string
  readonly lang: Lang
  /** The moment the document says it was made: the same data at the same moment give the same bytes. */
  readonly at: Instant
  /** Prints on every page that the document has no official value. */
  readonly demonstration: boolean
  /** What the foot of each page recalls, such as the number of the document. */
  readonly foot?: string
  /** Sizes to try, largest first; 1 is the usual one. The document keeps the first at which it takes the fewest pages. */
  readonly densities?: readonly number[]
}

/** A document as bytes, and how many pages it takes. */
export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
}

const banner = {
  fr: 'Démonstration – sans valeur officielle',
  en: 'Demonstration – no official value · Démonstration – sans valeur officielle',
} as const

// pdfkit writes PDF/UA; its published types only know PDF/A.
const accessible = 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets

/** Makes a PDF that screen readers can follow (PDF/UA), in A4, with its banner and its page numbers. */
export async function document(frame: Frame, draw: (sheet: Sheet) => void): Promise<Printed> {
  const [first = 1, ...smaller] = frame.densities ?? [1, 0.95, 0.9]
  let best = draft(frame, first, draw)
  for (const density of smaller) {
    if (best.sheet.pages === 1) break
    const tighter = draft(frame, density, draw)
    if (tighter.sheet.pages < best.sheet.pages) best = tighter
  }
  return { bytes: await print(frame, best), pages: best.sheet.pages }
}

interface Draft {
  readonly doc: PDFKit.PDFDocument
  readonly sheet: Sheet
}

/** Draws the whole document at that density; nothing of it is written yet. */
function draft(frame: Frame, density: number, draw: (sheet: Sheet) => void): Draft {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    displayTitle: true,
    lang: frame.lang,
    info: { Title: frame.title, Author: 'Papier rose', Creator: 'Papier rose', Producer: 'Papier rose', CreationDate: new Date(frame.at) },
  })
  const sheet = new Sheet(doc, { lang: frame.lang, density, onPage: page => head(page, frame) })
  draw(sheet)
  return { doc, sheet }
}

async function print(frame: Frame, { doc, sheet }: Draft): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const written = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const foot = frame.foot ?? frame.title
  sheet.finish((page, pages) => `${foot} · page ${page} ${frame.lang === 'fr' ? 'sur' : 'of'} ${pages}`)
  doc.end()
  await written
  return new Uint8Array(Buffer.concat(chunks))
}

/** The banner is said once and shown on each page. */
function head(sheet: Sheet, frame: Frame): void {
  const top = mm(9)
  if (!frame.demonstration) return
  sheet.decoration(doc => {
    doc.rect(sheet.left, top, sheet.width, 19).lineWidth(0.8).fillAndStroke(ink.pale, ink.rose)
  })
  const style = sheet.type.fit(banner[frame.lang], sheet.width - 20, { size: 10, bold: true, colour: ink.rose }, 6)
  const x = sheet.left + (sheet.width - sheet.type.width(banner[frame.lang], style)) / 2
  const draw = (): void => sheet.type.draw(banner[frame.lang], x, top + 4, style)
  if (sheet.pages === 1) sheet.tagged('P', draw)
  else sheet.decoration(draw)
  sheet.y = top + 19 + mm(6)
}

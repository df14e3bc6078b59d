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
  let best: Printed | undefined
  for (const density of frame.densities ?? [1, 0.95, 0.9]) {
    const printed = await print(frame, density, draw)
    if (!best || printed.pages < best.pages) best = printed
    if (best.pages === 1) break
  }
  if (!best) throw new RangeError('a document needs a density')
  return best
}

async function print(frame: Frame, density: number, draw: (sheet: Sheet) => void): Promise<Printed> {
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
  const chunks: Uint8Array[] = []
  const written = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const sheet = new Sheet(doc, { lang: frame.lang, density, onPage: page => head(page, frame) })
  draw(sheet)
  sheet.finish((page, pages) =>
    [frame.foot ?? frame.title, frame.lang === 'fr' ? `page ${page} sur ${pages}` : `page ${page} of ${pages}`].join(' · '),
  )
  doc.end()
  await written
  return { bytes: new Uint8Array(Buffer.concat(chunks)), pages: sheet.pages }
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

import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFParse } from 'pdf-parse'

/** What somebody finds in a PDF who does not know how it was made: its words, its pages, what it says of itself. */
export interface ReadPdf {
  /** All words, with single spaces; words cut between two lines stay apart. */
  readonly text: string
  readonly pages: readonly string[]
  readonly title: string
  readonly language: string
  readonly tagged: boolean
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Reads a PDF with another library than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const parser = new PDFParse({ data: Uint8Array.from(bytes) })
  try {
    const [{ pages }, { info }] = [await parser.getText({ pageJoiner: '' }), await parser.getInfo()]
    const texts = pages.map(page => spaced(page.text))
    const told = info as { Title?: string; Language?: string } | undefined
    return {
      text: texts.join(' '),
      pages: texts,
      title: told?.Title ?? '',
      language: told?.Language ?? '',
      tagged: Buffer.from(bytes).includes('/MarkInfo'),
    }
  } finally {
    await parser.destroy()
  }
}

/** The millimetres of a page's left and right edges that hold no ink at all: what overflows shows here. */
export async function cleanEdges(bytes: Uint8Array): Promise<{ left: number; right: number }[]> {
  const library = await PDFiumLibrary.init()
  try {
    const pdf = await library.loadDocument(bytes)
    const edges: { left: number; right: number }[] = []
    for (const page of pdf.pages()) {
      const { data, width, height } = await page.render({ scale: 1, render: 'bitmap' })
      const inked = (x: number): boolean =>
        Array.from({ length: height }, (_, y) => (y * width + x) * 4).some(i => (data[i] ?? 255) < 250 || (data[i + 1] ?? 255) < 250)
      const columns = Array.from({ length: width }, (_, x) => inked(x))
      const mm = (pixels: number): number => (pixels * 25.4) / 72
      edges.push({ left: mm(columns.indexOf(true)), right: mm(width - 1 - columns.lastIndexOf(true)) })
    }
    pdf.destroy()
    return edges
  } finally {
    library.destroy()
  }
}

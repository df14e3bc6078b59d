import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { fromPixels, longestSide, type Page } from './picture.ts'
import { limits, NotTaken, type RefusalCode } from './refusals.ts'

/** What a document has no need of, by the names that PDF (ISO 32000) gives it. The first that is found decides the message. */
const unwanted: readonly (readonly [RefusalCode, RegExp])[] = [
  ['pdf-locked', /\/Encrypt\b/],
  ['pdf-script', /\/(?:JavaScript|XFA|Rendition|SubmitForm|ImportData)\b/],
  ['pdf-launch', /\/(?:Launch|GoToR|GoToE)\b/],
  ['pdf-attachment', /\/(?:EmbeddedFiles?|FileAttachment|RichMedia|Collection)\b/],
]

/** What all compressed objects of a document may come to, unpacked. */
const unpackedBytes = 64 * 1024 * 1024
/** 200 dots an inch, in the 72nds of an inch that PDF counts in. */
const printScale = 200 / 72

/** Draws each page of a PDF as an image. A locked, active or overlong document is refused. */
export async function redrawPdf(bytes: Uint8Array): Promise<Page[]> {
  refuseUnwanted(bytes)
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes).catch(() => {
    throw new NotTaken('pdf-damaged')
  })
  const count = document.getPageCount()
  if (count === 0) throw new NotTaken('pdf-damaged')
  if (count > limits.pages) throw new NotTaken('pdf-too-many-pages')
  const pages: Page[] = []
  for (let i = 0; i < count; i++) {
    const page = document.getPage(i)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const longest = Math.max(originalWidth, originalHeight)
    if (!(Math.min(originalWidth, originalHeight) > 0)) throw new NotTaken('pdf-damaged')
    const scale = Math.min(printScale, longestSide / longest)
    const { data, width, height } = await page.render({ render: async drawn => drawn.data, scale, renderFormFields: true })
    pages.push(await fromPixels(data, width, height))
  }
  return pages
}

/**
 * Looks for those names in the bytes themselves and in every object stream, rather than where a well-made document would have them:
 * whatever a reader might make of a crooked file, the name has to stand somewhere.
 */
export function refuseUnwanted(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = file.toString('latin1')
  const plain = plainNames(text)
  refuseNames(plain)
  // An object stream that hides its own name is no printer's work.
  if (count(plain, '/ObjStm') !== count(text, '/ObjStm')) throw new NotTaken('pdf-damaged')
  let left = unpackedBytes
  for (let at = text.indexOf('/ObjStm'); at !== -1; at = text.indexOf('/ObjStm', at + 1)) {
    const unpacked = unpackObjectStream(file, text, at)
    left -= unpacked.length
    if (left < 0) throw new NotTaken('too-heavy')
    refuseNames(plainNames(unpacked.toString('latin1')))
  }
}

function refuseNames(text: string): void {
  for (const [code, name] of unwanted) if (name.test(text)) throw new NotTaken(code)
}

/** `/J#61vaScript` is `/JavaScript` written otherwise. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const count = (text: string, words: string): number => text.split(words).length - 1

/**
 * The objects that stand compressed in a file, from where their stream is named. Its dictionary must be a plain one, with one compression
 * and no text in which a second beginning could hide; every program that we know writes it so.
 */
function unpackObjectStream(file: Buffer, text: string, at: number): Buffer {
  const start = text.lastIndexOf('<<', at)
  const keyword = text.indexOf('stream', at)
  const dictionary = text.slice(start, keyword)
  const filters = dictionary.match(/\/Filter\b/g)?.length ?? 0
  const compressed = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary)
  if (start === -1 || keyword === -1 || filters > 1 || !/^<<[^()<>]*>>\s*$/.test(dictionary)) throw new NotTaken('pdf-damaged')
  if (filters === 0) return Buffer.alloc(0) // Not compressed: read already, with the bytes themselves.
  if (!compressed) throw new NotTaken('pdf-damaged')
  return inflate(file.subarray(keyword + 'stream'.length + (text.startsWith('\r\n', keyword + 6) ? 2 : 1)))
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: unpackedBytes })
  } catch (fault) {
    throw new NotTaken((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-heavy' : 'pdf-damaged')
  }
}

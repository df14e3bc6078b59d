// Runs in a process of its own, one for each file: reads the file on its input, writes what it drew on its output, and ends.
import { fileTypeFromBuffer } from 'file-type'
import { redrawPdf } from './pdf.ts'
import { redrawHeic, redrawImage, thumbnailOf } from './picture.ts'
import { NotTaken, type RefusalCode } from './refusals.ts'
import { type Inspected, pack } from './wire.ts'

// The HEIC decoder talks on the output: that is for the answer alone.
console.log = () => {}

const programs = /x-msdownload|x-elf|x-mach-binary|java-vm|x-dosexec|x-executable|x-sh\b|package-archive|x-ms-shortcut|wasm/

/** What a file is by its first bytes; its name is never asked. */
async function inspect(bytes: Uint8Array): Promise<Inspected> {
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  switch (type) {
    case 'image/jpeg':
      return onePage('jpeg', bytes)
    case 'image/png':
    case 'image/apng':
      return onePage('png', bytes)
    case 'image/webp':
      return onePage('webp', bytes)
    case 'image/heic':
    case 'image/heif': {
      const page = await redrawHeic(bytes)
      return { ok: true, kind: 'heic', pages: [page], thumbnail: await thumbnailOf(page) }
    }
    case 'application/pdf': {
      const pages = await redrawPdf(bytes)
      const [first] = pages
      if (!first) throw new NotTaken('pdf-damaged')
      return { ok: true, kind: 'pdf', pages, thumbnail: await thumbnailOf(first) }
    }
    default:
      throw new NotTaken(programs.test(type) || (bytes[0] === 0x23 && bytes[1] === 0x21) ? 'program' : 'other-type')
  }
}

async function onePage(kind: 'jpeg' | 'png' | 'webp', bytes: Uint8Array): Promise<Inspected> {
  const page = await redrawImage(bytes)
  return { ok: true, kind, pages: [page], thumbnail: await thumbnailOf(page) }
}

const answer = (inspected: Inspected): unknown => process.stdout.write(pack(inspected), () => process.exit(0))

// What a decoder cannot read it throws in many shapes: to the person they are all one.
const refused = (fault: unknown, isPdf: boolean): { ok: false; code: RefusalCode } => ({
  ok: false,
  code: fault instanceof NotTaken ? fault.code : isPdf ? 'pdf-damaged' : 'damaged-image',
})

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk)
const bytes = Buffer.concat(chunks)
const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-'
process.on('uncaughtException', fault => answer(refused(fault, isPdf)))
answer(await inspect(bytes).catch((fault: unknown) => refused(fault, isPdf)))

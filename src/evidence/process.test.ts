import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { aHeic, aJpeg, aPdf, aPdfWith, aPng, aPngClaiming, aProgram, aWebp } from './fixtures.ts'
import { openInspector } from './process.ts'
import { limits, type RefusalCode, refusals } from './refusals.ts'

const inspect = openInspector()

async function taken(bytes: Uint8Array) {
  const inspection = await inspect(bytes)
  assert.ok(inspection.ok, inspection.ok ? '' : inspection.code)
  return inspection
}

/** Red, green and blue of one pixel. */
async function pixel(jpeg: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())]
}

const isRed = ([r = 0, g = 0, b = 0]: number[]): boolean => r > 150 && g < 60 && b < 100

test('a photo is known by its content and drawn again, in each of the four formats', async () => {
  const files = { jpeg: await aJpeg(), png: await aPng(), webp: await aWebp(), heic: aHeic() }
  for (const [kind, bytes] of Object.entries(files)) {
    const inspection = await taken(bytes)
    assert.equal(inspection.kind, kind)
    const [page] = inspection.pages
    assert.ok(page)
    const header = await sharp(page.jpeg).metadata()
    assert.deepEqual([header.format, header.width, header.height], ['jpeg', page.width, page.height])
    assert.equal(page.width / page.height, 1.6)
    assert.ok(isRed(await pixel(page.jpeg, 10, 10)), `${kind}: the portrait is where it was`)
    const small = await sharp(inspection.thumbnail).metadata()
    assert.deepEqual([small.format, small.width, small.height], ['jpeg', 320, 200])
  }
})

test('a photo says nothing more of the place, the device and its owner, and stands upright', async () => {
  const photo = await aJpeg({ sideways: true })
  assert.ok((await sharp(photo).metadata()).exif, 'the photo that was sent does')
  const { pages, thumbnail } = await taken(photo)
  const [page] = pages
  assert.ok(page)
  assert.deepEqual([page.width, page.height], [400, 640])
  assert.ok(isRed(await pixel(page.jpeg, 390, 10)), 'turned a quarter to the right')
  for (const jpeg of [page.jpeg, thumbnail]) {
    const header = await sharp(jpeg).metadata()
    assert.deepEqual(
      [header.exif, header.xmp, header.iptc, header.icc, header.orientation],
      [undefined, undefined, undefined, undefined, undefined],
    )
    assert.ok(!Buffer.from(jpeg).includes('Lina'))
  }
})

test('a photo of 39 million pixels is taken, and kept with a longest side of 3000', async () => {
  const { pages } = await taken(await aJpeg({ width: 7800, height: 5000 }))
  assert.deepEqual([pages[0]?.width, pages[0]?.height], [3000, 1923])
})

test('a PDF becomes one image a page, of 200 dots an inch', async () => {
  const { kind, pages } = await taken(await aPdf({ pages: 3 }))
  assert.equal(kind, 'pdf')
  assert.equal(pages.length, 3)
  assert.deepEqual([pages[0]?.width, pages[0]?.height], [1652, 2336])
  const { channels } = await sharp(pages[0]?.jpeg).stats()
  assert.ok((channels[0]?.min ?? 255) < 50 && (channels[0]?.mean ?? 0) > 200, 'black on white')
})

test('a PDF whose objects stand compressed is taken when nothing bad is in them', async () => {
  const { pages } = await taken(aPdfWith('/PageMode/UseNone', { packed: true }))
  assert.deepEqual([pages[0]?.width, pages[0]?.height], [833, 555])
})

const script = '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'
const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length * 0.6)

const refused: Record<string, [RefusalCode, () => Buffer | Promise<Buffer>]> = {
  'an empty file': ['empty-file', () => Buffer.alloc(0)],
  'a file one byte too large': ['too-large', () => Buffer.alloc(limits.bytes + 1)],
  'a program, whatever it is called': ['program', aProgram],
  'a shell script': ['program', () => Buffer.from('#!/bin/sh\necho hello\n')],
  'a text': ['other-type', () => Buffer.from('Bonjour')],
  'a web page': ['other-type', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  'a drawing with script': ['other-type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  'a GIF': [
    'other-type',
    () =>
      sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
        .gif()
        .toBuffer(),
  ],
  'a JPEG cut off': ['damaged-image', async () => cut(await aJpeg())],
  'a PNG cut off': ['damaged-image', async () => cut(await aPng())],
  'a WebP cut off': ['damaged-image', async () => cut(await aWebp())],
  'a HEIC cut off': ['damaged-image', () => cut(aHeic())],
  'a JPEG that ends after its first bytes': ['damaged-image', async () => (await aJpeg()).subarray(0, 20)],
  'a PNG of 30 000 × 30 000': ['too-many-pixels', () => aPngClaiming(30_000, 30_000)],
  'a PDF cut off': ['pdf-damaged', async () => (await aPdf()).subarray(0, 200)],
  'a PDF with a password': ['pdf-locked', () => aPdf({ password: 'secret' })],
  'a PDF that opens without password but is encrypted': ['pdf-locked', () => aPdf({ password: '' })],
  'a PDF with script': ['pdf-script', () => aPdfWith(script)],
  'a PDF with script under an escaped name': ['pdf-script', () => aPdfWith(script.replace('/JavaScript', '/J#61va#53cript'))],
  'a PDF with script in a compressed object': ['pdf-script', () => aPdfWith(script, { packed: true })],
  'a PDF with an active form': ['pdf-script', () => aPdfWith('/AcroForm<</XFA[(template)4 0 R]>>')],
  'a PDF that starts a program': ['pdf-launch', () => aPdfWith('/OpenAction<</S/Launch/F(calc.exe)>>')],
  'a PDF with a file in it': ['pdf-attachment', () => aPdf({ attached: Buffer.from('<facture/>') })],
  'a PDF of 21 pages': ['pdf-too-many-pages', () => aPdf({ pages: limits.pages + 1 })],
}

for (const [name, [code, file]] of Object.entries(refused)) {
  test(`${name} is refused: ${code}`, async () => {
    assert.deepEqual(await inspect(await file()), { ok: false, code, words: refusals[code] })
  })
}

test('an object stream that could hide a second beginning is refused', async () => {
  const packed = aPdfWith('', { packed: true }).toString('latin1')
  for (const trick of ['/X(stream\n)', '/DecodeParms<</Predictor 12>>', '/Filter/ASCIIHexDecode']) {
    const crooked = Buffer.from(packed.replace('/ObjStm', `/ObjStm${trick}`), 'latin1')
    assert.deepEqual(await inspect(crooked), { ok: false, code: 'pdf-damaged', words: refusals['pdf-damaged'] }, trick)
  }
})

test('a huge claim is refused before anything is drawn: little memory is enough to say no', async () => {
  const small = openInspector({ memoryMegabytes: 300 })
  const inspection = await small(aPngClaiming(30_000, 30_000))
  assert.equal(inspection.ok ? '' : inspection.code, 'too-many-pixels')
})

test('objects that unpack without end are refused', async () => {
  const inspection = await inspect(aPdfWith(`/X(${'0'.repeat(70_000_000)})`, { packed: true }))
  assert.equal(inspection.ok ? '' : inspection.code, 'too-heavy')
})

test('the reading process is killed when it takes too long, too much memory or answers too much; the next file is read', async () => {
  const photo = await aPng()
  // Its memory is looked at from time to time: a large photo is read long enough to be seen, however busy the machine is.
  const large = await aPng({ width: 4000, height: 4000 })
  const codes = []
  for (const [limit, given] of [
    [{ milliseconds: 5 }, photo],
    [{ memoryMegabytes: 10 }, large],
    [{ answerMegabytes: 0.001 }, photo],
  ] as const) {
    const strict = openInspector(limit)
    const inspection = await strict(given)
    codes.push(inspection.ok ? 'taken' : inspection.code)
  }
  assert.deepEqual(codes, ['took-too-long', 'too-heavy', 'too-heavy'])
  // A handle counts until the loop has closed it.
  for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate)
  assert.equal(reading(), 0, 'nothing is left running')
  await taken(photo)
})

const reading = (): number => process.getActiveResourcesInfo().filter(name => name === 'ProcessWrap').length

test('two files are read at a time, the others wait; when too many wait, the person is asked to come back', async () => {
  const photo = await aPng({ width: 32, height: 20 })
  const narrow = openInspector({ waiting: 3 })
  const seen: number[] = []
  const watch = setInterval(() => seen.push(reading()), 2)
  const all = await Promise.all(Array.from({ length: 6 }, () => narrow(photo)))
  clearInterval(watch)
  assert.deepEqual(
    all.map(one => (one.ok ? 'taken' : one.code)),
    ['taken', 'taken', 'taken', 'taken', 'taken', 'busy'],
  )
  assert.equal(Math.max(...seen), 2)
})

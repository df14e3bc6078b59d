// Files as people send them, good and bad: drawn here, except the HEIC photo.
import { crc32, deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'

interface Size {
  width?: number
  height?: number
}

/** A drawn identity card: pink, a red portrait in the upper left corner, a blue seal in the lower right one. */
const drawn = ({ width = 640, height = 400 }: Size) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 320 200">
      <rect width="320" height="200" fill="#f3d6de"/><rect width="80" height="60" fill="#c00030"/>
      <rect x="200" y="120" width="100" height="60" fill="#203070"/></svg>`),
  )

/** A photo from a telephone. With `sideways`, the telephone was held upright and says so in the file, with the place where it was. */
export const aJpeg = ({ sideways = false, ...size }: Size & { sideways?: boolean } = {}): Promise<Buffer> => {
  const photo = drawn(size).jpeg()
  if (!sideways) return photo.toBuffer()
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' }
  return photo
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'Telephone', Artist: 'Lina' }, IFD3: place })
    .toBuffer()
}
export const aPng = (size: Size = {}): Promise<Buffer> => drawn(size).png().toBuffer()
export const aWebp = (size: Size = {}): Promise<Buffer> => drawn(size).webp().toBuffer()

/** The same card, 320 × 200, as a HEIC photo (HEVC): no library here writes that format, so the file stands here as text. */
export const aHeic = (): Buffer => Buffer.from(heic.join(''), 'base64')

/** A PNG whose header claims that size, in a few bytes. */
export function aPngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const pixels = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The first bytes of a Windows program. */
export const aProgram = (): Buffer =>
  Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), Buffer.from('PE\0\0'), Buffer.alloc(500)])

/** A PDF as a printer driver writes it: A4 pages with a line of text. */
export function aPdf({ pages = 1, password, attached }: { pages?: number; password?: string; attached?: Buffer } = {}): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    autoFirstPage: false,
    ...(password === undefined ? {} : { userPassword: password, ownerPassword: 'owner' }),
  })
  const chunks: Buffer[] = []
  for (let i = 1; i <= pages; i++) {
    document.addPage().fontSize(24).text(`Facture d'électricité, page ${i}`, { link: 'https://fournisseur.example' })
  }
  if (attached) document.file(attached, { name: 'facture.xml' })
  document.end()
  return new Promise((done, fail) =>
    document
      .on('data', chunk => chunks.push(chunk))
      .on('end', () => done(Buffer.concat(chunks)))
      .on('error', fail),
  )
}

/** A PDF of one page written by hand, with more in its catalogue. `packed`: the objects stand compressed, as PDF 1.5 allows. */
export function aPdfWith(catalogue: string, { packed = false } = {}): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>',
  ]
  return packed ? packedPdf(objects) : plainPdf(objects)
}

function plainPdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

function packedPdf(objects: readonly string[]): Buffer {
  const places = objects.map((_, i) => `${i + 1} ${objects.slice(0, i).join(' ').length + (i > 0 ? 1 : 0)}`).join(' ')
  const packed = deflateSync(Buffer.from(`${places} ${objects.join(' ')}`))
  const holder = objects.length + 1
  const table = holder + 1
  const start = '%PDF-1.7\n'
  const stream = Buffer.concat([
    Buffer.from(
      `${start}${holder} 0 obj\n<</Type/ObjStm/N ${objects.length}/First ${places.length + 1}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ])
  // One row of four bytes an object: in a stream (2), in the file (1); where; which.
  const rows = [
    [0, 0, 0, 0],
    ...objects.map((_, i) => [2, 0, holder, i]),
    [1, 0, start.length, 0],
    [1, stream.length >> 8, stream.length & 255, 0],
  ]
  const body = Buffer.from(rows.flat())
  return Buffer.concat([
    stream,
    Buffer.from(`${table} 0 obj\n<</Type/XRef/Size ${table + 1}/W[1 2 1]/Root 1 0 R/Length ${body.length}>>\nstream\n`),
    body,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${stream.length}\n%%EOF\n`),
  ])
}

const heic = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAkZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAA',
  'NGlsb2MAAAAAREAAAgABAAAAAAJqAAEAAAAAAAAAywACAAAAAAM1AAEAAAAAAAAAOgAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWlu',
  'ZmUCAAAAAAIAAGh2YzEAAAABhWlwcnAAAAFgaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAPPAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAPLoC',
  'QCEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAoIDJZbqSSmubgQEDAgAAADACAAAAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAUAAAADIAAAAEHBpeGkA',
  'AAAAAwgICAAAAHNodmNDAQQIAAAAAAAAAAAAPPAA/Pz4+AAADwMgAAEAF0ABDAH//wQIAAADAJ/4AAADAAA8ugJAIQABACdCAQEECAAAAwCf+AAAAwAAPMAo',
  'IDJZbqSSmubAgAAAAwCAAAADAIQiAAEAB0QBwXKwYkAAAAAUaXNwZQAAAAAAAAFAAAAAyAAAAA5waXhpAAAAAAEIAAAAJ2F1eEMAAAAAdXJuOm1wZWc6aGV2',
  'YzoyMDE1OmF1eGlkOjEAAAAAHWlwbWEAAAAAAAAAAgABA4ECgwACBIQFhocAAAAaaXJlZgAAAAAAAAAOYXV4bAACAAEAAQAAAQ1tZGF0AAAAxygBr1IesrUw',
  'YLSLFTJL//6+8/+q9IfMZ6zx0+cr9m/US+6fmA35UaVce8wOl1bx2eIi9G8jns78/lvy4mdRdz+pgGbQMBGoDniG4Zraj240JBiuMmbGZHEQYCCg/S0gheoZ',
  'ZhyqDV6ECN4OEHZ96WDn2r/1S7Zx+XVa6LdnQMux7+9IKTAvPyyNJCidhCjCSx2pN1Tn/VqekW9CHuTA+mlWSyyc6UUBA4P//feD6GQ5bED1BoCNgCCAAAF5',
  'KqOcZ0aA8w8XyYAAAAA2KAGupCxQaO8SsPQfvLJDgQZWVPS3QOshILZURgXYaRPxEJ2KwpUAAhaNgACjAAADAAADAAEl',
]

import { inflateSync } from 'node:zlib'

const [header, entry] = [44, 20]

/**
 * Unpacks a WOFF font into the TrueType font it holds (W3C WOFF 1.0). pdfkit would do it by itself, in JavaScript and for
 * each document: 90 ms of the 110 that a certificate took.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const font: Buffer[] = [Buffer.alloc(12 + 16 * count)]
  const directory = font[0] as Buffer
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  directory.writeUInt16BE(16 * power, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE(16 * (count - power), 10)
  let offset = directory.length
  for (let i = 0; i < count; i++) {
    const from = header + entry * i
    const [at, packed, length] = [woff.readUInt32BE(from + 4), woff.readUInt32BE(from + 8), woff.readUInt32BE(from + 12)]
    const bytes = woff.subarray(at, at + packed)
    const table = packed < length ? inflateSync(bytes) : bytes
    const to = 12 + 16 * i
    woff.copy(directory, to, from, from + 4)
    directory.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4)
    directory.writeUInt32BE(offset, to + 8)
    directory.writeUInt32BE(length, to + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    font.push(padded)
    offset += padded.length
  }
  return Buffer.concat(font)
}

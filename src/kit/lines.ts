import { isUtf8 } from 'node:buffer'
import type { Words } from '@papier-rose/law'

/** The file cannot be read any further: why, in words. */
export class Unreadable extends Error {
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

const mixed = {
  fr: 'le fichier mêle UTF-8 et Latin-1 : enregistrez-le de nouveau, en UTF-8',
  en: 'the file mixes UTF-8 and Latin-1: save it again, as UTF-8',
}
const endless = { fr: 'une ligne n’a pas de fin : ce n’est pas un fichier de lignes', en: 'a line has no end: this is not a file of lines' }
const longestLine = 64 * 1024

/**
 * Reads bytes as text, part by part: UTF-8 with or without its mark, else Latin-1 as office software writes it (Windows-1252). Bytes that are
 * UTF-8 first and Latin-1 later are refused where they change.
 */
function reader(): (bytes: Uint8Array, last: boolean) => string {
  const latin = new TextDecoder('windows-1252')
  let encoding: 'ascii' | 'utf-8' | 'latin-1' = 'ascii'
  let rest = Buffer.alloc(0)
  return (bytes, last) => {
    const all = Buffer.concat([rest, bytes])
    const whole = last || encoding === 'latin-1' ? all.length : endOfCharacters(all)
    const part = all.subarray(0, whole)
    if (encoding !== 'latin-1' && isUtf8(part)) {
      if (part.some(byte => byte > 0x7f)) encoding = 'utf-8'
      rest = Buffer.from(all.subarray(whole))
      return part.toString('utf8')
    }
    if (encoding === 'utf-8') throw new Unreadable(mixed)
    encoding = 'latin-1'
    rest = Buffer.alloc(0)
    return latin.decode(all)
  }
}

/** Where the last whole UTF-8 character ends: a part of a file may stop in the middle of one. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : byte >= 0x80 ? 0 : 1
    if (length > 0) return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The lines of a file, without their ends. Throws Unreadable, after the lines that could be read. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const read = reader()
  let [open, first] = ['', true]
  function* take(more: string): Generator<string> {
    const text = first && more !== '' ? more.replace(/^\uFEFF/, '') : more
    if (more !== '') first = false
    const lines = (open + text).split('\n')
    open = lines.pop() ?? ''
    yield* lines.map(line => line.replace(/\r$/, ''))
    if (open.length > longestLine) throw new Unreadable(endless)
  }
  for await (const chunk of bytes) yield* take(read(chunk, false))
  yield* take(read(Buffer.alloc(0), true))
  if (open !== '') yield open
}

import type { Page } from './picture.ts'
import type { RefusalCode } from './refusals.ts'

export type Kind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf'

/** What the process that reads a file answers. */
export type Inspected =
  | { readonly ok: true; readonly kind: Kind; readonly pages: readonly Page[]; readonly thumbnail: Uint8Array }
  | { readonly ok: false; readonly code: RefusalCode }

type Head =
  | { ok: true; kind: Kind; pages: { width: number; height: number; length: number }[]; thumbnail: number }
  | { ok: false; code: RefusalCode }

/** One answer as bytes: the length of its head, the head, the thumbnail, the pages. */
export function pack(inspected: Inspected): Buffer {
  const head: Head = inspected.ok
    ? {
        ok: true,
        kind: inspected.kind,
        pages: inspected.pages.map(({ width, height, jpeg }) => ({ width, height, length: jpeg.length })),
        thumbnail: inspected.thumbnail.length,
      }
    : inspected
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, ...(inspected.ok ? [inspected.thumbnail, ...inspected.pages.map(page => page.jpeg)] : [])])
}

/** The answer again; undefined when it is cut short. */
export function unpack(bytes: Buffer): Inspected | undefined {
  if (bytes.length < 4) return undefined
  let at = 4 + bytes.readUInt32BE(0)
  if (bytes.length < at) return undefined
  const head = JSON.parse(bytes.toString('utf8', 4, at)) as Head
  if (!head.ok) return head
  const take = (length: number): Buffer => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const thumbnail = take(head.thumbnail)
  const pages = head.pages.map(({ width, height, length }) => ({ width, height, jpeg: take(length) }))
  return at === bytes.length ? { ok: true, kind: head.kind, pages, thumbnail } : undefined
}

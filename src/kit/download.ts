import type { Ctx } from './http.ts'

/** A file that the person keeps. */
export const download = (
  c: Ctx,
  bytes: Uint8Array | string,
  type: string,
  name: string,
  how: 'inline' | 'attachment' = 'inline',
): Response =>
  c.body(typeof bytes === 'string' ? bytes : new Uint8Array(bytes).buffer, 200, {
    'content-type': type,
    'content-disposition': `${how}; filename="${name}"`,
  })

/** A paper, opened in the page; `name` without its ending. */
export const pdf = (c: Ctx, bytes: Uint8Array, name: string): Response => download(c, bytes, 'application/pdf', `${name}.pdf`)

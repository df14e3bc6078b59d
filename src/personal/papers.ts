import type { Ctx } from '../kit/http.ts'

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

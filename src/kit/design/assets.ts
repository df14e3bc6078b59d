import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'

const { resolve } = createRequire(import.meta.url)
const own = (file: string): Buffer => readFileSync(new URL(file, import.meta.url))
const font = (file: string): Buffer => readFileSync(resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${file}.woff2`))

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const

interface Asset {
  readonly path: string
  readonly type: string
  readonly bytes: Buffer
  /** Compressed on the first request, kept for the next ones; null for what is compressed already. */
  readonly small: Map<'br' | 'gzip', Buffer> | null
}

const byName = new Map<string, Asset>()

/** Enters a file under a name that changes when its content does, so that browsers may keep it for ever. */
function add(name: string, bytes: Buffer): void {
  const [stem, extension] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const type = types[extension as keyof typeof types]
  byName.set(name, { path: `/assets/${stem}.${hash}.${extension}`, type, bytes, small: extension === 'woff2' ? null : new Map() })
}

/** The address of a file of the look: `assetPath('style.css')`. Throws when there is no such file. */
export function assetPath(name: string): string {
  const asset = byName.get(name)
  if (!asset) throw new Error(`no such asset: ${name}`)
  return asset.path
}

/** Replaces the plain addresses of our files in a text by those with their hash. */
const linked = (text: Buffer): Buffer =>
  Buffer.from(text.toString().replace(/\/assets\/([\w-]+\.\w+)/g, (_, name: string) => assetPath(name)))

add('regular.woff2', font('latin-400-normal'))
add('bold.woff2', font('latin-700-normal'))
add('regular-ext.woff2', font('latin-ext-400-normal'))
add('bold-ext.woff2', font('latin-ext-700-normal'))
add('icon.svg', own('icon.svg'))
add('govuk-frontend.js', readFileSync(resolve('govuk-frontend/dist/govuk/govuk-frontend.min.js')))
add('live.js', own('live.js'))
add('init.js', linked(own('init.js')))
add('style.css', linked(own('style.css')))

function compressed(asset: Asset, accepts: string): { bytes: Buffer; encoding?: 'br' | 'gzip' } {
  const encoding = accepts.includes('br') ? 'br' : accepts.includes('gzip') ? 'gzip' : undefined
  if (!asset.small || !encoding) return { bytes: asset.bytes }
  const known = asset.small.get(encoding)
  const bytes = known ?? (encoding === 'br' ? brotliCompressSync(asset.bytes) : gzipSync(asset.bytes))
  asset.small.set(encoding, bytes)
  return { bytes, encoding }
}

/** Serves the look at `/assets/`. A page that was open before an upgrade asks for an old file: it is sent to the new one. */
export function assets(): Hono {
  const byPath = new Map([...byName.values()].map(asset => [asset.path, asset]))
  return new Hono().get('/assets/:file', c => {
    const asset = byPath.get(c.req.path)
    if (!asset) {
      const current = byName.get(c.req.param('file').replace(/\.[0-9a-f]{10}(?=\.\w+$)/, ''))
      return current ? c.redirect(current.path, 302) : c.notFound()
    }
    const { bytes, encoding } = compressed(asset, c.req.header('accept-encoding') ?? '')
    const headers: Record<string, string> = {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    }
    if (asset.small) headers.vary = 'Accept-Encoding'
    if (encoding) headers['content-encoding'] = encoding
    return c.body(new Uint8Array(bytes), 200, headers)
  })
}

import { createRequire } from 'node:module'
import sharp, { type Sharp } from 'sharp'
import { limits, NotTaken } from './refusals.ts'

/** One page as we drew it again: nothing of the bytes that were sent is left in it. */
export interface Page {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

/** The longest side of a page that we keep: small print of an A4 sheet stays readable. */
export const longestSide = 3000
const thumbnailSide = 320

// The loaders we use and no others: libvips knows dozens of formats, and each is a way in.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

const asDrawn = { limitInputPixels: limits.pixels, failOn: 'error', animated: false } as const

/** Draws a JPEG, PNG or WebP again, upright, without what the camera wrote about place, time and owner. */
export async function redrawImage(bytes: Uint8Array): Promise<Page> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata()
  refuseHugeImage(header.width, header.height)
  return toPage(sharp(bytes, asDrawn).autoOrient())
}

/** Draws a HEIC photo again. Its rotation is part of the format: it comes out upright. */
export async function redrawHeic(bytes: Uint8Array): Promise<Page> {
  // Loaded for this format alone: the decoder weighs two megabytes.
  const { HeifDecoder } = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif
  const images = new HeifDecoder().decode(bytes)
  const image = images.find(one => one.is_primary()) ?? images[0]
  if (!image) throw new NotTaken('damaged-image')
  const [width, height] = [image.get_width(), image.get_height()]
  refuseHugeImage(width, height)
  const data = new Uint8ClampedArray(width * height * 4)
  const drawn = await new Promise(done => image.display({ data, width, height }, done))
  if (!drawn) throw new NotTaken('damaged-image')
  return fromPixels(data, width, height)
}

/** A page from raw RGBA pixels. */
export const fromPixels = (data: Uint8Array | Uint8ClampedArray, width: number, height: number): Promise<Page> =>
  toPage(sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: limits.pixels }))

/** The small picture shown in lists. */
export const thumbnailOf = (page: Page): Promise<Uint8Array> =>
  sharp(page.jpeg, asDrawn)
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer()

/** The header says how large the image claims to be: believed before a single pixel is drawn. */
function refuseHugeImage(width: number, height: number): void {
  if (width * height > limits.pixels) throw new NotTaken('too-many-pixels')
}

async function toPage(image: Sharp): Promise<Page> {
  const { data, info } = await image
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true })
  return { jpeg: data, width: info.width, height: info.height }
}

interface HeifImage {
  is_primary(): boolean
  get_width(): number
  get_height(): number
  display(into: { data: Uint8ClampedArray; width: number; height: number }, done: (drawn: object | null) => void): void
}
interface Libheif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
}

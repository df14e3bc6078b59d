/** 12 MB: one file of 10 MB and its form. */
const largestBody = 12 * 1024 * 1024
const largestDrained = 128 * 1024 * 1024

/** The fields of a posted form, read with their spaces trimmed. */
export class Form {
  readonly tooLarge: boolean
  readonly #data: FormData

  constructor(data: FormData = new FormData(), tooLarge = false) {
    this.#data = data
    this.tooLarge = tooLarge
  }

  /** What was typed, or '' when the field is not there. */
  text(name: string): string {
    const value = this.#data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }

  all(name: string): string[] {
    return this.#data.getAll(name).filter(value => typeof value === 'string')
  }

  file(name: string): File | undefined {
    const value = this.#data.get(name)
    return value instanceof File && !(value.size === 0 && value.name === '') ? value : undefined
  }

  /** The form's own id: the idempotency key of what it asks for. */
  get id(): string {
    return this.text('form')
  }

  /** Every text, to show again what was typed. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#data].filter(([name, value]) => typeof value === 'string' && name !== 'csrf')) as Record<
      string,
      string
    >
  }
}

/** Reads a posted form. What is too large is read to its end and thrown away, so that the page can say so; nothing when it is no form. */
export async function readPosted(request: Request): Promise<FormData | 'too-large' | undefined> {
  const body = await readBody(request.body)
  if (!body) return 'too-large'
  const type = request.headers.get('content-type') ?? ''
  return new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined)
}

/** The whole body, whatever length it claims; nothing when it is larger than a form may be. */
async function readBody(stream: ReadableStream<Uint8Array> | null): Promise<Blob | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let read = 0
  for await (const chunk of stream ?? []) {
    read += chunk.byteLength
    if (read <= largestBody) chunks.push(chunk as Uint8Array<ArrayBuffer>)
    else chunks.length = 0
    if (read > largestDrained) break
  }
  return read > largestBody ? undefined : new Blob(chunks)
}

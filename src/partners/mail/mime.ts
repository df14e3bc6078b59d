/** An e-mail as a reader shows it. */
export interface ReadMail {
  readonly messageId: string
  readonly from: string
  readonly subject: string
  readonly lang: string
  readonly text: string
  readonly html: string
}

type Headers = ReadonlyMap<string, string>

/** Reads an e-mail as it came over the wire: its headers, its plain text and its HTML. Other parts are left aside. */
export function readMail(raw: Buffer): ReadMail {
  // One character a byte: the charset of each part is only known once its headers are read.
  const { headers, body } = split(raw.toString('latin1'))
  const leaves = leavesOf(headers, body)
  return {
    messageId: (headers.get('message-id') ?? '').replace(/^<|>$/g, ''),
    from: decodeWords(headers.get('from') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    lang: headers.get('content-language') ?? '',
    text: leaves.get('text/plain') ?? '',
    html: leaves.get('text/html') ?? '',
  }
}

function split(part: string): { headers: Headers; body: string } {
  const end = /\r?\n\r?\n/.exec(part)
  const head = end ? part.slice(0, end.index) : part
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end ? part.slice(end.index + end[0].length) : '' }
}

/** Content type → text, of each part; the first of a type counts. */
function leavesOf(headers: Headers, body: string): Map<string, string> {
  const given = headers.get('content-type') ?? 'text/plain'
  const type = given.split(';')[0]?.trim().toLowerCase() ?? ''
  const parameter = (name: string) => new RegExp(`${name}="?([^";]+)"?`, 'i').exec(given)?.[1]
  const boundary = parameter('boundary')
  if (!type.startsWith('multipart/') || boundary === undefined) {
    const bytes = decodeBody(body, headers.get('content-transfer-encoding')?.toLowerCase())
    return new Map([[type, new TextDecoder(parameter('charset') ?? 'utf-8').decode(bytes).replaceAll('\r\n', '\n')]])
  }
  const leaves = new Map<string, string>()
  for (const piece of `\r\n${body}`.split(`\r\n--${boundary}`).slice(1)) {
    if (piece.startsWith('--')) break
    const inner = split(piece.replace(/^[ \t]*\r?\n/, ''))
    for (const [kind, text] of leavesOf(inner.headers, inner.body)) if (!leaves.has(kind)) leaves.set(kind, text)
  }
  return leaves
}

function decodeBody(body: string, encoding?: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=[ \t]*\r?\n/g, '')) : Buffer.from(body, 'latin1')
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** Headers hold ASCII alone: other characters travel as `=?utf-8?Q?…?=`, in pieces that join without the space between them. */
const decodeWords = (header: string): string =>
  header.replace(/(\?=)\s+(=\?)/g, '$1$2').replace(/(?:=\?[^?]+\?[bq]\?[^?]*\?=)+/gi, run => {
    const words = [...run.matchAll(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi)]
    const bytes = words.map(([, , how = '', text = '']) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' ')),
    )
    return new TextDecoder(words[0]?.[1] ?? 'utf-8').decode(Buffer.concat(bytes))
  })

import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { down, notAsAgreed } from '../ask.ts'
import { instream, readAnswer, type Scanned, type Scanner } from './contract.ts'

const chunkBytes = 64 * 1024
/** An answer of the daemon is one short line. */
const answerBytes = 1024

/** The daemon at `tcp://host:port` or at the socket `unix:/path`. `timeoutMs` bounds the whole scan. */
export function clamd({ url, timeoutMs = 20_000 }: { url: string; timeoutMs?: number }): Scanner {
  const address = addressOf(url)
  return {
    scan: bytes =>
      new Promise(answer => {
        const socket = connect(address)
        const say = (scanned: Scanned): void => {
          clearTimeout(alarm)
          socket.destroy()
          answer(scanned)
        }
        const alarm = setTimeout(say, timeoutMs, down('timeout'))
        let heard = ''
        socket.setEncoding('latin1')
        socket.on('data', (text: string) => {
          heard += text
          if (heard.length > answerBytes) say(notAsAgreed)
        })
        // The daemon may answer and hang up before it has read everything: what it said counts.
        socket.on('close', () => say(heard ? meant(heard) : down('unreachable')))
        socket.on('error', () => {})
        socket.on('connect', () => void send(socket, bytes))
      }),
  }
}

function meant(heard: string): Scanned {
  const read = readAnswer(heard)
  if (!read) return notAsAgreed
  return 'fault' in read ? down('refused') : { down: false, ...read }
}

function addressOf(url: string): NetConnectOpts {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) }
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  const write = (part: Uint8Array | string): Promise<void> => new Promise(done => socket.write(part, () => done()))
  await write(instream)
  for (let at = 0; at < bytes.length && !socket.destroyed; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    await write(length(chunk.length))
    await write(chunk)
  }
  await write(length(0))
}

function length(bytes: number): Buffer {
  const written = Buffer.alloc(4)
  written.writeUInt32BE(bytes)
  return written
}

import { createServer, type Server, type Socket } from 'node:net'
import { Hono } from 'hono'
import { basePath } from 'hono/route'
import { askedDown, inLang, langIn } from '../buttons.ts'
import { instream } from './contract.ts'
import { type Scan, scannerPage } from './page.ts'

/** The test file of the European Institute for Computer Antivirus Research, in two parts: whole, it would have this very file refused. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const mostBytes = 25 * 1024 * 1024

/** The daemon of the sandbox, on a port of its own: it knows one virus, the test file. And its page, with what it scanned. */
export function clamdSimulator() {
  const scans: Scan[] = []
  let isDown = false
  const server: Server = createServer(socket => {
    if (isDown) return socket.destroy()
    socket.on('error', () => {})
    hear(socket, scan => {
      scans.unshift(scan)
      scans.length = Math.min(scans.length, 20)
    })
  })

  const pages = new Hono()
  pages.get('/', c => c.html(scannerPage({ lang: langIn(c), at: basePath(c), scans, isDown })))
  pages.post('/reglages', async c => {
    isDown = askedDown((await c.req.formData()).get('faire')) ?? isDown
    return c.redirect(`${basePath(c)}${inLang(langIn(c))}`, 303)
  })

  return {
    pages,
    listen: (port: number) =>
      new Promise<number>((done, fail) => {
        server.once('error', fail).listen(port, () => {
          const address = server.address()
          done(typeof address === 'object' && address ? address.port : port)
        })
      }),
    close: () => new Promise<void>(done => server.close(() => done())),
  }
}

/** One command on one connection, as the daemon answers it. */
function hear(socket: Socket, scanned: (scan: Scan) => void): void {
  let held = Buffer.alloc(0)
  let content: Buffer[] | undefined
  let size = 0
  const answer = (text: string): void => void socket.end(`${text}\0`)
  const verdict = (): void => {
    const found = Buffer.concat(content ?? []).includes(eicar) ? 'Eicar-Test-Signature' : null
    scanned({ bytes: size, found })
    answer(found ? `stream: ${found} FOUND` : 'stream: OK')
  }
  socket.on('data', part => {
    held = Buffer.concat([held, typeof part === 'string' ? Buffer.from(part) : part])
    if (!content) {
      const end = held.indexOf(0)
      if (end < 0) return
      const command = held.subarray(0, end + 1).toString('latin1')
      held = held.subarray(end + 1)
      if (command === 'zPING\0') return answer('PONG')
      if (command !== instream) return answer('UNKNOWN COMMAND')
      content = []
    }
    for (;;) {
      if (held.length < 4) return
      const next = held.readUInt32BE()
      if (next === 0) return verdict()
      if (size + next > mostBytes) return answer('INSTREAM size limit exceeded. ERROR')
      if (held.length < 4 + next) return
      content.push(held.subarray(4, 4 + next))
      size += next
      held = held.subarray(4 + next)
    }
  })
}

import { Hono } from 'hono'
import { basePath } from 'hono/route'
import { SMTPServer } from 'smtp-server'
import type { Clock } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import { inLang, langIn } from '../buttons.ts'
import { letterboxes, modes } from './letterbox.ts'
import { readMail } from './mime.ts'
import { mailboxPage, messagePage } from './page.ts'

export interface MailSimulatorConfig {
  readonly db: Queryable
  readonly clock: Clock
}

export interface MailSimulator {
  /** Takes in e-mail on that port (0 chooses one); says which. */
  listen(port: number, host?: string): Promise<number>
  /** Pages and JSON of what arrived. Mount it under a path of its own; its tables are `mailSchema`. */
  readonly mailbox: Hono
  close(): Promise<void>
}

const largestMessage = 10 * 1024 * 1024

/** The words of a mail server that says no. */
const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

/** A mail server that keeps everything it receives, and the pages where it is read. */
export function mailSimulator({ db, clock }: MailSimulatorConfig): MailSimulator {
  const boxes = letterboxes(db, clock)

  const server = new SMTPServer({
    size: largestMessage,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: (auth, _, done) => done(null, { user: auth.username ?? '' }),
    onConnect: (_, done) => {
      boxes.mode().then(mode => done(mode === 'down' ? refusal(421, 'Service not available') : null), done)
    },
    onRcptTo: (_, __, done) => {
      boxes.mode().then(mode => done(mode === 'refusing' ? refusal(550, 'No such mailbox') : null), done)
    },
    onData: (stream, { envelope }, done) => {
      const receive = async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk)
        if (stream.sizeExceeded) throw refusal(552, 'Message too large')
        const mail = readMail(Buffer.concat(chunks))
        for (const { address } of envelope.rcptTo) await boxes.deliver(address, mail)
      }
      receive().then(() => done(), done)
    },
  })
  // A client that hangs up in the middle is its own affair: it will come again.
  server.on('error', () => {})

  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject)
        server.listen(port, host, () => {
          const address = server.server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    mailbox: mailboxOf(boxes),
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** A message may hold anything: alone on its page it runs nothing, loads nothing and leads nowhere by itself. */
const lockedUp = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

function mailboxOf(boxes: ReturnType<typeof letterboxes>): Hono {
  const mailbox = new Hono()

  mailbox.get('/', async c => {
    const lang = langIn(c)
    const search = c.req.query('a')?.trim() ?? ''
    const [mode, deliveries] = await Promise.all([boxes.mode(), boxes.find({ to: search })])
    return c.html(mailboxPage({ lang, at: basePath(c), mode, search, deliveries }))
  })

  mailbox.get('/messages/:id{[0-9]{1,15}}', async c => {
    const lang = langIn(c)
    const mail = await boxes.findOne(Number(c.req.param('id')))
    return mail ? c.html(messagePage(lang, basePath(c), mail)) : c.notFound()
  })

  mailbox.get('/messages/:id{[0-9]{1,15}}/html', async c => {
    const mail = await boxes.findOne(Number(c.req.param('id')))
    if (!mail) return c.notFound()
    return c.html(mail.html, 200, {
      'content-security-policy': lockedUp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  mailbox.get('/api/messages', async c => c.json(await boxes.find({ to: c.req.query('to'), messageId: c.req.query('messageId') })))
  mailbox.get('/api/count', async c => c.json(await boxes.count()))

  mailbox.post('/reglages', async c => {
    const wanted = (await c.req.formData()).get('mode')
    const mode = modes.find(known => known === wanted)
    if (!mode) return c.notFound()
    await boxes.setMode(mode)
    return c.redirect(`${basePath(c)}${inLang(langIn(c))}`, 303)
  })

  return mailbox
}

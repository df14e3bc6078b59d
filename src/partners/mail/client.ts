import { createTransport } from 'nodemailer'
import type { Mailer, Message, Sent } from './contract.ts'

export interface MailerConfig {
  /** `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. */
  readonly url: string
  /** `Papier rose <ne-pas-repondre@…>` */
  readonly from: string
  /** Refuses to send over a connection that nobody encrypts. */
  readonly requireTls?: boolean
  readonly timeoutSeconds?: number
}

const defaultTimeoutSeconds = 20
const ports: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

/** Sends e-mail over SMTP, in plain text and HTML. */
export function mailer({ url, from, requireTls = false, timeoutSeconds = defaultTimeoutSeconds }: MailerConfig): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const timeout = timeoutSeconds * 1000
  const transport = createTransport({
    host: hostname,
    port: port === '' ? ports[protocol] : Number(port),
    secure: protocol === 'smtps:',
    requireTLS: requireTls,
    auth: username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async send({ messageId, to, subject, text, html, lang }: Message): Promise<Sent> {
      const headers = { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' }
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId: `<${messageId}>`, headers })
        return { accepted: true }
      } catch (fault) {
        return asAnswer(fault)
      }
    },
    close: () => transport.close(),
  }
}

/** No to this address or to this message is for good; no to us, or no answer at all, may pass later. */
function asAnswer(fault: unknown): Sent {
  if (!(fault instanceof Error)) throw fault
  const status = 'responseCode' in fault && typeof fault.responseCode === 'number' ? fault.responseCode : undefined
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
  const ofThisMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (ofThisMessage && (status === undefined || status >= 500)) return { refused: String(status ?? code) }
  return { down: true, reason: String(status ?? code) }
}

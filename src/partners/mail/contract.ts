/** One e-mail to one person. The same notice keeps the same `messageId`: sent twice, it is the same message. */
export interface Message {
  /** As in the header, without its angle brackets: `019a-….notice@papier-rose.example`. */
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly lang: 'fr' | 'en'
}

/** `refused` is for good (unknown address, message not wanted); `down` is for now. Neither holds anything personal. */
export type Sent = { readonly accepted: true } | { readonly refused: string } | { readonly down: true; readonly reason: string }

/** The post office for e-mail. */
export interface Mailer {
  send(message: Message): Promise<Sent>
  close(): void
}

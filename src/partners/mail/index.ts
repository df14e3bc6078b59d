export { type MailerConfig, mailer } from './client.ts'
export type { Mailer, Message, Sent } from './contract.ts'
export { mailSchema } from './schema.ts'

export { texter } from './client.ts'
export type { Delivery, ShortText, Texted, Texter } from './contract.ts'

export { clamd } from './client.ts'
export type { Scanned, Scanner } from './contract.ts'

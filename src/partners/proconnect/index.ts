export { proConnect } from './client.ts'
export type { AgentIdentity, ProConnect, ProConnectAnswer } from './contract.ts'

export { franceConnect } from './client.ts'
export type { FranceConnect, FranceConnectAnswer, PivotIdentity } from './contract.ts'
export {
  type CivilStatus,
  type Comparison,
  compare,
  type Fact,
  type Likeness,
  type Match,
  match,
  normalizeName,
  samePerson,
} from './pivot.ts'
export {
  type Attempt,
  type Cancelled,
  type Departure,
  type Down,
  type Refused,
  type RelyingPartyConfig,
  relyingParty,
  type Signing,
} from './relying.ts'

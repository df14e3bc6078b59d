import type { Vault } from '../../evidence/index.ts'
import type { EPhoto } from '../../partners/ephoto/index.ts'

/** What the agents' pages need beside the service itself: where files are kept, and the provider of photos. */
export interface ReviewPartners {
  readonly vault: Vault
  readonly ephoto: EPhoto
}

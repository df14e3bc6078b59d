import type { Inspect, Vault } from '../../evidence/index.ts'
import type { EPhoto } from '../../partners/ephoto/index.ts'

/** What the pages of the request need beside the service itself: the provider of photos, and where files are read and kept. */
export interface ApplicationPartners {
  readonly ephoto: EPhoto
  readonly vault: Vault
  readonly inspect: Inspect
}

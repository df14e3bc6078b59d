import type { Day } from '@papier-rose/law'
import type { Config } from '../../kit/config.ts'

/** Who answers for this site: what its legal notice and its other plain pages say. In a demonstration, nobody does. */
export interface About {
  readonly today: Day
  readonly demonstration: boolean
  readonly authority?: string
  readonly publisher?: string
  readonly address?: string
  readonly host?: string
  readonly contact?: string
}

export const aboutOf = (config: Config, today: Day): About => ({
  today,
  demonstration: config.demonstration,
  ...(config.AUTHORITY_NAME ? { authority: config.AUTHORITY_NAME } : {}),
  ...(config.PUBLISHER ? { publisher: config.PUBLISHER } : {}),
  ...(config.CONTACT_ADDRESS ? { address: config.CONTACT_ADDRESS } : {}),
  ...(config.HOST_NAME ? { host: config.HOST_NAME } : {}),
  ...(config.CONTACT_EMAIL ? { contact: config.CONTACT_EMAIL } : {}),
})

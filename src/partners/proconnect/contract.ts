import { z } from 'zod'
import type { Instant } from '../../kit/clock.ts'
import type { Attempt, Cancelled, Departure, Down, Refused } from '../franceconnect/index.ts'

/** Who the agent is and where they work. What they may do is ours to say: ProConnect gives no right. */
export interface AgentIdentity {
  /** The agent for our service, seen from one identity provider: another provider gives another one. */
  readonly sub: string
  readonly givenName: string
  readonly usualName: string
  readonly email: string
  /** The agent's identifier at their own administration. */
  readonly uid: string
  /** Establishment of the agent, 14 digits. Not reliable for agents of the Ministry of the Interior: no right rests on it alone. */
  readonly siret?: string
  readonly idpId?: string
  readonly roles: readonly string[]
  readonly organization?: string
  /** How the agent proved who they are: always with two factors. */
  readonly acr: string
}

export type ProConnectAnswer =
  | { readonly agent: AgentIdentity; readonly idToken: string; readonly provedAt: Instant | undefined }
  | Cancelled
  | Refused
  | Down

/** Signing agents in through ProConnect, with two factors. */
export interface ProConnect {
  start(attempt: Attempt): Promise<Departure>
  finish(currentUrl: URL, attempt: Attempt): Promise<ProConnectAnswer>
  logoutUrl(idToken: string, state: string): Promise<Departure>
}

export const scopes = ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'roles', 'organization_label'] as const

/** The levels that hold two factors. */
export const twoFactorLevels = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'] as const

/** What we ask of the sign-in itself: two factors, or none of it; and when the agent proved who they are. */
export const claimsRequest = {
  id_token: { acr: { essential: true, values: [...twoFactorLevels] }, amr: null, auth_time: { essential: true } },
} as const

/** What ProConnect signs about an agent. */
export const agentClaims = z.object({
  sub: z.string().min(1),
  given_name: z.string().min(1),
  usual_name: z.string().min(1),
  email: z.email(),
  uid: z.string().min(1),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  idp_id: z.string().optional(),
  roles: z.array(z.string()).default([]),
  organization_label: z.string().optional(),
})

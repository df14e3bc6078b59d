import { z } from 'zod'
import type { Instant } from '../../kit/clock.ts'
import type { Attempt, Cancelled, Departure, Down, Refused } from './relying.ts'

/** Who the person is for the civil register: the six facts that FranceConnect compares, and what it adds. */
export interface PivotIdentity {
  /** The person for our service alone. It changes only when the civil status does. */
  readonly sub: string
  /** Birth name. */
  readonly familyName: string
  readonly givenNames: readonly string[]
  readonly usageName?: string
  readonly gender: 'male' | 'female' | 'unspecified'
  /** As given: a presumed date of birth comes as the first of the month or of the year. */
  readonly birthdate: string
  /** INSEE code of the commune; empty for somebody born abroad. */
  readonly birthplace: string
  /** INSEE code of the country; 99100 is France. */
  readonly birthcountry: string
  /** Where to write to, if the identity provider tells. It differs from one provider to the next: never a key. */
  readonly email?: string
}

export type FranceConnectAnswer =
  | { readonly identity: PivotIdentity; readonly idToken: string; readonly provedAt: Instant | undefined; readonly acr: string }
  | Cancelled
  | Refused
  | Down

/** Signing in through FranceConnect, version 2, low assurance (eidas1). */
export interface FranceConnect {
  start(attempt: Attempt): Promise<Departure>
  finish(currentUrl: URL, attempt: Attempt): Promise<FranceConnectAnswer>
  logoutUrl(idToken: string, state: string): Promise<Departure>
}

/** The scopes we ask: the six facts, the usage name, and an address to write to. Nothing else. */
export const scopes = ['openid', 'identite_pivot', 'preferred_username', 'email'] as const

/** What we ask of the sign-in itself: when the person proved who they are. */
export const claimsRequest = { id_token: { auth_time: { essential: true } } } as const

/** What FranceConnect signs about a person. An empty text is an absent fact. */
export const pivotClaims = z
  .object({
    sub: z.string().min(1),
    family_name: z.string().min(1).max(256),
    given_name: z.string().default(''),
    given_name_array: z.array(z.string()).optional(),
    preferred_username: z.string().optional(),
    gender: z.enum(['male', 'female', 'unspecified']).default('unspecified'),
    birthdate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    birthplace: z.string().default(''),
    birthcountry: z.string().min(1),
    email: z.string().optional(),
  })
  .transform(
    (told): PivotIdentity => ({
      sub: told.sub,
      familyName: told.family_name,
      givenNames: (told.given_name_array ?? told.given_name.split(' ')).filter(name => name !== ''),
      usageName: told.preferred_username || undefined,
      gender: told.gender,
      birthdate: told.birthdate,
      birthplace: told.birthplace,
      birthcountry: told.birthcountry,
      email: told.email || undefined,
    }),
  )

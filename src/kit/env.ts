import type { Day } from '@papier-rose/law'
import type { Context } from 'hono'
import type { Instant } from './clock.ts'
import type { Deps } from './deps.ts'
import type { Form } from './form.ts'
import type { Lang } from './html.ts'

/** What an agent may be habilitated to do. */
export type Role = 'reviewer' | 'supervisor' | 'desk' | 'verifier' | 'rights-officer' | 'court-clerk'

/** A person signed in with FranceConnect. */
export interface Person {
  readonly kind: 'person'
  readonly accountId: string
  /** The name to greet them with. */
  readonly name: string
  /** Their driver's file, once matched. */
  readonly driverId?: string
}

/** An agent signed in with ProConnect and habilitated here. */
export interface Agent {
  readonly kind: 'agent'
  readonly agentId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The département whose préfecture they serve. */
  readonly departement: string
}

/** Who is here. */
export type Who = { readonly kind: 'nobody' } | Person | Agent

export interface Env {
  Variables: {
    deps: Deps
    lang: Lang
    who: Who
    /** The day it is, read once for the whole request. */
    today: Day
    nonce: string
    requestId: string
    /** What a form posted; an empty form when it was too large to read. */
    form: Form
    /** When whoever is here last proved who they are, if their partner said so. */
    provedAt?: Instant
    /** The answers of a form that was posted after the session had ended, given back after the next sign-in. */
    kept?: Readonly<Record<string, string>>
  }
}

export type Ctx = Context<Env>

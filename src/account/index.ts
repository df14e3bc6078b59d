import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { consentPages } from './pages/consent.ts'
import { contactPages } from './pages/contacts.ts'
import { driverFilePages } from './pages/driver-file.ts'
import { habilitationPages } from './pages/habilitations.ts'
import { matchPages } from './pages/match-pages.ts'
import { sessionPages } from './pages/sessions.ts'
import { type SignInPartners, signInPages } from './pages/signing-in.ts'
import { signOutPages } from './pages/signing-out.ts'

export { type Account, findAccount, findAccountOfDriver } from './accounts.ts'
export { findAgent, findAgents, findOfficesAtWork, type HabilitatedAgent, habilitationDay, inForce } from './agents.ts'
export { consents, findConsent } from './consent.ts'
export {
  codeOf,
  contactProblems,
  findContactChange,
  findContactCheck,
  minutesToType,
  readEmail,
  readMobile,
  setContact,
  stopTexts,
} from './contacts.ts'
export { findSupervisors, giveFirstSupervisor, giveHabilitation, type NotDone } from './habilitations.ts'
export { agentIn, personIn, requireAgent, requireAnybody, requirePerson, requireProof, requireRight, whoIsHere } from './here.ts'
export { pageOfForm } from './kept.ts'
export { compared, lines as civilLines } from './pages/civil-status.ts'
export {
  findReadings,
  findReasonGiven,
  logPartnerReading,
  logReading,
  logReadings,
  logRefusal,
  type Reading,
  roleWords,
} from './readings.ts'
export { may, mayServe, type Right, rights } from './rights.ts'
export { accountRounds } from './rounds.ts'
export { findSessionsOf, sessionLife } from './sessions.ts'
export type { SignInPartners }

/** Signing in and out, one's sessions, one's driver file, the agents' decisions about who is who, and who is habilitated. */
export const accountPages = (partners: SignInPartners): Hono<Env> =>
  new Hono<Env>()
    .route('/', signInPages(partners))
    .route('/', signOutPages(partners))
    .route('/', sessionPages)
    .route('/', contactPages)
    .route('/', consentPages)
    .route('/', driverFilePages)
    .route('/', matchPages)
    .route('/', habilitationPages)

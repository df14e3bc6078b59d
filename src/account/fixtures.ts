import { createHmac } from 'node:crypto'
import { realNow } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import type { Role } from '../kit/http.ts'
import { token } from '../kit/ids.ts'
import type { PivotIdentity } from '../partners/franceconnect/index.ts'
import { enter, findAccountOfDriver } from './accounts.ts'
import { habilitate } from './agents.ts'
import { openSession } from './sessions.ts'

type Given = Pick<Deps, 'db' | 'ids' | 'config'>

/** Lina, as FranceConnect knows her. */
export const aPivot = (facts: Partial<PivotIdentity> = {}): PivotIdentity => ({
  sub: `${token(24)}v1`,
  familyName: 'MOREAU',
  givenNames: ['Lina', 'Zoé'],
  gender: 'female',
  birthdate: '2009-02-28',
  birthplace: '44109',
  birthcountry: '99100',
  email: 'lina@courriel.example',
  ...facts,
})

/** What a browser sends: the cookie header, and the proof that its forms carry as `csrf`. */
interface SignedIn {
  readonly cookie: string
  readonly csrf: string
}

function browserOf({ config }: Given, secret: string): SignedIn {
  const prefix = config.baseUrl.startsWith('https:') ? '__Host-' : ''
  const visitor = token()
  const csrf = createHmac('sha256', config.SESSION_SECRET).update(`csrf/${visitor}`).digest('base64url')
  return { cookie: `${prefix}session=${secret}; ${prefix}visitor=${visitor}`, csrf }
}

/** A person signed in, without going through FranceConnect. The same driver is the same account each time. */
export async function signInPerson(
  deps: Given,
  { driverId, lang = 'fr', ...facts }: Partial<PivotIdentity> & { driverId?: string; lang?: 'fr' | 'en' } = {},
): Promise<SignedIn & { accountId: string }> {
  const known = driverId === undefined ? undefined : await findAccountOfDriver(deps.db, driverId)
  const { id: accountId } = known ?? (await enter(deps.db, deps.ids, aPivot(facts), lang, realNow()))
  if (driverId !== undefined) await deps.db.query('update account set driver_id = $2 where id = $1', [accountId, driverId])
  const secret = await openSession(deps.db, deps.ids, { accountId }, { device: 'Test', provedAt: realNow() })
  return { ...browserOf(deps, secret), accountId }
}

/** An agent habilitated and signed in, without going through ProConnect. The same `agentId` is the same agent in another browser. */
export async function signInAgent(
  deps: Given,
  agent: { roles: readonly Role[]; departement: string; name?: string; email?: string; agentId?: string },
): Promise<SignedIn & { agentId: string }> {
  const { roles, departement, name = 'Paulette Bérard', agentId = deps.ids() } = agent
  await habilitate(deps.db, { id: agentId, name, roles, departement, email: agent.email ?? `${agentId}@prefecture.example` })
  const secret = await openSession(deps.db, deps.ids, { agentId }, { device: 'Test', provedAt: realNow() })
  return { ...browserOf(deps, secret), agentId }
}

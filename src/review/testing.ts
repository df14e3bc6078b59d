import type { TestContext } from 'node:test'
import { type Day, day, type Piece } from '@papier-rose/law'
import { signInAgent } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { type ApplicationCommand, applications, type Facts, type Subject } from '../application/index.ts'
import { masterKeys, openVault } from '../evidence/index.ts'
import { type Role, site } from '../kit/http.ts'
import { handle } from '../kit/store.ts'
import { ephoto } from '../partners/ephoto/index.ts'
import { rememberDriver } from '../record/index.ts'
import { reviewPages } from './index.ts'

const facts: Facts = {
  lang: 'fr',
  email: 'lina@courriel.example',
  nationality: 'french',
  housing: 'own',
  address: { lines: ['MME LINA MOREAU', '3 RUE CREBILLON', '44000 NANTES'], commune: '44109', postcode: '44000', letterboxName: 'MOREAU' },
  photoCode: 'LNA2222222222222222222',
  photoHolder: 'lina',
  medical: [],
  declared: [],
}

interface Sent {
  readonly name?: string
  readonly neph?: string
  readonly office?: string
  readonly cepcLastDay?: string
  readonly sentOn?: string
  readonly pieces?: readonly Piece[]
  readonly accountId?: string
}

/** The agents' pages on a fresh database, on 23 November 2026, with a provider of photos that does not answer. */
export async function officeWorld(t: Pick<TestContext, 'after'>) {
  const { deps, owner } = await testDeps(t)
  const vault = openVault({ keys: masterKeys({ id: '1', secret: deps.config.VAULT_KEY }) })
  const silent = ephoto({ baseUrl: 'http://127.0.0.1:9', token: 'none', timeoutMs: 500 })
  const app = site(deps, { before: [whoIsHere(deps)], pages: [reviewPages({ vault, ephoto: silent })] })
  let drivers = 0

  /** A request that somebody sent. */
  async function request(sent: Sent = {}): Promise<{ id: string; driverId: string }> {
    const on: Day = day(sent.sentOn ?? '2026-11-20')
    const neph = sent.neph ?? `2301440012${String(++drivers).padStart(2, '0')}`
    const driverId = await rememberDriver(deps.db, deps.ids, {
      neph,
      birthName: sent.name ?? 'MOREAU',
      firstNames: ['Lina'],
      sex: 'female',
      birthDay: day('2008-02-29'),
      birthplaceCode: '44109',
      birthplace: 'Nantes',
      birthCountry: '99100',
    })
    const [id, accountId, answersId] = [deps.ids(), sent.accountId ?? deps.ids(), deps.ids()]
    await deps.db.query('insert into answers (id, questions, facts, salt, commitment, received_at) values ($1, $2, $3, $4, $4, $5)', [
      answersId,
      '[]',
      JSON.stringify(facts),
      Buffer.alloc(32),
      deps.clock.now(),
    ])
    const subject: Subject = {
      driverId,
      accountId,
      kind: 'first-licence-after-exam',
      category: 'B',
      resultId: deps.ids(),
      answersId,
      pieces: sent.pieces ?? ['identity', 'address-proof'],
      office: sent.office ?? '44',
      cepcLastDay: day(sent.cepcLastDay ?? '2027-03-20'),
      lang: 'fr',
    }
    const at = `${on}T09:00:00.000Z` as ReturnType<typeof deps.clock.now>
    const command: ApplicationCommand = { type: 'Submit', subject, on, by: accountId, as: 'applicant', at }
    await handle(deps, applications, id, command, deps.ids())
    return { id, driverId }
  }

  /** An agent signed in, with their browser. */
  async function agent(name: string, roles: readonly Role[] = ['reviewer'], departement = '44') {
    const { cookie, csrf, agentId } = await signInAgent(deps, { roles, departement, name })
    const read = async (answer: Response) => ({ status: answer.status, to: answer.headers.get('location'), html: await answer.text() })
    return {
      agentId,
      get: async (path: string) => read(await app.request(path, { headers: { cookie } })),
      post: async (path: string, fields: Readonly<Record<string, string>> = {}, form = deps.ids()) =>
        read(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form, ...fields }) })),
    }
  }

  const rows = async <T>(sql: string, ...values: unknown[]): Promise<T[]> => (await owner.query(sql, values)).rows as T[]
  return { deps, request, agent, rows }
}

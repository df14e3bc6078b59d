import type { TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { signInAgent } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { type Role, site } from '../kit/http.ts'
import { known, told } from '../record/fixtures.ts'
import { type Civil, giveCategory, handOverTitle, type NewFact, type Purpose } from '../record/index.ts'
import { officePages } from './index.ts'

const page = (id: string, rest = '') => `/agents/conducteurs/${id}${rest}`

/** The agents’ pages on drivers’ records, on a fresh database, on 23 November 2026. */
export async function recordWorld(t: Pick<TestContext, 'after'>) {
  const { deps: given, owner } = await testDeps(t)
  const clock = fixedClock('2026-11-23')
  const deps = { ...given, clock }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [officePages] })

  /** A driver who holds B since 2008, and what was told of them by partners. */
  let cards = 0
  async function driver(facts: readonly NewFact[] = [], civil?: Civil): Promise<string> {
    const id = await known(deps, civil)
    await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
    const card = { number: `19AB1234${++cards}`, issuedOn: day('2019-03-14'), lastDay: day('2034-03-14'), receivedOn: day('2019-03-20') }
    await handOverTitle(deps, id, card, 'card')
    await told(deps, id, facts)
    return id
  }

  /** An agent signed in, with their browser. */
  async function agent(name: string, roles: readonly Role[] = ['rights-officer'], departement = '75') {
    const { cookie, csrf, agentId } = await signInAgent(deps, { roles, departement, name })
    const read = async (answer: Response) => ({ status: answer.status, to: answer.headers.get('location'), html: await answer.text() })
    const get = async (path: string) => read(await app.request(path, { headers: { cookie } }))
    const post = async (path: string, fields: Readonly<Record<string, string>> = {}, form = deps.ids()) =>
      read(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form, ...fields }) }))
    return {
      agentId,
      get,
      post,
      /** Opens a record, saying first what for. */
      open: async (id: string, purpose: Purpose) => {
        const { status, to } = await post(page(id, '/motif'), { motif: purpose })
        return status === 303 && to ? get(to) : { status, to, html: '' }
      },
    }
  }

  const rows = async <T>(sql: string, ...values: unknown[]): Promise<T[]> => (await owner.query(sql, values)).rows as T[]
  return { deps, clock, driver, agent, rows, page }
}

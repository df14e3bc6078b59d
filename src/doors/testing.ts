import type { TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { known, marcel } from '../record/fixtures.ts'
import { giveCategory, type Teller } from '../record/index.ts'
import { doorPages, doors, registerClient } from './index.ts'

/** Marcel as a partner names him. */
export const driver = { neph: marcel.neph, birthName: 'Petit', firstNames: ['Marcel', 'André'], birthDay: marcel.birthDay }

/** A service that knows Marcel and his licence of 2008, on 24 November 2026; its doors, and partners who come through them. */
export async function world(t: TestContext) {
  const { db, owner, url } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds, clock }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  const app = site(deps, { pages: [doorPages], alone: [doors()] })
  const ask = async (clientId: string, secret: string, more: Record<string, string> = {}) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret, ...more }).toString()
    const answer = await app.request('/api/oauth/token', { method: 'POST', body })
    return { status: answer.status, said: (await answer.json()) as { access_token: string; error: string; scope: string } }
  }
  let calls = 0
  const partner = async (teller: Teller, clientId = `the-${teller}`) => {
    const secret = await registerClient(db, { id: clientId, name: teller, teller })
    const { said } = await ask(clientId, secret)
    const authorization = `Bearer ${said.access_token}`
    const post = async (
      address: string,
      what: object,
      key = `call-${String(++calls).padStart(6, '0')}`,
      headers: Record<string, string> = {},
    ) => {
      const sent = { authorization, 'content-type': 'application/json', 'idempotency-key': key, ...headers }
      const answer = await app.request(address, { method: 'POST', headers: sent, body: JSON.stringify(what) })
      const type = answer.headers.get('content-type')
      return { status: answer.status, type, headers: answer.headers, said: (await answer.json()) as Record<string, unknown> }
    }
    const tell = (kind: string, told: object, key?: string, headers: Record<string, string> = {}) =>
      post(`/api/v1/facts/${kind}`, { driver, ...told }, key, headers)
    const takeBack = (kind: string, reference: string, revision: number, why = 'error', key?: string) =>
      post(`/api/v1/facts/${kind}/${encodeURIComponent(reference)}/take-back`, { revision, why }, key)
    const get = (address: string, more: Record<string, string> = {}) => app.request(address, { headers: { authorization, ...more } })
    return { secret, authorization, post, tell, takeBack, get }
  }
  return { deps, db, owner, url, clock, id, app, ask, partner }
}

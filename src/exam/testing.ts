import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { type ServerType, serve } from '@hono/node-server'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { site } from '../kit/http.ts'
import { cookieFetch, type Filled, type Page } from '../kit/testing/browserless.ts'
import { findDriverByNeph } from '../record/index.ts'
import { lina, type Sent } from './fixtures.ts'
import { examApi, examPages, receive } from './index.ts'

/** The result pages over HTTP, on a fresh database, on 24 November 2026. */
export async function examWorld(t: Pick<TestContext, 'after'>, more: Partial<Deps> = {}) {
  const given = await testDeps(t)
  const clock = fixedClock('2026-11-24')
  const asked: string[] = []
  const db = new Proxy(given.deps.db, {
    get(pool, name) {
      const value = Reflect.get(pool, name)
      if (typeof value !== 'function') return value
      if (name !== 'query') return value.bind(pool)
      return (text: string, ...rest: unknown[]) => {
        asked.push(text)
        return value.call(pool, text, ...rest)
      }
    },
  })
  const deps: Deps = { ...given.deps, db, clock, ...more }
  const app = site(deps, { pages: [examPages], alone: [examApi] })
  const server = await new Promise<ServerType>(up => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => up(made))
  })
  t.after(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const someone = () => {
    const browser = cookieFetch(url)
    /** Looks a result up as a person does: opens the form, fills it, sends it. */
    const lookUp = async (who: Asked = {}, at = '/resultat'): Promise<Page> => browser.post(formOf(await browser.get(at)), fill(who))
    return { ...browser, lookUp }
  }
  return {
    deps,
    owner: given.owner,
    clock,
    app,
    url,
    asked,
    someone,
    send: (...results: Sent[]) =>
      receive(
        deps,
        results.map((fields, i) => ({ line: i + 1, fields })),
      ),
    driverId: async (neph: string = lina.neph) => (await findDriverByNeph(deps.db, neph))?.id ?? '',
  }
}

export interface Asked {
  readonly neph?: string
  readonly birth?: string
  readonly category?: string
}

export function fill({ neph = lina.neph, birth = lina.birthDay, category = 'B' }: Asked): Filled {
  const [year = '', month = '', dayOfMonth = ''] = birth.split('-')
  return { neph, 'birth-day': dayOfMonth, 'birth-month': month, 'birth-year': year, category }
}

/** The one form of a page. */
export function formOf(page: Page): Page['forms'][number] {
  const [form] = page.forms
  if (!form) throw new Error(`no form on ${page.url.href}: ${page.text}`)
  return form
}

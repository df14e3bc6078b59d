import type { TestContext } from 'node:test'
import { day, type Settings } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { formOf } from '../exam/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Db } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { site } from '../kit/http.ts'
import { cookieFetch, type Filled, type Page } from '../kit/testing/browserless.ts'
import { served, signed } from '../kit/testing/signed.ts'
import { licencePages } from '../licence/index.ts'
import { known, marcel } from '../record/fixtures.ts'
import { type Civil, giveCategory } from '../record/index.ts'
import { codeFor } from './code.ts'
import { findCodes, giveCode, type NewCode } from './codes.ts'
import { verifyPages } from './index.ts'

/** Notes every statement, in a transaction or not. */
function observed(db: Db, asked: string[]): Db {
  const watch = <T extends object>(of: T): T =>
    new Proxy(of, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'connect') return async () => watch(await value.call(target))
        if (name !== 'query') return value.bind(target)
        return (text: string, ...rest: unknown[]) => {
          asked.push(text)
          return value.call(target, text, ...rest)
        }
      },
    })
  return watch(db)
}

/** The pages of codes over HTTP, on a fresh database, on 25 November 2026: Marcel holds B since 2008 and gives codes. */
export async function verifyWorld(t: Pick<TestContext, 'after'>, { law, civil = marcel }: { law?: Settings; civil?: Civil } = {}) {
  const given = await testDeps(t, { PROXIES: '1' })
  const clock = fixedClock('2026-11-25')
  const asked: string[] = []
  const deps: Deps = { ...given.deps, clock, db: observed(given.deps.db, asked), ...(law ? { law } : {}) }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [verifyPages, licencePages] })
  const url = await served(t, app)
  const driverId = await known(deps, civil)
  await giveCategory(deps, driverId, { category: 'B', since: day('2008-03-03'), codes: [] }, 'B')
  let addresses = 0

  return {
    deps,
    owner: given.owner,
    clock,
    asked,
    driverId,
    /** A code of that driver, as it is said aloud. */
    async code(more: Partial<NewCode> = {}, form = deps.ids()): Promise<{ id: string; code: string }> {
      const asks: NewCode = { purpose: 'job', categories: ['B'], lastDay: day('2026-12-02'), readings: 1, ...more }
      const before = new Set((await findCodes(deps.db, driverId)).map(({ id }) => id))
      const { refused } = await giveCode(deps, driverId, asks, form)
      if (refused) throw new Error(refused.refused)
      const id = (await findCodes(deps.db, driverId)).find(one => !before.has(one.id))?.id ?? ''
      return { id, code: codeFor(deps.config.SESSION_SECRET, id) }
    },
    codes: () => findCodes(deps.db, driverId),
    /** A browser of the driver, signed in. */
    async driver() {
      const { cookie, accountId } = await signInPerson(deps, { driverId })
      return { ...signed(url, cookie), accountId, cookie }
    },
    /** Somebody without an account, at an address of their own. */
    checker() {
      const browser = cookieFetch(url, { 'x-forwarded-for': `192.0.2.${++addresses}` })
      return {
        ...browser,
        check: async (typed: Typed, at = '/verifier'): Promise<Page> => browser.post(formOf(await browser.get(at)), fill(typed)),
      }
    },
  }
}

export interface Typed {
  readonly code: string
  readonly name?: string
  readonly birth?: string
  readonly who?: string
  readonly purpose?: string
}

export function fill({ code, name = 'Petit', birth = marcel.birthDay, who = 'Claire Vasseur', purpose = 'job' }: Typed): Filled {
  const [year = '', month = '', dayOfMonth = ''] = birth.split('-')
  return { code, name, who, purpose, 'birth-day': dayOfMonth, 'birth-month': month, 'birth-year': year }
}

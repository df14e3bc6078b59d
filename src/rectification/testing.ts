import type { TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { keepAddress } from '../card/index.ts'
import { fileKeys, openInspector, openVault, scannedFirst } from '../evidence/index.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { type Role, site } from '../kit/http.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { served, signed } from '../kit/testing/signed.ts'
import { officePages } from '../office/index.ts'
import { clamd } from '../partners/clamd/index.ts'
import { clamdSimulator } from '../partners/clamd/simulator.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { giveCategory, lookAt, readLife } from '../record/index.ts'
import { rectificationPages, rectificationTasks } from './index.ts'

export const said = (page: Page): string => page.text.replaceAll(/[\s\u00a0]+/g, ' ')

/** Marcel, of Lille, a driver since 2008 who lost three points, on 25 November 2026. */
export async function world(t: TestContext) {
  const { deps: given, owner, url: dbUrl } = await testDeps(t)
  const clock = fixedClock('2026-11-25')
  const deps: Deps = { ...given, clock }
  const antivirus = clamdSimulator()
  const port = await antivirus.listen(0)
  t.after(() => antivirus.close())
  const vault = openVault({ keys: fileKeys(deps.config) })
  const inspect = scannedFirst(clamd({ url: `tcp://127.0.0.1:${port}` }), openInspector())
  const url = await served(t, site(deps, { before: [whoIsHere(deps)], pages: [rectificationPages({ vault, inspect }), officePages] }))
  const driverId = await known(deps)
  await giveCategory(deps, driverId, { category: 'B', since: day('2008-03-03'), codes: [] }, 'B')
  await keepAddress(deps.db, deps.ids(), driverId, { lines: ['M. MARCEL PETIT', '59000 LILLE'], commune: '59350' }, clock.now())
  await told(deps, driverId, [
    aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4 }),
    aFact('establishment', 'AF-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
  ])
  const fact = (await readLife(deps, driverId)).facts.find(({ reference }) => reference === 'PV-1')?.id ?? ''
  const { cookie, accountId } = await signInPerson(deps, { driverId, sub: 'marcel' })
  const person = signed(url, cookie)
  const report = async (filled = { wrong: 'not-me', words: 'Ma voiture était au garage.' }) =>
    person.send(await person.get(`/mon-permis/erreurs/${fact}`), /Envoyer mon signalement/, filled)
  const agent = async (departement = '59', roles: readonly Role[] = ['supervisor']) => {
    const { cookie: theirs, agentId } = await signInAgent(deps, { roles, departement })
    return { ...signed(url, theirs), agentId }
  }
  const opened = async (browser: ReturnType<typeof signed>) => browser.follow(await browser.get('/agents/erreurs'), /Marcel/)
  /** What the worker does once a second person has decided. */
  const settle = async () => {
    await lookAt(deps, driverId)
    await rectificationTasks(deps)['settle-reports']?.({ driverId, key: 'k' })
  }
  const notified = async () => {
    const { rows } = await owner.query<{ payload: Record<string, string> }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'notify-driver'`,
    )
    return rows.map(({ payload }) => [payload.notice, payload.driverId])
  }
  return { deps, owner, settle, notified, dbUrl, clock, vault, url, driverId, accountId, fact, person, report, agent, opened }
}

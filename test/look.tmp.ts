import { readFile } from 'node:fs/promises'
import { official2026, addDays } from '@papier-rose/law'
import { signInAgent, signInPerson } from '../src/account/fixtures.ts'
import { realClock } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { silent } from '../src/kit/log.ts'
import { cookieFetch } from '../src/kit/testing/browserless.ts'
import { launchBrowser } from '../src/kit/testing/browser.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { findDriverByNeph } from '../src/record/index.ts'
import { nephOf, photoCodes } from '../src/seed.ts'
import { answerEverything, answersOfLina, formWith, press } from './road.ts'
import { freshPlace } from './service.ts'
const place = await freshPlace()
await place.run('start')
const db = openDb(place.databaseUrl, { role: 'papier_app' })
const deps = { db, clock: realClock, ids: realIds, law: official2026, config: testConfig(), log: silent }
const driver = await findDriverByNeph(db, nephOf('lina'))
const { cookie } = await signInPerson(deps, { driverId: driver!.id })
const b = cookieFetch(place.site)
b.cookies.keep(new URL(place.site), cookie.split('; ').map(c => `${c}; Path=/`))
const begun = await press(b, await b.get('/demande'), /^Commencer$/)
const draft = begun.url.pathname
const check = await answerEverything(b, begun, answersOfLina(photoCodes[0]!))
const { browser } = await launchBrowser()
const open = async (ck: string, width: number) => {
  const ctx = await browser!.newContext({ viewport: { width, height: 900 } })
  await ctx.addCookies(ck.split('; ').map(c => ({ name: c.split('=')[0]!, value: c.split('=').slice(1).join('='), url: place.site })))
  return ctx.newPage()
}
const shot = async (p: any, path: string, name: string) => { await p.goto(place.site + path); await p.waitForTimeout(300); await p.screenshot({ path: `/tmp/s-${name}.png`, fullPage: true }) }
const lina = await open(cookie, 900)
await shot(lina, draft, 'tasks'); await shot(lina, `${draft}/verifier`, 'check'); await shot(lina, `${draft}/adresse`, 'address')
const sent = await b.post(formWith(check, 'declaration'), { declaration: 'yes' })
const id = sent.url.pathname.split('/')[2]
await shot(lina, sent.url.pathname, 'sent'); await shot(lina, `/suivi/${id}`, 'follow')
const agent = await signInAgent(deps, { roles: ['reviewer', 'supervisor', 'desk'], departement: '75', name: 'Paulette Girard' })
const pa = await open(agent.cookie, 1280)
await shot(pa, '/agents/dossiers', 'list')
await pa.goto(`${place.site}/agents/dossiers/${id}`); await pa.getByRole('button', { name: /^Prendre/ }).click(); await pa.waitForLoadState(); await pa.screenshot({ path: '/tmp/s-file.png', fullPage: true })
for (let i = 0; i < 12 && (await pa.getByRole('button', { name: /^Accepter cette pièce/ }).count()) > 0; i++) { await pa.getByRole('button', { name: /^Accepter cette pièce/ }).first().click(); await pa.waitForLoadState() }
await pa.goto(`${place.site}/agents/dossiers/${id}/refuser`); await pa.screenshot({ path: '/tmp/s-refuse.png' })
await pa.goto(`${place.site}/agents/dossiers/${id}`)
await pa.getByRole('button', { name: /^Accepter la demande/ }).click(); await pa.waitForLoadState()
await fetch(`${place.partners}/imprimerie/reglages`, { method: 'POST', body: new URLSearchParams({ faire: 'seule', heures: '0' }) })
await new Promise(r => setTimeout(r, 6000))
await shot(lina, `/suivi/${id}`, 'follow2'); await shot(lina, `/suivi/${id}/carte`, 'card')
const phone = await open(cookie, 360); await shot(phone, `/en/suivi/${id}`, 'phone')
await shot(pa, `/agents/guichet`, 'desk')
for (const [n, u] of [['imprimerie', '/imprimerie'], ['laposte', '/laposte'], ['courriel', '/courriel']]) { await pa.goto(place.partners + u); await pa.screenshot({ path: `/tmp/s-${n}.png`, fullPage: true }) }
await browser!.close(); await db.end(); await place.leave(); process.exit(0)

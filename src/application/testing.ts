import type { TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { Hono } from 'hono'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { masterKeys, openInspector, openVault, type Vault } from '../evidence/index.ts'
import { aResult, lina, type Sent } from '../exam/fixtures.ts'
import { receive } from '../exam/index.ts'
import { followUpPages } from '../follow-up/index.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { type Env, site } from '../kit/http.ts'
import { handle } from '../kit/store.ts'
import { cookieFetch, type Filled, type Page } from '../kit/testing/browserless.ts'
import { served } from '../kit/testing/signed.ts'
import { ephoto } from '../partners/ephoto/index.ts'
import { seedCodes } from '../partners/ephoto/provider.ts'
import { ephotoSimulator } from '../partners/ephoto/simulator.ts'
import { findDriverByNeph } from '../record/index.ts'
import type { Command } from './application.ts'
import { applicationPages } from './index.ts'
import { applications } from './reactions.ts'

/** Codes of photo-signatures that the provider knows. */
export const codes = { fresh: 'LNA2222222222222222222', other: 'LNA3333333333333333333', old: 'LNA4444444444444444444' } as const

/** The request's pages over HTTP on a fresh database, with a provider of photos that answers as the real one does, on 24 November 2026. */
export async function requestWorld(t: Pick<TestContext, 'after'>, more: (partners: { vault: Vault }) => readonly Hono<Env>[] = () => []) {
  const { deps: given, owner } = await testDeps(t)
  const clock = fixedClock('2026-11-24')
  const deps: Deps = { ...given, clock }
  const token = 'a-customer'
  const simulator = ephotoSimulator({ db: deps.db, clock, ids: deps.ids, token })
  const taken = { [codes.fresh]: '2026-11-01', [codes.other]: '2026-11-10', [codes.old]: '2026-01-02' }
  await seedCodes(
    deps.db,
    Object.entries(taken).map(([code, on]) => ({ code, takenOn: day(on) })),
  )
  const photos = { ...ephoto({ baseUrl: `${await served(t, new Hono().route('/ephoto', simulator))}/ephoto`, token }) }
  const vault = openVault({ keys: masterKeys({ id: '1', secret: deps.config.VAULT_KEY }) })
  const partners = { ephoto: photos, vault, inspect: openInspector() }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [applicationPages(partners), followUpPages(partners), ...more(partners)] })
  const url = await served(t, app)

  /** Somebody signed in, whose file holds that driver. */
  async function person(who: { neph: string } = lina) {
    const driverId = (await findDriverByNeph(deps.db, who.neph))?.id
    const { cookie, accountId } = await signInPerson(deps, driverId ? { driverId } : {})
    return { ...browse(url, cookie), accountId, driverId: driverId ?? '' }
  }

  return {
    deps,
    owner,
    clock,
    url,
    app,
    photos,
    partners,
    person,
    send: (...results: Partial<Sent>[]) =>
      receive(
        deps,
        results.map((fields, i) => ({ line: i + 1, fields: aResult(fields) })),
      ),
    /** An agent does that to a request. */
    agent: async (id: string, command: AgentCommand) =>
      handle(deps, applications, id, { ...command, by: 'paulette', as: 'reviewer', at: clock.now() } as Command, deps.ids()),
  }
}

type AgentCommand = Command extends infer C ? (C extends Command ? Omit<C, 'by' | 'as' | 'at'> : never) : never

function browse(url: string, cookie: string) {
  const browser = cookieFetch(url)
  for (const one of cookie.split('; ')) browser.cookies.keep(new URL(url), [`${one}; Path=/`])
  /** Sends the form of a page whose button says that. */
  const fill = (page: Page, filled: Filled = {}, button: string | RegExp = /./): Promise<Page> => {
    const form = page.forms.find(
      one => one.method === 'post' && one.buttons.some(b => (typeof button === 'string' ? b.text === button : button.test(b.text))),
    )
    if (!form) throw new Error(`no form with a button that says ${button} on ${page.url.href}: ${page.text.slice(0, 400)}`)
    return browser.post(form, filled)
  }
  return { ...browser, fill }
}

export type Someone = Awaited<ReturnType<Awaited<ReturnType<typeof requestWorld>>['person']>>

/** A person of 27, French, at home: what they answer on each page. */
export const plainAnswers: Readonly<Record<string, Filled>> = {
  identite: { identity: 'right' },
  nationalite: { nationality: 'french' },
  representant: { representative: 'Odile MOREAU', link: 'parent' },
  coordonnees: { email: 'lina@courriel.example', mobile: '06 12 34 56 78' },
  logement: { housing: 'own' },
  sante: { medical: ['none'] },
  photo: { code: codes.fresh.replace(/(.{4})/g, '$1 ') },
}

/** Answers the page that is shown, whatever it is; with `more`, otherwise than usual. */
export async function answerPage(someone: Someone, page: Page, jpeg: Buffer, more: Readonly<Record<string, Filled>> = {}): Promise<Page> {
  const parts = page.url.pathname.replace(/^\/en/, '').split('/')
  const [place = '', piece] = [parts[3] ?? '', parts[4]]
  if (place === 'pieces') {
    const file = new File([new Uint8Array(jpeg)], `${piece}.jpg`, { type: 'image/jpeg' })
    const sent = await someone.fill(page, { file }, /fichier|file/)
    return someone.follow(sent, /^(Continuer|Continue)$/)
  }
  if (place === 'adresse') {
    const street = page.forms.some(form => form.fields.some(({ name }) => name === 'postcode'))
      ? await someone.fill(page, { postcode: '94240' }, /Enregistrer|Save/)
      : page
    return someone.fill(
      street,
      { commune: '94038', street: '12 bis rue des Œillets', letterbox: 'MOREAU', ...more.adresse },
      /Enregistrer|Save/,
    )
  }
  return someone.fill(page, more[place] ?? plainAnswers[place] ?? {}, /Enregistrer|Save/)
}

const mostPages = 25

/** From the start to "check your answers". */
export async function fillDraft(
  someone: Someone,
  jpeg: Buffer,
  more: Readonly<Record<string, Filled>> = {},
  from = '/demande',
): Promise<Page> {
  const begun = await someone.fill(await someone.get(from), {}, /Commencer|Start|Envoyer une autre demande/)
  let page = await someone.follow(begun, /^(Continuer|Go on)$/)
  for (let n = 0; n < mostPages && !page.url.pathname.endsWith('/verifier'); n++) page = await answerPage(someone, page, jpeg, more)
  return page
}

/** The whole request, sent: its id. */
export async function sendRequest(
  someone: Someone,
  jpeg: Buffer,
  more: Readonly<Record<string, Filled>> = {},
): Promise<{ id: string; page: Page }> {
  const check = await fillDraft(someone, jpeg, more)
  const page = await someone.fill(check, { declaration: 'yes' }, /Envoyer la demande|Send the request/)
  return { id: page.url.pathname.split('/').at(-2) ?? '', page }
}

import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { findAccount, findConsent, logRefusal, personIn, requirePerson } from '../account/index.ts'
import { type Act, findAct, findActs, openAct } from '../acts/index.ts'
import { countUnreadMessages, findApplicationsOf } from '../application/index.ts'
import type { Vault } from '../evidence/index.ts'
import { cepcPaper, cepcsOf } from '../exam/index.ts'
import { download } from '../kit/download.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, notFound, page } from '../kit/http.ts'
import { addressedOf, asPage, asText, findLetter, findLetters, findTexts, type KeptLetter, letterPdf } from '../notices/index.ts'
import { readLetters } from '../record/index.ts'
import { dataPage } from './data.ts'
import { asJson, asPdf } from './export.ts'
import { type Held, heldAbout } from './held.ts'
import { homePage } from './home.ts'
import { actPage, letterPage, lettersPage } from './letters.ts'

const titles = {
  home: { fr: 'Mon compte', en: 'My account' },
  letters: { fr: 'Mes courriers', en: 'My letters' },
  data: { fr: 'Mes données', en: 'My data' },
} satisfies Record<string, Words>

/** What belongs to somebody else answers as what does not exist. */
async function notTheirs(c: Ctx): Promise<Response> {
  await logRefusal(c, 'not-my-letter')
  return notFound(c)
}

async function home(c: Ctx): Promise<Response> {
  const { deps, lang } = c.var
  const { accountId, name } = personIn(c)
  const [account, found, acts, consents] = [
    await findAccount(deps.db, accountId),
    await findApplicationsOf(deps.db, accountId),
    await findActs(deps.db, accountId),
    await findConsent(deps.db, accountId),
  ]
  const requests = await Promise.all(found.map(async one => ({ ...one, unread: await countUnreadMessages(deps.db, one.id) })))
  const content = homePage(lang, {
    name,
    requests,
    emailConfirmed: account?.emailConfirmed ?? false,
    consents,
    unopened: acts.filter(({ readOn }) => !readOn).length,
  })
  return page(c, { title: titles.home, content })
}

async function letters(c: Ctx): Promise<Response> {
  const { deps, lang } = c.var
  const { accountId, driverId } = personIn(c)
  const content = lettersPage(lang, {
    acts: await findActs(deps.db, accountId),
    licence: driverId ? await readLetters(deps, driverId) : [],
    cepcs: driverId ? await cepcsOf(deps.db, driverId) : [],
    letters: await findLetters(deps.db, accountId),
    texts: await findTexts(deps.db, accountId),
  })
  return page(c, { title: titles.letters, back: path(lang, '/compte'), content })
}

const inLetter =
  (answer: (c: Ctx, kept: KeptLetter) => Promise<Response> | Response) =>
  async (c: Ctx): Promise<Response> => {
    const kept = await findLetter(c.var.deps.db, personIn(c).accountId, c.req.param('id') ?? '')
    return kept ? answer(c, kept) : notTheirs(c)
  }

const inAct =
  (answer: (c: Ctx, act: Act) => Promise<Response> | Response) =>
  async (c: Ctx): Promise<Response> => {
    const act = await findAct(c.var.deps.db, c.req.param('id') ?? '')
    return act?.accountId === personIn(c).accountId ? answer(c, act) : notTheirs(c)
  }

async function letterFile(c: Ctx, kept: KeptLetter): Promise<Response> {
  const { config } = c.var.deps
  const to = addressedOf(kept, config)
  const kind = c.req.param('kind')
  if (kind === 'courrier.txt') return download(c, asText(to), 'text/plain; charset=utf-8', kind, 'attachment')
  if (kind === 'courrier.html') return download(c, asPage(to), 'text/html; charset=utf-8', kind, 'attachment')
  return download(c, await letterPdf(to, kept.writtenAt), 'application/pdf', 'courrier.pdf')
}

const inHeld =
  (vault: Vault, answer: (c: Ctx, held: Held) => Promise<Response> | Response) =>
  async (c: Ctx): Promise<Response> => {
    const held = await heldAbout(c.var.deps, vault, personIn(c).accountId)
    return held ? answer(c, held) : notFound(c)
  }

/** A person's own pages: the home, every letter as it was sent, all that we hold about them. */
export function personalPages({ vault }: { readonly vault: Vault }): Hono<Env> {
  return new Hono<Env>()
    .get('/compte', requirePerson, home)
    .get('/compte/courriers', requirePerson, letters)
    .get(
      '/compte/courriers/lettres/:id',
      requirePerson,
      inLetter((c, kept) => {
        const { lang, deps } = c.var
        const content = letterPage(lang, kept, addressedOf(kept, deps.config))
        return page(c, { title: kept.letter.subject, back: path(lang, '/compte/courriers'), content })
      }),
    )
    .get('/compte/courriers/lettres/:id/:kind{courrier\\.(txt|html|pdf)}', requirePerson, inLetter(letterFile))
    .get(
      '/compte/courriers/actes/:id',
      requirePerson,
      inAct((c, act) => {
        const { lang, today, deps } = c.var
        return page(c, { title: act.title, back: path(lang, '/compte/courriers'), content: actPage(lang, act, today, deps.law) })
      }),
    )
    .get(
      '/compte/courriers/actes/:id/:paper{acte(-english)?\\.pdf}',
      requirePerson,
      inAct(async (c, act) => {
        const paper = c.req.param('paper') ?? ''
        return download(c, await openAct(c.var.deps, act, paper === 'acte.pdf' ? 'french' : 'english'), 'application/pdf', paper)
      }),
    )
    .get('/compte/courriers/cepc/:id/:paper{cepc(-english)?\\.pdf}', requirePerson, async c => {
      const { driverId } = personIn(c)
      const paper = c.req.param('paper')
      const theirs = driverId ? await cepcsOf(c.var.deps.db, driverId) : []
      const cepc = theirs.find(({ id }) => id === c.req.param('id'))
      const bytes = await cepcPaper(c.var.deps, cepc, paper === 'cepc.pdf' ? 'fr' : 'en')
      return bytes ? download(c, bytes, 'application/pdf', paper) : notTheirs(c)
    })
    .get(
      '/compte/donnees',
      requirePerson,
      inHeld(vault, (c, held) => {
        const { lang } = c.var
        return page(c, { title: titles.data, back: path(lang, '/compte'), content: dataPage(lang, held) })
      }),
    )
    .get(
      '/compte/donnees/export.json',
      requirePerson,
      inHeld(vault, (c, held) => download(c, asJson(held), 'application/json; charset=utf-8', 'mes-donnees.json', 'attachment')),
    )
    .get(
      '/compte/donnees/export.pdf',
      requirePerson,
      inHeld(vault, async (c, held) =>
        download(c, await asPdf(held, c.var.lang, c.var.deps.config.demonstration), 'application/pdf', 'mes-donnees.pdf'),
      ),
    )
}

import { createHash } from 'node:crypto'
import { publishedOn, zoneOf } from '@papier-rose/law'
import { Hono } from 'hono'
import { later, realNow } from '../../kit/clock.ts'
import { sessionSecrets } from '../../kit/config.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { pdf } from '../../kit/download.ts'
import { floor } from '../../kit/floor.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, readCookie, seeOther, tooMany } from '../../kit/http.ts'
import { token } from '../../kit/ids.ts'
import { addressOf } from '../../kit/requests.ts'
import { countTry } from '../../kit/throttle.ts'
import { findDriver } from '../../record/index.ts'
import { issue } from '../cepc.ts'
import { cepcCourtesyPdf, cepcPdf } from '../cepc-pdf.ts'
import { answeredByHuman, askHuman } from '../human.ts'
import { cepcDataOf } from '../print.ts'
import { findViewed, openView, type Result } from '../read.ts'
import { standingOf } from '../standing.ts'
import { charte, charteMissing, charteTitle } from './charte.ts'
import { closed, closedTitle } from './closed.ts'
import { humanFirst, humanWrong, type LookupPage, lookup, lookupTitle, noResult, readLookup } from './lookup.ts'
import { resultTitle, resultView } from './result.ts'

/** Lookups from one address; then it waits. */
const perAddress = { tries: 40, seconds: 600 }
/** Lookups of one NEPH, whoever makes them; then a question is asked, which the right answer always passes. */
const perNeph = { tries: 3, seconds: 3600 }
/** Real milliseconds that every lookup takes at least. */
const least = 300
/** Real milliseconds during which a result stays open in one browser. */
const open = 3_600_000

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

function askAgain(c: Ctx, given: Pick<LookupPage, 'typed' | 'errors' | 'human'>, status: 200 | 422) {
  const { lang, today, deps } = c.var
  const published = publishedOn(today, '75', deps.law).reasons.map(({ words }) => words)
  return page(c, { title: lookupTitle, content: lookup(lang, { ids: formIds(c), published, ...given }), wrong: status === 422 }, status)
}

/** One lookup: throttled by address, checked by a plain question when the NEPH was tried often, the same on each branch. */
async function lookUp(c: Ctx) {
  const { deps, form, today } = c.var
  const { db, config, clock } = deps
  const address = await countTry(deps, `resultat/${addressOf(c)}`, perAddress, realNow())
  if (address.over) return tooMany(c)
  const read = readLookup(form, today)
  if ('errors' in read) return askAgain(c, read, 422)
  const enough = floor(least)
  const neph = await countTry(deps, `neph/${read.value.neph}`, perNeph, realNow())
  const askedTo = (error: FieldError) =>
    askAgain(c, { typed: read.typed, errors: [error], ...(neph.over ? { human: askHuman(config.SESSION_SECRET, realNow()) } : {}) }, 422)
  if (neph.over) {
    const given = { token: form.text('human-check'), answer: form.text('human') }
    if (given.token === '' || given.answer === '') return askedTo(humanFirst)
    if (!(await answeredByHuman(db, sessionSecrets(config, realNow()), given, realNow()))) return askedTo(humanWrong)
  }
  const view = token()
  const opened = await openView(
    db,
    { ...read.value, at: clock.now() },
    { token: hash(view), visitor: hash(readCookie(c, 'visitor') ?? ''), until: later(realNow(), open), realNow: realNow() },
  )
  await enough
  return opened ? seeOther(c, `/resultat/${view}`) : askedTo(noResult)
}

/** The result that this browser has open, with what it means today where the exam took place. */
async function opened(c: Ctx): Promise<{ view: string; result: Result; today: ReturnType<typeof c.var.deps.clock.today> } | undefined> {
  const { db, clock } = c.var.deps
  const view = c.req.param('view') ?? ''
  const result = await findViewed(db, hash(view), hash(readCookie(c, 'visitor') ?? ''), realNow())
  return result && { view, result, today: clock.today(zoneOf(result.departement)) }
}

const nothingOpen = (c: Ctx) => page(c, { title: closedTitle, content: closed(c.var.lang) }, 404)

async function showResult(c: Ctx, status: 200 | 409 = 200) {
  const found = await opened(c)
  if (!found) return nothingOpen(c)
  const { result, view, today } = found
  const standing = await standingOf(c.var.deps, result, today)
  const content = resultView(c.var.lang, { result, standing, view, today, ids: formIds(c) })
  return page(c, { title: resultTitle(result, standing), content, back: path(c.var.lang, '/resultat') }, status)
}

async function showCharte(c: Ctx, errors: readonly FieldError[] = []) {
  const found = await opened(c)
  if (!found) return nothingOpen(c)
  const { result, view, today } = found
  const { lang, deps } = c.var
  const standing = await standingOf(deps, result, today)
  if (standing.is !== 'cepc-to-take') return seeOther(c, `/resultat/${view}`)
  const content = charte(lang, { view, category: result.category, ids: formIds(c), errors })
  const wrong = errors.length > 0
  return page(c, { title: charteTitle, content, back: path(lang, `/resultat/${view}`), wrong }, wrong ? 422 : 200)
}

/** The charte is accepted and the CEPC issued, together. When it may not be, the result page says why. */
async function accept(c: Ctx) {
  const found = await opened(c)
  if (!found) return nothingOpen(c)
  const { deps, form } = c.var
  const standing = await standingOf(deps, found.result, found.today)
  if (standing.is === 'cepc-issued') return seeOther(c, `/resultat/${found.view}`)
  if (standing.is !== 'cepc-to-take') return showResult(c, 409)
  if (standing.charte && form.text('charte') !== 'oui') return showCharte(c, [charteMissing])
  const issued = await issue(deps, found.result.id, { acceptedAt: standing.charte ? deps.clock.now() : null })
  return issued ? seeOther(c, `/resultat/${found.view}`) : showResult(c, 409)
}

/** The certificate, only while the law lets its holder show it. */
async function printed(c: Ctx, make: typeof cepcPdf, name: string) {
  const found = await opened(c)
  if (!found) return nothingOpen(c)
  const { deps } = c.var
  const { result, today } = found
  const standing = await standingOf(deps, result, today)
  if (standing.is !== 'cepc-issued') return showResult(c, 409)
  const driver = await findDriver(deps.db, result.driverId)
  if (!driver) return nothingOpen(c)
  const { demonstration } = deps.config
  const bytes = await make(cepcDataOf({ result, cepc: standing.cepc, driver, demonstration, law: deps.law }))
  return pdf(c, bytes, name)
}

/** The result of an exam, looked up without an account; then the charte and the CEPC. */
export const examPages = new Hono<Env>()
  .get('/resultat', c => askAgain(c, {}, 200))
  .post('/resultat', lookUp)
  .get('/resultat/:view', c => showResult(c))
  .get('/resultat/:view/charte', c => showCharte(c))
  .post('/resultat/:view/charte', accept)
  .get('/resultat/:view/cepc.pdf', c => printed(c, cepcPdf, 'cepc'))
  .get('/resultat/:view/cepc-english.pdf', c => printed(c, cepcCourtesyPdf, 'cepc-english'))

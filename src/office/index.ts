import { type Words, zoneOf } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, logReadings, requireRight } from '../account/index.ts'
import { momentOf } from '../kit/clock.ts'
import { notice } from '../kit/design/components.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, page, pageAsked } from '../kit/http.ts'
import { own } from '../kit/own.ts'
import { findAwaited, findRetentions, searchDrivers } from '../record/index.ts'
import { mayCorrect, mayTakeBack } from './access.ts'
import { factPages, kindsOn } from './facts.ts'
import { askPurpose, givePurpose, inRecord, type OpenedRecord } from './opening.ts'
import { aptitudesPage, aptitudesTitle } from './pages/aptitudes.ts'
import { type RecordActs, recordPage, recordTitle } from './pages/record-view.ts'
import { retentionsPage, retentionsTitle } from './pages/retentions.ts'
import { searchPage, searchTitle } from './pages/search.ts'
import { secondPersonPages } from './second-person.ts'

export { sourceOf } from './access.ts'

const actsOf = (c: Ctx, opened: OpenedRecord): RecordActs => {
  const [agent, kinds] = [agentIn(c), kindsOn(c, opened)]
  return { kinds, correct: fact => mayCorrect(agent, fact, kinds), takeBack: fact => mayTakeBack(agent, fact) }
}

const done: Readonly<Record<string, Words>> = {
  recorded: { fr: 'C’est inscrit.', en: 'It is recorded.' },
  proposed: {
    fr: 'L’acte est proposé. Il compte quand une autre personne l’a confirmé.',
    en: 'The act is proposed. It counts once another person has confirmed it.',
  },
}

const show = (c: Ctx, opened: OpenedRecord) => {
  const { lang } = c.var
  const said = own(done, c.req.query('fait'))
  return page(c, {
    title: recordTitle,
    back: path(lang, '/agents/conducteurs'),
    content: recordPage(lang, opened, actsOf(c, opened), said && notice({ lang, kind: 'success', content: said })),
  })
}

/** Looks for a driver; each person whom a search shows is told so. */
async function search(c: Ctx) {
  const { deps, lang } = c.var
  const typed = (c.req.query('cherche') ?? '').trim().slice(0, 100)
  const current = pageAsked(c)
  if (typed === '') return page(c, { title: searchTitle, content: searchPage(lang) })
  const found = await searchDrivers(deps.db, typed, current)
  const shown = [...found.rows, ...found.beside].map(({ id }) => id)
  await logReadings(c, shown, { what: 'search', reason: 'search by name or NEPH' })
  return page(c, { title: searchTitle, content: searchPage(lang, { ...found, typed, page: current }) })
}

/** What waits for the office’s decision of aptitude, what ends first, first. */
async function aptitudes(c: Ctx) {
  const { deps, lang, today } = c.var
  const current = pageAsked(c)
  const { rows, count } = await findAwaited(deps.db, agentIn(c).departement, current)
  return page(c, { title: aptitudesTitle, content: aptitudesPage(lang, { today, rows, count, page: current }) })
}

/** The retentions on which the préfet has still to decide, with the hours that are left where the office is. */
async function retentions(c: Ctx) {
  const { deps, lang } = c.var
  const { departement } = agentIn(c)
  const now = momentOf(deps.clock.now(), zoneOf(departement))
  const current = pageAsked(c)
  const { rows, count } = await findRetentions(deps.db, departement, now.day, current)
  return page(c, { title: retentionsTitle, content: retentionsPage(lang, { now, rows, count, page: current }) })
}

/** The work of agents on drivers’ records: the record on one screen, and what is recorded in it. */
export const officePages = new Hono<Env>()
  .use('/agents/conducteurs', requireRight('open-records'))
  .use('/agents/conducteurs/*', requireRight('open-records'))
  .get('/agents/conducteurs', search)
  .get('/agents/aptitudes', requireRight('follow-records'), aptitudes)
  .get('/agents/retentions', requireRight('follow-records'), retentions)
  .get('/agents/conducteurs/:id', inRecord(show))
  .get('/agents/conducteurs/:id/motif', askPurpose)
  .post('/agents/conducteurs/:id/motif', givePurpose)
  .route('/', factPages)
  .route('/', secondPersonPages)

import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { heading, link, list, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say as print } from '../../kit/html.ts'
import { type Ctx, type Env, notFound, page } from '../../kit/http.ts'
import { type Asked, addressOf, cleanAddress, follow } from '../asking/ask.ts'
import { answersSoFar, questionPage } from '../asking/question-page.ts'
import { informs } from '../sources.ts'
import { orTooOld, tooOldPage } from '../too-old.ts'
import { calendar } from './calendar.ts'
import { cardSituations } from './card.ts'
import { examSituations } from './exam.ts'
import { measureSituations } from './measures.ts'
import { otherSituations } from './other-ways.ts'
import { type At, type GuideSituation, type Step, w } from './plan.ts'
import { planPage } from './plan-page.ts'

const groups: readonly { readonly title: Words; readonly situations: readonly GuideSituation[] }[] = [
  { title: w('L’examen', 'The exam'), situations: examSituations },
  { title: w('La carte', 'The card'), situations: cardSituations },
  { title: w('Suspension, annulation, points', 'Suspension, annulment, points'), situations: measureSituations },
  { title: w('Autres permis, autres catégories', 'Other licences, other categories'), situations: otherSituations },
]

/** Every situation of the guide. */
export const situations: readonly GuideSituation[] = groups.flatMap(g => g.situations)

const what = w('Que dois-je faire ?', 'What must I do?')

/** The list of situations. */
export const guideList = (lang: Lang): Content => [
  heading(lang, what, { size: 'xl' }),
  paragraph(
    lang,
    w(
      'Choisissez ce qui vous arrive. Quelques questions, puis un plan daté : quoi, quand, avec quels papiers, à quel prix. Sans compte, et rien n’est gardé.',
      'Choose what happens to you. A few questions, then a dated plan: what, when, with which papers, at what price. No account, and nothing is kept.',
    ),
    'lead',
  ),
  groups.map(g => [
    heading(lang, g.title, { level: 2 }),
    list(
      lang,
      g.situations.map(s => html`${link(lang, s.title, path(lang, `/guide/${s.slug}`))}${s.hint && html`<br>${print(s.hint, lang)}`}`),
    ),
  ]),
  heading(lang, w('Autres questions', 'Other questions'), { level: 2 }),
  list(lang, [
    link(lang, w('Puis-je conduire ?', 'May I drive?'), path(lang, '/puis-je-conduire')),
    link(lang, w('Calculer mes points', 'Work out my points'), path(lang, '/simulateur/points')),
    link(lang, w('Les textes', 'The texts'), path(lang, '/textes')),
  ]),
  informs(lang),
]

const addressOfSituation = (s: GuideSituation): string => `/guide/${s.slug}`
const calendarAddress = (s: GuideSituation, asked: Asked): string => addressOf(`/guide/${s.slug}/echeances.ics`, asked.given)

/** What a situation answers to these answers: a question, a plan, or that the texts of that time were not read. */
export function situationContent(lang: Lang, situation: GuideSituation, asked: Asked, at: At): Content {
  const to = addressOfSituation(situation)
  const { now } = asked
  if (now) return questionPage(lang, to, { ...asked, now }, situation.title)
  const plan = orTooOld(() => situation.plan(asked.given, at))
  const answers = answersSoFar(lang, to, asked)
  return plan
    ? planPage(lang, situation, plan, { today: at.today, calendar: calendarAddress(situation, asked) }, answers)
    : tooOldPage(lang, answers)
}

const atOf = (c: Ctx): At => ({ today: c.var.today, law: c.var.deps.law })
const askedOf = (situation: GuideSituation, query: URLSearchParams, at: At): Asked =>
  follow(given => situation.asks(given, at), query, at.today)
const hasDay = (step: Step): boolean => step.from !== undefined || step.lastDay !== undefined
const queryOf = (c: Ctx): URLSearchParams => new URL(c.req.url).searchParams

export const situationPages = new Hono<Env>()
  .get('/guide', c => page(c, { title: what, content: guideList(c.var.lang) }))
  .get('/guide/:slug', c => {
    const situation = situations.find(s => s.slug === c.req.param('slug'))
    if (!situation) return notFound(c)
    const at = atOf(c)
    const asked = askedOf(situation, queryOf(c), at)
    const clean = cleanAddress(addressOfSituation(situation), queryOf(c), asked)
    if (clean) return c.redirect(path(c.var.lang, clean), 303)
    const { errors, now } = asked
    const content = situationContent(c.var.lang, situation, asked, at)
    const title = now ? now.label : situation.title
    return page(c, { title, content, wrong: errors.length > 0, back: path(c.var.lang, '/guide') }, errors.length > 0 ? 422 : 200)
  })
  .get('/guide/:slug/echeances.ics', c => {
    const situation = situations.find(s => s.slug === c.req.param('slug'))
    if (!situation) return notFound(c)
    const { lang, today, deps } = c.var
    const at = atOf(c)
    const asked = askedOf(situation, queryOf(c), at)
    const to = path(lang, addressOf(addressOfSituation(situation), asked.given))
    const plan = asked.now ? undefined : orTooOld(() => situation.plan(asked.given, at))
    if (!plan?.steps.some(hasDay)) return c.redirect(to, 303)
    const address = addressOf(addressOfSituation(situation), asked.given)
    const file = calendar(plan, { title: print(situation.title, lang), address, url: deps.config.baseUrl + to, lang, today })
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${situation.slug}.ics"`,
    })
  })

import { type Answer, categories, type MayDrive, proofs } from '@papier-rose/law'
import { Hono } from 'hono'
import { heading, list, panel, paragraph, warning } from '../../kit/design/components.ts'
import { type Content, colon, formatDay, html, type Lang, path, print, say } from '../../kit/html.ts'
import { type Env, page } from '../../kit/http.ts'
import { type Asked, cleanAddress, follow } from '../asking/ask.ts'
import { answersSoFar, questionPage } from '../asking/question-page.ts'
import { type At, capital, type Said, w } from '../situations/plan.ts'
import { informs, reasonList } from '../sources.ts'
import { orTooOld, tooOldPage } from '../too-old.ts'
import { type DrivingAnswer, drivingAnswer, drivingScript } from './driving.ts'

const to = '/puis-je-conduire'
const words = {
  title: w('Puis-je conduire ?', 'May I drive?'),
  yes: w('Oui, vous pouvez conduire', 'Yes, you may drive'),
  no: w('Non, ne conduisez pas', 'No, do not drive'),
  rightOnly: w(
    'Vous avez le droit de conduire ce véhicule, mais aucun papier valable ne le prouve.',
    'You have the right to drive this vehicle, but no valid paper proves it.',
  ),
  noRight: w('Vous n’avez pas le droit de conduire ce véhicule ce jour-là.', 'You have no right to drive this vehicle on that day.'),
  with: w('Avec quoi en main', 'With what in hand'),
  limits: w('Sous quelles limites', 'Under what limits'),
  older: w('Ce que vous conduisez aussi', 'What you also drive'),
  why: w('Pourquoi', 'Why'),
  noCepc: w('Pourquoi il n’y a pas de certificat', 'Why there is no certificate'),
  card: w('votre carte', 'your card'),
  noneNeeded: w('aucun permis n’est exigé', 'no licence is needed'),
  keep: w('Gardez avec :', 'Keep with it:'),
  franceOnly: w('en France seulement', 'in France only'),
}

const paperName = (paper: MayDrive['with'][number]['paper']) =>
  paper === 'card' ? words.card : paper === 'none-needed' ? words.noneNeeded : proofs[paper].words

/** What to carry and until when, under what limits, and every reason. */
export const answerBody = (
  lang: Lang,
  { value: { with: papers, limits }, reasons }: Answer<MayDrive>,
  level: 2 | 3,
  older: readonly Said[] = [],
): Content => [
  papers.length > 0 && [
    heading(lang, words.with, { level }),
    list(
      lang,
      papers.map(p => {
        const end =
          p.lastDay &&
          (lang === 'fr' ? `, jusqu’au ${formatDay(p.lastDay, lang)} inclus` : `, up to and including ${formatDay(p.lastDay, lang)}`)
        return html`${capital(say(paperName(p.paper), lang))}${end}${p.onlyInFrance && html` (${print(words.franceOnly, lang)})`}.${p.paper !== 'card' && html` ${print(words.keep, lang)} ${print(p.besides, lang)}.`}`
      }),
    ),
  ],
  limits.length > 0 && [heading(lang, words.limits, { level }), list(lang, limits)],
  older.length > 0 && [heading(lang, words.older, { level }), reasonList(lang, older)],
  heading(lang, words.why, { level }),
  reasonList(lang, reasons),
]

/** The answer in large words, what to carry, until when, under what limits, and every reason. */
export function drivingContent(lang: Lang, { category, on, answer, older, noCepc }: DrivingAnswer, answers: Content): Content {
  const { may, right, until } = answer.value
  const about = say({ fr: `le ${formatDay(on, 'fr')}, catégorie ${category}`, en: `on ${formatDay(on, 'en')}, category ${category}` }, lang)
  const last = until && (lang === 'fr' ? `Jusqu’au ${formatDay(until, lang)} inclus.` : `Up to and including ${formatDay(until, lang)}.`)
  return [
    may
      ? panel(lang, words.yes, html`${capital(about)}.${last && html`<br><strong>${last}</strong>`}`)
      : [
          heading(lang, words.no, { size: 'xl' }),
          paragraph(lang, `${capital(about)}.`),
          warning(lang, right ? words.rightOnly : words.noRight),
        ],
    paragraph(lang, html`<strong>${category}</strong>${colon(lang)}${say(categories[category].vehicles, lang)}.`),
    answerBody(lang, answer, 2, older),
    noCepc.length > 0 && [heading(lang, words.noCepc, { level: 2 }), reasonList(lang, noCepc)],
    answers,
    informs(lang),
  ]
}

/** A question, the answer, or that the texts of that time were not read. */
export function drivingPage(lang: Lang, asked: Asked, at: At): Content {
  const { now } = asked
  if (now) return questionPage(lang, to, { ...asked, now }, words.title)
  const answers = answersSoFar(lang, to, asked)
  const found = orTooOld(() => drivingAnswer(asked.given, at))
  return found ? drivingContent(lang, found, answers) : tooOldPage(lang, answers)
}

export const askDriving = (query: URLSearchParams, at: At): Asked => follow(drivingScript(at), query, at.today)

export const drivingPages = new Hono<Env>().get(to, c => {
  const at = { today: c.var.today, law: c.var.deps.law }
  const query = new URL(c.req.url).searchParams
  const asked = askDriving(query, at)
  const clean = cleanAddress(to, query, asked)
  if (clean) return c.redirect(path(c.var.lang, clean), 303)
  const wrong = asked.errors.length > 0
  return page(c, { title: asked.now?.label ?? words.title, content: drivingPage(c.var.lang, asked, at), wrong }, wrong ? 422 : 200)
})

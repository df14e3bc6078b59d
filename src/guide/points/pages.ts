import { type Day, findInfraction, type ScaleVersion, type Settings, searchScale } from '@papier-rose/law'
import { Hono } from 'hono'
import { button, column, heading, link, list, paragraph, searchForm, textInput } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, plural } from '../../kit/html.ts'
import { type Ctx, type Env, page } from '../../kit/http.ts'
import { type Ask, type Asked, addressOf, cleanAddress, dayOf, follow, type Given, getDay } from '../asking/ask.ts'
import { anyDay, choose, learningAsk, pastDay } from '../asking/asks.ts'
import { questionPage } from '../asking/question-page.ts'
import { w } from '../situations/plan.ts'
import { informs, sources } from '../sources.ts'
import { courseWords, resultView, simulator, words } from './result.ts'
import { type CourseKind, courseKinds, readTold, type Told, toldQuery } from './told.ts'

export interface At {
  readonly today: Day
  readonly law: Settings
}

const licenceScript = (today: Day) => (): Ask[] => [
  pastDay('licence', w('Quel jour avez-vous obtenu votre premier permis ?', 'On which day did you obtain your first licence?'), today, {
    hint: w(
      'Le jour où vous avez réussi l’examen pratique. La catégorie AM ne compte pas.',
      'The day you passed the practical exam. Category AM does not count.',
    ),
  }),
  { ...learningAsk, name: 'path' },
]

/** The beginning of the simulator: the licence and how it was prepared. */
export const startPage = (lang: Lang, asked: Asked): Content =>
  asked.now ? questionPage(lang, simulator, { ...asked, now: asked.now }, words.title) : ''

export const askLicence = (query: URLSearchParams, today: Day): Asked => follow(licenceScript(today), query, today)

const searchWords = {
  title: w('Quelle infraction ?', 'Which offence?'),
  label: w('Cherchez par un mot, un article ou un numéro NATINF', 'Search by a word, an article or a NATINF number'),
  hint: w('Par exemple : téléphone, feu rouge, vitesse, R412-30.', 'For example: phone, red light, speed, R412-30.'),
  search: w('Chercher', 'Search'),
  none: w('Aucune infraction trouvée. Essayez un mot plus court.', 'No offence found. Try a shorter word.'),
  found: w('Infractions trouvées', 'Offences found'),
  choose: w('Choisissez celle qui est écrite sur votre avis.', 'Choose the one written on your notice.'),
}

const hiddenOf = (query: Given): Content =>
  Object.entries(query).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

/** The scale searched by words: what each infraction costs, and the link that takes it. */
export function searchView(lang: Lang, told: Told, today: Day, asked: string, found: readonly ScaleVersion[]): Content {
  const query = toldQuery(told, today)
  const line = (version: ScaleVersion) => {
    const cost = plural(version.points, lang, words.point, words.points)
    return html`${link(lang, version.words, path(lang, addressOf(`${simulator}/infraction`, { ...query, pick: version.id })))} (${cost}) ${sources(lang, version.articles)}`
  }
  return column(
    heading(lang, searchWords.title),
    searchForm({
      action: path(lang, `${simulator}/infraction`),
      content: [
        hiddenOf(query),
        textInput({ lang, name: 'q', label: searchWords.label, hint: searchWords.hint, value: asked, type: 'search' }),
        button({ lang, label: searchWords.search }),
      ],
    }),
    asked !== '' && heading(lang, searchWords.found, { level: 2 }),
    asked !== '' &&
      (found.length === 0 ? paragraph(lang, searchWords.none) : [paragraph(lang, searchWords.choose), list(lang, found.map(line))]),
    informs(lang),
  )
}

const infractionScript =
  (told: Told, today: Day) =>
  (given: Given): Ask[] => [
    pastDay('committed', w('Quel jour l’infraction a-t-elle été commise ?', 'On which day was the offence committed?'), today, {
      from: told.licence,
    }),
    anyDay('final', w('Quel jour a-t-elle été établie ?', 'On which day was it established?'), {
      optional: true,
      ...(dayOf(given, 'committed') ? { from: getDay(given, 'committed') } : {}),
      hint: w(
        'Le jour du paiement de l’amende, de l’amende majorée ou du jugement définitif. Si ce n’est pas fait, laissez vide.',
        'The day the fine was paid, became an increased fine, or the judgment became final. If not done, leave it empty.',
      ),
    }),
  ]

const courseScript = (told: Told, today: Day) => (): Ask[] => [
  choose(
    'course',
    w('Quel stage ?', 'Which course?'),
    ...courseKinds.map(kind => [kind, courseWords[kind].fr, courseWords[kind].en] as const),
  ),
  pastDay('courseOn', w('Quel a été son dernier jour ?', 'What was its last day?'), today, { from: told.licence }),
]

const queryOf = (c: Ctx): URLSearchParams => new URL(c.req.url).searchParams
const back = (c: Ctx, told: Told): string => path(c.var.lang, addressOf(simulator, toldQuery(told, c.var.today)))

/** Asks what is still to be asked for one line of the history; when all is there, adds it and goes back to the answer. */
function adding(c: Ctx, to: string, told: Told, script: (given: Given) => readonly Ask[], add: (given: Given) => Told) {
  const { lang, today } = c.var
  const query = queryOf(c)
  const asked = follow(script, query, today)
  if (!asked.now) return c.redirect(back(c, add(asked.given)), 303)
  const clean = cleanAddress(to, query, asked)
  if (clean) return c.redirect(path(lang, clean), 303)
  const wrong = asked.errors.length > 0
  return page(
    c,
    { title: asked.now.label, content: questionPage(lang, to, { ...asked, now: asked.now }, words.title), wrong, back: back(c, told) },
    wrong ? 422 : 200,
  )
}

const state = ['licence', 'path', 'i', 's', 'on']

export const pointsPages = new Hono<Env>()
  .get(simulator, c => {
    const { lang, today, deps } = c.var
    const query = queryOf(c)
    const at = { today, law: deps.law }
    const known = query.has('change') ? undefined : readTold(query, today)
    if (!known) {
      const asked = askLicence(query, today)
      if (!asked.now)
        return c.redirect(
          path(lang, addressOf(simulator, { ...Object.fromEntries([...query].filter(([name]) => state.includes(name))), ...asked.given })),
          303,
        )
      const clean = cleanAddress(simulator, query, asked)
      if (clean) return c.redirect(path(lang, clean), 303)
      const wrong = asked.errors.length > 0
      return page(c, { title: asked.now.label, content: startPage(lang, asked), wrong }, wrong ? 422 : 200)
    }
    const { told, problems } = known
    const day = query.has('on-day') ? follow(() => [anyDay('on', words.otherDay, { from: told.licence })], query, today) : undefined
    if (day && !day.now) return c.redirect(back(c, { ...told, on: getDay(day.given, 'on') }), 303)
    const errors = day?.errors ?? []
    const wrong = problems.length + errors.length > 0
    return page(
      c,
      { title: words.title, content: resultView(lang, told, at, { problems, errors, typed: day?.typed ?? {} }), wrong },
      wrong ? 422 : 200,
    )
  })
  .get(`${simulator}/infraction`, c => {
    const { lang, today } = c.var
    const told = readTold(queryOf(c), today)?.told
    if (!told) return c.redirect(path(lang, simulator), 303)
    const pick = c.req.query('pick') ?? ''
    if (!findInfraction(pick, told.on) && !findInfraction(pick, today)) {
      const q = (c.req.query('q') ?? '').trim()
      return page(c, { title: searchWords.title, content: searchView(lang, told, today, q, searchScale(q, today)), back: back(c, told) })
    }
    return adding(c, `${simulator}/infraction`, told, infractionScript(told, today), given => {
      const on = getDay(given, 'committed')
      return { ...told, infractions: [...told.infractions, { id: pick, on, final: dayOf(given, 'final') ?? null }] }
    })
  })
  .get(`${simulator}/stage`, c => {
    const { lang, today } = c.var
    const told = readTold(queryOf(c), today)?.told
    if (!told) return c.redirect(path(lang, simulator), 303)
    return adding(c, `${simulator}/stage`, told, courseScript(told, today), given => ({
      ...told,
      courses: [...told.courses, { kind: given.course as CourseKind, on: getDay(given, 'courseOn') }],
    }))
  })

import { type Article, articles, cite, type Mark, switches } from '@papier-rose/law'
import { Hono } from 'hono'
import { column, heading, link, list, paragraph, summaryList, table } from '../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path, type Text } from '../kit/html.ts'
import { type Env, notFound, page } from '../kit/http.ts'
import { restsOn, rulesOn, thresholdsOf, valuesOf } from './rules.ts'
import { articleAddress, findArticle, informs, markWords } from './sources.ts'

const words = {
  title: { fr: 'Les textes', en: 'The texts' },
  lead: {
    fr: 'Chaque réponse de ce site repose sur un article. Les voici tous, avec ce qui en dépend et le jour où nous l’avons lu pour la dernière fois.',
    en: 'Each answer of this site rests on an article. Here they all are, with what depends on them and the day we last read them.',
  },
  article: { fr: 'Article', en: 'Article' },
  rules: { fr: 'Ce qui en dépend', en: 'What rests on it' },
  mark: { fr: 'Ce que nous en savons', en: 'How sure we are' },
  read: { fr: 'Lu le', en: 'Read on' },
  whole: { fr: 'Texte entier', en: 'Whole text' },
  contested: { fr: 'Les points que les textes laissent ouverts', en: 'The points that the texts leave open' },
  contestedLead: {
    fr: 'Pour chacun, ce site suit une lecture. Elle peut être changée sans toucher aux règles.',
    en: 'For each of them, this site follows one reading. It can be changed without touching the rules.',
  },
  point: { fr: 'Point (nom interne)', en: 'Point (internal name)' },
  followed: { fr: 'Lecture suivie', en: 'Reading followed' },
  readings: { fr: 'Lectures possibles', en: 'Possible readings' },
  values: { fr: 'Les valeurs et leurs dates', en: 'The values and their days' },
  rule: { fr: 'Règle', en: 'Rule' },
  since: { fr: 'Depuis le', en: 'Since' },
  value: { fr: 'Valeur', en: 'Value' },
  noValue: { fr: 'Aucune valeur datée.', en: 'No dated value.' },
  thresholds: { fr: 'Les seuils', en: 'The thresholds' },
  back: { fr: 'Tous les textes', en: 'All the texts' },
  internal: {
    fr: 'Les règles portent leur nom dans le logiciel, en anglais.',
    en: 'The rules bear the name that they have in the software.',
  },
  cited: {
    fr: 'Cet article est cité dans des réponses, sans nombre qui en dépende.',
    en: 'This article is cited in answers, and no number rests on it.',
  },
}

const texts = (): readonly string[] => [...new Set(articles().map(a => a.text))].sort((a, b) => a.localeCompare(b, 'fr'))
const byNumber = (a: Article, b: Article): number => a.number.localeCompare(b.number, 'fr', { numeric: true })
const counted = (n: number): Text => (n === 0 ? '–' : String(n))

/** A text that nobody read again has no such day. */
const readOn = (a: Article, lang: Lang): Text => (a.mark === 'K' ? '–' : formatDate(a.read, lang))

/** Every article, text by text, and the points that stay open. */
export function textsList(lang: Lang): Content {
  const row = (a: Article): Text[] => [
    html`${link(lang, a.number === '' ? words.whole : a.number, path(lang, articleAddress(a)), a.number === '' ? a.text : undefined)}`,
    counted(rulesOn(a)),
    markWords[a.mark],
    readOn(a, lang),
  ]
  return [
    heading(lang, words.title, { size: 'xl' }),
    paragraph(lang, words.lead, 'lead'),
    paragraph(lang, html`${link(lang, words.contested, '#points-ouverts')}`),
    texts().map(text =>
      table({
        lang,
        caption: text,
        columns: [{ label: words.article }, { label: words.rules, numeric: true }, { label: words.mark }, { label: words.read }],
        rows: articles()
          .filter(a => a.text === text)
          .toSorted(byNumber)
          .map(row),
        rowHeaders: true,
      }),
    ),
    heading(lang, words.contested, { level: 2, id: 'points-ouverts' }),
    paragraph(lang, words.contestedLead),
    table({
      lang,
      caption: words.contested,
      hideCaption: true,
      columns: [{ label: words.point }, { label: words.followed }, { label: words.readings }, { label: words.mark }],
      rows: Object.entries(switches).map(([name, point]) => [
        name,
        point.default,
        point.readings.join(', '),
        markWords[point.mark as Mark],
      ]),
      rowHeaders: true,
    }),
    informs(lang),
  ]
}

/** One article: how sure we are of it, when it was read, the values, thresholds and infractions that rest on it. */
export function textContent(lang: Lang, a: Article): Content {
  const [values, limits, rests] = [valuesOf(a), thresholdsOf(a), restsOn(a)]
  const nothing = values.length + limits.length + rests.length === 0
  return column(
    heading(lang, cite(a), { size: 'l' }),
    summaryList(lang, [
      { key: words.mark, value: markWords[a.mark] },
      { key: words.read, value: readOn(a, lang) },
    ]),
    nothing && paragraph(lang, words.cited),
    values.length + limits.length > 0 && paragraph(lang, words.internal),
    values.length > 0 &&
      table({
        lang,
        caption: words.values,
        columns: [{ label: words.rule }, { label: words.since }, { label: words.value }],
        rows: values.flatMap(value => value.values.map(([from, it]): Text[] => [value.name, formatDate(from, lang), shown(it, lang)])),
      }),
    limits.length > 0 &&
      table({
        lang,
        caption: words.thresholds,
        columns: [{ label: words.rule }, { label: words.value, numeric: true }],
        rows: limits.map(limit => [limit.name, String(limit.value)]),
      }),
    rests.map(kind => [heading(lang, kind.title, { level: 2 }), list(lang, kind.what)]),
    html`<p class="govuk-body">${link(lang, words.back, path(lang, '/textes'))}</p>`,
    informs(lang),
  )
}

/** A dated value as text: a number, a word, yes or no, a list of them. */
function shown(value: unknown, lang: Lang): string {
  if (value === null) return lang === 'fr' ? 'aucune' : 'none'
  if (typeof value === 'boolean') return value ? (lang === 'fr' ? 'oui' : 'yes') : lang === 'fr' ? 'non' : 'no'
  if (typeof value === 'number' || typeof value === 'string') return String(value)
  if (Array.isArray(value)) return value.map(it => shown(it, lang)).join(', ')
  if (typeof value === 'object' && 'text' in value) return cite(value as Article)
  return Object.entries(value as object)
    .map(([name, it]) => `${name} ${shown(it, lang)}`)
    .join(', ')
}

export const textPages = new Hono<Env>()
  .get('/textes', c => page(c, { title: words.title, content: textsList(c.var.lang) }))
  .get('/textes/:slug', c => {
    const found = findArticle(c.req.param('slug'))
    if (!found) return notFound(c)
    return page(c, { title: cite(found), content: textContent(c.var.lang, found), back: path(c.var.lang, '/textes') })
  })

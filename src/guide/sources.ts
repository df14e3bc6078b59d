import { type Article, articles, cite, type Mark, type Reason, type Words } from '@papier-rose/law'
import { details, heading, inset, link, list, sentences } from '../kit/design/components.ts'
import { type Content, colon, type Html, html, type Lang, path, print, say, type Text } from '../kit/html.ts'

/** How sure we are of a text, in words. */
export const markWords: Readonly<Record<Mark, Words>> = {
  V: { fr: 'texte lu', en: 'text read' },
  K: { fr: 'texte connu, pas relu', en: 'text known, not read again' },
  C: { fr: 'les sources ne disent pas toutes la même chose', en: 'the sources do not all say the same' },
}

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const longest = 80
const plainSlug = (a: Article): string => ascii(cite(a)).slice(0, longest).replace(/-$/, '')

/** Every article has an address of its own; two that would share one are numbered in the order of the register. */
function slugs(): ReadonlyMap<string, Article> {
  const found = new Map<string, Article>()
  for (const a of articles()) {
    const plain = plainSlug(a)
    let slug = plain
    for (let n = 2; found.has(slug); n++) slug = `${plain}-${n}`
    found.set(slug, a)
  }
  return found
}

let known:
  | { readonly size: number; readonly bySlug: ReadonlyMap<string, Article>; readonly byArticle: ReadonlyMap<Article, string> }
  | undefined

/** A rule may cite an article the first time it is asked: the register then grows, and this is made anew. */
function register() {
  const size = articles().length
  if (known?.size === size) return known
  const bySlug = slugs()
  known = { size, bySlug, byArticle: new Map([...bySlug].map(([slug, a]) => [a, slug])) }
  return known
}

export const findArticle = (slug: string): Article | undefined => register().bySlug.get(slug)
export const articlesBySlug = (): ReadonlyMap<string, Article> => register().bySlug

/** Where an article is explained. */
export const articleAddress = (a: Article): string => `/textes/${register().byArticle.get(a) ?? ''}`

/** An article as a link, and how sure we are of it when we are not; its own page says on which day it was last read. */
export const source = (lang: Lang, a: Article): Html =>
  html`${link(lang, cite(a), path(lang, articleAddress(a)))}${a.mark !== 'V' && ` (${say(markWords[a.mark], lang)})`}`

const sourcesWord = { fr: 'Source :', en: 'Source:' }

/** The articles behind a sentence, in small. Prints nothing when there is none. */
export const sources = (lang: Lang, given: readonly Article[]): Html | '' => {
  const once = [...new Set(given)]
  return once.length === 0
    ? ''
    : html`<br><small class="govuk-body-s">${say(sourcesWord, lang)} ${once.map((a, i) => html`${i > 0 && ' ; '}${source(lang, a)}`)}</small>`
}

/** A reason with the articles it rests on. */
export const explained = (lang: Lang, { words, articles: cited }: Pick<Reason, 'words' | 'articles'>): Html =>
  html`${print(words, lang)} ${sources(lang, cited)}`

/** Every reason of an answer, each with its articles; the same one twice is said once. */
export function reasonList(lang: Lang, reasons: readonly Pick<Reason, 'words' | 'articles'>[]): Html | '' {
  const once = reasons.filter((r, i) => reasons.findIndex(other => other.words.fr === r.words.fr) === i)
  return once.length === 0
    ? ''
    : sentences(
        lang,
        once.map(r => explained(lang, r)),
      )
}

const official: readonly { readonly name: Text; readonly href: string; readonly what: Words }[] = [
  {
    name: 'Légifrance',
    href: 'https://www.legifrance.gouv.fr/',
    what: { fr: 'le texte des lois et des règlements', en: 'the text of the laws and regulations' },
  },
  {
    name: 'Service-Public',
    href: 'https://www.service-public.gouv.fr/',
    what: { fr: 'les fiches officielles', en: 'the official fact sheets' },
  },
  { name: 'France Titres (ANTS)', href: 'https://ants.gouv.fr/', what: { fr: 'les demandes de permis', en: 'licence requests' } },
  {
    name: 'Sécurité routière',
    href: 'https://www.securite-routiere.gouv.fr/',
    what: { fr: 'les examens et les règles de conduite', en: 'exams and driving rules' },
  },
]

const words = {
  title: { fr: 'Ce que vaut cette page', en: 'What this page is worth' },
  binds: {
    fr: 'Cette page informe. Elle n’engage personne et ne remplace ni une décision, ni un conseil. Les textes officiels font foi :',
    en: 'This page informs. It binds nobody and replaces neither a decision nor advice. The official texts prevail:',
  },
}

const worth = (lang: Lang): Html =>
  html`<p class="govuk-body">${say(words.binds, lang)}</p>${list(
    lang,
    official.map(o => html`${link(lang, o.name, o.href)}${colon(lang)}${say(o.what, lang)}`),
  )}`

/** What each public page says of itself, and the official sources by name. */
export const informs = (lang: Lang): Content => [heading(lang, words.title, { level: 2, size: 's' }), inset(lang, worth(lang))]

/** The same on a page that still asks: it opens on demand. */
export const informsFolded = (lang: Lang): Content => details(lang, words.title, worth(lang))

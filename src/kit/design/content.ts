import { type Content, type Html, html, isHtml, type Lang, print, say, type Text } from '../html.ts'

export type Size = 'xl' | 'l' | 'm' | 's'

/** A title. Level 1 is the title of the page: one a page. */
export function heading(
  lang: Lang,
  text: Text,
  {
    level = 1,
    size,
    caption,
    id,
  }: { readonly level?: 1 | 2 | 3; readonly size?: Size; readonly caption?: Text; readonly id?: string } = {},
): Html {
  const s = size ?? ({ 1: 'l', 2: 'm', 3: 's' } as const)[level]
  const inside = html`${caption !== undefined && html`<span class="govuk-caption-${s === 's' ? 'm' : s}">${print(caption, lang)}</span> `}${print(text, lang)}`
  const attributes = html`class="govuk-heading-${s}"${id && html` id="${id}"`}`
  if (level === 1) return html`<h1 ${attributes}>${inside}</h1>`
  return level === 2 ? html`<h2 ${attributes}>${inside}</h2>` : html`<h3 ${attributes}>${inside}</h3>`
}

/** A paragraph. */
export const paragraph = (lang: Lang, text: Text, look?: 'lead' | 'hint'): Html =>
  html`<p class="${look === 'lead' ? 'govuk-body-l' : look === 'hint' ? 'govuk-hint' : 'govuk-body'}">${print(text, lang)}</p>`

/** A list, in order when `ordered`. */
export function list(lang: Lang, items: readonly Text[], { ordered }: { readonly ordered?: boolean } = {}): Html {
  const lines = items.map(item => html`<li>${print(item, lang)}</li>`)
  return ordered
    ? html`<ol class="govuk-list govuk-list--number">${lines}</ol>`
    : html`<ul class="govuk-list govuk-list--bullet">${lines}</ul>`
}

/** A link in a sentence. */
export const link = (lang: Lang, text: Text, href: string, hidden?: Text): Html =>
  html`<a class="govuk-link" href="${href}">${print(text, lang)}${hidden !== undefined && html`<span class="govuk-visually-hidden"> ${print(hidden, lang)}</span>`}</a>`

/** Places to go to, each a line that a thumb can touch. */
export const links = (items: readonly Content[]): Html => html`<ul class="pr-links">${items.map(item => html`<li>${item}</li>`)}</ul>`

/** Sentences that stand together: a list, or a paragraph when there is only one. */
export const sentences = (lang: Lang, said: readonly Text[]): Html =>
  said[0] !== undefined && said.length === 1 ? paragraph(lang, said[0]) : list(lang, said)

/** A status in words, with a sign and a colour that say the same. */
export type Tone = 'done' | 'waiting' | 'todo' | 'late' | 'stopped' | 'neutral'

const drawn = (d: string): Html => html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${d}"/></svg>`

const sign: Record<Tone, Content> = {
  done: drawn('M2 9l4 4 8-10'),
  waiting: '…',
  todo: drawn('M1 8h13M9 3l5 5-5 5'),
  late: '!',
  stopped: drawn('M3 3l10 10M13 3L3 13'),
  neutral: '',
}

export const tag = (lang: Lang, text: Text, tone: Tone = 'neutral'): Html =>
  html`<strong class="govuk-tag pr-tag--${tone}">${sign[tone] && html`<span class="pr-tag__sign" aria-hidden="true">${sign[tone]}</span>`}${print(text, lang)}</strong>`

const noticeTitle = {
  info: { fr: 'À savoir', en: 'Good to know' },
  success: { fr: 'C’est fait', en: 'Done' },
}

/** News about what the person just did or must know now, on top of the page. */
export function notice(n: {
  readonly lang: Lang
  readonly kind?: 'info' | 'success'
  readonly title?: Text
  readonly content: Text
  /** Two notices on a page need two ids. */
  readonly id?: string
}): Html {
  const { lang, kind = 'info', id = 'notice' } = n
  const content = isHtml(n.content) ? n.content : html`<p class="govuk-notification-banner__heading">${print(n.content, lang)}</p>`
  const inside = html`<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="${id}-title">${print(n.title ?? noticeTitle[kind], lang)}</h2></div><div class="govuk-notification-banner__content">${content}</div>`
  const attributes = html`aria-labelledby="${id}-title" data-module="govuk-notification-banner"`
  return kind === 'success'
    ? html`<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" ${attributes}>${inside}</div>`
    : html`<section class="govuk-notification-banner" ${attributes}>${inside}</section>`
}

const attention = { fr: 'Attention :', en: 'Warning:' }

/** A consequence that must not be missed. */
export const warning = (lang: Lang, text: Text): Html =>
  html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${say(attention, lang)}</span> ${print(text, lang)}</strong></div>`

/** A text set apart. */
export const inset = (lang: Lang, text: Text): Html => html`<div class="govuk-inset-text">${print(text, lang)}</div>`

/** The end of a road: what was done, large. It is the title of its page. */
export const panel = (lang: Lang, title: Text, body?: Text): Html =>
  html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">${print(title, lang)}</h1>${body !== undefined && html`<div class="govuk-panel__body">${print(body, lang)}</div>`}</div>`

/** A text that opens on demand. */
export const details = (lang: Lang, summary: Text, content: Text, open = false): Html =>
  html`<details class="govuk-details"${open && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${print(summary, lang)}</span></summary><div class="govuk-details__text">${print(content, lang)}</div></details>`

/** The width that is comfortable to read. */
export const column = (...content: readonly Content[]): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`

/** Two columns on a wide screen. On a phone and under a magnifier: what comes first, then what stands beside it, then the rest. */
export const sideBySide = (first: Content, side: Content, rest?: Content): Html =>
  html`<div class="pr-beside"><div>${first}</div><div class="pr-beside__side">${side}</div>${rest !== undefined && html`<div>${rest}</div>`}</div>`

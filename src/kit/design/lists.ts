import { type Html, html, type Lang, print, say, type Text } from '../html.ts'
import { type Tone, tag } from './content.ts'

export interface SummaryRow {
  readonly key: Text
  readonly value: Text
  /** Where the answer can be changed. */
  readonly change?: string
  /** The word of the link, when it is not "change". */
  readonly action?: Text
}

const change = { fr: 'Modifier', en: 'Change' }

/** Facts or answers, each with the link that changes it. */
export function summaryList(lang: Lang, rows: readonly SummaryRow[]): Html {
  const anyChange = rows.some(r => r.change)
  const lines = rows.map(
    r =>
      html`<div class="govuk-summary-list__row${anyChange && !r.change && ' govuk-summary-list__row--no-actions'}"><dt class="govuk-summary-list__key">${print(r.key, lang)}</dt><dd class="govuk-summary-list__value">${print(r.value, lang)}</dd>${r.change && html`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${r.change}">${print(r.action ?? change, lang)}<span class="govuk-visually-hidden"> ${lang === 'fr' ? '\u00ab\u00a0' : '“'}${print(r.key, lang)}${lang === 'fr' ? '\u00a0»' : '”'}</span></a></dd>`}</div>`,
  )
  return html`<dl class="govuk-summary-list">${lines}</dl>`
}

export interface Task {
  readonly label: Text
  readonly hint?: Text
  /** Absent when the task cannot be done yet. */
  readonly href?: string
  readonly status: Text
  /** A task that is done has no colour: what remains stands out. */
  readonly tone?: Tone
}

/** What is to be done, and what is done already. `id` tells two lists of a page apart. */
export function taskList(lang: Lang, tasks: readonly Task[], id = 'tasks'): Html {
  const lines = tasks.map((task, i) => {
    const statusId = `${id}-${i + 1}-status`
    const hintId = `${id}-${i + 1}-hint`
    const described = html` aria-describedby="${task.hint !== undefined && `${hintId} `}${statusId}"`
    const name = task.href
      ? html`<a class="govuk-link govuk-task-list__link" href="${task.href}"${described}>${print(task.label, lang)}</a>`
      : html`<div>${print(task.label, lang)}</div>`
    return html`<li class="govuk-task-list__item${task.href && ' govuk-task-list__item--with-link'}"><div class="govuk-task-list__name-and-hint">${name}${task.hint !== undefined && html`<div id="${hintId}" class="govuk-task-list__hint">${print(task.hint, lang)}</div>`}</div><div class="govuk-task-list__status" id="${statusId}">${task.tone ? tag(lang, task.status, task.tone) : print(task.status, lang)}</div></li>`
  })
  return html`<ul class="govuk-task-list">${lines}</ul>`
}

export interface Column {
  readonly label: Text
  readonly numeric?: boolean
}

/** Rows and columns with a caption. On a phone each row stands alone; wider than its place, it scrolls in its own frame. The first cell of a row is its header when `rowHeaders`. */
export function table(t: {
  readonly lang: Lang
  readonly caption: Text
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Text[])[]
  readonly rowHeaders?: boolean
  /** The caption is heard and not seen: a title says it already. */
  readonly hideCaption?: boolean
  /** What to say when there is no row. */
  readonly empty?: Text
}): Html {
  const { lang, columns, rows } = t
  const numeric = (i: number, kind: string) => columns[i]?.numeric && ` govuk-table__${kind}--numeric`
  const named = (i: number) => String(print(columns[i]?.label ?? '', lang)).replaceAll(/<[^>]+>/g, '')
  const cell = (value: Text, i: number) =>
    i === 0 && t.rowHeaders
      ? html`<th scope="row" class="govuk-table__header">${print(value, lang)}</th>`
      : html`<td class="govuk-table__cell${numeric(i, 'cell')}" data-column="${named(i)}"><div>${print(value, lang)}</div></td>`
  const body =
    rows.length === 0 && t.empty !== undefined
      ? html`<tr class="govuk-table__row"><td class="govuk-table__cell" colspan="${columns.length}">${print(t.empty, lang)}</td></tr>`
      : rows.map(row => html`<tr class="govuk-table__row">${row.map(cell)}</tr>`)
  const head = columns.map((c, i) => html`<th scope="col" class="govuk-table__header${numeric(i, 'header')}">${print(c.label, lang)}</th>`)
  const caption = html`<caption class="${t.hideCaption ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}">${print(t.caption, lang)}</caption>`
  return html`<section class="pr-scroll" aria-label="${String(print(t.caption, lang))}" tabindex="0"><table class="govuk-table pr-table">${caption}<thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead><tbody class="govuk-table__body">${body}</tbody></table></section>`
}

const pages = {
  label: { fr: 'Pages', en: 'Pages' },
  previous: { fr: 'Précédent', en: 'Previous' },
  next: { fr: 'Suivant', en: 'Next' },
  page: { fr: 'Page', en: 'Page' },
}

/** The page numbers worth showing: the first, the last, the current one and its neighbours; 0 stands for a gap. */
function worthShowing(current: number, last: number): number[] {
  const kept = Array.from({ length: last }, (_, i) => i + 1).filter(n => n === 1 || n === last || Math.abs(n - current) <= 1)
  return kept.flatMap((n, i) => (i > 0 && n - (kept[i - 1] ?? n) > 1 ? [0, n] : [n]))
}

const toPage = (lang: Lang, kind: 'prev' | 'next', href: string): Html =>
  html`<div class="govuk-pagination__${kind}"><a class="govuk-link govuk-pagination__link" href="${href}" rel="${kind}"><span class="govuk-pagination__link-title">${say(kind === 'prev' ? pages.previous : pages.next, lang)}</span></a></div>`

/** Leads to the parts of a long list that stand before and behind this one, when they exist: lists that move have no page numbers. */
export const neighbours = (lang: Lang, { previous, next }: { readonly previous?: string; readonly next?: string }): Html | '' =>
  previous || next
    ? html`<nav class="govuk-pagination" aria-label="${say(pages.label, lang)}">${previous && toPage(lang, 'prev', previous)}${next && toPage(lang, 'next', next)}</nav>`
    : ''

/** Leads through the pages of a long list. Prints nothing when there is one page. `href` gives the address of a page. */
export function pagination(lang: Lang, current: number, last: number, href: (page: number) => string): Html | '' {
  if (last <= 1) return ''
  const items = worthShowing(current, last).map(n =>
    n === 0
      ? html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
      : html`<li class="govuk-pagination__item${n === current && ' govuk-pagination__item--current'}"><a class="govuk-link govuk-pagination__link" href="${href(n)}" aria-label="${say(pages.page, lang)} ${n}"${n === current && html` aria-current="page"`}>${n}</a></li>`,
  )
  return html`<nav class="govuk-pagination" aria-label="${say(pages.label, lang)}">${current > 1 && toPage(lang, 'prev', href(current - 1))}<ul class="govuk-pagination__list">${items}</ul>${current < last && toPage(lang, 'next', href(current + 1))}</nav>`
}

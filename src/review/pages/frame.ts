import type { Day, Words } from '@papier-rose/law'
import { pageOfForm } from '../../account/index.ts'
import { heading, notice } from '../../kit/design/components.ts'
import { type Content, formatDate, type Html, html, type Lang, path, plural } from '../../kit/html.ts'
import type { Ctx } from '../../kit/http.ts'
import { isId } from '../../kit/ids.ts'
import { type Place, type Worklist, worklists } from '../read.ts'

/** What every form of these pages carries: the proof that it is ours, and its id. */
export interface Ids {
  readonly csrf: string
  readonly id: string
}

/** The address of a file, or of something in it. */
export const fileAddress = (id: string, rest = ''): string => `/agents/dossiers/${id}${rest}`
export const fileLink = (lang: Lang, id: string, rest = ''): string => path(lang, fileAddress(id, rest))

/** The address of the lists, at that place. */
export const listAddress = (place = ''): string => `/agents/dossiers${place}`

/** A list, and where in it one stands, as an address says it. A file opened from there keeps it, and leads back. */
export function listPlace(list: Worklist, place: Place = {}): string {
  const at = 'after' in place ? [['apres', place.after]] : 'before' in place ? [['avant', place.before]] : []
  return `?${new URLSearchParams([['liste', list], ...at])}`
}

/** The place in a list that an address says. */
export function placeIn(asked: URLSearchParams): Place {
  const [after = '', before = ''] = [asked.get('apres') ?? '', asked.get('avant') ?? '']
  return isId(after) ? { after } : isId(before) ? { before } : {}
}

/** The place in the lists from which this file was opened: the address of its page says it, and a form stands on that page. */
export function cameFrom(c: Ctx): string {
  const asked = new URL(c.req.method === 'POST' ? pageOfForm(c) : c.req.url, c.req.url).searchParams
  const list = worklists.find(name => name === asked.get('liste'))
  return list ? listPlace(list, placeIn(asked)) : ''
}

const left = {
  day: { fr: 'jour', en: 'day' },
  days: { fr: 'jours', en: 'days' },
}

/** How long until a last day, in words: what an agent looks at first. */
export function daysLeftWords(lang: Lang, daysLeft: number): string {
  if (daysLeft < 0) return lang === 'fr' ? 'terminé' : 'ended'
  if (daysLeft === 0) return lang === 'fr' ? 'dernier jour' : 'last day'
  const days = plural(daysLeft, lang, left.day, left.days)
  return lang === 'fr' ? `encore ${days}` : `${days} left`
}

/** A day with its value for machines. */
export const dayText = (lang: Lang, day: Day): Html => html`<time datetime="${day}">${formatDate(day, lang)}</time>`

/** A part of the page to which a link or the end of an act leads: the keyboard goes on from there. */
export const part = (id: string, title: Html, ...content: readonly Content[]): Html =>
  html`<section id="${id}" tabindex="-1" aria-labelledby="${id}-title">${title}${content}</section>`

export const partTitle = (lang: Lang, id: string, title: Words | string | Html, level: 2 | 3 = 2): Html =>
  heading(lang, title, { level, id: `${id}-title` })

const refusedTitle = { fr: 'Rien n’a été enregistré', en: 'Nothing was recorded' }

/** Why an act did not happen: on top of the page that comes back. */
export const refusedNotice = (lang: Lang, words: Words | undefined): Html | '' =>
  words ? html`<div role="alert">${notice({ lang, title: refusedTitle, content: words, id: 'refused' })}</div>` : ''

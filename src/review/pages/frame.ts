import type { Day, Words } from '@papier-rose/law'
import { heading, notice } from '../../kit/design/components.ts'
import { type Content, formatDate, type Html, html, type Lang, path, plural } from '../../kit/html.ts'

/** What every form of these pages carries: the proof that it is ours, and its id. */
export interface Ids {
  readonly csrf: string
  readonly id: string
}

/** The address of a file, or of something in it. */
export const fileAddress = (id: string, rest = ''): string => `/agents/dossiers/${id}${rest}`
export const fileLink = (lang: Lang, id: string, rest = ''): string => path(lang, fileAddress(id, rest))

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

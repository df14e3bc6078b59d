import type { Day, Words } from '@papier-rose/law'
import { parts, weekday } from '@papier-rose/law'
import { html as tag } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Instant } from './clock.ts'
import { kept } from './kept.ts'

export { raw } from 'hono/html'

/** A piece of page, already escaped. */
export type Html = HtmlEscapedString

/** What may stand in a page: a string is escaped; false, null and undefined print nothing. */
export type Content = string | number | boolean | null | undefined | Html | readonly Content[]

/** Writes a piece of page. Nothing in it waits: whatever comes from elsewhere is read before the page is written. */
export const html = tag as (strings: TemplateStringsArray, ...values: readonly Content[]) => Html

export type Lang = 'fr' | 'en'

/** A text for people: a sentence in both languages, a text that has no language (a name, a number), or a piece of page. */
export type Text = Words | string | Html

/** The sentence in that language, with the spaces that French typography asks for. */
export const say = (words: Words, lang: Lang): string => (lang === 'fr' ? frenchSpaces(words.fr) : words.en)

/** What stands between a name and what it names. */
export const colon = (lang: Lang): string => (lang === 'fr' ? '\u00a0: ' : ': ')

/** Is this text a piece of page, and not a sentence? */
export const isHtml = (text: Text): text is Html => typeof text === 'object' && 'isEscaped' in text

/** Prints a text in that language. */
export const print = (text: Text, lang: Lang): string | Html => (typeof text === 'string' || isHtml(text) ? text : say(text, lang))

/** Makes unbreakable the spaces before : ; ? ! » % €, after « and between the thousands. It adds none. */
export const frenchSpaces = (text: string): string => text.replace(/ (?=[:;?!»%€])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0')

const days = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

const months = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const

/** `lundi 23 novembre 2026`, `Monday 23 November 2026`; the first of the month is `1er` in French. */
export const formatDay = (day: Day, lang: Lang): string => `${days[lang][weekday(day) - 1]} ${formatDate(day, lang)}`

/** The day without its weekday: `1er mars 2026`, `1 March 2026`. */
export function formatDate(day: Day, lang: Lang): string {
  const { year, month, dayOfMonth } = parts(day)
  return `${lang === 'fr' && dayOfMonth === 1 ? '1er' : dayOfMonth}\u00a0${months[lang][month - 1]} ${year}`
}

/** The month of `2026-11`: `novembre 2026`, `November 2026`. */
export const formatMonth = (month: string, lang: Lang): string => `${months[lang][Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`

/** For tables: `23/11/2026` in French, `23 Nov 2026` in English, where figures alone would be read in two ways. */
export function formatDayShort(day: Day, lang: Lang): string {
  const { year, month, dayOfMonth } = parts(day)
  if (lang === 'en') return `${dayOfMonth}\u00a0${months.en[month - 1]?.slice(0, 3)}\u00a0${year}`
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${year}`
}

const minutesOf = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const clockOf = kept(zone => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...minutesOf }))

const partsAt = kept(minuteIn => {
  const [minute = '', zone = ''] = minuteIn.split(' ')
  const all = clockOf(zone).formatToParts(new Date(`${minute}Z`))
  return Object.fromEntries(all.map(part => [part.type, part.value]))
})

/** The day and hour of an event, where the reader is: `lundi 23 novembre 2026 à 9 h 05`, `Monday 23 November 2026 at 9:05`. */
export function formatInstant(instant: Instant, lang: Lang, zone = 'Europe/Paris'): string {
  const part = partsAt(`${instant.slice(0, 16)} ${zone}`)
  const day = formatDay(`${part.year}-${part.month}-${part.day}` as Day, lang)
  const hour = Number(part.hour)
  return lang === 'fr' ? `${day} à ${hour}\u00a0h\u00a0${part.minute}` : `${day} at ${hour}:${part.minute}`
}

const numbers = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') }

/** `12 345,6` in French, `12,345.6` in English. */
export const formatNumber = (n: number, lang: Lang): string => numbers[lang].format(n).replaceAll('\u202f', '\u00a0')

/** The count and its noun: `0 jour`, `1 jour`, `2 jours`; `0 days`, `1 day`, `2 days`. In French, everything under two is singular. */
export function plural(n: number, lang: Lang, one: Words, other: Words): string {
  const single = lang === 'fr' ? Math.abs(n) < 2 : n === 1
  return `${formatNumber(n, lang)}\u00a0${say(single ? one : other, lang)}`
}

/** The same address without its language: `/en/resultat` and `/resultat` are one page. */
const bare = (address: string): string => (/^\/en(?=[/?#]|$)/.test(address) ? address.slice(3).replace(/^(?!\/)/, '/') : address)

/** The language of an address: English stands under `/en`. */
export const langOf = (address: string): Lang => (bare(address) === address ? 'fr' : 'en')

/** The address of a page in that language: `/resultat` or `/en/resultat`. It may be given with its language already. */
export function path(lang: Lang, address: string): string {
  const page = bare(address)
  if (lang === 'fr') return page
  return `/en${page.replace(/^\/(?=[?#]|$)/, '')}`
}

/** The same page in the other language. */
export const otherLang = (address: string): string => path(langOf(address) === 'fr' ? 'en' : 'fr', address)

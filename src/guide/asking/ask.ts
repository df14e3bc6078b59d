import { addDays, type Day, isDay, type Words } from '@papier-rose/law'
import type { FieldError } from '../../kit/design/components.ts'

export interface Choice {
  readonly value: string
  readonly label: Words
  readonly hint?: Words
}

interface Named {
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  /** May be left empty: the person does not know, or it did not happen. */
  readonly optional?: true
  /** What an empty answer means. */
  readonly empty?: Words
}

/** One question of a public page. Its answer is one value in the address. */
export type Ask = Named &
  (
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'day'; readonly birth?: true; readonly from?: Day; readonly to?: Day; readonly wrong?: Words }
    | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit?: Words }
    | { readonly kind: 'departement'; readonly known: (code: string) => boolean }
  )

/** The answers so far, by the name of the question; an optional one may be ''. */
export type Given = Readonly<Record<string, string>>

/** The questions to ask, known from the answers so far: the first without an answer comes next. */
export type Script = (given: Given, today: Day) => readonly Ask[]

/** How far a person has come. */
export interface Asked {
  readonly given: Given
  /** The questions answered, in order. */
  readonly done: readonly Ask[]
  /** The question to show; undefined when all are answered. */
  readonly now?: Ask
  readonly errors: readonly FieldError[]
  /** What was typed for the question to show. */
  readonly typed: Given
  /** The other values of the address, kept while the question is answered. */
  readonly kept: Given
}

/** The oldest and the latest day that a form takes: beyond, it is a slip of the finger. */
const furthestBack = '1900-01-01' as Day
const furthestOn = '2099-12-31' as Day

const texts = {
  choose: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  noDay: { fr: 'Saisissez la date : le jour, le mois et l’année.', en: 'Enter the date: the day, the month and the year.' },
  noSuchDay: {
    fr: 'Cette date n’existe pas. Vérifiez le jour, le mois et l’année.',
    en: 'There is no such date. Check the day, the month and the year.',
  },
  tooOld: { fr: 'Cette date est trop ancienne. Vérifiez l’année.', en: 'This date is too long ago. Check the year.' },
  tooEarly: { fr: 'Cette date est trop tôt pour vos autres réponses.', en: 'This date is too early for your other answers.' },
  tooLate: {
    fr: 'Cette date est trop tard pour vos autres réponses, ou dans l’avenir.',
    en: 'This date is too late for your other answers, or in the future.',
  },
  departement: {
    fr: 'Saisissez le numéro du département, par exemple 44, 2A ou 974.',
    en: 'Enter the number of the département, for example 44, 2A or 974.',
  },
} satisfies Record<string, Words>

const number = (least: number, most: number): Words => ({
  fr: `Saisissez un nombre entre ${least} et ${most}.`,
  en: `Enter a number between ${least} and ${most}.`,
})

type Read = { readonly value: string } | { readonly wrong: Words; readonly at: string } | { readonly missing: true }

const parts = ['day', 'month', 'year'] as const

/** The three fields of a date as one text, or as it stands in the address. */
function dayText(name: string, query: URLSearchParams): string | undefined {
  if (!parts.some(part => query.has(`${name}-${part}`))) return query.get(name)?.trim()
  const [d = '', m = '', y = ''] = parts.map(part => (query.get(`${name}-${part}`) ?? '').trim())
  return d === '' && m === '' && y === '' ? '' : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}

function read(ask: Ask, query: URLSearchParams): Read {
  const text = ask.kind === 'day' ? dayText(ask.name, query) : query.get(ask.name)?.trim()
  if (text === undefined)
    return query.has('asked') && query.get('asked') === ask.name && !ask.optional ? wrongEmpty(ask) : { missing: true }
  if (text === '') return ask.optional ? { value: '' } : wrongEmpty(ask)
  const wrong = problem(ask, text)
  return wrong ? { wrong, at: ask.name } : { value: ask.kind === 'departement' ? text.toUpperCase() : text }
}

const wrongEmpty = (ask: Ask): Read => ({
  wrong:
    ask.kind === 'choice'
      ? texts.choose
      : ask.kind === 'day'
        ? texts.noDay
        : ask.kind === 'number'
          ? number(ask.least, ask.most)
          : texts.departement,
  at: ask.name,
})

function problem(ask: Ask, text: string): Words | undefined {
  switch (ask.kind) {
    case 'choice':
      return ask.choices.some(c => c.value === text) ? undefined : texts.choose
    case 'number':
      return /^\d{1,5}$/.test(text) && Number(text) >= ask.least && Number(text) <= ask.most ? undefined : number(ask.least, ask.most)
    case 'departement':
      return ask.known(text.toUpperCase()) ? undefined : texts.departement
    case 'day':
      if (!isDay(text)) return texts.noSuchDay
      if (text < furthestBack) return texts.tooOld
      if (ask.from && text < ask.from) return ask.wrong ?? texts.tooEarly
      return text > (ask.to ?? furthestOn) ? (ask.wrong ?? texts.tooLate) : undefined
  }
}

const namesOf = (ask: Ask): string[] => [ask.name, ...parts.map(part => `${ask.name}-${part}`)]
const most = 60

/** Reads the answers in the address, in the order of the questions, up to the first that is missing or wrong, or that the person wants to change. */
export function follow(script: Script, query: URLSearchParams, today: Day): Asked {
  const given: Record<string, string> = {}
  const done: Ask[] = []
  while (done.length < most) {
    const ask = script(given, today).find(a => !(a.name in given))
    if (!ask) return { given, done, errors: [], typed: {}, kept: {} }
    const got = read(ask, query)
    const changing = query.get('change') === ask.name
    if ('value' in got && !changing) {
      given[ask.name] = got.value
      done.push(ask)
      continue
    }
    const errors = 'wrong' in got && !changing ? [{ field: got.at, words: got.wrong }] : []
    return { given, done, now: ask, errors, typed: typedIn(ask, query), kept: keptBeside(ask, query) }
  }
  throw new Error('a script of questions without end')
}

function typedIn(ask: Ask, query: URLSearchParams): Given {
  const whole = query.get(ask.name)
  if (ask.kind === 'day' && whole && isDay(whole)) {
    const [year = '', month = '', day = ''] = whole.split('-')
    return { [`${ask.name}-day`]: String(Number(day)), [`${ask.name}-month`]: String(Number(month)), [`${ask.name}-year`]: year }
  }
  return Object.fromEntries(namesOf(ask).flatMap(name => (query.has(name) ? [[name, query.get(name) ?? '']] : [])))
}

const longest = 6000

function keptBeside(ask: Ask, query: URLSearchParams): Given {
  const own = [...namesOf(ask), 'change', 'asked']
  return Object.fromEntries(
    [...query].filter(([name, value]) => !own.includes(name) && name.length + value.length <= longest).slice(0, most),
  )
}

/** The address of these answers: one value a question, nothing else. */
export const addressOf = (to: string, given: Given): string => {
  const query = new URLSearchParams(given).toString()
  return query ? `${to}?${query}` : to
}

/** Where this answer is changed, the others kept. */
export const changeAddress = (to: string, given: Given, name: string): string => addressOf(to, { ...given, change: name })

/** The shorter address of the same answers, when this one still carries what a form sends (three fields of a date, its own mark); else undefined. */
export function cleanAddress(to: string, query: URLSearchParams, { given, done, now, errors, kept }: Asked): string | undefined {
  if (errors.length > 0 || query.has('change')) return undefined
  const read = done.flatMap(namesOf)
  const later = now ? Object.entries(kept).filter(([name]) => !read.includes(name)) : []
  const clean = new URLSearchParams({ ...given, ...Object.fromEntries(later) })
  return clean.toString() === query.toString() ? undefined : addressOf(to, Object.fromEntries(clean))
}

export const dayOf = (given: Given, name: string): Day | undefined => {
  const text = given[name] ?? ''
  return isDay(text) ? text : undefined
}

/** A day that the script has asked, and that is there once all its questions are answered. */
export function getDay(given: Given, name: string): Day {
  const found = dayOf(given, name)
  if (!found) throw new Error(`the day ${name} was not asked`)
  return found
}

export const numberOf = (given: Given, name: string): number | undefined => (given[name] ? Number(given[name]) : undefined)

export const dayBefore = (on: Day): Day => addDays(on, -1)
export const dayAfter = (on: Day): Day => addDays(on, 1)

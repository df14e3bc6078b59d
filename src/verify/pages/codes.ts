import { type Category, cardOrder, type Day, longDay, longestCodeDay, rightShown, usualCodeDay, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../../account/index.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, type Form, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { own } from '../../kit/own.ts'
import { asTyped, dayTyped, partsTyped } from '../../kit/typed-day.ts'
import { noFilePage, noFileTitle } from '../../licence/index.ts'
import { readRecord } from '../../record/index.ts'
import { findCodes, findSaid, giveCode, isPurpose, mostReadings, type NewCode, stateOf, stopCode } from '../codes.ts'
import { type CodesPage, codesPage, codesTitle, type TypedCode } from './codes-view.ts'

const words = {
  purpose: { fr: 'Choisissez à quoi ce code doit servir.', en: 'Choose what this code is for.' },
  categories: { fr: 'Choisissez au moins une catégorie à montrer.', en: 'Choose at least one category to show.' },
  readings: { fr: 'Choisissez combien de fois le code peut servir.', en: 'Choose how many times the code may be used.' },
  noDay: { fr: 'Saisissez le dernier jour du code : jour, mois et année.', en: 'Enter the last day of the code: day, month and year.' },
  past: { fr: 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.', en: 'This day is over. Choose today or a day to come.' },
  tooMany: {
    fr: 'Vous avez déjà beaucoup de codes ouverts. Arrêtez-en un pour en donner un autre.',
    en: 'You already have many open codes. Stop one to give another.',
  },
} satisfies Record<string, Words>

const tooLate = (longest: Day): Words => {
  const end = longDay(longest)
  return { fr: `Choisissez un jour jusqu’au ${end.fr}.`, en: `Choose a day up to ${end.en}.` }
}

const typedIn = (form: Form): TypedCode => ({
  purpose: form.text('purpose'),
  categories: form.all('categories'),
  until: partsTyped('until', name => form.text(name)),
  readings: form.text('readings'),
})

/** The code that is asked for, or what is wrong beside each field. */
function readNew(typed: TypedCode, own: readonly Category[], today: Day, longest: Day): { value: NewCode } | { errors: FieldError[] } {
  const categories = own.filter(category => typed.categories.includes(category))
  const [lastDay, readings] = [dayTyped(typed.until), Number(typed.readings)]
  const wrongDay = !lastDay ? words.noDay : lastDay < today ? words.past : lastDay > longest ? tooLate(longest) : undefined
  const wrongReadings = !Number.isInteger(readings) || readings < 1 || readings > mostReadings
  const errors: FieldError[] = [
    ...(isPurpose(typed.purpose) ? [] : [{ field: 'purpose', words: words.purpose }]),
    ...(categories.length > 0 ? [] : [{ field: 'categories', words: words.categories }]),
    ...(wrongDay ? [{ field: 'until', words: wrongDay }] : []),
    ...(wrongReadings ? [{ field: 'readings', words: words.readings }] : []),
  ]
  if (errors.length > 0 || !isPurpose(typed.purpose) || !lastDay) return { errors }
  return { value: { purpose: typed.purpose, categories, lastDay, readings } }
}

/** What a driver may let others see: the categories of the record, with today's answer for each. */
async function toShow(c: Ctx, driverId: string): Promise<{ own: Category[]; shows: CodesPage['shows'] }> {
  const { deps, today } = c.var
  const record = await readRecord(deps, driverId)
  const held = new Set([...record.categories, ...record.cepcs].map(({ category }) => category))
  const own = cardOrder.filter(category => held.has(category))
  return { own, shows: own.map(category => ({ category, right: rightShown(record, category, today, deps.law).value })) }
}

async function show(
  c: Ctx,
  driverId: string,
  more: { errors?: FieldError[]; typed?: TypedCode; refused?: boolean; done?: 'given' | 'stopped' } = {},
): Promise<Response> {
  const { deps, lang, today, kept } = c.var
  const { own, shows } = await toShow(c, driverId)
  const longest = longestCodeDay(today, deps.law).value
  const given = (name: string): string => kept?.[name] ?? ''
  const typed = more.typed ??
    (kept && { purpose: given('purpose'), categories: [], until: partsTyped('until', given), readings: given('readings') }) ?? {
      purpose: '',
      categories: own.length === 1 ? own : [],
      until: asTyped(usualCodeDay(today)),
      readings: '1',
    }
  const said = await findSaid(deps, driverId)
  const address = `${deps.config.baseUrl}${path(lang, '/verifier')}`
  const codes = (await findCodes(deps.db, driverId)).map(code => {
    const state = stateOf(code, today)
    const words = said.get(code.id)
    return { ...code, state, ...(state === 'open' && words !== undefined ? { code: words } : {}) }
  })
  const content = codesPage(lang, {
    codes,
    shows,
    longest,
    address,
    typed,
    ids: () => formIds(c),
    errors: more.errors ?? [],
    done: more.done,
  })
  const wrong = more.errors !== undefined
  const status = more.refused ? 409 : wrong ? 422 : 200
  return page(c, { title: codesTitle, back: path(lang, '/mon-permis'), wrong, content }, status)
}

const news: Readonly<Record<string, 'given' | 'stopped'>> = { code: 'given', arret: 'stopped' }

/** The codes that a driver gives, who used them, and the way to stop them. */
export const codePages = new Hono<Env>()
  .get('/mon-permis/codes', requirePerson, async c => {
    const { driverId } = personIn(c)
    if (!driverId) return page(c, { title: noFileTitle, content: noFilePage(c.var.lang) })
    return show(c, driverId, { done: own(news, c.req.query('fait')) })
  })
  .post('/mon-permis/codes', requirePerson, async c => {
    const { deps, form, today } = c.var
    const { driverId } = personIn(c)
    if (!driverId) return notFound(c)
    const typed = typedIn(form)
    const read = readNew(typed, (await toShow(c, driverId)).own, today, longestCodeDay(today, deps.law).value)
    if ('errors' in read) return show(c, driverId, { typed, errors: read.errors })
    const { refused } = await giveCode(deps, driverId, read.value, form.id)
    if (!refused) return seeOther(c, '/mon-permis/codes?fait=code')
    return show(c, driverId, { typed, refused: true, errors: [{ field: '', words: words.tooMany }] })
  })
  .post('/mon-permis/codes/:id/arreter', requirePerson, async c => {
    const { driverId } = personIn(c)
    if (driverId && (await stopCode(c.var.deps, driverId, c.req.param('id')))) return seeOther(c, '/mon-permis/codes?fait=arret')
    await logRefusal(c, 'not-my-code')
    return notFound(c)
  })

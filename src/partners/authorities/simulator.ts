import { addDays, type Day, type FactKind } from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { basePath } from 'hono/route'
import type { Clock } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { langOf, path } from '../../kit/html.ts'
import type { Ids } from '../../kit/ids.ts'
import { mayTell } from '../../record/index.ts'
import { door } from './client.ts'
import type { Door, Named, ToldFact } from './contract.ts'
import { type Call, ledger } from './ledger.ts'
import { authoritiesPage, authorityPage, callPage, type Subject, type Typed, tellingPage } from './page.ts'
import { recordReader } from './reading.ts'
import { receiver } from './receiver.ts'
import { type Act, type Around, type Authority, authorities } from './table.ts'

/** A person of the sandbox, as an authority knows them. */
export interface KnownSubject extends Subject {
  readonly named: Named
}

export interface AuthoritiesConfig {
  readonly db: Queryable
  readonly clock: Clock
  readonly ids: Ids
  /** Where the doors of the service are. */
  readonly baseUrl: string
  /** Where the service reaches the servers of the authorities. */
  readonly url: string
  readonly subjects: readonly KnownSubject[]
}

/** Lets every authority of the table in at the door, each with its secret. */
export async function letIn(
  db: Queryable,
  clock: Clock,
  register: (client: { id: string; name: string; teller: Authority['teller'] }, secret: string) => Promise<unknown>,
): Promise<void> {
  const books = ledger(db, clock)
  for (const { id, teller, words } of authorities) await register({ id, name: words.fr, teller }, await books.secretOf(id))
}

const notAnObject: FieldError = {
  field: 'content',
  words: { fr: 'Ce n’est pas un objet JSON, entre accolades.', en: 'This is not a JSON object, between braces.' },
}
const noReference: FieldError = { field: 'reference', words: { fr: 'Écrivez une référence.', en: 'Enter a reference.' } }
const noRevision: FieldError = {
  field: 'revision',
  words: { fr: 'Écrivez un nombre entier, 0 au début.', en: 'Enter a whole number, 0 at first.' },
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** The outside authorities: one page each, from the table; what they do goes through the real door over HTTP. */
export function authoritiesSimulator({ db, clock, ids, baseUrl, url, subjects }: AuthoritiesConfig): Hono {
  const books = ledger(db, clock)
  const doors = new Map<string, Door>()
  const doorOf = async ({ id }: Authority): Promise<Door> => {
    const known = doors.get(id) ?? door({ baseUrl, id, secret: await books.secretOf(id) })
    doors.set(id, known)
    return known
  }
  const here = (c: Context): string => basePath(c).replace(/^\/en(?=\/)/, '')
  const authorityIn = (c: Context): Authority | undefined => authorities.find(({ id }) => id === c.req.param('authority'))
  const subjectIn = (c: Context): KnownSubject | undefined => subjects.find(({ login }) => login === c.req.param('login'))

  async function send(authority: Authority, { neph, named }: KnownSubject, fact: ToldFact, lang: 'fr' | 'en', key = ids()): Promise<Call> {
    await books.begin(authority.id, neph, fact, key)
    await books.end(key, await (await doorOf(authority)).tell(named, fact, { key, lang }))
    const call = await books.find(authority.id, key)
    if (!call) throw new Error('the call is not in the book')
    return call
  }

  /** What the act is made with; nothing when what it names has not happened. */
  async function around(act: Act, { neph }: KnownSubject): Promise<Around | undefined> {
    const today = clock.today()
    const number = String(await books.nextNumber()).padStart(4, '0')
    const ago = (days: number): Day => addDays(today, -days)
    const own = (letters: string): string => `${letters}-${today}-${number}`
    if (act.needs === undefined) return { ago, own, about: '', earlier: {} }
    const earlier = await books.lastOf(neph, act.needs)
    return earlier && { ago, own, about: earlier.reference, earlier: earlier.content }
  }

  async function shown(
    c: Context,
    authority: Authority,
    subject: KnownSubject,
    typed?: Typed,
    errors?: readonly FieldError[],
  ): Promise<Response> {
    const seen = c.req.query('vu')
    const possible = await Promise.all(
      authority.acts.map(async act => (act.needs === undefined || (await books.lastOf(subject.neph, act.needs)) ? [act] : [])),
    )
    const view = tellingPage(langOf(c.req.path), here(c), {
      authority,
      subject,
      ready: possible.flat(),
      calls: await books.calls(authority.id, subject.neph),
      ...(seen && !errors ? { last: await books.find(authority.id, seen) } : {}),
      typed,
      errors,
    })
    return c.html(view, errors ? 422 : 200)
  }

  const outside = new Hono()
  outside.use(async (_, next) => {
    await clock.refresh()
    await next()
  })
  outside.route('/', receiver({ db, clock, url, doorOf }))
  outside.route('/', recordReader({ subjects, doorOf }))
  outside.get('/', c => c.html(authoritiesPage(langOf(c.req.path), here(c), authorities)))

  outside.get('/:authority', async c => {
    const authority = authorityIn(c)
    if (!authority) return c.notFound()
    return c.html(authorityPage(langOf(c.req.path), here(c), { authority, subjects, calls: await books.calls(authority.id, undefined) }))
  })

  outside.get('/:authority/appels/:key', async c => {
    const authority = authorityIn(c)
    const call = authority && (await books.find(authority.id, c.req.param('key')))
    if (!authority || !call) return c.notFound()
    const subject = subjects.find(({ neph }) => neph === call.neph)
    return c.html(callPage(langOf(c.req.path), here(c), { authority, subject, call }))
  })

  outside.post('/:authority/appels/:key', async c => {
    const authority = authorityIn(c)
    const call = authority && (await books.find(authority.id, c.req.param('key')))
    const subject = subjects.find(({ neph }) => neph === call?.neph)
    if (!authority || !call || !subject) return c.notFound()
    const lang = langOf(c.req.path)
    // What was answered is sent under a new key, as a partner that lost the answer would; what was not, under its own.
    const why = (await c.req.formData()).get('retirer')
    const back: ToldFact | undefined = why === 'error' || why === 'wrong-person' ? { ...call, takesBack: why } : undefined
    const again = await send(authority, subject, back ?? call, lang, call.status || back ? ids() : call.key)
    return c.redirect(path(lang, `${here(c)}/${authority.id}/${subject.login}?vu=${again.key}`), 303)
  })

  outside.get('/:authority/:login', async c => {
    const [authority, subject] = [authorityIn(c), subjectIn(c)]
    return authority && subject ? shown(c, authority, subject) : c.notFound()
  })

  outside.post('/:authority/:login', async c => {
    const [authority, subject, lang] = [authorityIn(c), subjectIn(c), langOf(c.req.path)]
    if (!authority || !subject) return c.notFound()
    const form = await c.req.formData()
    const text = (name: string): string => String(form.get(name) ?? '').trim()
    const back = (call: Call | undefined) =>
      c.redirect(path(lang, `${here(c)}/${authority.id}/${subject.login}${call ? `?vu=${call.key}` : ''}`), 303)
    if (text('faire') === 'autre') {
      const typed = { kind: text('kind'), reference: text('reference'), revision: text('revision'), content: text('content') }
      const content = objectIn(typed.content)
      const kind = mayTell(authority.teller).find(one => one === typed.kind) as FactKind | undefined
      const errors = [
        ...(typed.reference ? [] : [noReference]),
        ...(/^\d{1,4}$/.test(typed.revision) ? [] : [noRevision]),
        ...(content ? [] : [notAnObject]),
      ]
      if (errors.length > 0 || !content || !kind) return shown(c, authority, subject, typed, errors)
      return back(await send(authority, subject, { kind, reference: typed.reference, revision: Number(typed.revision), content }, lang))
    }
    const act = authority.acts.find(({ name }) => name === text('faire'))
    const made = act && (await around(act, subject))
    let last: Call | undefined
    for (const { kind, reference, content } of made ? act.make(made) : []) {
      last = await send(authority, subject, { kind, reference, revision: 0, content: { ...content } }, lang)
      if (!last.status || last.status >= 300) break
    }
    return back(last)
  })
  return outside
}

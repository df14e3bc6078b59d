import { later, realNow } from '../kit/clock.ts'
import { path } from '../kit/html.ts'
import { type Ctx, giveCookie, readCookie, type Who } from '../kit/http.ts'
import { findHolder, type Holder, hashOf } from './sessions.ts'

const keptFor = 30 * 60_000
/** A form of questions is small; what is larger is no answer that somebody typed. */
const largest = 64 * 1024

/** Tells that something is kept for this browser, so that other requests need not look. */
const sign = 'kept'

/** An address of ours that one may be sent to: a path, in no language. Anything else is the first page. */
export function ourPath(text: string | undefined): string {
  if (!text || !/^\/(?![/\\])[^\\\s]*$/.test(text) || text.length > 500) return '/'
  return path('fr', text)
}

/** The page on which the form stood: browsers say it for pages of our own. */
export function pageOfForm(c: Ctx): string {
  const referer = URL.parse(c.req.header('referer') ?? '')
  const ours = referer !== null && [new URL(c.var.deps.config.baseUrl).origin, new URL(c.req.url).origin].includes(referer.origin)
  return ourPath(ours ? referer.pathname + referer.search : c.req.path)
}

const withoutQuery = (address: string): string => address.replace(/\?.*$/, '')

/**
 * Keeps what was typed in a form that came after the session had ended. It is given back to the same browser only, and, when we still know
 * whose session it was, to that person only.
 */
export async function keepAnswers(c: Ctx, holder: Holder | undefined): Promise<void> {
  const { deps, form } = c.var
  const visitor = readCookie(c, 'visitor')
  // Boxes of one name that were ticked together stand on lines of their own.
  const fields = Object.fromEntries(
    Object.keys(form.texts)
      .filter(name => name !== 'form')
      .map(name => [name, form.all(name).join('\n')]),
  )
  const text = JSON.stringify(fields)
  if (!visitor || text.length > largest || Object.keys(fields).length === 0) return
  await deps.db.query(
    `insert into kept_form (id, visitor_hash, account_id, agent_id, path, fields, until) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint one_kept_form_a_page do update
       set account_id = excluded.account_id, agent_id = excluded.agent_id, fields = excluded.fields, until = excluded.until`,
    [
      deps.ids(),
      hashOf(visitor),
      holder && 'accountId' in holder ? holder.accountId : null,
      holder && 'agentId' in holder ? holder.agentId : null,
      withoutQuery(pageOfForm(c)),
      text,
      later(realNow(), keptFor),
    ],
  )
  giveCookie(c, sign, '1', keptFor / 1000)
}

/** Whose answers these may have been, from the token of a session that has ended. */
export async function lastHolder(c: Ctx): Promise<Holder | undefined> {
  const secret = readCookie(c, 'session')
  return secret ? findHolder(c.var.deps.db, secret) : undefined
}

/** Is something kept for this browser? */
export const isKept = (c: Ctx): boolean => readCookie(c, sign) !== undefined

/** Gives kept answers back to the page where they were typed; forgets them once that page is sent again. */
export async function giveBack(c: Ctx, who: Who): Promise<void> {
  const visitor = readCookie(c, 'visitor')
  if (!visitor || who.kind === 'nobody' || !isKept(c)) return
  const { db } = c.var.deps
  const owner = who.kind === 'person' ? [who.accountId, null] : [null, who.agentId]
  const theirs = `visitor_hash = $1 and path = $2 and (num_nonnulls(account_id, agent_id) = 0 or account_id = $3 or agent_id = $4)`
  if (c.req.method === 'POST') {
    await db.query(`delete from kept_form where ${theirs}`, [hashOf(visitor), withoutQuery(pageOfForm(c)), ...owner])
    return
  }
  const { rows } = await db.query<{ fields: Record<string, string> }>(`select fields from kept_form where ${theirs} and until > $5`, [
    hashOf(visitor),
    path('fr', c.req.path),
    ...owner,
    realNow(),
  ])
  if (rows[0]) c.set('kept', rows[0].fields)
}

/** The address to come back to after signing in, in the language of the page. */
export const wayBack = (c: Ctx): string => {
  const from = c.req.method === 'POST' ? pageOfForm(c) : ourPath(new URL(c.req.url).pathname + new URL(c.req.url).search)
  return `?retour=${encodeURIComponent(from)}`
}

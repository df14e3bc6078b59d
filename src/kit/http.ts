import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Words } from '@papier-rose/law'
import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { realNow } from './clock.ts'
import { sessionSecrets } from './config.ts'
import { isAway } from './db.ts'
import type { Deps } from './deps.ts'
import { heading, layout, type NavItem, paragraph } from './design/components.ts'
import type { Ctx, Env } from './env.ts'
import { codeOfFault, placeOfFault } from './faults.ts'
import { Form, readPosted } from './form.ts'
import { headers, isHttps, overHttps } from './headers.ts'
import { type Content, langOf, path, print, say, type Text } from './html.ts'
import { token } from './ids.ts'
import { placesOf } from './places.ts'
import { observing } from './requests.ts'

export type { Agent, Ctx, Env, Person, Role, Who } from './env.ts'
export { Form }

const words = {
  notFound: { fr: 'Cette page n’existe pas, ou elle n’est pas pour vous', en: 'This page does not exist, or is not for you' },
  notFoundHelp: {
    fr: 'Vérifiez l’adresse. Si vous étiez connecté, connectez-vous de nouveau : une session se ferme après un moment sans activité.',
    en: 'Check the address. If you were signed in, sign in again: a session ends after a while without activity.',
  },
  fault: { fr: 'Une erreur s’est produite chez nous', en: 'Something went wrong on our side' },
  faultHelp: {
    fr: 'Rien de ce que vous avez envoyé avant n’est perdu. Réessayez dans une minute. Si cela recommence, donnez-nous ce numéro :',
    en: 'Nothing that you sent before is lost. Try again in a minute. If it happens again, tell us this number:',
  },
  away: { fr: 'Le service ne répond pas en ce moment', en: 'The service is not answering at the moment' },
  awayHelp: {
    fr: 'Ce que vous aviez enregistré est gardé. Attendez une minute, puis réessayez : revenez en arrière pour retrouver ce que vous venez de taper. Si cela dure, donnez-nous ce numéro :',
    en: 'What you had saved is kept. Wait a minute, then try again: go back to find what you have just typed. If it lasts, tell us this number:',
  },
  stale: { fr: 'Ce formulaire vient d’une page trop ancienne', en: 'This form comes from a page that is too old' },
  staleHelp: {
    fr: 'Revenez en arrière, rechargez la page et envoyez-la de nouveau. Rien n’a été enregistré.',
    en: 'Go back, reload the page and send it again. Nothing was recorded.',
  },
  slow: { fr: 'Trop d’essais en peu de temps', en: 'Too many tries in a short time' },
  slowHelp: { fr: 'Attendez quelques minutes, puis réessayez.', en: 'Wait a few minutes, then try again.' },
} satisfies Record<string, Words>

// `c.var` builds an object each time: what every request goes through asks for one thing by its name.

const cookieName = (deps: Deps, name: string): string => (isHttps(deps) ? `__Host-${name}` : name)

/** A cookie that only our own pages send back and no script reads. Without `seconds` it ends with the browser. */
export function giveCookie(c: Ctx, name: string, value: string, seconds?: number): void {
  // Lax and not Strict: the way back from FranceConnect is a link from another site.
  setCookie(c, cookieName(c.get('deps'), name), value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(c.get('deps')),
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })
}

export const readCookie = (c: Ctx, name: string): string | undefined => getCookie(c, cookieName(c.get('deps'), name)) || undefined

/** A random name for this browser, with which its forms are signed. It says nothing of the person. */
function visitor(c: Ctx): string {
  const known = readCookie(c, 'visitor')
  if (known && /^[\w-]{43}$/.test(known)) return known
  const fresh = token()
  giveCookie(c, 'visitor', fresh)
  return fresh
}

/** The proofs that are good for this browser, the newest first. */
const proofs = (c: Ctx, of: string): Buffer[] =>
  sessionSecrets(c.get('deps').config, realNow()).map(secret => createHmac('sha256', secret).update(`csrf/${of}`).digest())

/** The proof that a form comes from a page of ours, shown to this browser. */
export const csrf = (c: Ctx): string => proofs(c, visitor(c))[0]?.toString('base64url') ?? ''

/** What every form needs: where it comes from and its own id. */
export const formIds = (c: Ctx): { csrf: string; id: string } => ({ csrf: csrf(c), id: c.get('form').id || c.get('deps').ids() })

/** Writes a whole page around its content. */
export function page(
  c: Ctx,
  p: { title: Text; content: Content; back?: string; wrong?: boolean; refresh?: number; nav?: readonly NavItem[]; agent?: boolean },
  status: ContentfulStatusCode = 200,
): Response {
  const { lang, who, nonce, deps } = c.var
  const url = new URL(c.req.url)
  const written = String(
    layout({
      lang,
      title: p.title,
      path: url.pathname + url.search,
      nonce,
      demonstration: deps.config.demonstration,
      signedInAs: who.kind === 'nobody' ? undefined : who.name,
      signOut: who.kind === 'nobody' ? undefined : { action: path(lang, '/deconnexion'), ...formIds(c) },
      agent: p.agent ?? who.kind === 'agent',
      nav: p.nav ?? placesOf(who, lang, url.pathname),
      back: p.back,
      errorTitle: p.wrong,
      refresh: p.refresh,
      content: p.content,
    }),
  )
  return c.html(written, status)
}

/** A page of a title and a paragraph. */
export const messagePage = (c: Ctx, title: Words, help: Content, status: ContentfulStatusCode): Response =>
  page(c, { title, content: [heading(c.var.lang, title), help] }, status)

/** The one answer for what is unknown, forbidden or another person's: nobody learns which. */
export const notFound = (c: Ctx): Response => messagePage(c, words.notFound, paragraph(c.var.lang, words.notFoundHelp), 404)

/** Too many tries: the answer of a throttle. */
export const tooMany = (c: Ctx): Response => messagePage(c, words.slow, paragraph(c.var.lang, words.slowHelp), 429)

/** Which page of a list is asked for. */
export const pageAsked = (c: Ctx): number => Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)

/** After a post, the way to the next page, in the language of this one. */
export const seeOther = (c: Ctx, to: string): Response => c.redirect(path(c.var.lang, to), 303)

const nothingPosted = new Form()

const opening =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('deps', deps)
    c.set('lang', langOf(c.req.path))
    c.set('who', { kind: 'nobody' })
    c.set('nonce', token(18))
    c.set('form', nothingPosted)
    c.set('today', deps.clock.today())
    // The only thing here that can fail: the page of the fault needs what stands above.
    await deps.clock.refresh()
    c.set('today', deps.clock.today())
    await next()
  }

/** Reads a posted form once it is known to come from a page of ours. What is too large is read to its end and thrown away, so that the page can say so. */
const forms: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'POST' || c.req.path.startsWith('/api/')) return next()
  const origin = c.req.header('origin')
  const ours = new URL(c.var.deps.config.baseUrl).origin
  const foreign =
    c.req.header('sec-fetch-site') === 'cross-site' || (origin !== undefined && origin !== ours && origin !== new URL(c.req.url).origin)
  if (foreign) return messagePage(c, words.stale, paragraph(c.var.lang, words.staleHelp), 403)
  const data = await readPosted(c.req.raw)
  if (data === 'too-large') {
    c.set('form', new Form(undefined, true))
    return next()
  }
  if (!data) throw new HTTPException(400)
  const given = Buffer.from(String(data.get('csrf') ?? ''), 'base64url')
  const good = proofs(c, readCookie(c, 'visitor') ?? '')
  if (!good.some(proof => given.length === proof.length && timingSafeEqual(given, proof))) {
    return messagePage(c, words.stale, paragraph(c.var.lang, words.staleHelp), 403)
  }
  c.set('form', new Form(data))
  return next()
}

/** Nothing of ours has a NUL in its address, and the database cannot even be asked. */
const withoutNul: MiddlewareHandler<Env> = async (c, next) => (/%00|\0/.test(c.req.url) ? notFound(c) : next())

/**
 * A site: what happens around every page, then the pages, in French at the root and in English under /en.
 * `first` are routes that need nothing of it (health); `before` runs once it is known which language and day it is, before forms are read (who
 * is here); `alone` are routes that have no language.
 */
export function site(
  deps: Deps,
  parts: { before?: readonly MiddlewareHandler<Env>[]; pages: readonly Hono<Env>[]; alone?: readonly Hono<Env>[]; first?: readonly Hono[] },
): Hono<Env> {
  const app = new Hono<Env>()
  for (const routes of parts.first ?? []) app.route('/', routes)
  app.use(observing(deps), overHttps(deps), opening(deps), headers(deps))
  for (const middleware of [forms, ...(parts.before ?? []), withoutNul]) app.use(middleware)
  for (const routes of parts.alone ?? []) app.route('/', routes)
  for (const pages of parts.pages) {
    app.route('/en', pages)
    app.route('/', pages)
  }
  // An address typed with a slash at its end is the page without it.
  app.get('*', (c, next) => (/^\/[\w-]+(\/[\w-]+)*\/$/.test(c.req.path) ? c.redirect(c.req.path.slice(0, -1), 301) : next()))
  app.notFound(notFound)
  app.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status < 500) return notFound(c)
    const { lang, requestId } = c.var
    const away = isAway(fault)
    deps.log.error({ fault: codeOfFault(fault), stack: placeOfFault(fault), request: requestId, route: c.req.routePath }, 'fault')
    if (away) c.header('Retry-After', '60')
    if (c.req.path.startsWith('/api/')) {
      const [title, status] = away ? (['Not answering now', 503] as const) : (['Internal error', 500] as const)
      return c.json({ type: 'about:blank', title, status, instance: requestId }, status)
    }
    const [title, help, status] = away ? ([words.away, words.awayHelp, 503] as const) : ([words.fault, words.faultHelp, 500] as const)
    return messagePage(c, title, paragraph(lang, `${print(say(help, lang), lang)} ${requestId}`), status)
  })
  return app
}

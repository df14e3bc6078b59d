import { type Form, formsOf, type Link, linksOf, textOf, titleOf } from './markup.ts'

/** What a form may be filled with: a text, several (checkboxes), a file, or `false` for a box that is not ticked. */
export type Filled = Readonly<Record<string, string | readonly string[] | File | false>>

/** A page as a person without script reads it. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly html: string
  /** The words of the page, without its tags. */
  readonly text: string
  readonly title: string
  readonly forms: readonly Form[]
  readonly links: readonly Link[]
  /** Every address on the way, the last one included. */
  readonly hops: readonly URL[]
}

export interface Walk {
  /** Do not go on to an address that begins so: the page returned has that address, and status 0. */
  readonly stopAt?: string | URL
}

/** A browser without script: it keeps cookies, follows redirections, reads pages and fills their forms. */
export interface Browserless {
  get(path: string | URL, walk?: Walk): Promise<Page>
  /** Sends a form as its page wrote it, changed by `filled`. `button` names the button pressed, by its words. */
  post(form: Form, filled?: Filled, walk?: Walk & { readonly button?: string | RegExp }): Promise<Page>
  /** Follows the link with those words. */
  follow(page: Page, words: string | RegExp, walk?: Walk): Promise<Page>
  readonly cookies: CookieJar
}

const mostHops = 20

export function cookieFetch(base: string | URL, headers: Readonly<Record<string, string>> = {}): Browserless {
  const cookies = cookieJar()

  async function visit(to: URL, init: RequestInit, { stopAt }: Walk, from = to): Promise<Page> {
    const hops: URL[] = []
    let [url, request] = [to, init]
    while (hops.length < mostHops) {
      hops.push(url)
      if (stopAt !== undefined && url.href.startsWith(String(stopAt))) return pageOf(url, undefined, new Uint8Array(), hops)
      const cookie = cookies.header(url)
      const sent = {
        accept: 'text/html',
        ...headers,
        ...(request.method === 'POST' ? { origin: from.origin } : {}),
        ...(cookie ? { cookie } : {}),
      }
      const response = await fetch(url, { ...request, headers: sent, redirect: 'manual' })
      cookies.keep(url, response.headers.getSetCookie())
      const location = response.headers.get('location')
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (location === null || response.status < 300 || response.status >= 400) return pageOf(url, response, bytes, hops)
      url = new URL(location, url)
      if (response.status !== 307 && response.status !== 308) request = { method: 'GET' }
    }
    throw new Error(`more than ${mostHops} redirections from ${to.href}`)
  }

  return {
    cookies,
    get: (path, walk = {}) => visit(new URL(path, base), { method: 'GET' }, walk),
    post(form, filled = {}, { button, ...walk } = {}) {
      const entries = entriesOf(form, filled, button)
      if (form.method === 'get') {
        const url = new URL(form.action)
        url.search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
        return visit(url, { method: 'GET' }, walk)
      }
      const action = (button === undefined ? undefined : pressed(form, button).action) ?? form.action
      return visit(action, { method: 'POST', body: bodyOf(form, entries) }, walk, form.page)
    },
    follow(page, words, walk = {}) {
      const found = page.links.find(link => says(link.text, words))
      if (!found) throw new Error(`no link says ${words} on ${page.url.href}`)
      return visit(found.href, { method: 'GET' }, walk)
    },
  }
}

const says = (text: string, words: string | RegExp): boolean => (typeof words === 'string' ? text === words : words.test(text))

function pressed(form: Form, words: string | RegExp): Form['buttons'][number] {
  const found = form.buttons.find(button => says(button.text, words))
  if (!found) throw new Error(`no button says ${words}; there are: ${form.buttons.map(b => b.text).join(', ')}`)
  return found
}

/** What a browser sends: the values on the page, what the person changed, and the button they pressed. A field that is not there fails. */
function entriesOf(form: Form, filled: Filled, button?: string | RegExp): [string, string | File][] {
  const known = new Set(form.fields.map(field => field.name))
  const stranger = Object.keys(filled).find(name => !known.has(name))
  if (stranger !== undefined) throw new Error(`no field ${stranger} in the form; there are: ${[...known].join(', ')}`)
  const untouched = form.fields.filter(field => field.sent && !(field.name in filled))
  const entries: [string, string | File][] = untouched.map(field => [field.name, field.value])
  for (const [name, value] of Object.entries(filled)) {
    if (value === false) continue
    for (const one of Array.isArray(value) ? value : [value]) entries.push([name, one])
  }
  if (button !== undefined) {
    const { name, value } = pressed(form, button)
    if (name) entries.push([name, value])
  }
  return entries
}

function bodyOf(form: Form, entries: readonly [string, string | File][]): URLSearchParams | FormData {
  if (form.enctype !== 'multipart/form-data') return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  return body
}

function pageOf(url: URL, response: Response | undefined, bytes: Uint8Array<ArrayBuffer>, hops: readonly URL[]): Page {
  const readable = response?.headers.get('content-type')?.startsWith('text/') ?? false
  const html = readable ? new TextDecoder().decode(bytes) : ''
  return {
    url,
    status: response?.status ?? 0,
    headers: response?.headers ?? new Headers(),
    bytes,
    html,
    hops,
    text: textOf(html),
    title: titleOf(html),
    forms: formsOf(html, url),
    links: linksOf(html, url),
  }
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly host: string
  readonly path: string
}

export interface CookieJar {
  header(url: URL): string
  keep(url: URL, setCookies: readonly string[]): void
  /** Takes a cookie away, as one that ended in the meantime. */
  forget(name: string): void
  readonly names: readonly string[]
}

/** Cookies by host (all its ports are one) and path. */
function cookieJar(): CookieJar {
  let kept: Cookie[] = []
  return {
    header: url => {
      const fits = (c: Cookie) => c.host === url.hostname && (c.path === '/' || `${url.pathname}/`.startsWith(c.path.replace(/\/?$/, '/')))
      const sent = kept.filter(fits).sort((a, b) => b.path.length - a.path.length)
      return sent.map(c => `${c.name}=${c.value}`).join('; ')
    },
    keep(url, setCookies) {
      for (const line of setCookies) {
        const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
        const [name = '', ...value] = pair.split('=')
        const attribute = (wanted: string) => attributes.find(a => a.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
        const path = attribute('path') ?? (url.pathname.replace(/\/[^/]*$/, '') || '/')
        const [age, expires] = [attribute('max-age'), attribute('expires')]
        const ended = age === undefined ? expires !== undefined && Date.parse(expires) <= Date.now() : Number(age) <= 0
        kept = kept.filter(c => c.name !== name || c.path !== path || c.host !== url.hostname)
        if (!ended) kept.push({ name, value: value.join('='), host: url.hostname, path })
      }
    },
    forget: name => {
      kept = kept.filter(c => c.name !== name)
    },
    get names() {
      return kept.map(c => c.name)
    },
  }
}

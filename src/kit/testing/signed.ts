import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { type ServerType, serve } from '@hono/node-server'
import { type Browserless, cookieFetch, type Filled, type Page } from './browserless.ts'

/** Serves a site on a port of its own until the test ends. */
export async function served(
  t: Pick<TestContext, 'after'>,
  app: { fetch(request: Request): Response | Promise<Response> },
): Promise<string> {
  const server = await new Promise<ServerType>(up => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => up(made))
  })
  // A connection is let go of by its client: on a slow machine the server would else close one that is being used again.
  Object.assign(server, { keepAliveTimeout: 0 })
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export interface Signed extends Browserless {
  /** Presses the button that says that, and sends its form. */
  send(page: Page, button: RegExp, filled?: Filled): Promise<Page>
}

/** A browser that has these cookies: of somebody signed in. */
export function signed(url: string, cookie: string): Signed {
  const browser = cookieFetch(url)
  browser.cookies.keep(
    new URL(url),
    cookie.split('; ').map(one => `${one}; Path=/`),
  )
  return {
    ...browser,
    send(page, button, filled = {}) {
      const form = page.forms.find(one => one.method === 'post' && one.buttons.some(({ text }) => button.test(text)))
      if (!form) throw new Error(`no form with a button that says ${button}: ${page.text.slice(0, 400)}`)
      return browser.post(form, filled, { button })
    },
  }
}

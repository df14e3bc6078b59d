import { later, realNow } from '../../kit/clock.ts'
import { down, notAsAgreed } from '../ask.ts'
import { type Called, type Door, heardAnswer, pathOf, problemAnswer, sentIn } from './contract.ts'

/** How a partner comes to the door: its id, its secret, the site. */
export interface Comer {
  readonly baseUrl: string
  readonly id: string
  readonly secret: string
  readonly timeoutMs?: number
}

/** The door of the service as its partners call it: OAuth 2.0, client credentials; the token is kept for as long as it is good. */
export function door({ baseUrl, id, secret, timeoutMs = 10_000 }: Comer): Door {
  let held: { readonly token: string; readonly until: string } | undefined

  const send = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: string) =>
    fetch(`${baseUrl}${path}`, { method, headers, body, signal: AbortSignal.timeout(timeoutMs) })

  async function token(): Promise<string | undefined> {
    const now = realNow()
    if (held && held.until > now) return held.token
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
    const answer = await send('POST', '/api/oauth/token', { 'content-type': 'application/x-www-form-urlencoded' }, form.toString())
    const said = (await answer.json()) as { access_token?: string; expires_in?: number }
    // Given up a little before its end: a call under way must not outlive it.
    held = said.access_token ? { token: said.access_token, until: later(now, ((said.expires_in ?? 0) - 30) * 1000) } : undefined
    return held?.token
  }

  async function call(method: string, path: string, sent?: object, more: Readonly<Record<string, string>> = {}): Promise<Called> {
    try {
      const headers = { ...more, ...(sent ? { 'content-type': 'application/json' } : {}) }
      const body = sent && JSON.stringify(sent)
      for (let again = true; ; again = false) {
        const bearer = await token()
        if (!bearer) return down('no-token')
        const answer = await send(method, path, { ...headers, authorization: `Bearer ${bearer}` }, body)
        const said: unknown = await answer.json().catch(() => undefined)
        // The service was made anew, or the token was taken back meanwhile.
        if (answer.status === 401 && again) held = undefined
        else return answer.status < 500 ? { down: false, status: answer.status, said } : down(`http-${answer.status}`)
      }
    } catch (fault) {
      return down(fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'unreachable')
    }
  }

  return {
    call: (method, path, sent, lang = 'fr') => call(method, path, sent, { 'accept-language': lang }),
    async tell(driver, fact, { key, lang }) {
      const sent = { ...(fact.takesBack ? {} : { driver }), ...sentIn(fact) }
      const answer = await call('POST', pathOf(fact), sent, { 'idempotency-key': key, 'accept-language': lang })
      if (answer.down) return answer
      const { status, said } = answer
      const [heard, problem] = [heardAnswer.safeParse(said), problemAnswer.safeParse(said)]
      if (status < 300 && heard.success) return { down: false, status, heard: heard.data }
      return problem.success ? { down: false, status, problem: problem.data } : notAsAgreed
    },
  }
}

/** Nobody answered as agreed: to be tried again later. `reason` says what was seen, never who it was about. */
export interface Down {
  readonly down: true
  readonly reason: string
  /** Not before so many seconds, when the partner says so. */
  readonly retryAfterS: number | null
}

export type Answered<T> = (T & { readonly down: false }) | Down

export const down = (reason: string, retryAfterS: number | null = null): Down => ({ down: true, reason, retryAfterS })
export const notAsAgreed: Down = down('not-as-agreed')

export interface Question {
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON by POST; without it, a GET. */
  readonly body?: unknown
  readonly timeoutMs: number
}

/** Asks a partner over HTTP, in JSON. No answer, a refusal of us (401, 403, 429) or a fault of theirs is `down`; any other status is theirs to mean something. */
export async function ask(url: string, { headers, body, timeoutMs }: Question): Promise<Answered<{ status: number; said: unknown }>> {
  try {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      // A partner that sends us elsewhere is not the one we agreed with.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (answer.status === 401 || answer.status === 403 || answer.status === 429 || answer.status >= 500) {
      await answer.body?.cancel()
      const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
      return down(`http-${answer.status}`, Number.isFinite(wait) ? wait : null)
    }
    return { down: false, status: answer.status, said: await answer.json().catch(() => undefined) }
  } catch (fault) {
    return down(fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'unreachable')
  }
}

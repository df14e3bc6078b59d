import type { Day } from '@papier-rose/law'
import type { z } from 'zod'
import { ask, type Down, down, notAsAgreed } from '../ask.ts'
import { claimAnswer, codeRefusal, type PhotoState, photoSignature, type WhyNot } from './contract.ts'

/** The provider says no, and why. */
export interface CodeRefused {
  readonly down: false
  readonly ok: false
  readonly why: WhyNot
}

/** A portrait and a signature, as images (JPEG or PNG). */
export interface PhotoSignature {
  readonly down: false
  readonly ok: true
  readonly state: PhotoState
  readonly takenOn: Day
  /** The last day on which the code may be used. */
  readonly lastDay: Day
  readonly portrait: Buffer
  readonly signature: Buffer
}

type Claimed = { readonly down: false; readonly ok: true; readonly state: PhotoState } | CodeRefused | Down

export interface EPhoto {
  /** Fetches the photo and signature behind a code, for that request. */
  fetchCode(code: string, requestId: string): Promise<PhotoSignature | CodeRefused | Down>
  /** Holds the code for that request, so that no other may use it. */
  reserve(code: string, requestId: string): Promise<Claimed>
  /** The request is filed: the code has served and will not serve again. */
  consume(code: string, requestId: string): Promise<Claimed>
  /** The request does not need the code any more. */
  release(code: string, requestId: string): Promise<Claimed>
}

/** The provider of photo-signatures, at that address. Whatever goes wrong on the way is an answer (`down`), not a fault. */
export function ephoto({ baseUrl, token, timeoutMs = 10_000 }: { baseUrl: string; token: string; timeoutMs?: number }): EPhoto {
  async function say<T extends object>(
    path: string,
    shape: z.ZodType<T>,
    body?: unknown,
  ): Promise<{ down: false; ok: true; read: T } | CodeRefused | Down> {
    const answer = await ask(`${baseUrl}/v1/codes/${path}`, { headers: { authorization: `Bearer ${token}` }, body, timeoutMs })
    if (answer.down) return answer
    const refused = [404, 409, 410].includes(answer.status) ? codeRefusal.safeParse(answer.said) : undefined
    if (refused?.success) return { down: false, ok: false, why: refused.data.error }
    if (answer.status >= 400) return down(`http-${answer.status}`)
    const read = shape.safeParse(answer.said)
    return read.success ? { down: false, ok: true, read: read.data } : notAsAgreed
  }

  async function claim(code: string, what: 'reservation' | 'consumption' | 'release', requestId: string): Promise<Claimed> {
    const answer = await say(`${encodeURIComponent(code)}/${what}`, claimAnswer, { requestId })
    return answer.down || !answer.ok ? answer : { down: false, ok: true, state: answer.read.state }
  }

  return {
    async fetchCode(code, requestId) {
      const answer = await say(`${encodeURIComponent(code)}?requestId=${encodeURIComponent(requestId)}`, photoSignature)
      if (answer.down || !answer.ok) return answer
      const { portrait, signature, ...rest } = answer.read
      return { down: false, ok: true, ...rest, portrait: Buffer.from(portrait, 'base64'), signature: Buffer.from(signature, 'base64') }
    },
    reserve: (code, requestId) => claim(code, 'reservation', requestId),
    consume: (code, requestId) => claim(code, 'consumption', requestId),
    release: (code, requestId) => claim(code, 'release', requestId),
  }
}

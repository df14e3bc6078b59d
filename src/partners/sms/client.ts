import { ask, down, notAsAgreed } from '../ask.ts'
import { refusedAnswer, type ShortText, sendAnswer, type Texter } from './contract.ts'

/** The operator of short texts, at that address. Whatever goes wrong on the way is an answer (`down`), not a fault. */
export function texter({ baseUrl, token, timeoutMs = 10_000 }: { baseUrl: string; token: string; timeoutMs?: number }): Texter {
  const headers = { authorization: `Bearer ${token}` }
  return {
    async send(text: ShortText) {
      const answer = await ask(`${baseUrl}/v1/messages`, { headers, body: text, timeoutMs })
      if (answer.down) return answer
      const refused = answer.status === 422 ? refusedAnswer.safeParse(answer.said) : undefined
      if (refused?.success) return { down: false, accepted: false, refused: refused.data.error }
      if (answer.status >= 400) return down(`http-${answer.status}`)
      return sendAnswer.safeParse(answer.said).success ? { down: false, accepted: true } : notAsAgreed
    },
    async find(id) {
      const answer = await ask(`${baseUrl}/v1/messages/${encodeURIComponent(id)}`, { headers, timeoutMs })
      if (answer.down) return answer
      if (answer.status === 404) return { down: false, state: 'unknown' }
      const read = sendAnswer.safeParse(answer.said)
      return read.success ? { down: false, state: read.data.state } : notAsAgreed
    },
  }
}

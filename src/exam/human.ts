import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Words } from '@papier-rose/law'
import { type Instant, later } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import { token } from '../kit/ids.ts'

// A plain question that everybody can hear, read and answer without script or outside service. It slows a machine that tries birth dates
// one after the other; it never locks anybody out: the right answer always leads on.

/** A question and the proof that it is ours: what the answer is cannot be read from it. */
export interface HumanCheck {
  readonly question: Words
  readonly token: string
}

const lasts = 30 * 60 * 1000
const names = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const

const sign = (secret: string, nonce: string, until: string, answer: string): Buffer =>
  createHmac('sha256', secret).update(`human/${nonce}/${until}/${answer}`).digest()

/** Asks a new question. */
export function askHuman(secret: string, realNow: Instant): HumanCheck {
  const nonce = token(16)
  const [first = 0, second = 0] = [...Buffer.from(token(2), 'base64url')].map(byte => 1 + (byte % 9))
  const until = later(realNow, lasts)
  const proof = sign(secret, nonce, until, String(first + second)).toString('base64url')
  return {
    question: {
      fr: `Combien font ${names.fr[first]} plus ${names.fr[second]} ? Répondez en chiffres.`,
      en: `What is ${names.en[first]} plus ${names.en[second]}? Answer in figures.`,
    },
    token: [nonce, until, proof].join('~'),
  }
}

/** Is this the right answer to a question of ours, given in time, for the first time? Right or wrong, a question serves once. */
export async function answeredByHuman(
  db: Queryable,
  secrets: readonly string[],
  given: { token: string; answer: string },
  realNow: Instant,
): Promise<boolean> {
  const [nonce = '', until = '', proof = ''] = given.token.split('~')
  if (!/^[\w-]{22}$/.test(nonce) || !(until > realNow)) return false
  const { rowCount } = await db.query(
    `with swept as (delete from human_check where until < $3)
     insert into human_check (nonce, until) values ($1, $2) on conflict (nonce) do nothing`,
    [nonce, later(realNow, lasts), realNow],
  )
  if (rowCount !== 1) return false
  const [answer, proved] = [given.answer.replace(/\s/g, '').replace(/^0+(?=\d)/, ''), Buffer.from(proof, 'base64url')]
  const expected = secrets.map(secret => sign(secret, nonce, until, answer))
  return expected.some(one => proved.length === one.length && timingSafeEqual(proved, one))
}

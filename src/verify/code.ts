import { createHmac } from 'node:crypto'
import type { Words } from '@papier-rose/law'

// A code is said aloud, often on the telephone: figures only, by threes. The last two are check figures (ISO 7064, MOD 97-10): one figure heard
// wrong, or two that changed places, are noticed before anything is asked of the database.

const drawn = 10
const total = drawn + 2

const withCheck = (body: string): string => body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0')

const keyed = (secret: string, what: string, of: string): Buffer => createHmac('sha256', secret).update(`${what}/${of}`).digest()

/** The code of this id. It is kept nowhere: only who has the secret and the id can say it again. */
export const codeFor = (secret: string, id: string): string =>
  withCheck(String(keyed(secret, 'right-code', id).readBigUInt64BE() % 10n ** BigInt(drawn)).padStart(drawn, '0'))

/** What the database keeps of a code. */
export const hashOf = (secret: string, code: string): Buffer => keyed(secret, 'right-code-hash', code)

/** By threes, as it is said. */
export const inThrees = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')

const words = {
  missing: { fr: 'Saisissez le code que la personne vous a donné.', en: 'Enter the code that the person gave you.' },
  figures: { fr: 'Le code n’a que des chiffres. Retirez le reste.', en: 'The code has figures only. Remove the rest.' },
  misheard: {
    fr: 'Ce code contient une erreur. Faites-le répéter chiffre par chiffre.',
    en: 'There is a slip in this code. Have it repeated figure by figure.',
  },
} satisfies Record<string, Words>

const length = (n: number): Words => ({
  fr: `Le code a ${total} chiffres, vous en avez saisi ${n}.`,
  en: `The code has ${total} figures, you entered ${n}.`,
})

/** Reads a code as it was typed, with or without spaces and dots. */
export function readCode(typed: string): { readonly code: string } | { readonly problem: Words } {
  const code = typed.replace(/[\s.·-]/g, '')
  if (code === '') return { problem: words.missing }
  if (!/^\d+$/.test(code)) return { problem: words.figures }
  if (code.length !== total) return { problem: length(code.length) }
  return code === withCheck(code.slice(0, drawn)) ? { code } : { problem: words.misheard }
}

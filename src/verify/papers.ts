import { type AnonymousAnswer, anonymousAnswer, type Day, type Settings, type Words } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'

/** A paper that somebody holds: its number, and the last day printed on it. */
export interface Paper {
  readonly number: string
  readonly lastDay: Day
}

/** What is answered of a paper: ours or not known; of the number of a card, as much as the law lets say. Never anything of a person. */
export type PaperAnswer = 'cepc' | 'certificate' | 'unknown' | { readonly card: AnonymousAnswer }

const shapes: readonly [shape: RegExp, write: (found: readonly string[]) => string][] = [
  [/^(PR)(.{4})(.{4})(.{4})$/, ([, a, b, c, d]) => `${a}-${b}-${c}-${d}`],
  [/^(DC)(.{4})(.{4})$/, ([, a, b, c]) => `${a}-${b}-${c}`],
  [/^(\d{2}[A-Z]{2}\d{5})$/, ([, number]) => number ?? ''],
]

const words = {
  missing: { fr: 'Saisissez le numéro écrit sur le document.', en: 'Enter the number written on the document.' },
  shape: {
    fr: 'Ce n’est pas un numéro de nos documents. Il commence par PR pour un CEPC, par DC pour une attestation.',
    en: 'This is not a number of our documents. It begins with PR for a CEPC, with DC for a certificate of rights.',
  },
} satisfies Record<string, Words>

/** Reads a number as it was typed: small letters, spaces and dashes do not matter. */
export function readNumber(typed: string): { readonly number: string } | { readonly problem: Words } {
  const bare = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (bare === '') return { problem: words.missing }
  for (const [shape, write] of shapes) {
    const found = shape.exec(bare)
    if (found) return { number: write(found) }
  }
  return { problem: words.shape }
}

const isCard = (number: string): boolean => /^\d/.test(number)

/** Is this paper one of ours? One statement, whatever it is and whether it is known. */
export async function checkPaper(q: Queryable, { number, lastDay }: Paper, law: Settings): Promise<PaperAnswer> {
  const { rows } = await q.query<{ cepc: boolean; certificate: boolean; living: boolean; past: boolean }>(
    `select exists (select 1 from cepc where number = $1 and last_day = $2 and withdrawn_at is null) as cepc,
            exists (select 1 from certificate_number where number = $1 and last_day = $2) as certificate,
            exists (select 1 from driver_record where living_title = $1) as living,
            exists (select 1 from driver_record where state -> 'pastTitles' <> '[]' and state -> 'pastTitles' @> $3::jsonb) as past`,
    [number, lastDay, JSON.stringify([{ number }])],
  )
  const found = rows[0] ?? { cepc: false, certificate: false, living: false, past: false }
  if (isCard(number)) return { card: anonymousAnswer({ known: found.living || found.past, replaced: !found.living }, law).value }
  return found.cepc ? 'cepc' : found.certificate ? 'certificate' : 'unknown'
}

import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Lang } from '../kit/html.ts'
import { document } from '../kit/pdf/document.ts'
import type { Letter } from './notice.ts'
import { type Addressed, sayLetter } from './render.ts'

/** A letter as it was sent, kept for its person. */
export interface KeptLetter {
  readonly id: string
  readonly notice: string
  readonly applicationId: string | null
  readonly lang: Lang
  readonly address: string | null
  readonly firstName: string | null
  readonly letter: Letter
  readonly state: 'to-send' | 'sent' | 'refused' | 'no-address'
  readonly writtenAt: Instant
  readonly sentAt: Instant | null
}

/** A short text as it was sent. */
export interface KeptText {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly state: 'to-send' | 'sent' | 'delivered' | 'failed' | 'refused'
  readonly writtenAt: Instant
}

const columns = `id, notice, application_id as "applicationId", lang, address, first_name as "firstName", letter, state, written_at as "writtenAt",
  sent_at as "sentAt"`

/** Every letter to this person, the last first. */
export async function findLetters(q: Queryable, accountId: string): Promise<KeptLetter[]> {
  const { rows } = await q.query<KeptLetter>(`select ${columns} from notice_sent where account_id = $1 order by written_at desc, id desc`, [
    accountId,
  ])
  return rows
}

/** One letter of this person. */
export async function findLetter(q: Queryable, accountId: string, id: string): Promise<KeptLetter | undefined> {
  const { rows } = await q.query<KeptLetter>(`select ${columns} from notice_sent where account_id = $1 and id = $2`, [accountId, id])
  return rows[0]
}

/** Every short text to this person, the last first. */
export async function findTexts(q: Queryable, accountId: string): Promise<KeptText[]> {
  const { rows } = await q.query<KeptText>(
    'select id, number, words, state, written_at as "writtenAt" from sms_sent where account_id = $1 order by written_at desc, id desc',
    [accountId],
  )
  return rows
}

/** The letter with what it needed to be sent: the same words come out, in any form. */
export const addressedOf = (kept: KeptLetter, { baseUrl, demonstration }: Pick<Addressed, 'baseUrl' | 'demonstration'>): Addressed => ({
  letter: kept.letter,
  lang: kept.lang,
  baseUrl,
  demonstration,
  ...(kept.firstName ? { firstName: kept.firstName } : {}),
  ...(kept.applicationId ? { applicationId: kept.applicationId } : {}),
})

/** The letter as a PDF: the same words, in the same order. */
export async function letterPdf(to: Addressed, at: Instant): Promise<Uint8Array> {
  const { title, greeting, news, sections, link, caution } = sayLetter(to)
  const { bytes } = await document({ title, lang: to.lang, at, demonstration: to.demonstration }, sheet => {
    sheet.title(title)
    sheet.space(8)
    for (const text of [greeting, ...news]) sheet.paragraph(text)
    for (const section of sections) {
      sheet.heading(section.title)
      for (const text of section.says) sheet.paragraph(text)
    }
    sheet.space(8)
    sheet.paragraph(`${link.title}${sheet.colon}${link.href}`)
    sheet.paragraph(caution, { size: 8.5 })
  })
  return bytes
}

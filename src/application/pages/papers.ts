import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { cepcPaper, findCepc } from '../../exam/index.ts'
import type { Lang } from '../../kit/html.ts'
import { type Ctx, type Env, notFound, seeOther } from '../../kit/http.ts'
import { attestationOf } from '../attestation.ts'
import { attestationPdf } from '../attestation-pdf.ts'
import { requestNumber } from '../number.ts'
import { receiptOf } from '../receipt.ts'
import { receiptPdf } from '../receipt-pdf.ts'
import { inMine } from './mine.ts'
import type { ApplicationPartners } from './partners.ts'

const pdf = (c: Ctx, bytes: Uint8Array, name: string): Response =>
  c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` })

/** The papers of a request: its receipt, the CEPC of its exam, and the attestation of where it stands today, in French with its English sheet. */
export function paperPages({ vault }: ApplicationPartners): Hono<Env> {
  const attested = (lang: Lang) =>
    inMine(async (c, sent) => {
      const data = await attestationOf(c.var.deps, { db: c.var.deps.db, vault }, sent, c.var.today)
      return data ? pdf(c, await attestationPdf(data, lang), `${data.number}${lang === 'en' ? '-en' : ''}`) : notFound(c)
    })
  return new Hono<Env>()
    .get(
      '/suivi/:id/recepisse.pdf',
      requirePerson,
      inMine(async (c, sent) => {
        const data = await receiptOf(c.var.deps, { db: c.var.deps.db, vault }, sent)
        return data ? pdf(c, await receiptPdf(data, c.var.lang), requestNumber(sent.id)) : notFound(c)
      }),
    )
    .get(
      '/suivi/:id/:paper{cepc(-english)?\\.pdf}',
      requirePerson,
      inMine(async (c, sent) => {
        const { resultId } = sent.state.subject
        const cepc = resultId ? await findCepc(c.var.deps.db, resultId) : undefined
        const bytes = await cepcPaper(c.var.deps, cepc, c.req.param('paper') === 'cepc.pdf' ? 'fr' : 'en')
        // Not taken yet, or no longer to be shown: the page of the result says which, and gives it.
        return bytes ? pdf(c, bytes, 'cepc') : seeOther(c, '/resultat')
      }),
    )
    .get('/suivi/:id/attestation.pdf', requirePerson, attested('fr'))
    .get('/suivi/:id/attestation-en.pdf', requirePerson, attested('en'))
}

import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { cepcPaper, findCepc } from '../../exam/index.ts'
import { pdf } from '../../kit/download.ts'
import { type Env, notFound, seeOther } from '../../kit/http.ts'
import { requestNumber } from '../number.ts'
import { receiptOf } from '../receipt.ts'
import { receiptPdf } from '../receipt-pdf.ts'
import { inMine } from './mine.ts'
import type { ApplicationPartners } from './partners.ts'

/** The papers of a request: its receipt and the CEPC of its exam. */
export function paperPages({ vault }: ApplicationPartners): Hono<Env> {
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
}

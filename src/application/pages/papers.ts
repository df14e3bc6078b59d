import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { type Ctx, type Env, notFound } from '../../kit/http.ts'
import { refusalActOf } from '../../review/refusal-act.ts'
import { refusalCourtesyPdf, refusalPdf } from '../../review/refusal-pdf.ts'
import { requestNumber } from '../number.ts'
import { receiptOf } from '../receipt.ts'
import { receiptPdf } from '../receipt-pdf.ts'
import { inMine } from './mine.ts'
import type { ApplicationPartners } from './partners.ts'

const pdf = (c: Ctx, bytes: Uint8Array, name: string): Response =>
  c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` })

/** The papers of a request: its receipt; and, when it was refused, the decision and its English sheet. */
export const paperPages = ({ vault }: ApplicationPartners): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/suivi/:id/recepisse.pdf',
      requirePerson,
      inMine(async (c, sent) => {
        const data = await receiptOf(c.var.deps, { db: c.var.deps.db, vault }, sent)
        return data ? pdf(c, await receiptPdf(data, c.var.lang), requestNumber(sent.id)) : notFound(c)
      }),
    )
    .get(
      '/suivi/:id/decision.pdf',
      requirePerson,
      inMine(async (c, sent) => {
        const act = await refusalActOf(c.var.deps, sent.id)
        return act ? pdf(c, await refusalPdf(act), act.number) : notFound(c)
      }),
    )
    .get(
      '/suivi/:id/decision-en.pdf',
      requirePerson,
      inMine(async (c, sent) => {
        const act = await refusalActOf(c.var.deps, sent.id)
        return act ? pdf(c, await refusalCourtesyPdf(act), `${act.number}-en`) : notFound(c)
      }),
    )

import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { type Ctx, type Env, notFound } from '../../kit/http.ts'
import { requestNumber } from '../number.ts'
import { receiptOf } from '../receipt.ts'
import { receiptPdf } from '../receipt-pdf.ts'
import { inMine } from './mine.ts'
import type { ApplicationPartners } from './partners.ts'

const pdf = (c: Ctx, bytes: Uint8Array, name: string): Response =>
  c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` })

/** The receipt of a request. */
export const paperPages = ({ vault }: ApplicationPartners): Hono<Env> =>
  new Hono<Env>().get(
    '/suivi/:id/recepisse.pdf',
    requirePerson,
    inMine(async (c, sent) => {
      const data = await receiptOf(c.var.deps, { db: c.var.deps.db, vault }, sent)
      return data ? pdf(c, await receiptPdf(data, c.var.lang), requestNumber(sent.id)) : notFound(c)
    }),
  )

import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { inMine } from '../../application/index.ts'
import { type Env, notFound } from '../../kit/http.ts'
import { refusalActOf } from '../refusal-act.ts'
import { type RefusalData, refusalCourtesyPdf, refusalPdf } from '../refusal-pdf.ts'

/** The decision of refusal as the person receives it, and the English sheet beside it. */
const paper = (write: (act: RefusalData) => Promise<Uint8Array>, suffix: string) =>
  inMine(async (c, { id }) => {
    const act = await refusalActOf(c.var.deps, id)
    if (!act) return notFound(c)
    const headers = { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${act.number}${suffix}.pdf"` }
    return c.body(new Uint8Array(await write(act)).buffer, 200, headers)
  })

export const decisionPages = new Hono<Env>()
  .get('/suivi/:id/decision.pdf', requirePerson, paper(refusalPdf, ''))
  .get('/suivi/:id/decision-en.pdf', requirePerson, paper(refusalCourtesyPdf, '-en'))

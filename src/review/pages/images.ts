import { Hono } from 'hono'
import { agentIn, logRefusal, requireRight } from '../../account/index.ts'
import { ownerOfRequest, readPhoto } from '../../application/index.ts'
import { pageOf } from '../../evidence/index.ts'
import { type Ctx, type Env, notFound } from '../../kit/http.ts'
import { findFile } from '../file.ts'
import { refusalActOf } from '../refusal-act.ts'
import { sendingOfRefusal } from '../refusal-delivery.ts'
import { refusalPdf } from '../refusal-pdf.ts'
import { reasonToOpen } from './opening.ts'
import type { ReviewPartners } from './partners.ts'

/** The pictures and papers of a file, for the agents who may open it. */
export function imagePages({ vault, ephoto }: ReviewPartners): Hono<Env> {
  const inOpened = (answer: (c: Ctx, id: string) => Promise<Response>) => async (c: Ctx) => {
    const found = await findFile(c.var.deps, agentIn(c), c.req.param('id') ?? '')
    if (!found || found.opening === 'held-by-another' || !(await reasonToOpen(c, found))) {
      await logRefusal(c, 'image-not-here')
      return notFound(c)
    }
    return answer(c, found.id)
  }
  const file = (c: Ctx, bytes: Uint8Array, type: string): Response => c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': type })
  const image = (c: Ctx, bytes: Uint8Array | undefined): Response | Promise<Response> =>
    bytes ? file(c, bytes, bytes[0] === 0x89 ? 'image/png' : 'image/jpeg') : notFound(c)
  const reader = requireRight('read-files')
  return new Hono<Env>()
    .get(
      '/agents/dossiers/:id/fichiers/:file/:page',
      reader,
      inOpened((c, id) => pageOf(c, { db: c.var.deps.db, vault }, ownerOfRequest(id))),
    )
    .get(
      '/agents/dossiers/:id/photo/:what',
      reader,
      inOpened(async (c, id) => {
        const photo = await readPhoto(c.var.deps.db, ephoto, id)
        if (!photo || photo.down || !photo.ok) return notFound(c)
        return image(c, c.req.param('what') === 'signature' ? photo.signature : photo.portrait)
      }),
    )
    .get(
      '/agents/dossiers/:id/decision.pdf',
      reader,
      inOpened(async (c, id) => {
        const act = await refusalActOf(c.var.deps, id, await sendingOfRefusal(c.var.deps, id))
        return act ? file(c, await refusalPdf(act), 'application/pdf') : notFound(c)
      }),
    )
}

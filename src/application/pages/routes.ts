import { Hono } from 'hono'
import type { Env } from '../../kit/http.ts'
import { checkPages } from './check.ts'
import { correctionPages } from './correct.ts'
import { addressCorrectionPages } from './correct-address.ts'
import { paperPages } from './papers.ts'
import type { ApplicationPartners } from './partners.ts'
import { piecePages } from './piece-pages.ts'
import { questionPages } from './question-pages.ts'
import { startPages } from './start.ts'
import { taskPages } from './tasks.ts'
import { withdrawPages } from './withdraw.ts'

/** Every page of a request: start, questions, documents, check, corrections, papers. A question's page is any name not taken before it. */
export const applicationPages = (partners: ApplicationPartners): Hono<Env> => {
  const pages = new Hono<Env>()
  const all = [startPages, taskPages(partners), checkPages(partners), piecePages(partners), questionPages(partners)]
  const sent = [addressCorrectionPages, correctionPages(partners), paperPages(partners), withdrawPages]
  for (const routes of [...all, ...sent]) pages.route('/', routes)
  return pages
}

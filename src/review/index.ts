import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { filePages } from './pages/acts.ts'
import { boardPages } from './pages/board.ts'
import { decisionPages } from './pages/decision.ts'
import { imagePages } from './pages/images.ts'
import { jobPages } from './pages/jobs.ts'
import { macroPages } from './pages/macros.ts'
import type { ReviewPartners } from './pages/partners.ts'
import { worklistPages } from './pages/worklist.ts'

export { refusalActOf } from './refusal-act.ts'
export { reviewTasks } from './refusal-delivery.ts'
export { type RefusalData, refusalCourtesyPdf, refusalPdf } from './refusal-pdf.ts'

/** The agents' side: the lists, the file on one screen, what is done to it, and the jobs that are stuck. */
export const reviewPages = (partners: ReviewPartners): Hono<Env> =>
  new Hono<Env>()
    .route('/', decisionPages)
    .route('/', worklistPages)
    .route('/', filePages(partners))
    .route('/', imagePages(partners))
    .route('/', jobPages)
    .route('/', boardPages)
    .route('/', macroPages)

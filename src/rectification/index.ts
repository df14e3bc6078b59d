import { Hono } from 'hono'
import type { EvidenceDeps } from '../evidence/index.ts'
import type { Deps } from '../kit/deps.ts'
import type { Env } from '../kit/http.ts'
import type { Tasks } from '../kit/jobs.ts'
import { answerPages } from './agent-pages.ts'
import { oneReportPages } from './one-page.ts'
import { reportPages } from './pages.ts'
import { settleReports } from './write.ts'

export { eraseReportsLeft } from './erase.ts'
export { findReported, ownerOf as ownerOfReport, type Rectification } from './rows.ts'

/** Errors that people report in their record, and the answers of the préfecture. */
export const rectificationPages = (files: Omit<EvidenceDeps, 'db'>): Hono<Env> =>
  new Hono<Env>().route('/', reportPages).route('/', oneReportPages(files)).route('/', answerPages(files))

/** Hears what a second person decided of the facts that reports are about. */
export const rectificationTasks = (deps: Deps): Tasks => ({
  'settle-reports': ({ driverId = '' }) => settleReports(deps, driverId),
})

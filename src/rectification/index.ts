import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { answerPages } from './agent-pages.ts'
import { reportPages } from './pages.ts'

export { findRectification, findReported, type Rectification } from './rows.ts'

/** Errors that people report in their record, and the answers of the préfecture. */
export const rectificationPages = new Hono<Env>().route('/', reportPages).route('/', answerPages)

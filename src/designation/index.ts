import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { agentPages } from './agent-pages.ts'
import { personPages } from './person-pages.ts'

export { questionPdf } from './question-pdf.ts'

/** Whether a person drove when somebody else says so: asked of them, and shown to agents when it was established without or against their answer. */
export const designationPages = new Hono<Env>().route('/', personPages).route('/', agentPages)

import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { checkPages } from './pages/check.ts'
import { codePages } from './pages/codes.ts'
import { paperPages } from './pages/paper.ts'

export { findCodes, type RightCode } from './codes.ts'
export { verifyRounds } from './rounds.ts'

/** Codes that a driver gives, the page where they are used without an account, and the page where a paper is checked. */
export const verifyPages = new Hono<Env>().route('/', paperPages).route('/', checkPages).route('/', codePages)

import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Ctx, Env } from '../kit/http.ts'
import { receive } from './receive.ts'

const mostResults = 10_000
const largestBatch = 24 * 1024 * 1024

/** A problem as RFC 9457 writes it. */
function problem(c: Ctx, status: 400 | 401 | 413 | 415 | 422, title: string, detail: string): Response {
  const body = { type: 'about:blank', title, status, detail, instance: c.var.requestId }
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="exam-results"' } : undefined
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', ...challenge })
}

/** Compared by their hashes: the time says neither the length nor the first wrong letter. */
function isToken(given: string | undefined, expected: string): boolean {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(given ?? '') ?? []
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(token), hash(expected))
}

const batch = z.strictObject({ results: z.array(z.unknown()) })

/**
 * Where the exam centres send their results: `{"results": [...]}`, at most 10 000 of them. Each line is answered for: accepted, unchanged, corrected, or
 * rejected with its number (from 1), its column and the reason. Sending the same again changes nothing.
 */
export const examApi = new Hono<Env>().post(
  '/api/v1/exam-results',
  async (c, next) => {
    if (!isToken(c.req.header('authorization'), c.var.deps.config.RESULTS_TOKEN))
      return problem(c, 401, 'Not authorised', 'Send the token of the exam centres as a bearer token.')
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 415, 'Not JSON', 'Send application/json.')
    return next()
  },
  bodyLimit({
    maxSize: largestBatch,
    onError: c => problem(c, 413, 'Too large', `Send at most ${largestBatch / 1024 / 1024} MB, in several batches.`),
  }),
  async c => {
    const sent = await c.req.json().catch(() => undefined)
    if (sent === undefined) return problem(c, 400, 'Not JSON', 'The body cannot be read as JSON.')
    const read = batch.safeParse(sent)
    if (!read.success) return problem(c, 422, 'Not a batch of results', 'Send an object with one field, results: a list.')
    const { results } = read.data
    if (results.length > mostResults) return problem(c, 422, 'Too many results', `Send at most ${mostResults} results in a batch.`)
    return c.json(
      await receive(
        c.var.deps,
        results.map((fields, i) => ({ line: i + 1, fields })),
      ),
    )
  },
)

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { FactKind } from '@papier-rose/law'
import { factKinds, kindsOfPartners } from '../record/index.ts'
import { callsAMinute } from './at-the-door.ts'
import { mostLines } from './batch.ts'
import { batchesPath } from './batch-door.ts'
import { readScope } from './clients.ts'
import { always, answersOf, json } from './describing.ts'
import { factsPath } from './facts-door.ts'
import { hookRoutes, newsRoute } from './hooks-described.ts'
import { notOfFacts, type ProblemCode, problems } from './problem.ts'
import { takeBackSchema, toldSchema } from './reading.ts'
import { recordRoute } from './record-described.ts'

const whenTold = Object.keys(problems).filter(
  code => code !== 'not-found' && code !== 'no-page' && !(notOfFacts as readonly string[]).includes(code),
) as ProblemCode[]

const heardSchema = z.object({
  id: z.string(),
  kind: z.enum(kindsOfPartners),
  reference: z.string(),
  revision: z.int(),
  became: z.enum(['recorded', 'corrected', 'repeated', 'erased', 'taken-back', 'kept-aside']),
  detail: z.string(),
})
const toldAgain = z.object({
  id: z.string(),
  kind: z.enum(kindsOfPartners),
  reference: z.string(),
  revision: z.int(),
  toldAt: z.string(),
  knownOn: z.string(),
  became: z.enum(['recorded', 'waiting', 'taken-back', 'kept-aside']),
  takenBackOn: z.string().optional(),
})

const listed = createRoute({
  method: 'get',
  path: factsPath,
  summary: 'What I told, in the order of telling',
  security: [{ partner: [] }],
  request: {
    query: z.object({
      after: z.string().optional().describe('next of the page before'),
      limit: z.string().optional().describe('1 to 1000'),
    }),
  },
  responses: {
    200: json(z.object({ facts: z.array(toldAgain), next: z.string().nullable(), more: z.boolean() }), 'A page'),
    ...answersOf([...always, 'no-page']),
  },
})

const found = createRoute({
  method: 'get',
  path: `${factsPath}/{kind}/{reference}`,
  summary: 'What became of one fact, with its revisions',
  security: [{ partner: [] }],
  request: {
    params: z.object({ kind: z.enum(kindsOfPartners), reference: z.string() }),
    headers: z.object({ 'If-None-Match': z.string().optional() }),
  },
  responses: {
    200: json(toldAgain.extend({ revisions: z.array(toldAgain) }), 'The newest revision'),
    304: { description: 'Nothing has changed' },
    ...answersOf([...always, 'not-found']),
  },
})

const telling = (kind: FactKind) =>
  createRoute({
    method: 'post',
    path: `${factsPath}/${kind}`,
    summary: `Tell: ${factKinds[kind].words.en}`,
    description: `May be told by: ${factKinds[kind].by.join(', ')}.`,
    security: [{ partner: [`tell:${kind}`] }],
    request: {
      headers: z.object({ 'Idempotency-Key': z.string().describe('8 to 100 letters, digits, dots or dashes') }),
      // The registry reads a schema; the type of each content is that of the table.
      body: { required: true, content: { 'application/json': { schema: toldSchema(kind) as z.ZodType } } },
    },
    responses: {
      201: json(heardSchema, 'Recorded'),
      200: json(heardSchema, 'Told before: nothing has changed'),
      202: json(heardSchema, 'Kept aside: the driver is not known yet'),
      ...answersOf(whenTold),
    },
  })

const takingBack = (kind: FactKind) =>
  createRoute({
    method: 'post',
    path: `${factsPath}/${kind}/{reference}/take-back`,
    summary: `Take back: ${factKinds[kind].words.en}`,
    description: 'Every revision up to the named one counts no more, those too that come later. A higher one tells it anew.',
    security: [{ partner: [`tell:${kind}`] }],
    request: {
      params: z.object({ reference: z.string() }),
      headers: z.object({ 'Idempotency-Key': z.string().describe('8 to 100 letters, digits, dots or dashes') }),
      body: { required: true, content: { 'application/json': { schema: takeBackSchema } } },
    },
    responses: {
      200: json(
        heardSchema.omit({ id: true }).extend({ became: z.enum(['taken-back', 'repeated', 'take-back-awaits']) }),
        'It counts no more, or will not when it comes',
      ),
      ...answersOf([...whenTold.filter(code => problems[code].status !== 409), 'not-found']),
    },
  })

const lineSchema = z.object({
  line: z.int(),
  kind: z.string().optional(),
  reference: z.string().optional(),
  revision: z.int().optional(),
  id: z.string().optional(),
  became: z.enum([...heardSchema.shape.became.options, 'refused']),
  problem: z.string().optional(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

const batched = createRoute({
  method: 'post',
  path: batchesPath,
  summary: 'Tell many facts in one call, one a line',
  description: `Each line is a fact with its kind, or a reference to take back: {"kind", "reference", "takeBack": {"revision", "why"}}; at most ${mostLines} of them, heard in their order; each is answered for. The last line counts: without it, the batch broke off, and is sent again as it is.`,
  security: [{ partner: [] }],
  request: { body: { required: true, content: { 'application/x-ndjson': { schema: z.string() } } } },
  responses: {
    200: { description: 'The report, line by line', content: { 'application/x-ndjson': { schema: lineSchema } } },
    ...answersOf([...always, 'not-ndjson']),
  },
})

let written: ReturnType<OpenAPIHono['getOpenAPI31Document']> | undefined

/** The doors as OpenAPI 3.1 describes them, made once from the schemas that read what is sent. */
export function openApi() {
  if (written) return written
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono()
  const kinds = kindsOfPartners
  registry.registerComponent('securitySchemes', 'partner', {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: '/api/oauth/token',
        scopes: {
          ...Object.fromEntries(kinds.map(kind => [`tell:${kind}`, factKinds[kind].words.en])),
          [readScope]: 'read a record, as far as the law opens it',
        },
      },
    },
  })
  for (const route of [...kinds.map(telling), ...kinds.map(takingBack), batched, listed, found, ...hookRoutes, recordRoute])
    registry.registerPath(route)
  registry.registerWebhook(newsRoute)
  written = getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Papier rose: partner doors',
      version: '1',
      description: `Facts of drivers, told by those who decide them. ${callsAMinute} calls a minute.`,
    },
  })
  return written
}

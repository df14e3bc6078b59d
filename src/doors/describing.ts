import { z } from '@hono/zod-openapi'
import { type ProblemCode, problems } from './problem.ts'

/** An answer in JSON. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({ description, content: { 'application/json': { schema } } })

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

/** The problems that an answer may be, by status. */
export function answersOf(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, code => problems[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      {
        description: all.map(code => problems[code].title.en).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}

/** What every door may answer. */
export const always = ['no-token', 'too-many'] as const

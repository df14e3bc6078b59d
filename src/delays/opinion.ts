import { createHmac } from 'node:crypto'
import type { Application } from '../application/index.ts'
import type { Card } from '../card/index.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'

/** What somebody thinks of how it went: 5 is very well. */
export type Mark = 1 | 2 | 3 | 4 | 5
export const marks: readonly Mark[] = [5, 4, 3, 2, 1]

export const isMark = (text: string): boolean => marks.some(mark => String(mark) === text)

/** Has this request ended, so that its person may say how it went? */
export const isOver = ({ status }: Pick<Application, 'status'>, card: Pick<Card, 'status'> | undefined): boolean =>
  ['refused', 'closed', 'withdrawn'].includes(status) || ['handed-over', 'destroyed', 'replaced'].includes(card?.status ?? '')

/** The trace that a request was answered for: nobody finds the request from it, nor the answer. */
const traceOf = ({ config }: Pick<Deps, 'config'>, applicationId: string): Buffer =>
  createHmac('sha256', config.SESSION_SECRET).update(`opinion ${applicationId}`).digest()

/** Was the question answered for this request already? */
export async function hasOpinion(deps: Pick<Deps, 'db' | 'config'>, applicationId: string): Promise<boolean> {
  const { rowCount } = await deps.db.query('select 1 from opinion_given where trace = $1', [traceOf(deps, applicationId)])
  return rowCount === 1
}

/** Adds one to the count of that mark in that month, once a request: no row says who answered what. False when it was answered before. */
export const giveOpinion = (deps: Pick<Deps, 'db' | 'config'>, applicationId: string, mark: Mark, month: string): Promise<boolean> =>
  transaction(deps.db, async tx => {
    const { rowCount } = await tx.query('insert into opinion_given (trace) values ($1) on conflict do nothing', [
      traceOf(deps, applicationId),
    ])
    if (rowCount === 1) await count(tx, mark, month)
    return rowCount === 1
  })

const count = (tx: Queryable, mark: Mark, month: string) =>
  tx.query(
    `insert into opinion as now (month, mark, answers) values ($1, $2, 1)
     on conflict on constraint one_count_a_mark do update set answers = now.answers + 1`,
    [month, mark],
  )

import { type Day, daysBetween } from '@papier-rose/law'
import type { Application } from '../application/index.ts'
import type { Queryable } from '../kit/db.ts'
import { curvesFor } from './curves.ts'
import { type Announced, type Forecast, forecastOf } from './forecast.ts'
import type { Measure } from './groups.ts'

/** What a person is told of when. */
export interface When {
  readonly forecasts: readonly Forecast[]
  /** It has waited longer than all the files like it that we know: no day can be announced any more. */
  readonly late: boolean
  /** The person holds the file: the days run from their answer. */
  readonly yours: boolean
}

const columns = `of, made_on as "madeOn", measure, "group", files, waited, half_days as "halfDays", nine_days as "nineDays", half_on as "halfOn",
  nine_on as "nineOn", causes`

/** The last forecast of each kind that was made of a request: a question of its own, or part of a larger one. `id` is SQL. */
export const lastForecasts = (id: string): string =>
  `select distinct on (of) ${columns} from forecast where application_id = ${id} order by of, made_on desc`

/** What is announced of a request that is under way, from its last forecasts; of one sent since they were made, what the curves say of it now. */
export async function whenOf(
  q: Queryable,
  { id, state }: { readonly id: string; readonly state: Application },
  rows: readonly Forecast[],
  today: Day,
): Promise<When> {
  const { subject, submittedOn, status } = state
  const yours = status === 'with-applicant'
  if (!subject || !submittedOn) return { forecasts: [], late: false, yours }
  const { kind, category } = subject
  // Sent today: no day of it is over yet, as when the person holds it.
  const file = {
    applicationId: id,
    kind,
    category,
    month: submittedOn.slice(0, 7),
    approved: false,
    toDecision: 0,
    fromApproval: 0,
    yours: true,
  }
  const fresh = rows.length === 0 && daysBetween(submittedOn, today) < 1 ? await curvesFor(q, file) : []
  const known = rows.length > 0 ? rows : announced.flatMap(of => forecastOf(file, of, fresh, today) ?? [])
  const open = known.filter(({ of }) => of === 'hand' || status !== 'approved')
  return { forecasts: open.filter(({ nineOn }) => nineOn >= today), late: open.some(({ nineOn }) => nineOn < today), yours }
}

const announced: readonly Announced[] = ['decision', 'hand']

/** Every forecast that was made of a request, the newest first: what its person may take away. */
export const findForecasts = async (q: Queryable, applicationId: string): Promise<Forecast[]> =>
  (await q.query<Forecast>(`select ${columns} from forecast where application_id = $1 order by made_on desc, of`, [applicationId])).rows

/** A published delay: how many files were counted, and within how many days half and nine in ten of them are done. */
export interface Published {
  readonly measure: Measure
  readonly kind: '' | NonNullable<Application['subject']>['kind']
  readonly category: string
  readonly month: string
  readonly files: number
  readonly done: number
  readonly half: number | null
  readonly nine: number | null
}

/** The delays of each reason and category, and of each month for all of them. */
export const readPublished = async (q: Queryable): Promise<Published[]> =>
  (
    await q.query<Published>(
      `select measure, kind, category, month, files, done, half, nine from delay_curve
       where month = '' or (kind = '' and category = '') order by month, kind desc, files desc, category`,
    )
  ).rows

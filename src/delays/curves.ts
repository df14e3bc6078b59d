import type { Queryable } from '../kit/db.ts'
import { type Counted, curvesOf, type Group, type GroupCurve, groupsOf, half, nine } from './groups.ts'
import { daysUntil, type Step } from './kaplan-meier.ts'

/**
 * What each group of files took, those still open counted up to the day they were last seen. A request that ends without a decision leaves the
 * count of decisions, and one that is refused, or whose card is destroyed, leaves the count of cards, as if it were not watched any longer.
 */
const counted = `
  with file as (select * from file_delay where month >= $1)
  select measure, kind, category, month, days, count(*) filter (where done)::int as done, count(*) filter (where not done)::int as open
  from (
    select 'decision' as measure, kind, category, month, to_decision as days, outcome in ('approved', 'refused') and outcome is not null as done from file
    union all
    select 'card', kind, category, month, from_approval, in_hand_on is not null from file where from_approval is not null
    union all
    select 'whole', kind, category, month, to_decision + coalesce(from_approval, 0), in_hand_on is not null from file
  ) timed group by 1, 2, 3, 4, 5`

/** The curves of every group of files sent since that month. */
export const countCurves = async (q: Queryable, since: string): Promise<GroupCurve[]> =>
  curvesOf((await q.query<Counted>(counted, [since])).rows)

/** Replaces the curves of the day before. */
export async function keepCurves(q: Queryable, curves: readonly GroupCurve[]): Promise<void> {
  await q.query('delete from delay_curve')
  await q.query(
    `insert into delay_curve (measure, kind, category, month, files, done, half, nine, steps)
     select measure, kind, category, month, files, done, half, nine, steps from json_populate_recordset(null::delay_curve, $1)`,
    [
      JSON.stringify(
        curves.map(({ kind = '', category = '', month = '', ...curve }) => ({
          ...curve,
          kind,
          category,
          month,
          half: daysUntil(curve, half),
          nine: daysUntil(curve, nine),
        })),
      ),
    ],
  )
}

interface Row {
  measure: GroupCurve['measure']
  kind: string
  category: string
  month: string
  files: number
  done: number
  steps: Step[]
}

const asCurve = ({ kind, category, month, ...row }: Row): GroupCurve => ({
  ...row,
  ...({ ...(kind ? { kind } : {}), ...(category ? { category } : {}), ...(month ? { month } : {}) } as Group),
})

const columns = 'measure, kind, category, month, files, done, steps'

export const readCurves = async (q: Queryable): Promise<GroupCurve[]> =>
  (await q.query<Row>(`select ${columns} from delay_curve`)).rows.map(asCurve)

/** The curves that a file may be read on. */
export async function curvesFor(q: Queryable, file: Required<Group>): Promise<GroupCurve[]> {
  const groups = groupsOf(file)
  const parts = (['kind', 'category', 'month'] as const).map(part => groups.map(group => group[part] ?? ''))
  const { rows } = await q.query<Row>(
    `select ${columns} from delay_curve where (kind, category, month) in (select * from unnest($1::text[], $2::text[], $3::text[]))`,
    parts,
  )
  return rows.map(asCurve)
}

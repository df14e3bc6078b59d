import type { Category, Day, ExamOutcome } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { ResultFacts } from './result.ts'

/** A result as it stands now, with the facts of the exam. */
export interface Result extends ResultFacts {
  readonly id: string
  readonly driverId: string
  readonly category: Category
  readonly kind: 'theory' | 'practical'
  readonly examDay: Day
  readonly departement: string
  readonly publishedOn: Day
  readonly outcome: ExamOutcome
}

const columns = `r.id, r.driver_id as "driverId", r.category, r.kind, r.exam_day as "examDay", r.departement, r.published_on as "publishedOn",
  r.outcome, r.facts`

type Row = Omit<Result, keyof ResultFacts> & { facts: ResultFacts }

const read = ({ facts, ...row }: Row): Result => ({ ...row, ...facts })

/** A result, published or not. */
export async function findResult(q: Queryable, id: string): Promise<Result | undefined> {
  const { rows } = await q.query<Row>(`select ${columns} from exam_result r where r.id::text = $1`, [id])
  return rows[0] && read(rows[0])
}

/** The results of a driver that may be shown by now, newest first. */
export async function findPublished(q: Queryable, driverId: string, today: Day): Promise<Result[]> {
  const { rows } = await q.query<Row>(
    `select ${columns} from exam_result r where r.driver_id::text = $1 and r.published_on <= $2 order by r.exam_day desc, r.kind, r.id desc`,
    [driverId, today],
  )
  return rows.map(read)
}

/** Opens the newest published result of this NEPH, birth date and category in one browser: one statement, whether there is one or not. */
export async function openView(
  q: Queryable,
  asked: { neph: string; birth: Day; category: Category; at: Instant },
  view: { token: Buffer; visitor: Buffer; until: Instant; realNow: Instant },
): Promise<boolean> {
  const { rowCount } = await q.query(
    `with swept as (delete from result_view where until < $8), found as (
       select r.id from driver d join exam_result r on r.driver_id = d.id
       where d.neph = $1 and d.birth_day = $2 and r.category = $3 and r.published_on <= ($4::timestamptz at time zone r.zone)::date
       order by r.exam_day desc, r.kind, r.id desc limit 1
     )
     insert into result_view (token, visitor, result_id, until) select $5, $6, id, $7 from found`,
    [asked.neph, asked.birth, asked.category, asked.at, view.token, view.visitor, view.until, view.realNow],
  )
  return rowCount === 1
}

/** The result that this browser has open under that token. */
export async function findViewed(q: Queryable, token: Buffer, visitor: Buffer, realNow: Instant): Promise<Result | undefined> {
  const { rows } = await q.query<Row>(
    `select ${columns} from result_view v join exam_result r on r.id = v.result_id where v.token = $1 and v.visitor = $2 and v.until > $3`,
    [token, visitor, realNow],
  )
  return rows[0] && read(rows[0])
}

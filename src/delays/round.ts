import { addDays, addMonths, type Day } from '@papier-rose/law'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'
import { countCurves, keepCurves, readCurves } from './curves.ts'
import { holderOf, places } from './days.ts'
import { countFiles } from './files.ts'
import { type Announced, type Forecast, forecastOf, type Living, movesOf } from './forecast.ts'
import type { GroupCurve } from './groups.ts'
import { countStatistics } from './statistics.ts'

/** Files sent earlier say little of today. */
const monthsLookedAt = 12

/** Once a day, everything that is published about delays is counted from what had happened by the end of the day before. */
export const delayRound = (deps: Pick<Deps, 'db' | 'clock'>): Round => ({
  name: 'delays',
  async go() {
    const today = deps.clock.today()
    const { rows } = await deps.db.query<{ counted_on: Day }>(`select counted_on from statistic where name = 'counted'`)
    if (!rows[0] || rows[0].counted_on < today) await countDelays(deps, today)
  },
})

/** Counts the days of the files, then in one transaction the curves, the forecasts and the published numbers. */
export async function countDelays({ db }: Pick<Deps, 'db'>, today: Day): Promise<void> {
  await countFiles(db, addDays(today, -1))
  await transaction(db, async tx => {
    const before = await readCurves(tx)
    const now = await countCurves(tx, addMonths(today, -monthsLookedAt).slice(0, 7))
    await keepCurves(tx, now)
    await forecastAll(tx, before, now, today)
    await countStatistics(tx, today, monthsLookedAt)
  })
}

const together = 2000
/** Where the person holds the file. */
const placesOfThePerson = places.filter(place => holderOf[place] === 'person')

type Row = Living & { readonly last: readonly Forecast[] }

/** A forecast for every living file, kept when it says something new. */
async function forecastAll(tx: Queryable, before: readonly GroupCurve[], now: readonly GroupCurve[], today: Day): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await tx.query<Row>(
      `select application_id as "applicationId", kind, category, month, outcome is not null as approved, to_decision as "toDecision",
         coalesce(from_approval, 0) as "fromApproval", coalesce(place = any($2), false) as yours,
         (select coalesce(json_agg(last), '[]') from (
            select distinct on (of) of, made_on as "madeOn", measure, "group", files, waited, half_days as "halfDays", nine_days as "nineDays",
              half_on as "halfOn", nine_on as "nineOn", causes
            from forecast f where f.application_id = d.application_id order by of, made_on desc) last) as last
       from file_delay d where not over and application_id > $1 order by application_id limit ${together}`,
      [after, placesOfThePerson],
    )
    const end = rows.at(-1)
    if (!end) return
    const made = rows.flatMap(file => (file.approved ? handOnly : both).flatMap(of => announce(file, of, before, now, today) ?? []))
    await tx.query(keep, [JSON.stringify(made)])
    after = end.applicationId
  }
}

const both: readonly Announced[] = ['decision', 'hand']
const handOnly: readonly Announced[] = ['hand']

/** The new forecast of a file with what moved it; undefined when it says what the last one said. */
function announce(file: Row, of: Announced, before: readonly GroupCurve[], now: readonly GroupCurve[], today: Day) {
  const made = forecastOf(file, of, now, today)
  if (!made) return undefined
  const last = file.last.find(one => one.of === of)
  if (last?.madeOn === today) return undefined
  const causes = last ? movesOf(last, made, file, before) : []
  if (last && causes.length === 0 && last.halfOn === made.halfOn && last.nineOn === made.nineOn) return undefined
  const { group, halfDays, nineDays, halfOn, nineOn, madeOn, ...rest } = made
  return {
    ...rest,
    application_id: file.applicationId,
    group,
    made_on: madeOn,
    half_days: halfDays,
    nine_days: nineDays,
    half_on: halfOn,
    nine_on: nineOn,
    causes,
  }
}

const keep = `
  insert into forecast (application_id, of, made_on, measure, "group", files, waited, half_days, nine_days, half_on, nine_on, causes)
  select application_id, of, made_on, measure, "group", files, waited, half_days, nine_days, half_on, nine_on, causes
  from json_populate_recordset(null::forecast, $1) on conflict on constraint one_forecast_a_day do nothing`

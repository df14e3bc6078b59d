import type { CivilIdentity, Day } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import type { Ids } from '../kit/ids.ts'

/** Who somebody is, as their file says it. */
export interface Civil extends CivilIdentity {
  readonly neph: string
}

export interface Driver extends Civil {
  readonly id: string
}

const columns = `id, neph, birth_name as "birthName", usage_name as "usageName", first_names as "firstNames", sex, birth_day as "birthDay",
  birthplace_code as "birthplaceCode", birthplace, birth_country as "birthCountry"`

const read = ({ usageName, ...driver }: Omit<Driver, 'usageName'> & { usageName: string | null }): Driver => ({
  ...driver,
  ...(usageName === null ? {} : { usageName }),
})

async function find(q: Queryable, where: string, value: unknown): Promise<Driver[]> {
  const { rows } = await q.query<Driver & { usageName: string | null }>(`select ${columns} from driver where ${where} order by neph`, [
    value,
  ])
  return rows.map(read)
}

/** The driver of this id. */
export const findDriver = async (q: Queryable, id: string): Promise<Driver | undefined> => (await find(q, 'id::text = $1', id))[0]

/** The driver who has this NEPH for life. */
export const findDriverByNeph = async (q: Queryable, neph: string): Promise<Driver | undefined> => (await find(q, 'neph = $1', neph))[0]

/** Everybody born on that day: the candidates among whom a person signing in is recognised. */
export const findDriversBornOn = (q: Queryable, day: Day): Promise<Driver[]> => find(q, 'birth_day = $1', day)

/** The known drivers among these NEPH. */
export const findDriversByNeph = (q: Queryable, nephs: readonly string[]): Promise<Driver[]> => find(q, 'neph = any($1)', nephs)

/** Writes down who this driver is, or what has changed, by NEPH. Answers their id. */
export async function rememberDriver(q: Queryable, ids: Ids, civil: Civil): Promise<string> {
  const id = (await rememberDrivers(q, ids, [civil])).get(civil.neph)
  if (!id) throw new Error('the driver was not written')
  return id
}

/** The same for many at once: one statement, NEPH → id. Each NEPH stands in the list once. */
export async function rememberDrivers(q: Queryable, ids: Ids, drivers: readonly Civil[]): Promise<ReadonlyMap<string, string>> {
  const rows = drivers.map(({ usageName = null, ...civil }) => ({ id: ids(), usageName, ...civil }))
  const { rows: written } = await q.query<{ neph: string; id: string }>(
    `with given as (
       select * from jsonb_to_recordset($1) as g(id uuid, neph text, "birthName" text, "usageName" text, "firstNames" text[], sex text,
         "birthDay" date, "birthplaceCode" text, birthplace text, "birthCountry" text)
     ), changed as (
       insert into driver (id, neph, birth_name, usage_name, first_names, sex, birth_day, birthplace_code, birthplace, birth_country)
       select id, neph, "birthName", "usageName", "firstNames", sex, "birthDay", "birthplaceCode", birthplace, "birthCountry" from given order by neph
       on conflict on constraint one_driver_a_neph do update
         set birth_name = excluded.birth_name, usage_name = coalesce(excluded.usage_name, driver.usage_name), first_names = excluded.first_names,
             sex = excluded.sex, birth_day = excluded.birth_day, birthplace_code = excluded.birthplace_code, birthplace = excluded.birthplace,
             birth_country = excluded.birth_country
       returning neph, id
     )
     select neph, id from changed`,
    [JSON.stringify(rows)],
  )
  return new Map(written.map(({ neph, id }) => [neph, id]))
}

/** Corrects who this driver is. The NEPH stays: it is theirs for life. */
export async function changeCivil(q: Queryable, driverId: string, civil: CivilIdentity): Promise<void> {
  const { birthName, usageName = null, firstNames, sex, birthDay, birthplaceCode, birthplace, birthCountry } = civil
  await q.query(
    `update driver set birth_name = $2, usage_name = $3, first_names = $4, sex = $5, birth_day = $6, birthplace_code = $7, birthplace = $8,
       birth_country = $9 where id::text = $1`,
    [driverId, birthName, usageName, firstNames, sex, birthDay, birthplaceCode, birthplace, birthCountry],
  )
}

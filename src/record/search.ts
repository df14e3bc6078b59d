import { type Db, type Queryable, transaction } from '../kit/db.ts'

/** Does either name of the person hold? */
const either = (test: (name: string) => string): string =>
  ['d.folded_birth_name', 'd.folded_usage_name'].map(name => `(${test(name)})`).join(' or ')
/** How many letters differ from the beginning of the name: a letter missing, added or wrong counts at most two, two letters exchanged as well. */
const slips = (name: string): string => `levenshtein_less_equal(folded($2), left(${name}, length(folded($2))), 2)`
/** Shorter words are near too many names. */
const shortestNear = 5

const begins = either(name => `${name} like folded($2) || '%'`)
const near = `length(folded($2)) >= ${shortestNear} and (${either(name => `${name} %> folded($2) and ${slips(name)} <= 2`)})`
const nearest = `least(${slips('d.folded_birth_name')}, ${slips('d.folded_usage_name')}), greatest(word_similarity(folded($2), d.folded_birth_name), word_similarity(folded($2), d.folded_usage_name)) desc, `

/** The ways in which a person is looked for: a condition on the driver `d`, and what puts the best first. $2 is what was typed. */
export const ways = {
  neph: { found: `d.neph like $2 || '%'`, best: '' },
  begins: {
    found: begins,
    // The whole family name goes before a longer one that begins so.
    best: `not (${either(name => `coalesce(${name} || ' ' like folded($2) || ' %', false)`)}), `,
  },
  near: { found: near, best: nearest },
  /** A slip away, and beginning otherwise: what stands below the names that begin so. */
  beside: { found: `${near} and not coalesce(${begins}, false)`, best: nearest },
} as const
export type Way = keyof typeof ways

/**
 * How alike the letters of a name must be for the index to offer it; $1 is what was typed. A word of n letters has n + 1 trigrams, of which two letters
 * exchanged change four, and put four others beside them: n - 3 of n + 5 are alike still. The longer the name, the fewer are offered.
 */
export const nearEnough = `select set_config('pg_trgm.word_similarity_threshold',
  greatest(0.15, (length(folded($1)) - 3) / (length(folded($1)) + 5.0) - 0.01)::numeric(3, 2)::text, true)`

/** One page of what was found. */
export interface FoundBy<Row> {
  readonly rows: readonly Row[]
  readonly count: number
  /** No name begins so: these are the nearest. */
  readonly near: boolean
  /** Names that begin so were found; these are a slip away. */
  readonly beside: readonly Row[]
}

/** How many near names stand below those that begin as typed: each person shown is told so. */
const shownBeside = 10

/**
 * Looks for people by NEPH or by the beginning of a name. Those whose name is a slip away stand below, when the others fit on one page, or alone,
 * when there are no others. `ask` puts the question: the files of an office, the drivers themselves.
 */
export async function searchBy<Row>(
  db: Db,
  typed: string,
  page: number,
  ask: (q: Queryable, way: Way, text: string) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>,
): Promise<FoundBy<Row>> {
  const alone = { near: false, beside: [] }
  const neph = typed.replace(/[\s.\-/]/g, '')
  if (/^\d{2,12}$/.test(neph)) return { ...(await ask(db, 'neph', neph)), ...alone }
  if (!/[\p{L}\d]/u.test(typed)) return { rows: [], count: 0, ...alone }
  const begun = await ask(db, 'begins', typed)
  if (begun.count > 0 && (page > 1 || begun.count > begun.rows.length)) return { ...begun, ...alone }
  return transaction(db, async tx => {
    await tx.query(nearEnough, [typed])
    if (begun.count > 0) return { ...begun, near: false, beside: (await ask(tx, 'beside', typed)).rows.slice(0, shownBeside) }
    const found = await ask(tx, 'near', typed)
    return { ...found, near: found.count > 0, beside: [] }
  })
}

/** A driver as a search shows them: enough to tell one from another. */
export interface DriverRow {
  readonly id: string
  readonly neph: string
  readonly name: string
  readonly birthDay: string
  readonly birthplace: string
}

export const driversAPage = 25

/** The drivers whose NEPH or name begins so, of the whole country; when nobody has it, those whose name is a slip away. */
export const searchDrivers = (db: Db, typed: string, page: number): Promise<FoundBy<DriverRow>> =>
  searchBy(db, typed, page, async (q, way, text) => {
    const { rows } = await q.query<DriverRow & { count: number }>(
      `select d.id, d.neph, d.birth_name || ' ' || array_to_string(d.first_names, ' ') as name, d.birth_day as "birthDay", d.birthplace,
         count(*) over () as count
       from driver d where $1::text is not null and (${ways[way].found})
       order by ${ways[way].best}d.birth_name, d.first_names, d.birth_day, d.id limit ${driversAPage} offset $3`,
      ['', text, (page - 1) * driversAPage],
    )
    return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
  })

import { addDays, type Day, parts, titleNumber } from '@papier-rose/law'
import { giveHabilitation } from './account/index.ts'
import { applications, officeName, prefectures } from './application/index.ts'
import { cards } from './card/index.ts'
import { countDelays } from './delays/index.ts'
import { receive } from './exam/index.ts'
import { dayOf, realNow } from './kit/clock.ts'
import { type Db, type Tx, transaction } from './kit/db.ts'
import type { Deps } from './kit/deps.ts'
import { idFrom } from './kit/ids.ts'
import { settle } from './kit/settle.ts'
import type { Act, StreamKind } from './kit/store.ts'
import { records, rememberDrivers } from './record/index.ts'
import { type Batch, chanceOf, examLines, somebody, type Told, tellLife, tellWhatBefell } from './synthetic/index.ts'

/** How many people of which invented France. */
export interface Wanted {
  readonly people: number
  readonly seed: string
}

const together = 500

/**
 * Adds people who do not exist, until there are so many: their exams, requests, cards and records go through the deciders and the journal as
 * those of real people do, dated back over the last year, points and measures over two; only what would follow outside (letters, orders, photos) is left out. The same seed
 * on the same day gives the same France, but for the salts and keys of what is sealed. Answers how many were added.
 */
export async function seedMany(deps: Deps, owner: Db, { people, seed }: Wanted, said: (words: string) => void = () => {}): Promise<number> {
  const today = deps.clock.today()
  const { rows } = await deps.db.query<{ count: number }>(`select count(*) as count from account where sub like $1`, [
    `synthetic-${seed}-%`,
  ])
  const first = rows[0]?.count ?? 0
  if (first >= people) return 0
  await seedAgents(deps)
  const numbers = await ranksOf(deps.db)
  for (let from = first; from < people; from += together) {
    const ranks = Array.from({ length: Math.min(together, people - from) }, (_, i) => from + i)
    await seedSome(deps, owner, seed, ranks, numbers, today)
    said(`${Math.min(people, from + together)} / ${people}`)
  }
  await deps.db.query(
    `insert into card_number (year, last) select * from unnest($1::int[], $2::int[])
     on conflict on constraint one_rank_a_year do update set last = greatest(card_number.last, excluded.last)`,
    [[...numbers.keys()], [...numbers.values()]],
  )
  await sayItIsInvented(deps.db, { people, seed }, today)
  for (const table of tables) await owner.query(`vacuum analyze ${table}`)
  await countThePast(deps, today, said)
  await owner.query('vacuum analyze file_delay, forecast, delay_curve')
  return people - first
}

const tables = [
  'driver',
  'exam_result',
  'exam_result_version',
  'account',
  'answers',
  'card_address',
  'application',
  'card',
  'driver_record',
  'record_fact',
  'record_key',
  'points_letter',
  'journal',
  'deadline',
]

/** The published numbers as they would stand had they been counted each week: forecasts that were made before what happened. */
async function countThePast(deps: Deps, today: Day, said: (words: string) => void): Promise<void> {
  for (let weeks = 20; weeks >= 0; weeks--) {
    await countDelays(deps, addDays(today, -7 * weeks))
    said(`delays, ${weeks} weeks ago`)
  }
}

/** The pages of numbers say that these people were invented. */
async function sayItIsInvented(db: Db, content: Wanted, on: Day): Promise<void> {
  await db.query(
    `insert into statistic (name, counted_on, content) values ('synthetic', $1, $2)
     on conflict (name) do update set counted_on = excluded.counted_on, content = excluded.content`,
    [on, JSON.stringify(content)],
  )
}

const reviewersOf = (office: string): readonly string[] => ['a', 'b', 'c'].map(one => idFrom('synthetic-agent', office, one))

const habilitationDays = 730

/** Three agents in each préfecture: they decide the requests of the invented people. */
async function seedAgents(deps: Deps): Promise<void> {
  const firstDay = dayOf(realNow())
  for (const departement of Object.keys(prefectures)) {
    for (const [i, id] of reviewersOf(departement).entries()) {
      const name = `Agent ${i + 1} (${officeName(departement).fr})`
      const roles = i === 0 ? (['reviewer', 'supervisor', 'desk'] as const) : (['reviewer'] as const)
      const email = `agent${i + 1}.${departement.toLowerCase()}@agents.exemple.invalid`
      const gift = { name, email, roles, firstDay, lastDay: addDays(firstDay, habilitationDays) }
      await giveHabilitation({ ...deps, ids: () => id }, { departement }, gift, 'synthetic')
    }
  }
}

type Ranks = Map<number, number>

/** The last number of the cards of each year: taken in order, and written back at the end. */
async function ranksOf(db: Db): Promise<Ranks> {
  const { rows } = await db.query<{ year: number; last: number }>('select year, last from card_number')
  return new Map(rows.map(({ year, last }) => [year, last]))
}

const nextIn = (ranks: Ranks) => (on: Day) => {
  const { year } = parts(on)
  const rank = (ranks.get(year) ?? 0) + 1
  ranks.set(year, rank)
  return titleNumber(year, rank)
}

async function seedSome(deps: Deps, owner: Db, seed: string, ranks: readonly number[], numbers: Ranks, today: Day): Promise<void> {
  const people = ranks.map(rank => {
    const chance = chanceOf('synthetic', seed, rank)
    const who = somebody(seed, rank, today, chance)
    return { who, chance, lines: examLines(who, `synthetic-${seed}-${rank}`, today, chance) }
  })
  const driverIds = people.map(({ who }) => who.driverId)
  await rememberDrivers(
    deps.db,
    () => driverIds.shift() ?? '',
    people.map(({ who }) => who),
  )
  const ids = counter(seed, ranks[0] ?? 0)
  const given = people.flatMap(({ lines }) => lines.toReversed()).map((fields, line) => ({ line, fields }))
  const { rejected } = await receive({ ...deps, ids }, given)
  if (rejected[0]) throw new Error(`an invented result: ${rejected[0].column} ${rejected[0].reason.en}`)
  const { rows } = await deps.db.query<{ source: string; id: string }>('select source, id from exam_result where source = any($1)', [
    people.flatMap(({ lines }) => lines.map(({ source }) => source)),
  ])
  const results = new Map(rows.map(({ source, id }) => [source, id]))
  const batch: Batch = { accounts: [], answers: [], addresses: [], requests: [], cards: [], records: [], befell: [] }
  for (const { who, chance, lines } of people) {
    const [last] = lines
    tellLife(
      { deps, batch, who, chance, today, number: nextIn(numbers), reviewersOf, account: `synthetic-${seed}-${who.rank}` },
      {
        resultId: results.get(last?.source ?? '') ?? '',
        passed: last?.outcome === 'favourable',
      },
    )
  }
  await transaction(deps.db, async tx => {
    await writeRows(tx, batch)
    await settleAll(tx, applications, batch.requests, ids)
    await settleAll(tx, cards, batch.cards, ids)
    await settleAll(tx, records, batch.records, ids)
  })
  for (const { who, things } of batch.befell) {
    let posted = 0
    const key = `synthetic-${seed}-${who.rank}`
    await tellWhatBefell({ ...deps, ids }, who.driverId, things, {
      key,
      office: who.office,
      tracking: () => 1e9 + who.rank * 20 + ++posted,
    })
  }
  // Nobody is written to, and nothing is posted.
  await owner.query(`delete from graphile_worker._private_jobs where payload ->> 'driverId' = any($1)`, [
    batch.befell.map(({ who }) => who.driverId),
  ])
}

/** Ids that the same seed gives again. */
function counter(seed: string, from: number): () => string {
  let n = 0
  return () => idFrom('synthetic', seed, String(from), String(n++))
}

async function writeRows(tx: Tx, { accounts, answers, addresses }: Batch): Promise<void> {
  const write = (table: string, columns: string, rows: readonly object[]) =>
    tx.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  await write('account', 'id, sub, identity, email, lang, driver_id, opened_at', accounts)
  await write('answers', 'id, questions, facts, salt, commitment, received_at', answers)
  await write('card_address', 'id, driver_id, lines, commune, given_at', addresses)
}

/** Decides every command and appends what comes of it, without what would follow outside: nobody is written to, nothing is ordered. */
async function settleAll<Command extends Act, Event extends Act, State>(
  tx: Tx,
  kind: StreamKind<Command, Event, State>,
  told: readonly Told[],
  ids: () => string,
): Promise<void> {
  const reactions = Object.fromEntries(Object.keys(kind.reactions).map(name => [name, () => []])) as unknown as typeof kind.reactions
  const quiet = { ...kind, reactions }
  const asked = told.flatMap(({ id, commands }) =>
    commands.map((command, i) => ({ kind: quiet, id, command: command as Command, key: `synthetic/${i}`, ids })),
  )
  const settled = await settle(tx, asked)
  for (const [i, { handled, fault }] of settled.entries()) {
    if (fault) throw fault
    if (handled?.refused) throw new Error(`${kind.name} ${asked[i]?.id}: ${asked[i]?.command.type} ${JSON.stringify(handled.refused)}`)
  }
}

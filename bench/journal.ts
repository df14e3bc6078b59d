import { realClock } from '../src/kit/clock.ts'
import { type Db, openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { type Act, handle, type StreamKind } from '../src/kit/store.ts'
import { type Figure, sideBySide, together } from './measure.ts'

type Counted = Act & { readonly type: 'Counted' }
const counter: StreamKind<Act, Counted, { total: number }> = {
  name: 'bench',
  table: 'bench_state',
  initial: { total: 0 },
  evolve: state => ({ total: state.total + 1 }),
  decide: ({ by, at }) => [{ type: 'Counted', by, at }],
  reactions: { Counted: (_, { id }) => [{ task: 'bench', payload: { id } }] },
  deadlines: () => ({}),
}

const commands = 2000

/** Commands through `handle` (journal, state and job in one commit) beside commits of one inserted row on the same server. */
export async function journal(url: string): Promise<Figure[]> {
  const owner = openDb(url, { max: 2 })
  await owner.query(`
    create table if not exists bench_state (id text primary key, version int not null, state jsonb not null);
    create table if not exists bench_row (id uuid primary key, body jsonb not null);
    grant all on bench_state, bench_row to papier_app`)
  await owner.end()
  const figures: Figure[] = []
  for (const connections of [16, 64]) {
    const db: Db = openDb(url, { max: connections, role: 'papier_app' })
    const one = () => handle({ db, ids: realIds }, counter, realIds(), { type: 'Count', by: 'bench', at: realClock.now() }, realIds())
    const row = () => db.query('insert into bench_row (id, body) values ($1, $2)', [realIds(), '{"some": "facts"}'])
    const [limit = 0, handled = 0] = await sideBySide([
      () => together(connections, commands, row),
      () => together(connections, commands, one),
    ])
    figures.push({
      what: `commands through handle, ${connections} connections`,
      value: handled,
      unit: 'commits/s',
      against: { what: 'commits of one inserted row', value: limit },
      aim: '40 % of the limit',
    })
    await db.end()
  }
  return figures
}

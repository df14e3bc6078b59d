import { type Db, type Queryable, transaction } from '../kit/db.ts'
import type { WrappedKeys } from '../kit/rewrap.ts'
import { type MasterKeys, masterKeysFor, masterSecrets, newKey, open, type Secrets, seal, unwrapKey, wrapKey } from '../kit/seal.ts'

/** The act in French, and the courtesy sheet beside it, as PDF. */
export type Papers = { readonly [which in 'french' | 'english']: Uint8Array }

/** Where the keys of acts stand, wrapped. */
export const wrappedActKeys: WrappedKeys = { table: 'act_key', id: 'act_id', type: 'uuid' }

/** The master keys of acts: derived from the vault’s secret, for this purpose alone. */
export const actKeys = (config: Secrets): MasterKeys => masterKeysFor('acts delivered', ...masterSecrets(config))

/** Both papers sealed with a key of their own, and that key wrapped. */
export function sealPapers(config: Secrets, actId: string, { french, english }: Papers) {
  const key = newKey()
  return {
    ...wrapKey(actKeys(config), actId, key),
    french: seal(key, `${actId} french`, french),
    english: seal(key, `${actId} english`, english),
  }
}

/** Opens one paper of an act; undefined when there is no such act any more. */
export async function readPaper(q: Queryable, config: Secrets, actId: string, which: keyof Papers): Promise<Uint8Array | undefined> {
  const { rows } = await q.query<{ bytes: Buffer; master: string | null; wrapped: Buffer | null }>(
    `select ${which} as bytes, master, wrapped from delivered_act left join act_key on act_id = id where id = $1`,
    [actId],
  )
  const [row] = rows
  if (!row?.master || !row.wrapped) return row?.bytes
  return open(unwrapKey(actKeys(config), actId, { master: row.master, wrapped: row.wrapped }), `${actId} ${which}`, row.bytes)
}

// The expression makes PostgreSQL write each row anew.
const rewritten = `alter table delivered_act alter french type bytea using french || ''::bytea`

const inClear = 'not exists (select 1 from act_key where act_id = id)'

/**
 * Seals the papers that stand in clear, as acts were delivered once; answers how many acts. As the owner of the table: it is written anew
 * with its living rows alone, so that no page of it keeps what stood there, whoever may be looking from before (VACUUM FULL would keep it for them).
 * All or nothing: stopped anywhere, they stand in clear as before and are found again. Nobody reads acts while it lasts.
 */
export async function sealClearActs(owner: Db, config: Secrets, told: (done: number) => void = () => {}): Promise<number> {
  const { rowCount } = await owner.query(`select 1 from delivered_act where ${inClear} limit 1`)
  if (!rowCount) return 0
  return transaction(owner, async tx => {
    // First, so that two at once wait for one another.
    await tx.query('lock table delivered_act in access exclusive mode')
    const { rows: acts } = await tx.query<{ id: string }>(`select id from delivered_act where ${inClear}`)
    for (const [i, { id }] of acts.entries()) {
      const { rows } = await tx.query<Papers>('select french, english from delivered_act where id = $1', [id])
      for (const papers of rows) {
        const { french, english, master, wrapped } = sealPapers(config, id, papers)
        await tx.query('insert into act_key (act_id, master, wrapped) values ($1, $2, $3)', [id, master, wrapped])
        await tx.query('update delivered_act set french = $2, english = $3 where id = $1', [id, french, english])
      }
      told(i + 1)
    }
    await tx.query(rewritten)
    return acts.length
  })
}

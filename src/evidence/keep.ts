import type { Instant } from '../kit/clock.ts'
import { type Db, type Queryable, transaction } from '../kit/db.ts'
import { type EvidenceDeps, findRow, type Owner } from './evidence.ts'
import { endDrafts, lockOwner, whileAlone } from './receive.ts'
import { type Refusal, refuse } from './refusals.ts'
import type { Eraser } from './vault.ts'

type Keeping = Pick<EvidenceDeps, 'db' | 'vault'>

/** The person takes back a file that is not submitted yet: it is erased. Taken back twice, it is gone all the same. */
export async function remove(
  { db, vault }: Keeping,
  { owner, id, at }: { owner: Owner; id: string; at: Instant },
): Promise<{ refused?: Refusal }> {
  const outcome = await whileAlone(db, owner, async tx => {
    const row = await findRow(tx, id)
    if (!row || row.owner_kind !== owner.kind || row.owner_id !== owner.id) return 'no-such-file'
    if (row.state === 'submitted' || row.state === 'replaced') return 'already-submitted'
    const leftovers = await vault.erase(tx, [id])
    if (row.state === 'drafted') await endDrafts(tx, [id], at)
    return leftovers
  })
  if (typeof outcome === 'string') return { refused: refuse(outcome) }
  await vault.clear(outcome)
  return {}
}

/** What enters the journal about a file. */
export interface Submitted {
  readonly id: string
  readonly piece: string
  readonly commitment: string
}

/**
 * The person submits: their drafted files become part of the request, in the transaction that records it. A piece that is submitted again
 * replaces all that stood for it; the replaced files are kept with the request, for the agent and for a judge.
 */
export async function submit(tx: Queryable, owner: Owner, at: Instant): Promise<Submitted[]> {
  await lockOwner(tx, owner)
  const mine = 'owner_kind = $1 and owner_id = $2'
  await tx.query(
    `update evidence old set state = 'replaced', ended_at = $3, replaced_by = anew.id
     from (select distinct on (piece) piece, id from evidence where ${mine} and state = 'drafted' order by piece, received_at, id) anew
     where old.owner_kind = $1 and old.owner_id = $2 and old.state = 'submitted' and old.piece = anew.piece`,
    [owner.kind, owner.id, at],
  )
  const { rows } = await tx.query<Submitted>(
    `with now_submitted as (
       update evidence set state = 'submitted', submitted_at = $3 where ${mine} and state = 'drafted' returning id, piece, commitment, received_at)
     select id, piece, encode(commitment, 'hex') as commitment from now_submitted order by received_at, id`,
    [owner.kind, owner.id, at],
  )
  return rows
}

/** Erases every file of an owner, rows and all: for a draft that is thrown away, and for the end of the legal time. Answers how many. */
export async function eraseAll({ db, vault }: { db: Db; vault: Eraser }, owner: Owner): Promise<number> {
  const { leftovers, count } = await transaction(db, async tx => {
    await lockOwner(tx, owner)
    const { rows } = await tx.query<{ id: string }>('select id from evidence where owner_kind = $1 and owner_id = $2', [
      owner.kind,
      owner.id,
    ])
    const ids = rows.map(row => row.id)
    const leftovers = await vault.erase(tx, ids)
    await tx.query('delete from evidence where id = any($1)', [ids])
    return { leftovers, count: ids.length }
  })
  await vault.clear(leftovers)
  return count
}

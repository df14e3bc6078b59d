import type { FactKind } from '@papier-rose/law'
import { type Instant, later, realNow } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import type { Db, Queryable, Tx } from '../kit/db.ts'
import { breaks, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { WrappedKeys } from '../kit/rewrap.ts'
import { type MasterKeys, masterKeysFor, masterSecrets, newKey, type Secrets, unwrapKey, wrapKey } from '../kit/seal.ts'

/** An address of a partner that is told what becomes of its facts. */
export interface Hook {
  readonly id: string
  readonly clientId: string
  readonly url: string
  readonly kinds: readonly FactKind[]
  readonly since: Instant
  readonly failingSince: Instant | null
}

/** How long the former secret signs beside the new one. */
const rotationMs = 7 * 24 * 60 * 60_000
/** One partner’s open hooks, at most. */
export const mostHooks = 5

export const hookKeys = (config: Secrets): MasterKeys => masterKeysFor('secrets of hooks', ...masterSecrets(config))

/** Where the secrets stand, wrapped. */
export const wrappedHookSecrets: WrappedKeys = { table: 'hook_secret', id: 'id', type: 'uuid' }

/** As Standard Webhooks writes a secret. */
export const printed = (secret: Uint8Array): string => `whsec_${Buffer.from(secret).toString('base64')}`

const columns = 'id, client_id as "clientId", url, kinds, since, failing_since as "failingSince"'

export const findHooks = async (q: Queryable, clientId: string): Promise<Hook[]> =>
  (await q.query<Hook>(`select ${columns} from hook where client_id = $1 and closed_at is null order by since, id`, [clientId])).rows

/** This open hook of this partner. */
export const findHook = async (q: Queryable, clientId: string, id: string): Promise<Hook | undefined> =>
  (await findHooks(q, clientId)).find(hook => hook.id === id)

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>

async function giveSecret({ ids, config }: Needs, tx: Tx, hookId: string): Promise<string> {
  const [id, secret] = [ids(), newKey()]
  const { master, wrapped } = wrapKey(hookKeys(config), id, secret)
  const row = [id, hookId, master, wrapped, realNow()]
  await tx.query('insert into hook_secret (id, hook_id, master, wrapped, at) values ($1, $2, $3, $4, $5)', row)
  return printed(secret)
}

/** Opens a hook for what is told from now on, and answers its secret, which nobody is shown again. Refused: there is one of this address, or too many. */
export async function openHook(
  deps: Needs,
  hook: Pick<Hook, 'clientId' | 'url' | 'kinds'>,
): Promise<{ readonly id: string; readonly secret: string } | 'hook-known' | 'too-many-hooks'> {
  const id = deps.ids()
  try {
    return await transaction(deps.db, async tx => {
      await tx.query('select 1 from door_client where id = $1 for update', [hook.clientId])
      if ((await findHooks(tx, hook.clientId)).length >= mostHooks) return 'too-many-hooks'
      const row = [id, hook.clientId, hook.url, hook.kinds, deps.clock.now()]
      await tx.query('insert into hook (id, client_id, url, kinds, since) values ($1, $2, $3, $4, $5)', row)
      return { id, secret: await giveSecret(deps, tx, id) }
    })
  } catch (fault) {
    if (breaks(fault, 'one_open_hook_an_address')) return 'hook-known'
    throw fault
  }
}

/** A new secret; the former one signs beside it for seven days. */
export const rotateHookSecret = (deps: Needs, hookId: string, at: Instant = realNow()): Promise<string> =>
  transaction(deps.db, async tx => {
    await tx.query('update hook_secret set until = $2 where hook_id = $1 and until is null', [hookId, later(at, rotationMs)])
    return giveSecret(deps, tx, hookId)
  })

/** Nothing is sent to it any more. */
export const closeHook = async (db: Db | Tx, hookId: string, at: Instant): Promise<void> =>
  void (await db.query('update hook set closed_at = $2 where id = $1 and closed_at is null', [hookId, at]))

/** The secrets that sign now, the newest first. */
export async function signingSecrets(q: Queryable, config: Config, hookId: string, at: Instant = realNow()): Promise<Buffer[]> {
  const { rows } = await q.query<{ id: string; master: string; wrapped: Buffer }>(
    'select id, master, wrapped from hook_secret where hook_id = $1 and (until is null or until > $2) order by at desc, id desc',
    [hookId, at],
  )
  return rows.map(({ id, master, wrapped }) => unwrapKey(hookKeys(config), id, { master, wrapped }))
}

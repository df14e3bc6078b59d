import { isDay } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { breaks, type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type CivilStatus, match, type PivotIdentity } from '../partners/franceconnect/index.ts'
import { type Driver, findDriversBornOn } from '../record/index.ts'
import type { Account } from './accounts.ts'

/** A driver's file, as it is compared with a person. */
export type File = CivilStatus & { readonly id: string; readonly neph: string }

/** Why a link was made, or why an agent is asked. */
export type Why = 'same' | 'neph-typed' | 'several-files' | 'near-file' | 'file-of-another-account' | 'civil-status-changed'

/** Is the person's driver file found? `unsure`: their NEPH may help. `waiting`: an agent decides. */
export type Standing = 'linked' | 'none' | 'unsure' | 'waiting'

/** What the person says to be found: their NEPH, and where they live, which tells whose agents decide. */
export interface Said {
  readonly neph: string
  readonly departement: string
}

export const fileOf = (driver: Driver): File => ({
  id: driver.id,
  neph: driver.neph,
  familyName: driver.birthName,
  givenNames: driver.firstNames,
  gender: driver.sex,
  birthdate: driver.birthDay,
  birthplace: driver.birthplaceCode,
  birthcountry: driver.birthCountry,
})

/** The files of everybody born that day, but those of which an agent has said that they are not this person's. */
async function candidatesFor(q: Queryable, { id, identity: { birthdate } }: Account): Promise<File[]> {
  if (!isDay(birthdate)) return []
  const { rows } = await q.query<{ file: string }>(
    `select unnest(candidates) as file from match_task where account_id = $1 and state = 'refused' and why <> 'civil-status-changed'`,
    [id],
  )
  const refused = new Set(rows.map(row => row.file))
  return (await findDriversBornOn(q, birthdate)).map(fileOf).filter(file => !refused.has(file.id))
}

/** Looks for the driver file of a person who has signed in, and links it when there is no doubt. With doubt, an agent decides. */
export async function findFile(deps: Deps, account: Account, said?: Said): Promise<Standing> {
  if (account.driverId) return 'linked'
  if (await findOpenTask(deps.db, account.id)) return 'waiting'
  const { identity } = account
  const files = await candidatesFor(deps.db, account)
  const alone = match(identity, files)
  if ('none' in alone) return 'none'
  if ('one' in alone) return link(deps, account, alone.one, 'same', said)
  if (!said) return 'unsure'
  const helped = match(identity, files, { neph: said.neph })
  if ('one' in helped) return link(deps, account, helped.one, 'neph-typed', said)
  const candidates = alone.unsure.map(file => file.id)
  await openTask(deps, { account, why: candidates.length > 1 ? 'several-files' : 'near-file', candidates, said, identity })
  return 'waiting'
}

/** Links the file and keeps the trace of it. A file that another account has already is for an agent to look at. */
async function link(deps: Deps, account: Account, file: File, why: Why, said?: Said): Promise<Standing> {
  const at = deps.clock.now()
  try {
    await transaction(deps.db, async tx => {
      const { rowCount } = await tx.query('update account set driver_id = $2 where id = $1 and driver_id is null', [account.id, file.id])
      if (rowCount === 0) return
      await tx.query(
        `insert into match_task (id, account_id, why, identity, candidates, typed_neph, state, driver_id, opened_at, decided_at, decided_by)
         values ($1, $2, $3, $4, $5, $6, 'accepted', $7, $8, $8, 'system')`,
        [deps.ids(), account.id, why, JSON.stringify(account.identity), [file.id], said?.neph ?? null, file.id, at],
      )
    })
    return 'linked'
  } catch (fault) {
    if (!breaks(fault, 'one_account_a_driver')) throw fault
    await openTask(deps, { account, why: 'file-of-another-account', candidates: [file.id], said, identity: account.identity })
    return 'waiting'
  }
}

const sixFacts = ({ familyName, givenNames, gender, birthdate, birthplace, birthcountry }: PivotIdentity): string =>
  JSON.stringify([familyName, givenNames, gender, birthdate, birthplace, birthcountry])

/**
 * FranceConnect says another civil status of somebody we know. While nothing stands on the one we hold, the new one takes its place; once a
 * driver file is linked to it, it stays until an agent has looked. Returns the account to go on with.
 */
export async function noticeChange(deps: Deps, account: Account, told: PivotIdentity): Promise<Account> {
  if (sixFacts(account.identity) === sixFacts(told)) return account
  if (account.driverId) {
    if (!(await refusedBefore(deps.db, account, told)))
      await openTask(deps, { account, why: 'civil-status-changed', candidates: [account.driverId], identity: told })
    return account
  }
  await deps.db.query('update account set identity = $2 where id = $1 and driver_id is null', [account.id, JSON.stringify(told)])
  return { ...account, identity: told }
}

/** Has an agent refused this very civil status already? */
async function refusedBefore(q: Queryable, account: Account, told: PivotIdentity): Promise<boolean> {
  const { rows } = await q.query<{ identity: PivotIdentity }>(
    `select identity from match_task where account_id = $1 and state = 'refused' and why = 'civil-status-changed'`,
    [account.id],
  )
  return rows.some(row => sixFacts(row.identity) === sixFacts(told))
}

async function openTask(
  deps: Deps,
  task: { account: Account; why: Why; candidates: readonly string[]; said?: Said; identity: PivotIdentity },
): Promise<void> {
  await deps.db.query(
    `insert into match_task (id, account_id, why, departement, typed_neph, identity, candidates, state, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'open', $8)
     on conflict (account_id) where state = 'open' do nothing`,
    [
      deps.ids(),
      task.account.id,
      task.why,
      task.said?.departement ?? null,
      task.said?.neph || null,
      JSON.stringify(task.identity),
      task.candidates,
      deps.clock.now(),
    ],
  )
}

/** The question about this person that an agent has not answered yet. */
export async function findOpenTask(q: Queryable, accountId: string): Promise<{ openedAt: Instant } | undefined> {
  const { rows } = await q.query<{ openedAt: Instant }>(
    `select opened_at as "openedAt" from match_task where account_id = $1 and state = 'open'`,
    [accountId],
  )
  return rows[0]
}

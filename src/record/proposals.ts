import type { Instant } from '../kit/clock.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import { type MasterKeys, open, seal, unwrapKey, type Wrapped } from '../kit/seal.ts'
import { type FactRow, factColumns, type KnownFact, readFact, recordKeys } from './facts.ts'
import type { Reading } from './reading.ts'
import type { TakeBackReason } from './record.ts'

/** An act that one person proposed to another, opened. */
export interface Proposal {
  readonly id: string
  readonly driverId: string
  /** The new fact, or the one that is to be taken back. */
  readonly fact: KnownFact
  readonly takesBack?: TakeBackReason
  readonly office: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly reason: string
  /** What became of it; `answer`: why it was declined. */
  readonly settled?: { readonly how: 'confirmed' | 'declined'; readonly by: string; readonly at: Instant; readonly answer: string }
}

/** What is written when an act is proposed. */
type NewProposal = Pick<Proposal, 'id' | 'driverId' | 'takesBack' | 'office' | 'proposedBy' | 'proposedAt' | 'reason'> & {
  readonly factId: string
}

const reasonName = (id: string): string => `${id} reason`
const answerName = (id: string): string => `${id} answer`

/** The key of a fact, to seal what is said about it. */
async function keyOf(q: Queryable, keys: MasterKeys, factId: string): Promise<Buffer> {
  const { rows } = await q.query<Wrapped>('select master, wrapped from record_key where fact_id = $1', [factId])
  if (!rows[0]) throw new Error('a fact without its key')
  return unwrapKey(keys, factId, rows[0])
}

export async function insertProposal(tx: Tx, keys: MasterKeys, one: NewProposal): Promise<void> {
  const reason = seal(await keyOf(tx, keys, one.factId), reasonName(one.id), Buffer.from(one.reason))
  await tx.query(
    `insert into record_proposal (id, driver_id, fact_id, takes_back, office, proposed_by, proposed_at, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [one.id, one.driverId, one.factId, one.takesBack ?? null, one.office, one.proposedBy, one.proposedAt, reason],
  )
}

/** Writes what the second person answered. */
export async function settleProposal(
  tx: Tx,
  keys: MasterKeys,
  { id, factId }: { readonly id: string; readonly factId: string },
  { how, by, at, answer }: NonNullable<Proposal['settled']>,
): Promise<void> {
  const sealed = answer === '' ? null : seal(await keyOf(tx, keys, factId), answerName(id), Buffer.from(answer))
  await tx.query('update record_proposal set settled = $2, settled_by = $3, settled_at = $4, answer = $5 where id = $1', [
    id,
    how,
    by,
    at,
    sealed,
  ])
}

interface ProposalRow extends FactRow {
  readonly proposal: string
  readonly takes_back: TakeBackReason | null
  readonly office: string
  readonly proposed_by: string
  readonly proposed_at: Instant
  readonly reason: Buffer
  readonly settled: 'confirmed' | 'declined' | null
  readonly settled_by: string | null
  readonly settled_at: Instant | null
  readonly answer: Buffer | null
}

const opened = (keys: MasterKeys, row: ProposalRow): Proposal => {
  const said = (name: string, sealed: Buffer | null) => (sealed === null ? '' : open(unwrapKey(keys, row.id, row), name, sealed).toString())
  const { settled: how, settled_by: by, settled_at: at } = row
  return {
    id: row.proposal,
    driverId: row.driver_id,
    fact: readFact(keys, row),
    ...(row.takes_back ? { takesBack: row.takes_back } : {}),
    office: row.office,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    reason: said(reasonName(row.proposal), row.reason),
    ...(how && by && at ? { settled: { how, by, at, answer: said(answerName(row.proposal), row.answer) } } : {}),
  }
}

type Opening = Pick<Reading, 'db' | 'config'>

async function find({ db, config }: Opening, where: string, value: string): Promise<Proposal[]> {
  const { rows } = await db.query<ProposalRow>(
    `select ${factColumns}, p.id as proposal, takes_back, office, proposed_by, proposed_at, p.reason, settled, settled_by, settled_at, answer
     from record_proposal p join record_fact on record_fact.id = p.fact_id join record_key on record_key.fact_id = p.fact_id
     where ${where} order by proposed_at, p.id`,
    [value],
  )
  const keys = recordKeys(config)
  return rows.map(row => opened(keys, row))
}

// What its author took back meanwhile waits for nobody any more.
const waits = 'settled is null and (takes_back is null or taken_back_on is null)'

/** The acts of one office that wait for a second person, the oldest first. */
export const findProposals = (reading: Opening, office: string): Promise<Proposal[]> => find(reading, `${waits} and office = $1`, office)

/** The act of that id, while it waits for a second person. */
export const findProposal = async (reading: Opening, id: string): Promise<Proposal | undefined> =>
  (await find(reading, `${waits} and p.id::text = $1`, id))[0]

/** What others declined of the acts of this agent, until they have read it. */
export const findDeclined = (reading: Opening, agentId: string): Promise<Proposal[]> =>
  find(reading, `settled = 'declined' and read_at is null and settled_by <> proposed_by and proposed_by = $1`, agentId)

/** Every act that was proposed about a driver, whatever became of it. */
export const proposalsAbout = (reading: Opening, driverId: string): Promise<Proposal[]> => find(reading, 'p.driver_id = $1', driverId)

import { type CorrectionReason, correctionReasons, type Piece, pieces } from '@papier-rose/law'
import { may } from '../account/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Agent } from '../kit/http.ts'

/** Words that are used again to ask for a correction; the reason of the law stays its ground. */
export interface Macro {
  readonly id: string
  /** Of the whole office, or of the agent who wrote it. */
  readonly whole: boolean
  readonly reason: string
  /** Nothing: every piece that has the reason. */
  readonly piece: Piece | null
  readonly title: string
  readonly words: string
  readonly writtenBy: string
}

type Reader = Pick<Agent, 'agentId' | 'departement' | 'roles'>

/** Every reason of the law for a correction, once, with the pieces that it may be asked for. */
export const everyReason: ReadonlyMap<string, { readonly reason: CorrectionReason; readonly pieces: readonly Piece[] }> = (() => {
  const all = new Map<string, { reason: CorrectionReason; pieces: Piece[] }>()
  for (const piece of pieces)
    for (const reason of correctionReasons(piece)) {
      const known = all.get(reason.code)
      if (known) known.pieces.push(piece)
      else all.set(reason.code, { reason, pieces: [piece] })
    }
  return all
})()

const columns = `m.id, m.agent_id is null as whole, m.reason, m.piece, m.title, m.words, g.name as "writtenBy"`
const theirs = 'm.office = $1 and (m.agent_id is null or m.agent_id::text = $2)'
const shown = `${theirs} and m.ended_at is null`

/** The macros that this agent may use: of their office, and their own. */
export async function findMacros(q: Queryable, agent: Reader): Promise<Macro[]> {
  const { rows } = await q.query<Macro>(
    `select ${columns} from macro m join agent g on g.id = m.written_by where ${shown} order by m.agent_id is not null, m.title, m.id`,
    [agent.departement, agent.agentId],
  )
  return rows
}

/** One of them; an ended one too, for who ends it a second time. */
export async function findMacro(q: Queryable, agent: Reader, id: string, { ended = false } = {}): Promise<Macro | undefined> {
  const { rows } = await q.query<Macro>(
    `select ${columns} from macro m join agent g on g.id = m.written_by where ${ended ? theirs : shown} and m.id::text = $3`,
    [agent.departement, agent.agentId, id],
  )
  return rows[0]
}

/** Those that fit one piece. */
export const macrosFor = (all: readonly Macro[], piece: Piece): Macro[] =>
  all.filter(one => (one.piece === null || one.piece === piece) && correctionReasons(piece).some(({ code }) => code === one.reason))

/** May this agent write macros for the whole office? */
export const mayWriteForOffice = (agent: Reader): boolean => may(agent, 'oversee-office')
/** May this agent change this macro: their own, or one of the office when they oversee it. */
export const mayChange = (agent: Reader, macro: Pick<Macro, 'whole'>): boolean => !macro.whole || mayWriteForOffice(agent)

export type WrittenMacro = Pick<Macro, 'whole' | 'reason' | 'piece' | 'title' | 'words'>

/** Keeps a new macro; written twice by the same form, it is one. */
export async function addMacro(q: Queryable, agent: Reader, id: string, macro: WrittenMacro, at: Instant): Promise<void> {
  await q.query(
    `insert into macro (id, office, agent_id, reason, piece, title, words, written_by, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do nothing`,
    [id, agent.departement, macro.whole ? null : agent.agentId, macro.reason, macro.piece, macro.title, macro.words, agent.agentId, at],
  )
}

/** Changes a macro that stands. Whose it is does not change. */
export async function changeMacro(q: Queryable, agent: Reader, id: string, macro: WrittenMacro, at: Instant): Promise<boolean> {
  const { rowCount } = await q.query(
    `update macro m set reason = $4, piece = $5, title = $6, words = $7, written_by = $2::uuid, written_at = $8 where ${shown} and m.id::text = $3`,
    [agent.departement, agent.agentId, id, macro.reason, macro.piece, macro.title, macro.words, at],
  )
  return rowCount === 1
}

/** Ends a macro: nobody is offered it any more. */
export async function endMacro(q: Queryable, agent: Reader, id: string, at: Instant): Promise<void> {
  await q.query(`update macro m set ended_at = $4 where ${shown} and m.id::text = $3`, [agent.departement, agent.agentId, id, at])
}

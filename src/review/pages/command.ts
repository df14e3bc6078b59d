import type { Piece, Words } from '@papier-rose/law'
import { agentIn } from '../../account/index.ts'
import { type ApplicationCommand, applications } from '../../application/index.ts'
import type { Ctx } from '../../kit/http.ts'
import { handle, type Refusal } from '../../kit/store.ts'
import { actsAs, openingOf, queueOfAgent } from '../access.ts'
import { agentNames, nextPlace, type OpenedFile } from '../file.ts'
import { refusedWords } from '../words.ts'

/** Why a command was refused, in words. */
export const wordsFor = async (c: Ctx, refusal: Refusal): Promise<Words> => {
  const taker = typeof refusal.facts.taker === 'string' ? [refusal.facts.taker] : []
  return refusedWords(refusal.refused, refusal.facts, await agentNames(c.var.deps, taker))
}

/** A command without who gives it. */
export type Asked<C = ApplicationCommand> = C extends ApplicationCommand ? Omit<C, 'by' | 'as' | 'at'> : never

/** The command as this agent gives it now. */
export const asGiven = (c: Ctx, asked: Asked): ApplicationCommand => {
  const agent = agentIn(c)
  return { ...asked, by: agent.agentId, as: actsAs(agent), queue: queueOfAgent(agent), at: c.var.deps.clock.now() } as ApplicationCommand
}

/** Gives a command in the agent's name; answers why not, in words, when it is refused. */
export async function command(c: Ctx, id: string, asked: Asked): Promise<{ refused?: Words; place: string; away: boolean }> {
  const { deps, form: posted } = c.var
  const { refused, state } = await handle(deps, applications, id, asGiven(c, asked), posted.id)
  const away = openingOf(agentIn(c), state) === 'held-by-another'
  return { refused: refused && (await wordsFor(c, refused)), place: nextPlace(state), away }
}

/** The piece that the address names, when the file has it. */
export const pieceIn = (c: Ctx, file: OpenedFile): Piece | undefined => {
  const piece = c.req.param('piece') as Piece
  return file.now.pieces[piece] ? piece : undefined
}

import type { Words } from '@papier-rose/law'
import { type Act, type Refusal, refuse } from './store.ts'

/** In what quality somebody acts on a stream. */
export type Actor =
  | 'applicant'
  | 'reviewer'
  | 'supervisor'
  | 'verifier'
  | 'desk'
  | 'rights-officer'
  | 'court-clerk'
  | 'printer'
  | 'carrier'
  | 'exam-centre'
  | 'partner'
  | 'system'

/** A command of a stream: who acts, in what quality. */
export interface Ask extends Act {
  readonly as: Actor
}

/**
 * What may be asked of a stream, from which status, by whom: the one table behind the guard, the buttons, docs/journey.md and the permission
 * tests.
 */
export type Allowed<Command extends Ask, Status extends string> = {
  readonly [T in Command['type']]: { readonly from: readonly Status[]; readonly by: readonly Actor[]; readonly what: Words }
}

/** The refusal when this command may not be given now, or not by this actor; nothing when it may. */
export function guard<Command extends Ask, Status extends string>(
  allowed: Allowed<Command, Status>,
  command: Command,
  status: Status,
): Refusal<'not-for-you' | 'not-now'> | undefined {
  const { from, by } = allowed[command.type as Command['type']]
  if (!by.includes(command.as)) return refuse('not-for-you', { as: command.as, by })
  if (!from.includes(status)) return refuse('not-now', { status, from })
  return undefined
}

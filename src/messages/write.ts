import { type Day, messageAnsweredBy, territoryOf, type Words } from '@papier-rose/law'
import { type ApplicationCommand, applications, findApplication } from '../application/index.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { allOrNothing, handle, type Refusal } from '../kit/store.ts'
import { keepMessage } from './rows.ts'

/** Longer than this is no message: a piece of the file has its own way in. */
export const longest = 2000

/** What is wrong with the words of a message, and what to do. */
export function wrongWords(words: string): Words | undefined {
  if (words === '') return { fr: 'Écrivez votre message.', en: 'Write your message.' }
  if (words.length <= longest) return undefined
  const over = words.length - longest
  return {
    fr: `Votre message a ${words.length} caractères. Il en faut ${longest} au plus : retirez-en ${over}, ou envoyez la suite dans un deuxième message.`,
    en: `Your message has ${words.length} characters. At most ${longest} can be sent: take ${over} out, or send the rest in a second message.`,
  }
}

/** Who writes: the person whose request it is, or an agent and in what quality. `answerBy`: the day by which the agent hopes for an answer. */
export type Writer =
  | { readonly accountId: string }
  | { readonly agentId: string; readonly as: 'reviewer' | 'supervisor' | 'verifier'; readonly queue?: string; readonly answerBy?: Day }

/** The words in their row and the event in the journal, in one transaction; the same form sent twice is one message. */
export async function writeMessage(
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  to: { readonly applicationId: string; readonly words: string; readonly form: string },
  writer: Writer,
): Promise<{ refused?: Refusal }> {
  const { applicationId, words, form } = to
  const by = 'agentId' in writer ? writer.agentId : writer.accountId
  const messageId = idFrom('message', applicationId, by, form)
  const [at, on] = [deps.clock.now(), deps.clock.today()]
  return allOrNothing(deps.db, async tx => {
    const office = (await findApplication(tx, applicationId))?.state.subject?.office
    const answerBy = 'agentId' in writer ? writer.answerBy : office && messageAnsweredBy(on, territoryOf(office)).value
    const command = {
      type: 'WriteMessage',
      messageId,
      on,
      ...(answerBy ? { answerBy } : {}),
      by,
      ...('agentId' in writer ? { as: writer.as, ...(writer.queue ? { queue: writer.queue } : {}) } : { as: 'applicant' as const }),
      at,
    } satisfies ApplicationCommand
    const { refused, repeated } = await handle(deps, applications, applicationId, command, form, tx)
    if (refused || repeated) return refused ? { refused } : {}
    await keepMessage(tx, { id: messageId, applicationId, words, at, ...('agentId' in writer ? { agentId: writer.agentId } : {}) })
    return {}
  })
}

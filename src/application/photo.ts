import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Tasks } from '../kit/jobs.ts'
import type { CodeRefused, EPhoto, PhotoSignature } from '../partners/ephoto/index.ts'
import { findApplication, readAnswers } from './read.ts'

type Read = Awaited<ReturnType<EPhoto['fetchCode']>>

/** The portrait and the signature of a request, as the provider holds them; undefined when the answers are erased. */
export async function readPhoto(q: Queryable, ephoto: EPhoto, applicationId: string): Promise<Read | undefined> {
  const application = await findApplication(q, applicationId)
  const answers = await readAnswers(q, application?.state.subject?.answersId ?? '')
  return answers && ephoto.fetchCode(answers.facts.photoCode, answers.facts.photoHolder)
}

export type { CodeRefused, PhotoSignature }

/** Once a request is decided, its photo code has served; one that is given up or changed is free again. */
export function photoTasks(deps: Deps, { ephoto }: { ephoto: EPhoto }): Tasks {
  const settle = (how: 'consume' | 'release') => async (payload: Readonly<Record<string, string>>) => {
    const answers = await readAnswers(deps.db, payload.answersId ?? '')
    if (!answers) return
    const answer = await ephoto[how](answers.facts.photoCode, answers.facts.photoHolder)
    if (answer.down) throw new Error(`the provider of photo-signatures did not answer: ${answer.reason}`)
    // A refusal here changes nothing for the file: the images were read, or the code belongs to another request by now.
    if (!answer.ok) deps.log.warn({ task: `${how}-photo`, why: answer.why }, 'photo code refused')
  }
  return { 'consume-photo': settle('consume'), 'release-photo': settle('release') }
}

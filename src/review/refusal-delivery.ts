import { type Act, deliverAct, sendingOf } from '../acts/index.ts'
import { findApplication } from '../application/index.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import type { Tasks } from '../kit/jobs.ts'
import { refusalActOf } from './refusal-act.ts'
import { refusalCourtesyPdf, refusalPdf } from './refusal-pdf.ts'

/** Puts the refusal of a request into its person's account, once; nothing when it was not refused. */
export async function deliverRefusal(deps: Pick<Deps, 'db' | 'clock' | 'config'>, applicationId: string): Promise<Act | undefined> {
  const found = await findApplication(deps.db, applicationId)
  const subject = found?.state.subject
  if (found?.state.status !== 'refused' || !subject) return undefined
  return deliverAct(deps, deps.db, {
    id: idFrom('act', 'refusal', applicationId),
    accountId: subject.accountId,
    applicationId,
    name: 'refusal',
    kind: 'decision',
    title: {
      fr: `Refus de votre demande de permis, catégorie ${subject.category}`,
      en: `Refusal of your licence request, category ${subject.category}`,
    },
    departement: subject.office,
    async write(sending) {
      const act = await refusalActOf(deps, applicationId, sending)
      if (!act) throw new Error(`the request ${applicationId} was not refused`)
      return { french: await refusalPdf(act), english: await refusalCourtesyPdf(act) }
    },
  })
}

/** How a refusal reached its person: as it was delivered, else the account only tells. */
export const sendingOfRefusal = async (deps: Pick<Deps, 'db' | 'clock' | 'config'>, applicationId: string) => {
  const act = await deliverRefusal(deps, applicationId)
  return act && sendingOf(act)
}

/** The work that follows a refusal. */
export const reviewTasks = (deps: Deps): Tasks => ({
  'deliver-refusal': async ({ applicationId = '' }) => {
    await deliverRefusal(deps, applicationId)
  },
})

import { ageOn, type Day, identityAccepts, majority, type Nationality, type Settings, type Words } from '@papier-rose/law'
import { findApplication, readAnswers } from '../application/index.ts'
import type { CardSubject } from '../card/index.ts'
import type { Queryable } from '../kit/db.ts'
import { type Driver, findDriver } from '../record/index.ts'

/** Who comes for a card, as far as the documents they may show go. */
export interface Holder {
  readonly driver: Driver
  readonly nationality: Nationality
  readonly minor: boolean
}

/** The person of a card; undefined once their civil status is erased. */
export async function findHolder(q: Queryable, subject: CardSubject, today: Day, law: Settings): Promise<Holder | undefined> {
  const driver = await findDriver(q, subject.driverId)
  if (!driver) return undefined
  const application = await findApplication(q, subject.applicationId)
  const answers = await readAnswers(q, application?.state.subject?.answersId ?? '')
  return { driver, nationality: answers?.facts.nationality ?? 'french', minor: ageOn(driver.birthDay, today, law) < majority.value }
}

/** What this person may show to prove who they are, in words. */
export const documentsOf = ({ nationality, minor }: Pick<Holder, 'nationality' | 'minor'>, today: Day, law: Settings): Words[] =>
  identityAccepts(nationality, minor, today, law)

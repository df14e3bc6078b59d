import { type Answer, type Reason, reason, type Words } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import { mopedLicenceNeeded } from '../categories/duties.ts'
import { type Day, earliest, latest } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { banInForce, dayBeforeNextBan, whyBanned } from './bans.ts'
import { limitsOf, wordsOf } from './limits.ts'
import { noneNeeded, type PaperInHand, papersFor, type Shown, whyNoPaper } from './papers.ts'
import type { DriverRecord } from './record.ts'
import { drives, rightsOn, whyNoRight } from './rights.ts'

export interface MayDrive {
  /** Yes when there is a right and a paper that proves it. */
  readonly may: boolean
  /** The right alone. Without it, driving is an offence of its own; with it and without a paper, only the title is missing. */
  readonly right: boolean
  readonly with: readonly PaperInHand[]
  /** The last day on which the answer holds, as far as is recorded; `null` when nothing ends it, or when the answer is no. */
  readonly until: Day | null
  readonly limits: readonly Words[]
}

const ended: Reason = reason(
  'died',
  { fr: 'Le décès du titulaire a mis fin au droit de conduire.', en: 'The right to drive ended with the death of its holder.' },
  article('Code de la route', 'L. 221-1'),
)

/** May this person drive this category on that day: yes or no, with what paper, until when, under what limits, and every reason. */
export function mayDrive(record: DriverRecord, category: Category, on: Day, settings: Settings = official2026): Answer<MayDrive> {
  const inForce = record.bans.filter(ban => banInForce(ban, on))
  if (
    category === 'AM' &&
    record.diedOn === undefined &&
    !mopedLicenceNeeded(record.birth).value &&
    !inForce.some(ban => ban.kind === 'judicial-ban')
  ) {
    return granted(record, [noneNeeded], on, [])
  }
  const dead = record.diedOn !== undefined && record.diedOn <= on
  const rights = dead ? [] : rightsOn(record, on, settings)
  const right = drives(rights, category)
  const papers = right ? papersFor(record, rights, category, on, settings) : []
  const noes = [...inForce.map(ban => whyBanned(ban, on)), ...(dead ? [ended] : right ? [] : whyNoRight(record, category, on))]
  const noPaper = right && papers.length === 0 ? whyNoPaper(record, category, on) : []
  const cardAlone = noPaper.some(r => r.code === 'card-expired') && settings['expired-card'] === 'right-offence'
  if (noes.length > 0 || noPaper.length > 0) {
    return {
      value: { may: false, right: noes.length === 0 && !cardAlone, with: [], until: null, limits: [] },
      reasons: [...noes, ...noPaper],
    }
  }
  return granted(record, papers, on, limitsOf(record, rights, category, on, settings))
}

function granted(record: DriverRecord, papers: readonly Shown[], on: Day, limits: ReturnType<typeof limitsOf>): Answer<MayDrive> {
  const ends = papers.map(({ paper }) => paper.lastDay)
  const proved = ends.includes(null) ? null : latest(...ends.filter(end => end !== null))
  const before = dayBeforeNextBan(record, on)
  const until = proved && before ? earliest(proved, before) : (proved ?? before)
  return {
    value: { may: true, right: true, with: papers.map(({ paper }) => paper), until, limits: wordsOf(limits) },
    reasons: [...papers.map(({ why }) => why), ...limits],
  }
}

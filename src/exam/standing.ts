import { type Answer, type Cepc, charteRequired, type Day, type Reason, retryFrom, theoryLastDay } from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import { readRecord } from '../record/index.ts'
import { categoriesOf, cepcFor, codesOf, findCepc, type IssuedCepc, whyNotShown } from './cepc.ts'
import { findPublished, type Result } from './read.ts'

/** What a result means for the person, on that day. */
export type Standing =
  /** Passed: the charte is to be accepted, then the CEPC is given. */
  | { readonly is: 'cepc-to-take'; readonly cepc: Cepc; readonly reasons: readonly Reason[]; readonly charte: boolean }
  | { readonly is: 'cepc-issued'; readonly cepc: IssuedCepc; readonly reasons: readonly Reason[] }
  /** Passed, and no CEPC: each reason said. `request`: the card may be asked for all the same. */
  | { readonly is: 'no-cepc'; readonly reasons: readonly Reason[]; readonly request: boolean }
  /** Passed, but the law does not let this person drive now. */
  | { readonly is: 'may-not-drive'; readonly reasons: readonly Reason[] }
  | { readonly is: 'cepc-over'; readonly lastDay: Day }
  | { readonly is: 'card-in-hand' }
  | { readonly is: 'theory-passed'; readonly until: Answer<Day> }
  | { readonly is: 'theory-failed' }
  /** Insufficient, absent, not examined or annulled: when to try again. */
  | { readonly is: 'try-again'; readonly retry: Answer<Day>; readonly theory?: Answer<Day>; readonly medicalCheck: boolean }

type Needs = Pick<Deps, 'db' | 'clock' | 'law' | 'config'>

/** Reads what this result means today, by the record of its driver and by the law. */
export async function standingOf(deps: Needs, result: Result, today: Day): Promise<Standing> {
  const { law } = deps
  const { outcome, kind } = result
  if (outcome !== 'favourable') {
    if (kind === 'theory') return { is: 'theory-failed' }
    const { category, examDay, departement, total, medicalCheckAsked } = result
    const marked = totalOf(result)
    const exam = { category, examDay, outcome, departement, score: marked?.total ?? total, eliminatory: marked?.eliminated }
    const theory = await theoryOf(deps, result, today)
    return { is: 'try-again', retry: retryFrom(exam, law), ...(theory ? { theory } : {}), medicalCheck: medicalCheckAsked }
  }
  if (kind === 'theory' && !result.theoryAlone) return { is: 'theory-passed', until: theoryLastDay(result.examDay, law) }
  return favourable(deps, result, today)
}

async function favourable(deps: Needs, result: Result, today: Day): Promise<Standing> {
  const { db, law } = deps
  const record = await readRecord(deps, result.driverId)
  const { value: cepc, reasons } = cepcFor(result, record, law)
  if (!cepc) return { is: 'no-cepc', reasons, request: !reasons.some(({ code }) => code === 'exam-under-ban') }
  const given = { ...cepc, categories: categoriesOf(result), codes: codesOf(result) }
  // Over before anything else: a paper that has ended is not refused by a ban.
  if (today > cepc.lastDay) return { is: 'cepc-over', lastDay: cepc.lastDay }
  const not = whyNotShown(record, given, today, law)
  if (not) return not.cardInHand ? { is: 'card-in-hand' } : { is: 'may-not-drive', reasons: not.reasons }
  const issued = await findCepc(db, result.id)
  if (issued) return { is: 'cepc-issued', cepc: issued, reasons }
  return { is: 'cepc-to-take', cepc, reasons, charte: charteRequired(today, law).value }
}

/** The points of the grid, eliminatory acts left out. */
export function totalOf({ marks, total }: Pick<Result, 'marks' | 'total'>): { total: number; eliminated: boolean } | undefined {
  if (!marks) return total === undefined ? undefined : { total, eliminated: false }
  const all = Object.values(marks)
  return { total: all.reduce<number>((sum, mark) => sum + (mark === 'E' ? 0 : mark), 0), eliminated: all.includes('E') }
}

const isMoto = (category: string): boolean => category === 'A1' || category === 'A2'

/** Until when the theory success of the same family counts, if we know it. */
async function theoryOf({ db, law }: Pick<Needs, 'db' | 'law'>, result: Result, today: Day): Promise<Answer<Day> | undefined> {
  const theory = (await findPublished(db, result.driverId, today)).find(
    ({ kind, outcome, category }) => kind === 'theory' && outcome === 'favourable' && isMoto(category) === isMoto(result.category),
  )
  return theory && theoryLastDay(theory.examDay, law)
}

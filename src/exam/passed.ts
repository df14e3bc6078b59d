import { type Category, type Day, type Learning, lostSince } from '@papier-rose/law'
import { type Reading, readRecord } from '../record/index.ts'
import { categoriesOf, cepcFor } from './cepc.ts'
import { findPublished, findResult, type Result } from './read.ts'

/** A success that opens a request for a licence. */
export interface PassedExam {
  readonly id: string
  readonly driverId: string
  readonly category: Category
  /** Every category that it gives: more than one when the theory exam alone gives former categories back. */
  readonly categories: readonly Category[]
  readonly examDay: Day
  readonly publishedOn: Day
  /** Where, as people say it: `Créteil (94)`. */
  readonly centre: string
  readonly departement: string
  /** The days of its CEPC; nothing when it gives none. */
  readonly cepc: { readonly firstDay: Day; readonly lastDay: Day } | null
  /** The restriction codes of the exam, without the 78 of an automatic gearbox. */
  readonly codes: readonly string[]
  readonly automatic: boolean
  readonly medicalCheckAsked: boolean
  readonly professionalTitle: boolean
  readonly learning: Learning
}

export const centreOf = ({ centre, departement }: Pick<Result, 'centre' | 'departement'>): string => `${centre} (${departement})`

/** The published successes of a driver that still open a request, newest first. One that a ban made void or took away is not among them. */
export async function findFavourableResults(reading: Reading, driverId: string, today: Day): Promise<PassedExam[]> {
  const results = (await findPublished(reading.db, driverId, today)).filter(gives)
  if (results.length === 0) return []
  const record = await readRecord(reading, driverId)
  return results.flatMap(result => {
    const answer = cepcFor(result, record, reading.law)
    const isVoid = answer.reasons.some(({ code }) => code === 'exam-under-ban')
    return isVoid || lostSince(record, result.examDay, today) ? [] : [passed(result, answer.value)]
  })
}

/** A success by its id. Throws when there is no such result, or when it is not favourable (any more). */
export async function getPassedExam(reading: Reading, id: string): Promise<PassedExam> {
  const result = await findResult(reading.db, id)
  if (!result || !gives(result)) throw new Error('no such success')
  return passed(result, cepcFor(result, await readRecord(reading, result.driverId), reading.law).value)
}

const gives = ({ outcome, kind, theoryAlone }: Result): boolean => outcome === 'favourable' && (kind === 'practical' || theoryAlone)

function passed(result: Result, cepc: { firstDay: Day; lastDay: Day } | null): PassedExam {
  const { id, driverId, category, examDay, publishedOn, departement, codes, automatic, medicalCheckAsked, professionalTitle, learning } =
    result
  return {
    id,
    driverId,
    category,
    categories: categoriesOf(result),
    examDay,
    publishedOn,
    centre: centreOf(result),
    departement,
    cepc: cepc && { firstDay: cepc.firstDay, lastDay: cepc.lastDay },
    codes: codes.filter(code => code !== '78'),
    automatic,
    medicalCheckAsked,
    professionalTitle,
    learning,
  }
}

import { createHash } from 'node:crypto'
import {
  type Answer,
  addDays,
  automaticOnly,
  type BanKind,
  banFacts,
  banInForce,
  type Category,
  type Cepc,
  cepcOf,
  type Day,
  type DriverRecord,
  explainCode,
  type LicencePath,
  latest,
  lostSince,
  mayDrive,
  probation,
  probationCode,
  type Reason,
  type Settings,
} from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { token } from '../kit/ids.ts'
import { allOrNothing } from '../kit/store.ts'
import { issueCepc, readRecord, withdrawCepc } from '../record/index.ts'
import { findResult, type Result } from './read.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'law' | 'config'>

export interface Probationary {
  readonly code: string
  readonly lastDay: Day
}

/** A CEPC as it was issued. */
export interface IssuedCepc {
  readonly id: string
  readonly resultId: string
  readonly driverId: string
  /** Our own opaque number. */
  readonly number: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly categories: readonly Category[]
  readonly codes: readonly string[]
  readonly probation: Probationary | null
  readonly charteAcceptedAt: Instant | null
  readonly issuedAt: Instant
}

/** The measures during which an exam may not be taken: one that was taken is void. The ban after an invalidation only delays the CEPC. */
const forbidExams: readonly BanKind[] = ['suspension-administrative', 'suspension-judicial', 'annulment', 'judicial-ban']

/** Does this exam give a CEPC, from which day to which, by what is recorded of the driver? */
export function cepcFor(result: Result, record: DriverRecord, law: Settings): Answer<Cepc | null> {
  const then = record.bans.filter(ban => banInForce(ban, result.examDay))
  const invalidation = then.find(ban => ban.kind === 'invalidation')
  return cepcOf(
    {
      category: result.category,
      examDay: result.examDay,
      birth: record.birth,
      outcome: result.outcome,
      medicalCheckAsked: result.medicalCheckAsked,
      fimoDerogation: result.fimoDerogation,
      professionalTitle: result.professionalTitle,
      examUnderBan: then.some(ban => forbidExams.includes(ban.kind)),
      ...(invalidation?.lastDay ? { invalidationBanLastDay: invalidation.lastDay } : {}),
      ...(result.theoryAlone ? { through: 'theory-only-R224-20' as const } : {}),
    },
    law,
  )
}

/** The categories that the CEPC of this exam stands for. */
export const categoriesOf = (result: Result): readonly Category[] => (result.theoryAlone ? result.formerCategories : [result.category])

/** The codes of the exam; an automatic gearbox is code 78. */
export const codesOf = (result: Result): readonly string[] => [...new Set([...result.codes, ...(result.automatic ? [automaticOnly] : [])])]

/**
 * With this CEPC in hand, why may its holder not show it on that day (or on its first one)? Nothing when they may. `card-in-hand`: the card has
 * come and takes its place.
 */
export function whyNotShown(
  record: DriverRecord,
  cepc: Pick<IssuedCepc, 'firstDay' | 'lastDay' | 'categories' | 'codes'>,
  today: Day,
  law: Settings,
): { readonly reasons: readonly Reason[]; readonly cardInHand: boolean } | undefined {
  const { firstDay, lastDay, categories, codes } = cepc
  const on = latest(today, firstDay)
  const inHand = { ...record, cepcs: [...record.cepcs, ...categories.map(category => ({ category, firstDay, lastDay, codes }))] }
  const answers = categories.map(category => mayDrive(inHand, category, on, law))
  const noes = answers.filter(({ value }) => !value.may)
  if (noes.length > 0) return { reasons: noes.flatMap(({ reasons }) => reasons), cardInHand: false }
  if (answers.some(({ value }) => value.with.some(({ paper }) => paper === 'cepc'))) return undefined
  return { reasons: answers.flatMap(({ reasons }) => reasons), cardInHand: true }
}

/** How the category was prepared, as probation tells ways apart: a free candidate is an ordinary one. */
export const pathOf = ({ learning }: Pick<Result, 'learning'>): LicencePath => (learning === 'free' ? 'classic' : learning)

/** The mention of probation to print: a new one for who holds no category yet, else the one that still runs. */
export function probationOf(result: Result, record: DriverRecord, law: Settings): Probationary | null {
  const held = record.categories.filter(c => c.category !== 'AM' && c.since < result.examDay)
  const standing = held.filter(c => !lostSince(record, c.since, result.examDay))
  const running = standing
    .flatMap(c => c.codes)
    .map(code => explainCode(code, law))
    .find(code => code?.code.startsWith('106') && code.until && code.until > result.examDay)
  if (running?.until) return { code: running.code, lastDay: addDays(running.until, -1) }
  if (standing.length > 0) return null
  const newLicence = held.length > 0 || record.bans.some(ban => banFacts[ban.kind].losesRights && ban.from <= result.examDay)
  const { value } = probation({ firstCategoryOn: result.examDay, path: pathOf(result), newLicence }, law)
  return value && { code: probationCode(value.from, value.printedEnd), lastDay: value.lastDay }
}

const columns = `id, result_id as "resultId", driver_id as "driverId", number, first_day as "firstDay", last_day as "lastDay", categories, codes,
  probation, charte_accepted_at as "charteAcceptedAt", issued_at as "issuedAt"`

/** The CEPC that was issued for this result and still stands. */
export async function findCepc(q: Queryable, resultId: string): Promise<IssuedCepc | undefined> {
  const { rows } = await q.query<IssuedCepc>(`select ${columns} from cepc where result_id::text = $1 and withdrawn_at is null`, [resultId])
  return rows[0]
}

/** Every CEPC that was issued to this driver and still stands, the last first. */
export async function cepcsOf(q: Queryable, driverId: string): Promise<IssuedCepc[]> {
  const { rows } = await q.query<IssuedCepc>(
    `select ${columns} from cepc where driver_id::text = $1 and withdrawn_at is null order by issued_at desc, id`,
    [driverId],
  )
  return rows
}

class Refused extends Error {}

/**
 * Issues the CEPC of a result, once: the row and the event on the driver's record together. Nothing is issued, and `undefined` answered,
 * when the exam gives none or the law would not let its holder drive with it.
 */
export async function issue(deps: Needs, resultId: string, charte: { acceptedAt: Instant | null }): Promise<IssuedCepc | undefined> {
  const issuing = allOrNothing(deps.db, async tx => {
    const issued = await findCepc(tx, resultId)
    if (issued) return issued
    const result = await findResult(tx, resultId)
    if (!result) throw new Refused()
    const record = await readRecord({ ...deps, db: tx }, result.driverId)
    const cepc = cepcFor(result, record, deps.law).value
    if (!cepc) throw new Refused()
    const given = {
      firstDay: cepc.firstDay,
      lastDay: cepc.lastDay,
      categories: categoriesOf(result),
      codes: codesOf(result),
      path: pathOf(result),
    }
    if (whyNotShown(record, given, deps.clock.today(), deps.law)) throw new Refused()
    const id = deps.ids()
    const { rows } = await tx.query<IssuedCepc>(
      `insert into cepc (id, result_id, driver_id, number, first_day, last_day, categories, codes, probation, charte_accepted_at, issued_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (result_id) where withdrawn_at is null do nothing returning ${columns}`,
      [
        id,
        resultId,
        result.driverId,
        newNumber(),
        given.firstDay,
        given.lastDay,
        given.categories,
        given.codes,
        JSON.stringify(probationOf(result, record, deps.law)),
        charte.acceptedAt,
        deps.clock.now(),
      ],
    )
    const [made] = rows
    if (!made) return findCepc(tx, resultId)
    const { refused } = await issueCepc(deps, result.driverId, { cepcId: id, ...given }, id, { by: 'result-page', as: 'applicant', tx })
    if (refused) throw new Refused(refused.refused)
    return made
  })
  return issuing.catch(fault => {
    if (fault instanceof Refused) return undefined
    throw fault
  })
}

/** A corrected exam takes its CEPC back, unless it gives the same one. */
export async function withdrawCorrected(deps: Needs, tx: Tx, resultId: string): Promise<void> {
  const [cepc, result] = [await findCepc(tx, resultId), await findResult(tx, resultId)]
  if (!cepc || !result) return
  const now =
    result.driverId === cepc.driverId ? cepcFor(result, await readRecord({ ...deps, db: tx }, result.driverId), deps.law).value : null
  const same =
    now?.firstDay === cepc.firstDay &&
    now.lastDay === cepc.lastDay &&
    categoriesOf(result).join() === cepc.categories.join() &&
    codesOf(result).join() === cepc.codes.join()
  if (same) return
  await tx.query('update cepc set withdrawn_at = $2 where id = $1', [cepc.id, deps.clock.now()])
  await withdrawCepc(deps, cepc.driverId, cepc.id, `withdraw/${cepc.id}`, { by: 'exam-centre', as: 'exam-centre', tx })
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve random characters that nobody mistakes for one another: `PR-7K3Q-9D2M-XA4C`. */
function newNumber(): string {
  const letters = [...createHash('sha256').update(token()).digest().subarray(0, 12)].map(byte => alphabet[byte % 32]).join('')
  return `PR-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

import { factsKnown, type Words } from '@papier-rose/law'
import { deliverAct } from '../acts/index.ts'
import { officeOf } from '../application/index.ts'
import { findLastAddress } from '../card/index.ts'
import { submit } from '../evidence/index.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { addJob, allOrNothing, type Refusal, refuse } from '../kit/store.ts'
import { sourceOf } from '../office/index.ts'
import { findDriver, type KnownFact, proposalsAbout, proposeTakeBack, readLife, type TakeBackReason } from '../record/index.ts'
import { refusalPdf } from './refusal-pdf.ts'
import { actIdOf, findRectification, ownerOf, type Rectification, refusalName, type Wrong } from './rows.ts'

/** Words longer than this are no longer read at one sitting. */
export const longest = 2000

/** What is wrong with the words of a report or of its grounds, and what to do. */
export function wrongWords(typed: string, whenEmpty: Words): Words | undefined {
  if (typed === '') return whenEmpty
  if (typed.length <= longest) return undefined
  return {
    fr: `Retirez ${typed.length - longest} caractères : ${longest} au plus.`,
    en: `Take ${typed.length - longest} characters out: ${longest} at most.`,
  }
}

/** Keeps what a person reports of a fact in their own record; the same form sent twice is one report, and a fact has one open report at a time. */
export async function report(
  deps: Deps,
  who: { readonly driverId: string; readonly accountId: string },
  told: { readonly about: string; readonly wrong: Wrong; readonly words: string; readonly form: string },
): Promise<{ readonly refused: Refusal; readonly id?: undefined } | { readonly id: string; readonly refused?: undefined }> {
  const address = await findLastAddress(deps.db, who.driverId)
  const id = idFrom('rectification', who.accountId, told.form)
  const { rowCount } = await deps.db.query(
    `insert into rectification (id, driver_id, account_id, about, wrong, words, office, asked_at, asked_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      id,
      who.driverId,
      who.accountId,
      told.about,
      told.wrong,
      told.words,
      address ? officeOf(address.commune) : null,
      deps.clock.now(),
      deps.clock.today(),
    ],
  )
  if (rowCount === 1 || (await findRectification(deps.db, id))) return { id }
  return { refused: refuse('reported-already', {}) }
}

/**
 * What a supervisor answers. To take the fact back is proposed to a colleague, with the reason; corrected, it counts no more as it was; refused,
 * the grounds are a decision of its own.
 */
export type Answer =
  | { readonly state: 'proposed'; readonly why: TakeBackReason; readonly reason: string }
  | { readonly state: 'corrected' }
  | { readonly state: 'refused'; readonly grounds: string }

/** Whoever answers, and for which préfecture. */
export interface Answering {
  readonly agentId: string
  readonly name: string
  readonly departement: string
}

/** Answers a report, once: the proposal, the row, the decision and the news to its person stand together or not at all. */
export function answerReport(deps: Deps, id: string, answer: Answer, by: Answering, form: string): Promise<{ readonly refused?: Refusal }> {
  return allOrNothing(deps.db, async tx => {
    const { rows } = await tx.query<{ state: string }>('select state from rectification where id = $1 for update', [id])
    const report = rows[0] && (await findRectification(tx, id))
    if (!report) return { refused: refuse('report-unknown', {}) }
    if (report.state !== 'asked') return { refused: refuse('answered-already', { state: report.state }) }
    const { facts } = await readLife({ ...deps, db: tx }, report.driverId)
    const fact = facts.find(one => one.id === report.about)
    if (!fact) return { refused: refuse('report-unknown', {}) }
    const changed = wasCorrected(facts, fact)
    if (answer.state === 'corrected' && !changed) return { refused: refuse('not-corrected', {}) }
    if (answer.state === 'proposed') {
      if (changed) return { refused: refuse('corrected-already', {}) }
      const { agentId, departement } = by
      const said = {
        by: agentId,
        as: 'supervisor',
        source: sourceOf({ roles: ['supervisor'], departement }),
        reason: answer.reason,
      } as const
      const { refused, id: proposal } = await proposeTakeBack(deps, report.driverId, report.about, answer.why, {
        ...said,
        key: `rectification/${id}/${form}`,
        tx,
      })
      if (refused) return { refused }
      await tx.query('update rectification set proposal = $2 where id = $1', [id, proposal])
    }
    // What proves it is from now on part of the file: nobody takes it out of it.
    await submit(tx, ownerOf(id), deps.clock.now())
    const grounds = answer.state === 'refused' ? answer.grounds : null
    await tx.query('update rectification set state = $2, answered_by = $3, answered_at = $4, grounds = $5 where id = $1', [
      id,
      answer.state,
      by.agentId,
      deps.clock.now(),
      grounds,
    ])
    if (grounds !== null) await deliver(deps, tx, report, fact, grounds, by)
    if (answer.state !== 'proposed') await tellAnswered(tx, report)
    return {}
  })
}

const tellAnswered = (tx: Tx, { id, driverId }: Pick<Rectification, 'id' | 'driverId'>): Promise<void> =>
  addJob(tx, { task: 'notify-driver', payload: { driverId, notice: 'report-answered', about: id } }, `report-answered/${id}`)

/**
 * Hears what became of the facts that somebody proposed to take back: gone, the report is answered and its person told; declined by the second
 * person, it waits for an answer again. Done twice it changes nothing.
 */
export const settleReports = (deps: Deps, driverId: string): Promise<void> =>
  allOrNothing(deps.db, async tx => {
    const { rows } = await tx.query<{ id: string; about: string; proposal: string }>(
      `select id, about, proposal from rectification where driver_id = $1 and state = 'proposed' order by id for update`,
      [driverId],
    )
    if (rows.length === 0) return
    const reading = { ...deps, db: tx }
    const { facts } = await readLife(reading, driverId)
    const declined = (await proposalsAbout(reading, driverId)).filter(({ settled }) => settled?.how === 'declined').map(({ id }) => id)
    for (const { id, about, proposal } of rows) {
      if (facts.find(fact => fact.id === about)?.takenBackOn) {
        await tx.query(`update rectification set state = 'taken-back', answered_at = $2 where id = $1`, [id, deps.clock.now()])
        await tellAnswered(tx, { id, driverId })
      } else if (declined.includes(proposal))
        await tx.query(`update rectification set state = 'asked', answered_by = null, answered_at = null where id = $1`, [id])
    }
  })

/** Does the fact stand no more as it was reported: taken back, or told again under a higher revision? */
export const wasCorrected = (facts: readonly KnownFact[], fact: KnownFact): boolean =>
  !(factsKnown(facts, undefined) as KnownFact[]).some(({ id }) => id === fact.id)

async function deliver(deps: Deps, tx: Tx, report: Rectification, fact: KnownFact, grounds: string, by: Answering): Promise<void> {
  const driver = await findDriver(tx, report.driverId)
  if (!driver) throw new Error('the driver of a report is gone')
  const data = { at: deps.clock.now(), demonstration: deps.config.demonstration, driver, report, fact, grounds, by: by.name }
  await deliverAct(deps, tx, {
    id: actIdOf(report.id),
    accountId: report.accountId,
    name: refusalName,
    kind: 'decision',
    title: { fr: 'Réponse à votre signalement : rien n’est changé', en: 'Answer to your report: nothing is changed' },
    departement: report.office ?? by.departement,
    write: async () => ({ french: await refusalPdf(data, 'fr'), english: await refusalPdf(data, 'en') }),
  })
}

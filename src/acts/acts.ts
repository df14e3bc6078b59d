import {
  type Answer,
  courtAppealLastDay,
  type Day,
  notifiedOn,
  type Sending,
  type Settings,
  territoryOf,
  type Words,
} from '@papier-rose/law'
import { findConsent } from '../account/index.ts'
import { dayOf, type Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { isId } from '../kit/ids.ts'
import type { Round } from '../kit/jobs.ts'
import { type Papers, readPaper, sealPapers } from './papers.ts'

/** An act in somebody's account. Its two papers stand sealed, and are read apart. */
export interface Act {
  readonly id: string
  readonly accountId: string
  readonly applicationId: string | null
  readonly name: string
  /** Decisions on points are notified by a rule of their own. */
  readonly kind: 'decision' | 'points'
  readonly title: Words
  readonly departement: string
  readonly way: 'account-with-consent' | 'account'
  readonly availableOn: Day
  readonly availableAt: Instant
  readonly firstReadAt: Instant | null
  readonly readOn: Day | null
  readonly notifiedOn: Day | null
  /** The code of the reason by which the day is known. */
  readonly notifiedHow: string | null
}

const columns = `id, account_id as "accountId", application_id as "applicationId", name, kind, title, departement, way, available_on as "availableOn",
  available_at as "availableAt", first_read_at as "firstReadAt", read_on as "readOn", notified_on as "notifiedOn", notified_how as "notifiedHow"`

/** What is delivered. */
export interface NewAct {
  /** Made from the event that decided, so that the same act is delivered once. */
  readonly id: string
  readonly accountId: string
  readonly applicationId?: string
  readonly name: string
  readonly kind: Act['kind']
  readonly title: Words
  readonly departement: string
  /** Writes both papers, knowing how the act is sent; asked only when the act was not delivered yet. */
  write(sending: Sending): Promise<Papers>
}

/**
 * Puts an act into the account of its person, once. With their consent it is notified at first reading or by the days of the law; without,
 * it can be read and nothing runs. `q` may be a transaction of the caller.
 */
export async function deliverAct({ clock, config }: Pick<Deps, 'clock' | 'config'>, q: Queryable, act: NewAct): Promise<Act> {
  const known = await findAct(q, act.id)
  if (known) return known
  const [at, on] = [clock.now(), clock.today()]
  const way = (await findConsent(q, act.accountId)) ? 'account-with-consent' : 'account'
  const papers = await act.write(sendingOf({ way, kind: act.kind, availableOn: on, readOn: null }))
  const { french, english, master, wrapped } = sealPapers(config, act.id, papers)
  await q.query(
    `with act as (
       insert into delivered_act (id, account_id, application_id, name, kind, title, departement, way, available_on, available_at, french, english)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing returning id
     )
     insert into act_key (act_id, master, wrapped) select id, $13, $14 from act`,
    [
      act.id,
      act.accountId,
      act.applicationId ?? null,
      act.name,
      act.kind,
      JSON.stringify(act.title),
      act.departement,
      way,
      on,
      at,
      french,
      english,
      master,
      wrapped,
    ],
  )
  const delivered = await findAct(q, act.id)
  if (!delivered) throw new Error(`the act ${act.id} was not delivered`)
  return delivered
}

export async function findAct(q: Queryable, id: string): Promise<Act | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<Act>(`select ${columns} from delivered_act where id = $1`, [id])
  return rows[0]
}

/** Every act in this account, the last first. */
export async function findActs(q: Queryable, accountId: string): Promise<Act[]> {
  const { rows } = await q.query<Act>(`select ${columns} from delivered_act where account_id = $1 order by available_at desc, id`, [
    accountId,
  ])
  return rows
}

/** How this act reached its person, as the law looks at it. Without consent the account only tells. */
export const sendingOf = ({ way, kind, availableOn, readOn }: Pick<Act, 'way' | 'kind' | 'availableOn' | 'readOn'>): Sending =>
  way === 'account' ? { way: 'mail' } : { way, kind, availableOn, ...(readOn ? { readOn } : {}) }

/** The day on which this act is notified, as far as it is known today, and why. */
export const notificationOf = (act: Act, today: Day, law: Settings): Answer<Day | null> => notifiedOn(sendingOf(act), today, law)

/** What the person may know of the delays of this act: notified or not, how, and the last day of the appeal once it runs. */
export function delaysOf(act: Act, today: Day, law: Settings): Words[] {
  const notified = notificationOf(act, today, law)
  const said = notified.reasons.map(({ words }) => words)
  if (notified.value === null) return said
  const territory = territoryOf(act.departement)
  const livesIn = territory === 'metropole' || territory === 'alsace-moselle' ? 'metropole' : 'overseas'
  return [...said, ...courtAppealLastDay(notified.value, territory, livesIn).reasons.map(({ words }) => words)]
}

/** Opens one of the papers of an act for its person: the first opening is kept, and notifies where the law says so. */
export async function openAct(deps: Pick<Deps, 'db' | 'clock' | 'law' | 'config'>, act: Act, paper: keyof Papers): Promise<Uint8Array> {
  const at = deps.clock.now()
  await deps.db.query('update delivered_act set first_read_at = $2, read_on = $3 where id = $1 and first_read_at is null', [
    act.id,
    at,
    dayOf(at),
  ])
  await keepNotification(deps, act.id)
  const bytes = await readPaper(deps.db, deps.config, act.id, paper)
  if (!bytes) throw new Error(`the act ${act.id} is gone`)
  return bytes
}

/** Writes down the day of notification once it is known, and how: it does not change after. */
async function keepNotification({ db, clock, law }: Pick<Deps, 'db' | 'clock' | 'law'>, id: string): Promise<void> {
  const act = await findAct(db, id)
  if (!act || act.notifiedOn) return
  const { value, reasons } = notificationOf(act, clock.today(), law)
  if (value === null) return
  await db.query('update delivered_act set notified_on = $2, notified_how = $3 where id = $1 and notified_on is null', [
    id,
    value,
    reasons[0]?.code ?? '',
  ])
}

/** Looks each day whether an act that nobody opened is now notified by the law. */
export const actRounds = (deps: Pick<Deps, 'db' | 'clock' | 'law'>): readonly Round[] => [
  {
    name: 'acts-notified',
    async go() {
      const { rows } = await deps.db.query<{ id: string }>(
        `select id from delivered_act where way = 'account-with-consent' and notified_on is null and available_on < $1 order by available_on limit 500`,
        [deps.clock.today()],
      )
      for (const { id } of rows) await keepNotification(deps, id)
    },
  },
]

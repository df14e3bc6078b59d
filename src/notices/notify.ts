import { findAccount, findAgent } from '../account/index.ts'
import { type Application, type ApplicationEvent, applications } from '../application/index.ts'
import { cards } from '../card/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import type { Payload, Tasks } from '../kit/jobs.ts'
import { type Act, readStream } from '../kit/store.ts'
import type { Mailer } from '../partners/mail/index.ts'
import type { Texter } from '../partners/sms/index.ts'
import type { Letter, Notice } from './notice.ts'
import { type Addressed, asPage, asShortText, asText, subjectOf } from './render.ts'
import { aboutCards, aboutRequests, isAboutCard, isAboutRequest } from './table.ts'
import { sendText, writeText } from './texts.ts'

/** A letter as it stands in its row. */
export interface Row {
  id: string
  lang: Lang
  address: string | null
  first_name: string | null
  application_id: string | null
  letter: Letter
  state: 'to-send' | 'sent' | 'refused' | 'no-address'
}

/** Writes to the person about one event of their request or of their card: by e-mail, and by SMS when they want it. */
export const noticeTasks = (deps: Deps, { mail, sms }: { mail: Mailer; sms: Texter }): Tasks => ({
  notify: async payload => {
    const id = `${payload.eventId}.${payload.notice}`
    const row = (await find(deps.db, id)) ?? (await compose(deps, id, payload))
    if (row) await sendBoth(deps, { mail, sms }, row)
  },
})

/** The letter by e-mail, and the short text beside it when one was written. */
export async function sendBoth(deps: Deps, { mail, sms }: { mail: Mailer; sms: Texter }, row: Row): Promise<void> {
  // A channel that is down does not hold back the other one.
  const [byMail, byText] = await Promise.allSettled([sendLetter(deps, mail, row), sendText(deps, sms, row.id)])
  for (const one of [byMail, byText]) if (one.status === 'rejected') throw one.reason
}

const find = async (q: Queryable, id: string): Promise<Row | undefined> => {
  const { rows } = await q.query<Row>(
    'select id, lang, address, first_name, application_id, letter, state from notice_sent where id = $1',
    [id],
  )
  return rows[0]
}

/** A letter is written down before it leaves: tried again, the same words leave under the same Message-ID. */
export async function writeLetter(
  deps: Pick<Deps, 'db' | 'clock'>,
  { id, notice, letter, applicationId }: { id: string; notice: string; letter: Letter; applicationId?: string },
  to: Recipient,
): Promise<Row> {
  const address = to.address || null
  await deps.db.query(
    `insert into notice_sent (id, notice, account_id, agent_id, application_id, lang, address, first_name, letter, state, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict on constraint one_letter_a_notice do nothing`,
    [
      id,
      notice,
      to.accountId ?? null,
      to.agentId ?? null,
      applicationId ?? null,
      to.lang,
      address,
      to.firstName ?? null,
      JSON.stringify(letter),
      address ? 'to-send' : 'no-address',
      deps.clock.now(),
    ],
  )
  const row = await find(deps.db, id)
  if (!row) throw new Error(`the letter ${id} was not written`)
  return row
}

/** Writes the letter of an event and, for who wants it, the short text beside it. */
async function compose(deps: Deps, id: string, payload: Payload): Promise<Row | undefined> {
  const { letter, to, applicationId } = await tellOf(deps, payload)
  return to && writeBoth(deps, { id, notice: payload.notice ?? '', letter, applicationId }, to)
}

/** The letter and, for who wants it, the short text beside it, written down. */
export async function writeBoth(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  { id, notice, letter, applicationId }: { id: string; notice: string; letter: Letter; applicationId?: string },
  to: Recipient,
): Promise<Row> {
  if (to.texts && to.accountId) {
    const words = asShortText({ letter, lang: to.lang, baseUrl: deps.config.baseUrl })
    const about = applicationId ? { applicationId } : {}
    const text = { letterId: id, notice, accountId: to.accountId, ...about, lang: to.lang, number: to.texts, words }
    await writeText(deps.db, text, deps.clock.now())
  }
  return writeLetter(deps, { id, notice, letter, ...(applicationId ? { applicationId } : {}) }, to)
}

/** Hands a letter over to the mail server, unless it has left, was refused or has no address. */
export async function sendLetter(deps: Pick<Deps, 'db' | 'clock' | 'config'>, mail: Mailer, row: Row): Promise<void> {
  if (row.state !== 'to-send') return
  if (row.address === null) throw new Error(`the letter ${row.id} has no address`)
  const { baseUrl, demonstration } = deps.config
  const to: Addressed = {
    letter: row.letter,
    lang: row.lang,
    ...(row.application_id ? { applicationId: row.application_id } : {}),
    baseUrl,
    demonstration,
    ...(row.first_name ? { firstName: row.first_name } : {}),
  }
  const sent = await mail.send({
    messageId: `${row.id}@${new URL(baseUrl).hostname}`,
    to: row.address,
    subject: subjectOf(to),
    text: asText(to),
    html: asPage(to),
    lang: row.lang,
  })
  if ('down' in sent) throw new Error(`no mail server: ${sent.reason}`)
  if ('refused' in sent) await settle(deps.db, row.id, 'refused', { why: sent.refused })
  else await settle(deps.db, row.id, 'sent', { sentAt: deps.clock.now() })
}

const settle = (q: Queryable, id: string, state: 'sent' | 'refused', { why, sentAt }: { why?: string; sentAt?: Instant }) =>
  q.query(`update notice_sent set state = $2, why = $3, sent_at = $4 where id = $1 and state = 'to-send'`, [
    id,
    state,
    why ?? null,
    sentAt ?? null,
  ])

/** The letter that an event of a request would send, in the language and with the name of its person: what an agent reads before it happens. */
export async function draftLetter(
  deps: Pick<Deps, 'db' | 'config' | 'law'>,
  notice: keyof typeof aboutRequests,
  applicationId: string,
  event: ApplicationEvent,
  now: Application,
): Promise<{ lang: Lang; subject: string; text: string }> {
  if (!now.subject) throw new Error(`the request ${applicationId} was never submitted`)
  const { lang, firstName } = await person(deps, now.subject)
  const letter = aboutRequests[notice].letter(event, now, deps.law)
  const to = { ...deps.config, letter, lang, applicationId, ...(firstName ? { firstName } : {}) }
  return { lang, subject: subjectOf(to), text: asText(to) }
}

/** Whom a letter goes to, and where it reaches them. */
export interface Recipient {
  readonly accountId?: string
  readonly agentId?: string
  readonly address?: string
  readonly firstName?: string
  /** The mobile that gets a short text too, for who wants it. */
  readonly texts?: string
  readonly lang: Lang
}

interface Composed {
  readonly letter: Letter
  /** Nobody, when no agent has the file: its list shows what the letter would tell. */
  readonly to?: Recipient
  readonly applicationId: string
}

/** The person of an account, and where letters reach them. */
export async function person(deps: Pick<Deps, 'db'>, { accountId, lang }: { accountId: string; lang: Lang }): Promise<Recipient> {
  const account = await findAccount(deps.db, accountId)
  const firstName = account?.identity.givenNames[0]
  const texts = account?.smsWanted && account.mobileConfirmed ? account.mobile : undefined
  return {
    accountId,
    lang: account?.lang ?? lang,
    ...(account ? { address: account.email } : {}),
    ...(firstName ? { firstName } : {}),
    ...(texts ? { texts } : {}),
  }
}

async function agent(deps: Deps, agentId: string | undefined): Promise<Recipient | undefined> {
  const found = agentId === undefined ? undefined : await findAgent(deps.db, agentId)
  return found && { agentId: found.id, address: found.email, lang: 'fr' }
}

async function tellOf(deps: Deps, { notice = '', applicationId, cardId, eventId = '' }: Payload): Promise<Composed> {
  if (applicationId !== undefined && isAboutRequest(notice)) {
    const { letter, now } = await tell(deps, applications, applicationId, eventId, aboutRequests[notice])
    if (!now.subject) throw new Error(`the request ${applicationId} was never submitted`)
    const to = aboutRequests[notice].to === 'taker' ? await agent(deps, now.taker) : await person(deps, now.subject)
    return { letter, applicationId, ...(to ? { to } : {}) }
  }
  if (cardId !== undefined && isAboutCard(notice)) {
    const { letter, now } = await tell(deps, cards, cardId, eventId, aboutCards[notice])
    if (!now.subject) throw new Error(`the card ${cardId} was never ordered`)
    return { letter, applicationId: now.subject.applicationId, to: await person(deps, now.subject) }
  }
  throw new Error(`no letter is called ${notice}`)
}

interface Kind<Event, State> {
  readonly name: string
  readonly initial: State
  evolve(state: State, event: Event): State
}

/** The letter about one event, with the request or the card as that event left it: whatever happened since has a letter of its own. */
async function tell<Event extends Act, State>(
  { db, law }: Deps,
  kind: Kind<Event, State>,
  id: string,
  eventId: string,
  notice: Notice<Event, State>,
): Promise<{ letter: Letter; now: State }> {
  let now = kind.initial
  for (const recorded of await readStream<Event>(db, kind, id)) {
    now = kind.evolve(now, recorded.event)
    if (recorded.id === eventId) return { letter: notice.letter(recorded.event, now, law), now }
  }
  throw new Error(`no event ${eventId} in ${kind.name}/${id}`)
}

import { deliveryMode } from '@papier-rose/law'
import { cards, type FoundCard, findCards, intoTheirHands, ourselves, type PostEvent, readCardAddress } from '../card/index.ts'
import type { Deps } from '../kit/deps.ts'
import { handle } from '../kit/store.ts'
import { type LaPoste, numbersPerCall, type ShipmentEvent, type Tracked } from '../partners/laposte/index.ts'
import { followLetter, type Posted, postAgain } from './letters.ts'
import { postQuestion } from './questions.ts'
import { findToPost } from './waiting.ts'

/** Posts again the letters that came back to us. The carrier knows each sending by its reference: said twice, it is one letter. */
export async function sendAgain(deps: Deps, laposte: LaPoste): Promise<void> {
  const back = await findCards(deps.db, { statuses: ['with-us'], most: 1000 })
  for (const { id, state } of back.filter(card => card.state.afterReturn === 'send-again')) {
    const { subject, order, returns } = state
    const address = subject && (await readCardAddress(deps.db, subject.addressId))
    if (!address || !order) {
      deps.log.error({ card: id }, 'a letter has no address to go to')
      continue
    }
    const today = deps.clock.today()
    const reference = `${id}/${returns}`
    const answer = await laposte.announce({ reference, letter: deliveryMode(today, deps.law).value, to: [...address.lines] })
    if (answer.down) return deps.log.warn({ partner: 'laposte', reason: answer.reason }, 'partner down')
    if (answer.answer === 'refused') {
      deps.log.error({ card: id, code: answer.code }, 'the carrier refuses a letter')
      continue
    }
    const act = { by: ourselves, as: 'system', at: deps.clock.now() } as const
    await handle(
      deps,
      cards,
      id,
      { type: 'Dispatch', orderId: order.id, tracking: answer.trackingNumber, on: today, ...act },
      `sending/${reference}`,
    )
  }
}

/** Posts the letters that waited for an address, to one given since. What one letter meets does not hold back the next. */
export async function postWaiting(deps: Deps, laposte: LaPoste): Promise<void> {
  for (const one of await findToPost(deps.db)) {
    const { driverId, named: namedId, reminder } = one
    const post = namedId ? postQuestion(deps, laposte, { driverId, namedId, reminder }) : postAgain(deps, laposte, one)
    await post.catch((fault: Error) => deps.log.warn({ letter: one.id, fault: fault.message }, 'a letter waits longer'))
  }
}

/** Letters asked about in one round: those that have waited longest for their turn. */
const lettersARound = 1000

/** Asks the carrier where the letters with cards are, and notes each event on its card, once. */
export async function followCards(deps: Deps, laposte: LaPoste): Promise<void> {
  const { rows } = await deps.db.query<FoundCard & { tracking: string }>(
    `select id, state, version, c.tracking from card c left join letter_asked a on a.tracking = c.tracking
     where status in ('with-post', 'at-post-office', 'with-us') and c.tracking is not null order by a.at nulls first, c.tracking limit $1`,
    [lettersARound],
  )
  await askAbout(deps, laposte, rows, follow)
}

/** Asks the carrier where the registered letters on points are, and tells the record. */
export async function followLetters(deps: Deps, laposte: LaPoste): Promise<void> {
  const { rows } = await deps.db.query<Posted>(
    `select letter_id as "letterId", driver_id as "driverId", p.tracking, p.address_id as "addressId" from posted_letter p left join letter_asked a on a.tracking = p.tracking
     where not settled order by a.at nulls first, p.tracking limit $1`,
    [lettersARound],
  )
  await askAbout(deps, laposte, rows, followLetter)
}

async function askAbout<T extends { readonly tracking: string }>(
  deps: Deps,
  laposte: LaPoste,
  rows: readonly T[],
  tell: (deps: Deps, one: T, letter: Found) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += numbersPerCall) {
    const some = rows.slice(from, from + numbersPerCall)
    const numbers = some.map(({ tracking }) => tracking)
    const answer = await laposte.track(numbers)
    if (answer.down) return deps.log.warn({ partner: 'laposte', reason: answer.reason }, 'partner down')
    for (const letter of answer.letters) {
      const one = some.find(({ tracking }) => tracking === letter.number)
      if (letter.seen === 'bad-number') deps.log.error({ letter: letter.number }, 'the carrier says that the number of a letter is none')
      if (one && letter.seen === 'found') await tell(deps, one, letter)
    }
    await deps.db.query(
      `insert into letter_asked (tracking, at) select tracking, $2 from unnest($1::text[]) as tracking
       on conflict (tracking) do update set at = excluded.at`,
      [numbers, deps.clock.now()],
    )
  }
}

type Found = Extract<Tracked, { seen: 'found' }>

async function follow(deps: Deps, { id, state }: FoundCard, letter: Found): Promise<void> {
  const news = letter.story
    .map(asPostEvent)
    .filter(event => !state.postEvents.some(known => known.code === event.code && known.when === event.when))
  for (const event of news) {
    const command = {
      type: 'Track',
      tracking: letter.number,
      event,
      law: deps.law,
      by: 'laposte',
      as: 'carrier',
      at: deps.clock.now(),
    } as const
    const key = `${letter.number}/${event.code}/${event.when}`
    if (event.reading === 'delivered') await intoTheirHands(deps, id, command, key)
    else await handle(deps, cards, id, command, key)
  }
}

/** The day is that of the place where it happened: the days at the post office are counted from it. */
const asPostEvent = ({ code, label, reading, day, at }: ShipmentEvent): PostEvent => ({ code, label, reading, on: day, when: at })

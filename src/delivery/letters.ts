import type { FactContents } from '@papier-rose/law'
import { findLastAddress } from '../card/index.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { findLetter, type LetterData, letterPdf } from '../licence/index.ts'
import type { LaPoste, ShipmentEvent, Tracked } from '../partners/laposte/index.ts'
import { letterCame } from '../record/index.ts'
import { endWaiting, isWaiting, type Waiting, waitForAddress } from './waiting.ts'

const kinds = { registered: 'signed-letter', letter: 'simple-letter' } as const

/**
 * Hands a letter on points to La Poste, with its paper to print, once. A letter that its person receives in the account does not travel. Without
 * an address it waits for one.
 */
export async function postLetter(deps: Deps, laposte: LaPoste, driverId: string, letterId: string): Promise<void> {
  const data = await findLetter(deps, driverId, letterId)
  if (!data || data.letter.way === 'account-with-consent') return
  if ((await findPosted(deps.db, letterId)) || (await isWaiting(deps.db, letterId))) return
  const address = await findLastAddress(deps.db, driverId)
  if (!address) return waitForAddress(deps, { id: letterId, driverId, why: 'no-address' })
  const { way } = data.letter
  const sent = await hand(laposte, { reference: letterId, letter: kinds[way], to: address.lines, paper: await letterPdf(data, 'fr') })
  await notePosted(deps, { driverId, letterId, tracking: sent, settled: isSettled(data), addressId: address.id })
}

/** Posts a letter that waited for an address, to the one given since; one that came back is news of it: it is on its way again. */
export async function postAgain(deps: Deps, laposte: LaPoste, { id, driverId }: Pick<Waiting, 'id' | 'driverId'>): Promise<void> {
  const [data, address] = [await findLetter(deps, driverId, id), await findLastAddress(deps.db, driverId)]
  // Another letter took its place while it waited.
  if (!data || data.letter.correctedOn || data.letter.way === 'account-with-consent') return endWaiting(deps.db, id)
  if (!address) return
  const { way, cancels } = data.letter
  const before = await findPosted(deps.db, id)
  const reference = before ? `${id}/${before.times + 1}` : id
  const tracking = await hand(laposte, { reference, letter: kinds[way], to: address.lines, paper: await letterPdf(data, 'fr') })
  await transaction(deps.db, async tx => {
    await notePosted({ ...deps, db: tx }, { driverId, letterId: id, tracking, settled: isSettled(data), addressId: address.id })
    await endWaiting(tx, id)
    if (before && way === 'registered' && !cancels)
      await letterCame(deps, driverId, id, { way }, { by: 'papier-rose', as: 'system', key: `posted/${tracking}`, tx })
  })
}

/** Hands a letter to the carrier and answers its number; the same reference twice is one letter. Throws while the carrier does not take it. */
export async function hand(
  laposte: LaPoste,
  { paper, to, ...letter }: { reference: string; letter: 'signed-letter' | 'simple-letter'; to: readonly string[]; paper: Uint8Array },
): Promise<string> {
  const answer = await laposte.announce({ ...letter, to: [...to], paper: Buffer.from(paper).toString('base64') })
  if (answer.down) throw new Error(`La Poste is down: ${answer.reason}`)
  if (answer.answer === 'refused') throw new Error(`La Poste refuses the letter: ${answer.code}`)
  return answer.trackingNumber
}

/** What takes another letter back notifies nothing, and a simple letter has no road that somebody follows. */
const isSettled = ({ letter }: LetterData): boolean => letter.way === 'letter' || letter.cancels

/** Writes down that a letter left, under that number of the carrier; posted again, the new number takes the place of the old one. */
export async function notePosted(
  { db, clock }: { readonly db: Queryable } & Pick<Deps, 'clock'>,
  sent: { driverId: string; letterId: string; tracking: string; settled: boolean; addressId?: string },
): Promise<void> {
  await db.query(
    `insert into posted_letter as p (letter_id, driver_id, tracking, posted_on, settled, address_id) values ($1, $2, $3, $4, $5, $6)
     on conflict (letter_id) do update set tracking = excluded.tracking, posted_on = excluded.posted_on, settled = excluded.settled,
       address_id = excluded.address_id, times = p.times + 1 where p.tracking <> excluded.tracking`,
    [sent.letterId, sent.driverId, sent.tracking, clock.today(), sent.settled, sent.addressId ?? null],
  )
}

async function findPosted(q: Queryable, letterId: string): Promise<{ times: number } | undefined> {
  const { rows } = await q.query<{ times: number }>('select times from posted_letter where letter_id = $1', [letterId])
  return rows[0]
}

type Registered = Extract<FactContents['letter']['sending'], { way: 'registered' }>

/**
 * How far a registered letter has come, as the carrier tells it: presented when nobody was there, or when it was signed for; to a wrong address
 * when the carrier could not deliver it and never presented it. Nothing while it travels.
 */
export function sendingOf(story: readonly ShipmentEvent[]): Registered | undefined {
  const dayOf = (what: ShipmentEvent['reading']) => story.find(({ reading }) => reading === what)?.day
  const [signedOn, waitingSince] = [dayOf('delivered'), dayOf('at-post-office')]
  const presentedOn = waitingSince ?? signedOn
  if (presentedOn) return { way: 'registered', presentedOn, ...(signedOn ? { signedOn } : {}) }
  return dayOf('undeliverable') ? { way: 'registered', wrongAddress: true } : undefined
}

/** A registered letter that is still on its way. */
export interface Posted {
  readonly letterId: string
  readonly driverId: string
  readonly tracking: string
  /** Where it was sent. */
  readonly addressId: string | null
}

/** Tells the record what the carrier says of a letter; once it is signed for or back, nothing more is asked. */
export async function followLetter(
  deps: Deps,
  { letterId, driverId, tracking, addressId }: Posted,
  { story }: Extract<Tracked, { seen: 'found' }>,
) {
  const sending = sendingOf(story)
  if (sending) {
    const key = `post/${tracking}/${Object.values(sending).join('/')}`
    const { refused } = await letterCame(deps, driverId, letterId, sending, { by: 'laposte', as: 'partner', key })
    if (refused) return deps.log.error({ letter: letterId, refused: refused.refused }, 'the record does not hear what became of a letter')
    if (sending.wrongAddress) {
      await waitForAddress(deps, { id: letterId, driverId, why: 'wrong-address', ...(addressId ? { addressId } : {}) })
    } else await endWaiting(deps.db, letterId)
  }
  if (story.some(({ reading }) => reading === 'delivered' || reading === 'returned-to-us'))
    await deps.db.query('update posted_letter set settled = true where tracking = $1', [tracking])
}

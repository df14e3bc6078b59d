import type { FactContents } from '@papier-rose/law'
import { findLastAddress } from '../card/index.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { findLetter, letterPdf } from '../licence/index.ts'
import type { LaPoste, ShipmentEvent, Tracked } from '../partners/laposte/index.ts'
import { letterCame } from '../record/index.ts'

const kinds = { registered: 'signed-letter', letter: 'simple-letter' } as const

/**
 * Hands a letter on points to La Poste, with its paper to print, once. A letter that its person receives in the account does not travel. Without
 * an address the job keeps failing, and stands in the list of those that an agent reads.
 */
export async function postLetter(deps: Deps, laposte: LaPoste, driverId: string, letterId: string): Promise<void> {
  const data = await findLetter(deps, driverId, letterId)
  if (!data || data.letter.way === 'account-with-consent' || (await wasPosted(deps.db, letterId))) return
  const address = await findLastAddress(deps.db, driverId)
  if (!address) throw new Error('no address is known to which this letter could go')
  const paper = Buffer.from(await letterPdf(data, 'fr')).toString('base64')
  const answer = await laposte.announce({ reference: letterId, letter: kinds[data.letter.way], to: [...address.lines], paper })
  if (answer.down) throw new Error(`La Poste is down: ${answer.reason}`)
  if (answer.answer === 'refused') throw new Error(`La Poste refuses the letter: ${answer.code}`)
  // What takes another letter back notifies nothing, and a simple letter has no road that somebody follows.
  const settled = data.letter.way === 'letter' || data.letter.cancels
  await notePosted(deps, { driverId, letterId, tracking: answer.trackingNumber, settled })
}

/** Writes down that a letter left, under that number of the carrier. */
export async function notePosted(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { driverId, letterId, tracking, settled }: { driverId: string; letterId: string; tracking: string; settled: boolean },
): Promise<void> {
  await db.query(
    `insert into posted_letter (letter_id, driver_id, tracking, posted_on, settled) values ($1, $2, $3, $4, $5)
     on conflict (letter_id) do nothing`,
    [letterId, driverId, tracking, clock.today(), settled],
  )
}

async function wasPosted(q: Queryable, letterId: string): Promise<boolean> {
  const { rowCount } = await q.query('select 1 from posted_letter where letter_id = $1', [letterId])
  return rowCount === 1
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
}

/** Tells the record what the carrier says of a letter; once it is signed for or back, nothing more is asked. */
export async function followLetter(deps: Deps, { letterId, driverId, tracking }: Posted, { story }: Extract<Tracked, { seen: 'found' }>) {
  const sending = sendingOf(story)
  if (sending) {
    const key = `post/${letterId}/${Object.values(sending).join('/')}`
    const { refused } = await letterCame(deps, driverId, letterId, sending, { by: 'laposte', as: 'partner', key })
    if (refused) return deps.log.error({ letter: letterId, refused: refused.refused }, 'the record does not hear what became of a letter')
  }
  if (story.some(({ reading }) => reading === 'delivered' || reading === 'returned-to-us'))
    await deps.db.query('update posted_letter set settled = true where tracking = $1', [tracking])
}

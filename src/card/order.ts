import { earliest, isGroup2, rightLastDay, titleLastDay } from '@papier-rose/law'
import type { Application } from '../application/index.ts'
import { findApplication, prefectureOf, readAnswers, readPhoto } from '../application/index.ts'
import { getPassedExam } from '../exam/index.ts'
import { breaks } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { type Handled, handle } from '../kit/store.ts'
import type { EPhoto } from '../partners/ephoto/index.ts'
import { findDriver, giveCategory, readRecord } from '../record/index.ts'
import { keepAddress } from './addresses.ts'
import type { Card, CardSubject, Command, Event, NewOrder } from './card.ts'
import { engrave, nextNumber, readEngraving } from './engraving.ts'
import { type Images, keepImages } from './images.ts'
import { cards } from './reactions.ts'
import { findCard, findCardOfApplication } from './read.ts'
import { codesWith, standing } from './rows.ts'
import { together } from './together.ts'

/** Who the service is in the journal, when it acts by itself. */
export const ourselves = 'papier-rose'

type Subject = NonNullable<Application['subject']>

/** Gives the category on the driver's record and orders the card of an approved request. Run twice, it makes one card. */
export async function orderCard(deps: Deps, ephoto: EPhoto, applicationId: string, key: string): Promise<void> {
  const application = await findApplication(deps.db, applicationId)
  const subject = application?.state.subject
  if (!subject || application.state.status !== 'approved') throw new Error('a card is ordered for an approved request only')
  if (await findCardOfApplication(deps.db, applicationId)) return
  await giveCategories(deps, subject, key)
  const images = await fetchImages(deps, ephoto, applicationId)
  try {
    await placeOrder(deps, { applicationId, subject, images, key })
  } catch (fault) {
    if (!breaks(fault, 'one_card_on_its_way_a_driver')) throw fault
    await deps.db.query('insert into card_waiting (application_id, driver_id, key, since) values ($1, $2, $3, $4) on conflict do nothing', [
      applicationId,
      subject.driverId,
      key,
      deps.clock.now(),
    ])
  }
}

/** Each category that the exam gives, from the day of the exam, with its codes. */
async function giveCategories(deps: Deps, subject: Subject, key: string): Promise<void> {
  const exam = await getPassedExam(deps, subject.resultId)
  const [driver, record] = [await findDriver(deps.db, subject.driverId), await readRecord(deps, subject.driverId)]
  if (!driver) throw new Error('the driver of a request is unknown')
  for (const category of exam.categories) {
    const codes = codesWith({ ...exam, category }, record, deps.law)
    // The opinion behind a heavy category is not older than the exam: its end is counted from there.
    const lastDay = isGroup2(category) ? rightLastDay(category, { birth: driver.birthDay, opinionOn: exam.examDay }, deps.law).value : null
    const path = exam.learning === 'free' ? 'classic' : exam.learning
    const given = { category, since: exam.examDay, codes, path, ...(lastDay ? { lastDay } : {}) }
    await giveCategory(deps, subject.driverId, given, `${key}/${category}`)
  }
}

async function fetchImages(deps: Deps, ephoto: EPhoto, applicationId: string): Promise<Images> {
  const photo = await readPhoto(deps.db, ephoto, applicationId)
  if (!photo) throw new Error('the answers of the request are erased')
  if (photo.down) throw new Error(`the provider of photo-signatures did not answer: ${photo.reason}`)
  if (!photo.ok) throw new Error(`the provider of photo-signatures refuses the code: ${photo.why}`)
  return photo
}

interface ToOrder {
  readonly applicationId: string
  readonly subject: Subject
  readonly images: Images
  readonly key: string
}

function placeOrder(deps: Deps, { applicationId, subject, images, key }: ToOrder): Promise<void> {
  const { driverId, accountId, category, lang, office } = subject
  const cardId = idFrom('card', applicationId)
  return together(deps.db, async tx => {
    const answers = await readAnswers(tx, subject.answersId)
    if (!answers) throw new Error('the answers of the request are erased')
    const number = await nextNumber(tx, deps.clock.today())
    // Whoever holds the turn to take a number sees what those before it have done.
    if (await findCardOfApplication(tx, applicationId)) return
    const order: NewOrder = { orderId: deps.ids(), number }
    const addressId = deps.ids()
    const now = { by: ourselves, as: 'system', at: deps.clock.now() } as const
    await keepAddress(tx, addressId, driverId, answers.facts.address, answers.receivedAt)
    const issuedOn = deps.clock.today()
    const held = standing(await readRecord({ ...deps, db: tx }, driverId), issuedOn)
    const ends = held.flatMap(({ lastDay }) => lastDay ?? [])
    const title = { issuedOn, categories: held.map(h => h.category), ...(ends.length > 0 ? { medicalLastDay: earliest(...ends) } : {}) }
    const lastDay = titleLastDay(title, deps.law).value
    const card: CardSubject = { driverId, accountId, applicationId, number, category, addressId, office, issuedOn, lastDay, lang }
    await engrave({ ...deps, db: tx }, cardId, card, order, prefectureOf(office).name)
    await keepImages(tx, cardId, images, deps.config)
    await handle(deps, cards, cardId, { type: 'Order', subject: card, orderId: order.orderId, ...now }, key, tx)
  })
}

/** Requests that waited because another card of the same person was on its way: ordered once it has arrived, or is destroyed. */
export async function orderWaiting(deps: Deps, ephoto: EPhoto): Promise<void> {
  const { rows } = await deps.db.query<{ applicationId: string; key: string }>(
    `select application_id as "applicationId", key from card_waiting w
     where not exists (select 1 from card c where c.driver_id = w.driver_id and c.status not in ('handed-over', 'destroyed', 'replaced'))
     order by since limit 100`,
  )
  for (const { applicationId, key } of rows) {
    await orderCard(deps, ephoto, applicationId, key)
    if (await findCardOfApplication(deps.db, applicationId)) {
      await deps.db.query('delete from card_waiting where application_id = $1', [applicationId])
    }
  }
}

/**
 * Makes a card again under a new number: what it says is read anew from the file and the record. `ask` is given the new order and says what is
 * asked of the card. A number that was taken for nothing is given back.
 */
export function makeAgain(
  deps: Pick<Deps, 'db' | 'ids' | 'clock' | 'law' | 'config'>,
  cardId: string,
  ask: (next: NewOrder) => Extract<Command, { type: 'Spoil' | 'Remake' }>,
  key: string,
): Promise<Handled<Event, Card>> {
  return together(deps.db, async tx => {
    await tx.query('savepoint before_number')
    const next: NewOrder = { orderId: deps.ids(), number: await nextNumber(tx, deps.clock.today()) }
    const before = await findCard(tx, cardId)
    const done = await handle(deps, cards, cardId, ask(next), key, tx)
    if (done.events.length === 0 || !done.state.subject) {
      await tx.query('rollback to savepoint before_number')
      return done
    }
    const authority = (await readEngraving(tx, before?.state.order?.id ?? ''))?.authority ?? prefectureOf(done.state.subject.office).name
    await engrave({ ...deps, db: tx }, cardId, done.state.subject, next, authority)
    return done
  })
}

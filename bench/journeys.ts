import { DBOS } from '@dbos-inc/dbos-sdk'
import { type Day, day, official2026 } from '@papier-rose/law'
import { type ApplicationCommand, applications } from '../src/application/index.ts'
import { type CardCommand, cards } from '../src/card/index.ts'
import { realClock } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { type Act, handle, type Store, type StreamKind } from '../src/kit/store.ts'
import { type Figure, sideBySide, together } from './measure.ts'

const journeys = 120
const today: Day = day('2026-11-23')

/** Every step of a request and of its card, from the sending to the letter box, as the service records it. */
const steps = 12

async function journey(store: Store): Promise<void> {
  const [id, driverId, accountId, cardId, orderId] = [realIds(), realIds(), realIds(), realIds(), realIds()]
  const at = realClock.now()
  const pieces = ['identity', 'address-proof'] as const
  const common = { driverId, accountId, category: 'B', office: '44', lang: 'fr' } as const
  const subject = { ...common, kind: 'first-licence-after-exam', resultId: realIds(), answersId: realIds(), pieces } as const
  const card = { ...common, applicationId: id, number: orderId, addressId: realIds(), issuedOn: today, lastDay: today } as const
  const [agent, printer, carrier] = [
    { by: 'paulette', as: 'reviewer', at },
    { by: 'printer', as: 'printer', at },
    { by: 'carrier', as: 'carrier', at },
  ] as const
  const of = async <C extends Act, E extends Act, S>(kind: StreamKind<C, E, S>, on: string, command: C) => {
    const { events, refused } = await handle(store, kind, on, command, realIds())
    if (events.length === 0) throw new Error(`${command.type}: ${JSON.stringify(refused)}`)
  }
  const request = (command: ApplicationCommand) => of(applications, id, command)
  const made = (command: CardCommand) => of(cards, cardId, command)
  const post = (code: string, reading: 'announced' | 'posted' | 'delivered', hour: string) =>
    made({
      type: 'Track',
      tracking: id,
      event: { code, label: code, reading, on: today, when: `${today}T${hour}` },
      law: official2026,
      ...carrier,
    })
  await request({ type: 'Submit', subject, on: today, by: accountId, as: 'applicant', at })
  await request({ type: 'Take', ...agent })
  for (const piece of pieces) await request({ type: 'AcceptPiece', piece, ...agent })
  await request({ type: 'Approve', on: today, ...agent })
  await made({ type: 'Order', subject: card, orderId, by: 'papier-rose', as: 'system', at })
  await made({ type: 'AcceptOrder', orderId, ...printer })
  await made({ type: 'Print', orderId, ...printer })
  await made({ type: 'Dispatch', orderId, tracking: id, on: today, ...printer })
  await post('DR1', 'announced', '08:00')
  await post('PC1', 'posted', '09:00')
  await post('DI1', 'delivered', '10:00')
}

/** The same twelve steps as a durable workflow: each step's result is recorded before the next begins. */
const workflow = DBOS.registerWorkflow(
  async (id: string) => {
    for (let step = 1; step <= steps; step++)
      await DBOS.runStep(async () => ({ id, step, on: today, by: 'paulette' }), { name: `step-${step}` })
  },
  { name: 'journey' },
)

/** Whole journeys through `handle`, in turns with the same number of recorded steps as a workflow of DBOS, on the same server. */
export async function wholeJourneys(url: string, peerUrl: string): Promise<Figure[]> {
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: peerUrl, systemDatabasePoolSize: 16, logLevel: 'error', runAdminServer: false })
  await DBOS.launch()
  const db = openDb(url, { max: 16, role: 'papier_app' })
  try {
    const store = { db, ids: realIds }
    const [ours = 0, theirs = 0] = await sideBySide([
      () => together(16, journeys, () => journey(store)),
      () => together(16, journeys, () => workflow(realIds())),
    ])
    const against = { what: 'the same twelve steps as a DBOS workflow', value: theirs }
    return [{ what: 'whole journeys of twelve commands, 16 at once', value: ours, unit: 'journeys/s', against, aim: '4 × DBOS' }]
  } finally {
    await DBOS.shutdown()
    await db.end()
  }
}

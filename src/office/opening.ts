import { type Awaited, awaitedOf, type FilePart, type LineDay, lineOf, retentionsToDecide, type ToDecide } from '@papier-rose/law'
import { agentIn, findReasonGiven, logReading, logRefusal } from '../account/index.ts'
import type { Deps } from '../kit/deps.ts'
import { path } from '../kit/html.ts'
import { type Agent, type Ctx, formIds, notFound, page } from '../kit/http.ts'
import { type Space, spaceOf } from '../licence/index.ts'
import {
  type Driver,
  type FollowedLetter,
  findDriver,
  type KnownLife,
  type Purpose,
  partsOpened,
  purposesOfRoles,
  readLetters,
  readLife,
} from '../record/index.ts'
import { purposePage, purposeTitle } from './pages/purpose.ts'
import { purposeIn, reasonOf } from './words.ts'

/** What a reading of a driver’s record is called in the log. */
export const readingOfRecord = 'record'

/** The record of a driver as it is opened to one agent for one purpose. What the purpose does not open is there for the law, and shown nowhere. */
export interface OpenedRecord {
  readonly driver: Driver
  readonly purpose: Purpose
  readonly parts: readonly FilePart[]
  readonly life: KnownLife
  readonly space: Space
  readonly line: readonly LineDay[]
  readonly letters: readonly FollowedLetter[]
  readonly awaited: readonly Awaited[]
  readonly toDecide: readonly ToDecide[]
}

/** Reads all that stands on the screen of a driver’s record. */
export async function readOpened(deps: Deps, driver: Driver, purpose: Purpose, agent: Pick<Agent, 'roles'>): Promise<OpenedRecord> {
  const [life, letters] = [await readLife(deps, driver.id), await readLetters(deps, driver.id)]
  const asOf = { day: deps.clock.today() }
  return {
    driver,
    purpose,
    parts: partsOpened(agent.roles, purpose, deps),
    life,
    space: spaceOf(life, asOf.day, deps.law),
    line: lineOf(life, asOf, deps.law),
    letters,
    awaited: awaitedOf(life, asOf, deps.law),
    toDecide: retentionsToDecide(life, asOf),
  }
}

/** The purpose that this agent last gave today to open this record, while their roles still allow it. */
async function purposeGiven(c: Ctx, driverId: string): Promise<Purpose | undefined> {
  const { deps, today } = c.var
  const { agentId, roles } = agentIn(c)
  const given = purposeIn(
    await findReasonGiven(deps.db, { agentId, driverId, what: readingOfRecord, on: today, begins: reasonOf('' as Purpose) }),
  )
  return given && purposesOfRoles(roles).includes(given) ? given : undefined
}

const askWhy = (c: Ctx, driver: Driver, missing = false) => {
  const { lang } = c.var
  const content = purposePage(lang, { driverId: driver.id, choices: purposesOfRoles(agentIn(c).roles), ids: formIds(c), missing })
  return page(c, { title: purposeTitle, back: path(lang, '/agents/conducteurs'), wrong: missing, content }, missing ? 422 : 200)
}

const driverIn = async (c: Ctx): Promise<Driver | undefined> => {
  const driver = await findDriver(c.var.deps.db, c.req.param('id') ?? '')
  if (!driver) await logRefusal(c, 'record-unknown')
  return driver
}

/** Opens a driver’s record for this agent, once they have said today what for. Each opening is logged with its purpose. */
export const inRecord =
  (answer: (c: Ctx, opened: OpenedRecord) => Response | Promise<Response>): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const driver = await driverIn(c)
    if (!driver) return notFound(c)
    const purpose = await purposeGiven(c, driver.id)
    if (!purpose) return askWhy(c, driver)
    await logReading(c, { driverId: driver.id, what: readingOfRecord, reason: reasonOf(purpose) })
    return answer(c, await readOpened(c.var.deps, driver, purpose, agentIn(c)))
  }

/** The question again, to open the same record for another purpose. */
export const askPurpose = async (c: Ctx): Promise<Response> => {
  const driver = await driverIn(c)
  return driver ? askWhy(c, driver) : notFound(c)
}

/** Takes the purpose and opens the record with it. */
export const givePurpose = async (c: Ctx): Promise<Response> => {
  const driver = await driverIn(c)
  if (!driver) return notFound(c)
  const given = purposeIn(reasonOf(c.var.form.text('motif') as Purpose))
  if (!given) return askWhy(c, driver, true)
  if (!purposesOfRoles(agentIn(c).roles).includes(given)) {
    await logRefusal(c, `record/${given}`)
    return notFound(c)
  }
  await logReading(c, { driverId: driver.id, what: readingOfRecord, reason: reasonOf(given) })
  return c.redirect(path(c.var.lang, `/agents/conducteurs/${driver.id}`), 303)
}

import { type FilePart, type FileReader, fileParts, fileReaderNames, normalizeNeph } from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { logPartnerReading, logRefusal } from '../account/index.ts'
import { realNow } from '../kit/clock.ts'
import type { Ctx, Env } from '../kit/http.ts'
import { countTry, type Limit, triesLeft } from '../kit/throttle.ts'
import { type Driver, findDriverByNeph, type Opened, openTo, purposesOf, referenceSchema } from '../record/index.ts'
import { atTheDoor, type DoorEnv } from './at-the-door.ts'
import { readScope } from './clients.ts'
import { problem } from './problem.ts'
import { dayText, fieldProblems } from './reading.ts'

export const recordPath = '/api/v1/record'
const largest = 16 * 1024
/** How often a partner may ask for what is not there or not for it: who tries numbers one after another is stopped, who checks papers is not. */
export const misses: Limit = { tries: 60, seconds: 600 }

/**
 * Who asks for what, of whom, and why. It is posted, so that no NEPH and no birth date stand in an address, where proxies and logs would
 * keep them.
 */
export const askingSchema = z.strictObject({
  neph: z
    .string()
    .refine(given => 'neph' in normalizeNeph(given), 'no NEPH')
    .transform(given => given.replace(/\D/g, ''))
    .describe('12 digits'),
  birthDay: dayText,
  purpose: z.enum(fileReaderNames as [FileReader, ...FileReader[]]).describe('in which capacity of L. 225-4 or L. 225-5 it is read'),
  case: referenceSchema.describe('number of the file or of the report for which it is read; the person sees it'),
  parts: z
    .array(z.enum(fileParts as unknown as [FilePart, ...FilePart[]]))
    .min(1)
    .refine(parts => new Set(parts).size === parts.length, 'twice'),
})

/** What is shown of each part: nothing of a part that was not asked for or is not open. */
const shown = ({ title, restrictions, measures, infractions, points }: Opened) => ({
  ...(title ? { title: { categories: title.categories, validFor: title.validFor, titles: title.titles, cepcs: title.cepcs } } : {}),
  ...(restrictions ? { restrictions: { codes: restrictions.codes, interlock: restrictions.restrictions ?? [] } } : {}),
  ...(measures
    ? {
        measures: measures.map(({ kind, from, lastDay, liftedOn, stopsOn, reference, needsAptitude, aptitudeOn }) => ({
          kind,
          from,
          lastDay,
          liftedOn,
          stopsOn,
          reference,
          needsAptitude,
          aptitudeOn,
        })),
      }
    : {}),
  ...(infractions
    ? {
        infractions: infractions.map(({ reference, content: { points: cost, ...content } }) => ({
          reference,
          ...content,
          ...(points ? { points: cost } : {}),
        })),
      }
    : {}),
  ...(points ? { points: { balance: points.balance, capital: points.capital, status: points.status } } : {}),
})

const isOf = (driver: Driver | undefined, birthDay: string): driver is Driver => driver !== undefined && driver.birthDay === birthDay

/** Where those whom L. 225-4 and L. 225-5 allow read a driver’s record: the parts of the table, each reading logged and shown to the person. */
export function recordDoor(): Hono<Env> {
  const door = new Hono<DoorEnv>()
  door.use(recordPath, atTheDoor())
  door.post(recordPath, bodyLimit({ maxSize: largest, onError: c => problem(c as Context<DoorEnv>, 'too-large') }), async c => {
    const { deps, caller } = c.var
    const by = `partner/${caller.id}`
    const refused = (why: string) => logRefusal(c as unknown as Ctx, why, by)
    if (!caller.scopes.includes(readScope)) {
      await refused('record/no-scope')
      return problem(c, 'not-allowed')
    }
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'wrong-type')
    const sent: unknown = await c.req.json().catch(() => undefined)
    if (sent === undefined) return problem(c, 'not-json')
    const read = askingSchema.safeParse(sent)
    if (!read.success) return problem(c, 'unreadable', { errors: fieldProblems(read.error, sent) })
    const { neph, birthDay, purpose, parts } = read.data
    const [counted, now] = [`record/${caller.id}`, realNow()]
    if (!(await triesLeft(deps, counted, misses, now)))
      return problem(c, 'too-many', { headers: { 'Retry-After': String(misses.seconds) } })

    const driver = await findDriverByNeph(deps.db, neph)
    const mine = purposesOf[caller.teller].includes(purpose)
    if (!mine) await refused(`record/${purpose}`)
    const asking = { reader: purpose, by, parts }
    // Asked of everybody alike, so that a part that is closed is logged as such, whoever the person is.
    const opened = mine ? await openTo(deps, isOf(driver, birthDay) ? driver.id : '', asking, ({ why }) => refused(why)) : undefined
    if (!opened || !isOf(driver, birthDay)) {
      await countTry(deps, counted, misses, now)
      return problem(c, 'no-record')
    }
    const reason = `${purpose}: ${read.data.case}`
    await logPartnerReading(deps, { partner: caller.name, driverId: driver.id, what: `record/${parts.join('+')}`, reason })
    return c.json({ asOf: deps.clock.today(), ...shown(opened) })
  })
  return door as unknown as Hono<Env>
}

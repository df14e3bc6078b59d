import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ProfileName, profiles } from '@papier-rose/law'
import { startPostgres } from '../../src/kit/postgres.ts'
import { personas } from '../../src/personas.ts'
import { linaIsAcquitted, linaIsWronged } from './acquitted.ts'
import { amasCardReturns } from './ama.ts'
import { employerReads } from './employer.ts'
import { hugoFails } from './hugo.ts'
import { linaPasses } from './lina.ts'
import { marcelIsSuspended, marcelLosesAll } from './marcel.ts'
import { officeWorks } from './office.ts'
import { inesIsInTime, zoeIsLate } from './probation.ts'
import { type Step, type Tale, tell } from './tale.ts'
import { theoIsRefused } from './theo.ts'
import { openTown, type Town } from './town.ts'

const journeys: readonly (readonly [name: string, story: (tale: Tale, town: Town) => Promise<void>])[] = [
  ['a. a probation, the course in time', inesIsInTime],
  ['b. from the exam to the card', linaPasses],
  ['c. a card that comes back', amasCardReturns],
  ['d. a failure', hugoFails],
  ['e. a refusal', theoIsRefused],
  ['f. a probation, the course too late', zoeIsLate],
  ['g. a retention, then an acquittal', linaIsAcquitted],
  ['h. an infraction established by mistake', linaIsWronged],
  ['i. an employer’s code, read, then stopped', employerReads],
  ['j. twice suspended for alcohol', marcelIsSuspended],
  ['k. no point is left, and the way back', marcelLosesAll],
  ['l. two agents at the office, and a driver', officeWorks],
  ['m. what the log tells of it', nobodyIsInTheLog],
]

/** The log of all these journeys has their requests, and no name, NEPH or address of anybody. */
async function nobodyIsInTheLog({ step }: Tale, town: Town): Promise<void> {
  await step('the log has every request, and nobody’s name, NEPH or e-mail', async () => {
    const lines = town
      .printed()
      .split('\n')
      .filter(line => line.startsWith('{'))
    // The end of an id may be twelve digits, as a NEPH is.
    const log = lines.join('\n').replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    const requests = log.match(/"msg":"request"/g)?.length ?? 0
    const names = [...new Set(personas.flatMap(({ familyName, givenNames }) => [familyName, ...givenNames]))]
    const personal =
      log.match(new RegExp(`(?<![\\p{L}_])(?:${names.join('|')})(?![\\p{L}_])|\\b\\d{12}\\b|[\\w.-]+@exemple\\.invalid`, 'giu')) ?? []
    if (requests < 50 || personal.length > 0) throw new Error(`${requests} requests, and in the log: ${[...new Set(personal)].join(', ')}`)
    return { evidence: `${requests} requests in the log, and nobody`, gives: undefined }
  })
}

/** Walks every journey through HTTP, on a service started for it on a fresh database; or those that are named so. Answers each step, with its evidence. */
export async function walk(profile: ProfileName, say: (step: Step) => void = () => {}, wanted = /^/): Promise<Step[]> {
  const town = await openTown(profile)
  const steps: Step[] = []
  try {
    for (const [name, story] of journeys.filter(([one]) => wanted.test(one))) await tell(name, steps, say, tale => story(tale, town))
  } finally {
    await town.leave()
  }
  return steps
}

const isProfile = (name: string): name is ProfileName => Object.hasOwn(profiles, name)

/** npm run journey [-- --json] [-- --profile source-article|official-2026] [-- --only 'a probation'] */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      profile: { type: 'string', default: 'official-2026' },
      only: { type: 'string', default: '' },
    },
  })
  const { json, profile, only } = values
  if (!isProfile(profile)) {
    console.error(`No profile ${profile}: ${Object.keys(profiles).join(', ')}`)
    return 2
  }
  let told = ''
  const line = ({ journey, what, evidence, ok }: Step): void => {
    if (journey !== told) console.log(`\n${journey}`)
    told = journey
    console.log(`  ${ok ? '✓' : '✗'} ${what} — ${evidence}`)
  }
  const steps = await walk(profile, json ? undefined : line, new RegExp(only))
  const failed = steps.filter(({ ok }) => !ok).length
  if (json) console.log(JSON.stringify({ profile, ok: failed === 0, steps }, null, 2))
  else console.log(`\n${profile}: ${steps.length} steps, ${failed} not as they should be`)
  return failed === 0 ? 0 : 1
}

/** Beside the server of the tests, which others may be using: one of its own, gone afterwards. */
async function onOwnServer(work: () => Promise<number>): Promise<number> {
  if (process.env.TEST_DATABASE_URL) return work()
  const folder = join(import.meta.dirname, '..', '..', '.cache', `journey-${process.pid}`)
  const server = await startPostgres(folder, ['fsync=off'])
  process.env.TEST_DATABASE_URL = server.url('postgres')
  try {
    return await work()
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.exitCode = await onOwnServer(main)

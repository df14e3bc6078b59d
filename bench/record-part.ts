import { parentPort, workerData } from 'node:worker_threads'
import { official2026 } from '@papier-rose/law'
import { fixedClock } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { balancesOn } from '../src/record/balances.ts'

// One core's part of the drivers: counts the balances that it computes.
const { url, part, today } = workerData
const db = openDb(url, { max: 1 })
let count = 0
for await (const balances of balancesOn({ db, clock: fixedClock(today), law: official2026, config: testConfig() }, today, part))
  count += balances.length
await db.end()
parentPort?.postMessage(count)

import { realClock } from '../kit/clock.ts'
import { openDb } from '../kit/db.ts'
import { realIds } from '../kit/ids.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { deliver } from './deliver.ts'

// A worker that is killed while a receiver takes its time: see hooks.test.ts.

const [url = '', hookId = ''] = process.argv.slice(2)
const db = openDb(url, { max: 2, role: 'papier_worker' })
await deliver({ ...testDeps(db, { clock: realClock }), ids: realIds }, hookId)
await db.end()

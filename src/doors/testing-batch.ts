import { Readable } from 'node:stream'
import { realClock } from '../kit/clock.ts'
import { openDb } from '../kit/db.ts'
import { realIds } from '../kit/ids.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { hearBatch } from './batch.ts'
import { driver } from './testing.ts'

// A process that hears a batch and is killed in the middle of it: see batch.test.ts.

export const lines = 2500
export const caller = { id: 'the-fines', name: 'fines', teller: 'fines', scopes: ['tell:infraction'] } as const

/** The batch, one line after another. */
export const body = (): Readable =>
  Readable.from(
    Array.from({ length: lines }, (_, i) => {
      const content = { committedOn: '2026-09-01', points: 1, class: 4 }
      return Buffer.from(`${JSON.stringify({ kind: 'infraction', driver, reference: `PV-${i}`, content })}\n`)
    }),
  )

if (process.argv[2]) {
  const db = openDb(process.argv[2], { max: 4, role: 'papier_web' })
  const deps = { ...testDeps(db, { clock: realClock }), ids: realIds }
  for await (const report of hearBatch(deps, caller, body(), 'en')) process.stdout.write(report)
}

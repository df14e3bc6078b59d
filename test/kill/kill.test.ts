import test from 'node:test'
import { assertNothingLost, killRun } from './run.ts'

test('web and worker processes are killed at random while people and agents work: no card twice, none missing, no notice lost', {
  timeout: 900_000,
}, async () => {
  assertNothingLost(await killRun({ journeys: 8, people: 4, agents: 2, pauseMs: [100, 800] }))
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type ProfileName, profiles } from '@papier-rose/law'
import { walk } from './walk.ts'

// Each profile has a service of its own: they are walked side by side.
describe('every journey, from the exam to the card', { concurrency: true }, () => {
  for (const profile of Object.keys(profiles) as ProfileName[])
    test(`is walked by the profile ${profile}`, { timeout: 900_000 }, async () => {
      const steps = await walk(profile)
      assert.deepEqual(
        steps.filter(({ ok }) => !ok),
        [],
      )
      // A journey that ends too early has a failed step; one that was never begun has none.
      assert.equal(new Set(steps.map(({ journey }) => journey)).size, 13)
    })
})

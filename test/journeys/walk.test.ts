import assert from 'node:assert/strict'
import test from 'node:test'
import { type ProfileName, profiles } from '@papier-rose/law'
import { walk } from './walk.ts'

for (const profile of Object.keys(profiles) as ProfileName[]) {
  test(`every journey, from the exam to the card, is walked by the profile ${profile}`, { timeout: 900_000 }, async () => {
    const steps = await walk(profile)
    assert.deepEqual(
      steps.filter(({ ok }) => !ok),
      [],
    )
    // A journey that ends too early has a failed step; one that was never begun has none.
    assert.equal(new Set(steps.map(({ journey }) => journey)).size, 12)
  })
}

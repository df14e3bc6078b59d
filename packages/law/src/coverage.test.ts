import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { before, test } from 'node:test'
import type { Gaps } from './coverage.ts'

let gaps: Gaps

before(async () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const execArgv = ['--disable-warning=ExperimentalWarning', '--test-name-pattern=^loaded, not run$']
  const child = fork(new URL('./coverage.ts', import.meta.url), { env, execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [told] = await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => assert.fail(`exit ${code}`))])
  gaps = told as Gaps
})

test('each dated change is asserted the day before, the day and the day after', () => assert.deepEqual(gaps.changes, []))
test('each threshold is asserted below, at and above', () => assert.deepEqual(gaps.thresholds, []))
test('each contested point is asserted in each of its readings', () => assert.deepEqual(gaps.switches, []))
test('no two dated values or thresholds bear one name', () => assert.deepEqual(gaps.namedTwice, []))
test('each article is cited the way the codes number it', () => assert.deepEqual(gaps.badCitations, []))

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

const root = join(import.meta.dirname, '..')

test('the published form is built, publint has no remark, and the examples of its README run on it', async () => {
  const built = spawnSync(process.execPath, [join(root, 'build.mjs')], { encoding: 'utf8' })
  assert.equal(built.status, 0, built.stdout + built.stderr)
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''
  const script = `${example.replace('@papier-rose/law', join(root, 'dist', 'index.js'))}
console.log(JSON.stringify([value.lastDay, balance, capital, comesBack[0].day, typeof mayDrive, typeof piecesFor]))`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  assert.equal(ran.status, 0, ran.stderr)
  assert.deepEqual(JSON.parse(ran.stdout), ['2027-02-28', 11, 12, '2026-12-01', 'function', 'function'])
})

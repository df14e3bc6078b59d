import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

const root = join(import.meta.dirname, '..')

test('the published form is built, publint has no remark, its examples run, and a browser could load it', async () => {
  const built = spawnSync(process.execPath, [join(root, 'build.mjs')], { encoding: 'utf8' })
  assert.equal(built.status, 0, built.stdout + built.stderr)
  const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const values = [
    '[value.lastDay, balance, capital, comesBack[0].day, typeof mayDrive, typeof piecesFor]',
    `[fineOf(findInfraction('phone', day('2026-06-01'))).value.fixed.normal, offenceWithout('annulled', day('2026-06-01')).value.version.class,
      ledger(abroad, { day: day('2026-06-01') }).status, ledger(annulled, { day: day('2026-06-01') }).wayBack.earliestApplication,
      mayRead('insurer', 'points').value, eraseOn({ kind: 'application', recordedOn: day('2026-06-01') }).value]`,
  ]
  const said = examples.map((example, i) => {
    const script = `${example.replace('@papier-rose/law', join(root, 'dist', 'index.js'))}\nconsole.log(JSON.stringify(${values[i]}))`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    assert.equal(ran.status, 0, ran.stderr)
    return JSON.parse(ran.stdout) as unknown
  })
  assert.deepEqual(said, [
    ['2027-02-28', 11, 12, '2026-12-01', 'function', 'function'],
    [135, 'delit', 'foreign', '2026-07-10', false, '2028-06-01'],
  ])

  const files = globSync('**/*.js', { cwd: join(root, 'dist') })
  assert.ok(files.length > 0)
  for (const file of files) {
    const code = readFileSync(join(root, 'dist', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const [, from = ''] of code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g))
      assert.match(from, /^\.{1,2}\/.*\.js$/, `${file} imports ${from}: a browser has only its own files`)
    assert.doesNotMatch(code, /\b(process|Buffer|__dirname|Temporal)\b\.|require\(|new Date\(\)|Math\.random/, `${file} needs a machine`)
  }
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { launchBrowser } from '../../../src/kit/testing/browser.ts'
import type { Day } from '../src/day.ts'
import { readCases } from '../src/points/cases.ts'
import type { Happening } from '../src/points/happenings.ts'

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

interface Case {
  readonly events: readonly Happening[]
  readonly days: readonly Day[]
}

/** Every given history of points on each of its days. */
const cases = (JSON.parse(readFileSync(join(root, 'test-data', 'points-cases.json'), 'utf8')) as { expect: { date: Day }[] }[]).map(
  ({ expect }, i, all): Case => ({ events: readCases(all)[i]?.events ?? assert.fail(), days: expect.map(({ date }) => date) }),
)

/** Asked of the published package wherever it is loaded: it stands alone, so that its text can be sent to a browser. */
const questions = (law: typeof import('../src/index.ts'), given: readonly Case[]): string =>
  JSON.stringify([
    given.map(({ events, days }) => days.map(day => law.ledger(events, { day, knownOn: law.addMonths(day, -1) }))),
    given.map(({ events, days }) => days.map(day => law.ledger(events, { day }))),
    law.publishedOn(law.day('2026-11-20'), '75'),
    law.olderALimit(law.day('2012-03-10'), law.day('1993-01-01'), law.day('2013-01-01')),
  ])

const launched = await launchBrowser()
test('the published form gives in a browser the ledger that it gives here, word for word', {
  skip: launched.browser ? false : `no browser: ${launched.reason}`,
}, async t => {
  t.after(() => launched.browser?.close())
  const dist = join(root, 'dist')
  const served = new Map(globSync('**/*.js', { cwd: dist }).map(file => [`/${file.replaceAll('\\', '/')}`, readFileSync(join(dist, file))]))
  const server = createServer(({ url = '' }, response) => {
    const file = served.get(url)
    response.writeHead(file || url === '/' ? 200 : 404, { 'content-type': file ? 'text/javascript' : 'text/html' })
    response.end(file ?? '<!doctype html><title>law</title>')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  const page = await (launched.browser ?? assert.fail()).newPage()
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const there = await page.evaluate(`import('/index.js').then(law => (${questions})(law, ${JSON.stringify(cases)}))`)
  assert.deepEqual(wrong, [])
  const here = questions(await import(join(dist, 'index.js')), cases)
  assert.ok(cases.length > 20)
  assert.equal(there, here)
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const given = fileURLToPath(new URL('../test-data/points-cases.json', import.meta.url))
const law = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], { encoding: 'utf8' })

test('points prints one line for each date asked, in order', () => {
  const told = law('points', given)
  assert.equal(told.status, 0, told.stderr)
  const lines = JSON.parse(told.stdout) as Record<string, unknown>[]
  assert.deepEqual(lines[0], { id: 'PTS-001', date: '2023-03-15', balance: 6, capital: 6, status: 'probationary' })
  assert.deepEqual(Object.keys(lines.at(-1) ?? {}), ['id', 'date', 'balance', 'capital', 'status'])
})

test('explain prints the steps in the language asked', () => {
  const told = law('explain', given, '--on', '2025-01-19', '--lang', 'en')
  assert.equal(told.status, 0, told.stderr)
  assert.match(
    told.stdout,
    /PTS-008 {2}2025-01-19 {2}6\/6 {2}probationary\n(.*\n)* {2}2025-01-19 {3}\+3 {3}6\/6 {2}Course followed: 3 points more/,
  )
})

test('texts lists articles with the day each was read', () => {
  const lines = JSON.parse(law('texts').stdout) as { citation: string; read: string }[]
  assert.ok(lines.some(l => l.citation === 'Code de la route, art. L. 223-6' && l.read === '2026-03-31'))
})

test('pieces and may-drive answer with their reasons', () => {
  const asked = law('pieces', JSON.stringify({ reason: 'loss', birth: '1990-05-01', on: '2026-06-01' }))
  assert.equal(asked.status, 0, asked.stderr)
  assert.ok((JSON.parse(asked.stdout) as { value: { piece: string }[] }).value.some(p => p.piece === 'identity'))
  const record = {
    birth: '1990-05-01',
    categories: [{ category: 'B', since: '2010-05-01' }],
    bans: [{ kind: 'invalidation', from: '2026-01-01' }],
  }
  const told = law('may-drive', JSON.stringify({ record, category: 'B', on: '2026-06-01' }))
  assert.equal(told.status, 0, told.stderr)
  const answer = JSON.parse(told.stdout) as { value: { may: boolean }; reasons: { code: string }[] }
  assert.equal(answer.value.may, false)
  assert.ok(answer.reasons.some(r => r.code === 'banned-invalidation'))
})

test('what cannot be read is refused with a message that names it, and exit 2', t => {
  const folder = mkdtempSync(join(tmpdir(), 'law-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'bad.json')
  writeFileSync(file, JSON.stringify([{ id: 'X', profile: { licenceDate: '2023-02-30', path: 'classic' } }]))
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '[{')
  for (const [args, message] of [
    [['points', file], /licenceDate: no such day/],
    [['points', broken], /FILE: not JSON/],
    [['points', join(folder, 'none.json')], /FILE: cannot be read/],
    [['points'], /FILE: missing/],
    [['explain', given], /--on/],
    [['explain', given, '--on', '2025-02-30'], /--on: no such day/],
    [['pieces', '{"reason":"boredom"}'], /^reason: one of/],
    [['pieces', '{"reason":"loss","birth":"2030-01-01","on":"2026-01-01"}'], /^birth: 2030-01-01 is after/],
    [['may-drive', '{"on":"2026-01-01","category":"Z"}'], /^category: one of/],
    [['may-drive', '{'], /QUESTION: not JSON/],
    [['dance'], /dance: no such command/],
  ] as const) {
    const told = law(...args)
    assert.equal(told.status, 2, args.join(' '))
    assert.match(told.stderr, message)
    assert.equal(told.stdout, '')
  }
})

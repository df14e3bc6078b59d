import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const law = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], { encoding: 'utf8' })

const situation = { reason: 'loss', birth: '1990-05-01', on: '2026-06-01' }
const question = { on: '2026-06-01', category: 'B', record: { birth: '1990-01-01' } }
const record = (more: object) => ({ ...question, record: { ...question.record, ...more } })

const bad: [command: 'pieces' | 'may-drive', given: unknown, says: RegExp][] = [
  ['pieces', {}, /^reason: one of/],
  ['pieces', [], /^situation: an object/],
  ['pieces', { ...situation, birth: undefined }, /^birth: no such day .*missing/],
  ['pieces', { ...situation, birth: '2027-01-01' }, /^birth: 2027-01-01 is after/],
  ['pieces', { ...situation, on: '2026-02-30' }, /^on: no such day .*2026-02-30/],
  ['pieces', { ...situation, on: '1951-01-01', birth: '1920-01-01' }, /^on: the texts of 1951-01-01 were not read/],
  ['pieces', { ...situation, category: 'Z' }, /^category: one of AM/],
  ['pieces', { ...situation, housing: 'tent' }, /^housing: one of/],
  ['pieces', { ...situation, nationality: 'moon' }, /^nationality: one of/],
  ['pieces', { ...situation, learning: 'alone' }, /^learning: one of/],
  ['pieces', { ...situation, medical: { adapted: 'yes' } }, /^medical\.adapted: true or false/],
  ['pieces', { ...situation, medical: { adaptde: true } }, /^medical\.adaptde: no such field/],
  ['pieces', { ...situation, foreign: { missing: 'eaten' } }, /^foreign\.missing: one of/],
  ['pieces', { ...situation, nationalty: 'eu' }, /^nationalty: no such field/],
  ['may-drive', {}, /^on: no such day/],
  ['may-drive', { ...question, record: undefined }, /^record: an object/],
  ['may-drive', { ...question, record: { birth: '2030-01-01' } }, /^birth: 2030-01-01 is after/],
  ['may-drive', record({ licences: [] }), /^record\.licences: no such field/],
  ['may-drive', record({ categories: 'B' }), /^categories: a list/],
  ['may-drive', record({ categories: [{ category: 'B', since: '2010-02-30' }] }), /^categories\[0\]\.since: no such day/],
  [
    'may-drive',
    record({ categories: [{ category: 'B', since: '2010-01-01', lastDay: '2009-01-01' }] }),
    /^categories\[0\]\.lastDay: .* before/,
  ],
  ['may-drive', record({ titles: [{ number: '1', issuedOn: '2020-01-01' }] }), /^titles\[0\]\.lastDay: no such day/],
  ['may-drive', record({ bans: [{ kind: 'exile', from: '2026-01-01' }] }), /^bans\[0\]\.kind: one of/],
  ['may-drive', record({ bans: [{ kind: 'annulment', from: '2026-05-01', lastDay: '2026-01-01' }] }), /^bans\[0\]\.lastDay: .* before/],
  ['may-drive', record({ cepcs: [{ category: 'B', firstDay: '2026-05-01', last: '2026-09-01' }] }), /^cepcs\[0\]\.last: no such field/],
  ['may-drive', record({ receipts: [{ kind: 'cepc', from: '2026-05-01' }] }), /^receipts\[0\]\.kind: one of/],
]
test('a question that cannot be read names its field, prints nothing else, and ends with 2', () => {
  for (const [command, given, says] of bad) {
    const told = law(command, JSON.stringify(given))
    assert.match(told.stderr, says, JSON.stringify(given))
    assert.deepEqual([told.status, told.stdout, told.stderr.trim().split('\n').length], [2, '', 1], JSON.stringify(given))
  }
})

test('too many arguments are refused', () => {
  assert.equal(law('pieces', JSON.stringify(situation), 'more').status, 2)
  assert.match(law('texts', 'more').stderr, /^more:/)
})

test('an opinion given before the end of a right lets one drive after it', () => {
  const titles = [{ number: '21AA00001', issuedOn: '2021-05-01', lastDay: '2026-05-01' }]
  const expired = { titles, categories: [{ category: 'C', since: '2015-01-01', lastDay: '2026-05-01' }] }
  const bridge = { expiringWithOpinion: [{ category: 'C', opinionOn: '2026-04-20', opinion: 'apt' }] }
  const may = (more: object): boolean =>
    (
      JSON.parse(law('may-drive', JSON.stringify({ ...record({ ...expired, ...more }), category: 'C' })).stdout) as {
        value: { may: boolean }
      }
    ).value.may
  assert.deepEqual([may({}), may(bridge)], [false, true])
})

test('every line of commands in the README of the package answers', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const lines = [...readme.matchAll(/^npm run -s law -- (\S+) '(.*)'$/gm)]
  assert.deepEqual(
    lines.map(([, command]) => command),
    ['pieces', 'may-drive'],
  )
  for (const [, command = '', given = ''] of lines) {
    const told = law(command, given)
    assert.equal(told.status, 0, told.stderr)
    const { reasons } = JSON.parse(told.stdout) as { reasons: unknown[] }
    assert.ok(reasons.length > 0)
  }
})

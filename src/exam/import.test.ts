import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test, { type TestContext } from 'node:test'
import { fixedClock } from '../kit/clock.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { columns } from './csv.ts'
import { ama, aResult, aTheory, hugo, lina, type Sent, zoe } from './fixtures.ts'
import { importResults } from './import.ts'
import { receive } from './receive.ts'

async function service(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = testDeps(db, { clock })
  const count = async (table: string) => Number((await owner.query(`select count(*) as n from ${table}`)).rows[0]?.n)
  return {
    deps,
    owner,
    count,
    send: (...lines: Sent[]) =>
      receive(
        deps,
        lines.map((fields, i) => ({ line: i + 1, fields })),
      ),
  }
}

/** Results as a file: every column, one line each. */
function csv(results: readonly Sent[], { separator = ';', decimal = '.', end = '\n' } = {}): string {
  const cell = (value: unknown) => {
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '').replace('.', typeof value === 'number' ? decimal : '.')
    return /[",;]/.test(text) ? `"${text}"` : text
  }
  const line = (result: Sent) =>
    columns.map(name => cell(name.startsWith('marks.') ? result.marks?.[name.slice(6)] : result[name as keyof Sent])).join(separator)
  return [columns.join(separator), ...results.map(line)].join(end) + end
}

const bytes = (text: string | Buffer, size = 1000): Readable => {
  const all = Buffer.from(text as string)
  return Readable.from(Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.subarray(i * size, (i + 1) * size)))
}

const three = [aResult(), aResult({ ...hugo, outcome: 'insufficient' }), aTheory(zoe)]
const counts = ({
  accepted,
  unchanged,
  corrected,
  rejected,
}: {
  accepted: number
  unchanged: number
  corrected: number
  rejected: readonly unknown[]
}) => [accepted, unchanged, corrected, rejected.length]

test('a file is read whatever stands between its columns, at the end of its lines, and before its first letter', async t => {
  for (const [name, file] of [
    ['semicolons', csv(three, { decimal: ',' })],
    ['commas', csv(three, { separator: ',' })],
    ['Windows ends of line', csv(three, { end: '\r\n' })],
    ['a byte order mark', `\uFEFF${csv(three)}`],
    ['no last end of line', csv(three).trimEnd()],
    ['empty lines', csv(three).replaceAll('\n', '\n\n')],
  ] as const) {
    const { deps } = await service(t)
    const report = await importResults(deps, bytes(file, 7))
    assert.deepEqual(report, { accepted: 3, unchanged: 0, corrected: 0, rejected: [] }, name)
  }
})

test('a file in Latin-1 is read with its accents and its œ', async t => {
  const { deps, owner } = await service(t)
  const latin = Buffer.from(
    csv([aResult(zoe)])
      .replaceAll('Œ', '\u008c')
      .replaceAll('’', '\u0092'),
    'latin1',
  )
  assert.deepEqual(counts(await importResults(deps, bytes(latin, 5))), [1, 0, 0, 0])
  assert.equal((await owner.query('select birth_name from driver')).rows[0]?.birth_name, 'ŒUVRARD-L’HÔPITAL')
})

test('a file that is UTF-8 first and Latin-1 later is refused where it changes; what stood before is kept', async t => {
  const { deps } = await service(t)
  const good = csv([aResult(zoe)])
  const more = csv([aResult({ ...hugo, birthName: 'BÉRARD' })]).split('\n')[1] ?? ''
  const report = await importResults(deps, Readable.from([Buffer.from(good), Buffer.from(`${more}\n`, 'latin1')]))
  assert.equal(report.accepted, 1)
  assert.deepEqual(
    report.rejected.map(({ line, column, reason }) => [line, column, reason.en]),
    [[3, 'file', 'the file mixes UTF-8 and Latin-1: save it again, as UTF-8']],
  )
})

test('the same file twice changes nothing, neither does it after a correction', async t => {
  const { deps, count } = await service(t)
  await importResults(deps, bytes(csv(three)))
  assert.deepEqual(counts(await importResults(deps, bytes(csv(three)))), [0, 3, 0, 0])
  const corrected = aResult({ outcome: 'insufficient' })
  assert.deepEqual(counts(await importResults(deps, bytes(csv([corrected])))), [0, 0, 1, 0])
  assert.deepEqual(counts(await importResults(deps, bytes(csv(three)))), [0, 3, 0, 0])
  assert.equal(await count('exam_result'), 3)
})

test('a correction supersedes, and what stood before can still be read', async t => {
  const { send, owner } = await service(t)
  await send(aResult())
  await send(aResult({ outcome: 'insufficient' }))
  const { rows } = await owner.query(`select line ->> 'outcome' as outcome from exam_result_version order by received_at, outcome`)
  assert.deepEqual(
    rows.map(({ outcome }) => outcome),
    ['favourable', 'insufficient'],
  )
  assert.equal((await owner.query('select outcome from exam_result')).rows[0]?.outcome, 'insufficient')
})

test('a line and its correction in one batch are taken in order; an older revision changes nothing', async t => {
  const { send, owner } = await service(t)
  assert.deepEqual(counts(await send(aResult(), aResult({ outcome: 'insufficient', revision: 2 }))), [1, 0, 1, 0])
  assert.deepEqual(counts(await send(aResult({ revision: 1, inspector: '1' }))), [0, 1, 0, 0])
  assert.equal((await owner.query('select outcome from exam_result')).rows[0]?.outcome, 'insufficient')
})

test('each bad line is reported with its number, its column and the reason, while the good ones are kept', async t => {
  const { deps } = await service(t)
  const wrong: [Partial<Sent>, column: string, reason: RegExp][] = [
    [{ neph: '24097510000' }, 'neph', /12 digits/],
    [{ neph: '24097510000A' }, 'neph', /12 digits/],
    [{ birthDay: '2009-02-29' }, 'birthDay', /day that exists/],
    [{ birthDay: '2027-01-01' }, 'birthDay', /before the exam/],
    [{ examDay: '2026-11-31' }, 'examDay', /day that exists/],
    [{ examDay: '2026-11-25' }, 'examDay', /future/],
    [{ birthName: 'MOR3AU' }, 'birthName', /not a name/],
    [{ birthName: '' }, 'birthName', /missing/],
    [{ departement: '20' }, 'departement', /département/],
    [{ category: 'Z' as 'B' }, 'category', /must be one of/],
    [{ outcome: 'maybe' as 'absent' }, 'outcome', /must be one of/],
    [{ total: 12 }, 'total', /add up to 27.5/],
    [{ marks: { ...aResult().marks, courtesy: 3 } }, 'marks.courtesy', /cannot be 3/],
    [{ marks: { ...aResult().marks, rules: 'E' } }, 'outcome', /eliminatory act \(rules\)/],
    [{ outcome: 'absent', marks: aResult().marks }, 'marks', /did not take place/],
    [{ codes: ['999'] }, 'codes.0', /code/],
    [{ category: 'A2', marks: undefined, total: 20 }, 'outcome', /20 points/],
  ]
  const file = csv([aTheory(), ...wrong.map(([given], i) => aResult({ source: `bad-${i}`, ...given })), aResult(hugo)])
  const report = await importResults(deps, bytes(file))
  assert.equal(report.accepted, 2)
  for (const [i, [, column, reason]] of wrong.entries()) {
    const said = report.rejected.filter(({ line }) => line === i + 3)
    assert.ok(
      said.some(s => s.column === column && reason.test(s.reason.en)),
      `line ${i + 3}: ${JSON.stringify(said)}`,
    )
    assert.ok(said.every(s => s.reason.fr !== ''))
  }
})

test('a last line that is cut, and a quotation mark left open, spoil no other line', async t => {
  const { deps } = await service(t)
  const [header, a = '', b = '', c = ''] = csv(three).split('\n')
  const report = await importResults(deps, bytes([header, a, `"${b}`, c.slice(0, 90)].join('\n')))
  assert.equal(report.accepted, 1)
  assert.deepEqual(
    report.rejected.map(({ line, reason }) => [line, reason.en.slice(0, 14)]),
    [
      [3, 'has a quotatio'],
      [4, 'stops too soon'],
    ],
  )
})

test('a header without a needed column, an unknown column, or an empty file: nothing is read, and it says why', async t => {
  const { deps, count } = await service(t)
  const file = csv(three)
  const said = async (text: string) => (await importResults(deps, bytes(text))).rejected.map(({ reason }) => reason.en)
  assert.deepEqual(await said(file.replace('outcome', 'issue')), ['columns missing: outcome'])
  assert.deepEqual(await said(file.replace('learning', 'apprentissage')), ['columns unknown: apprentissage'])
  assert.deepEqual(await said(''), ['is empty'])
  assert.equal(await count('exam_result'), 0)
})

test('a long file is read a thousand lines at a time, and says after each where it is', async t => {
  const { deps } = await service(t)
  const people = Array.from({ length: 2100 }, (_, i) => aTheory({ ...lina, neph: String(240975100000 + i) }))
  const said: string[] = []
  let given = 0
  async function* inPieces(): AsyncGenerator<Buffer> {
    const whole = Buffer.from(csv([...people, aTheory({ ...lina, neph: '12' })]))
    for (let from = 0; from < whole.length; from += 64 * 1024) {
      given = from
      yield whole.subarray(from, from + 64 * 1024)
    }
  }
  const read: number[] = []
  await importResults(deps, inPieces(), line => {
    said.push(line)
    read.push(given)
  })
  assert.deepEqual(said, [
    '1001 lines: 1000 accepted, 0 corrected, 0 unchanged, 0 rejected',
    '2001 lines: 2000 accepted, 0 corrected, 0 unchanged, 0 rejected',
    '2102 lines: 2100 accepted, 0 corrected, 0 unchanged, 1 rejected',
  ])
  assert.ok((read[0] ?? 0) < given / 1.5, 'the first thousand is kept before the file is read to its end')
})

test('names with œ, apostrophes and 52 letters, no first name, and a birth on 29 February are kept as they are', async t => {
  const { send, owner } = await service(t)
  const long = 'DESGRANGE-BEAUMONTEL DE LA ROCHEFONTAINE-SAINTMARTIN'
  await send(aResult(zoe), aResult({ ...hugo, birthName: long, firstNames: [] }))
  const { rows } = await owner.query('select birth_name, first_names, birth_day from driver order by neph')
  assert.deepEqual(rows, [
    { birth_name: 'ŒUVRARD-L’HÔPITAL', first_names: ['Zoé', 'Marie-Ève'], birth_day: '2004-02-29' },
    { birth_name: long, first_names: [], birth_day: '2006-07-04' },
  ])
})

test('somebody born abroad has a country and no commune', async t => {
  const { send, owner } = await service(t)
  await send(aResult(ama))
  const { rows } = await owner.query('select birthplace_code, birthplace, birth_country from driver')
  assert.deepEqual(rows, [{ birthplace_code: '', birthplace: 'Accra', birth_country: '99329' }])
})

test('a NEPH is one person: another birth date is refused, unless it corrects the only line that we know them by', async t => {
  const { send } = await service(t)
  await send(aResult())
  const stranger = await send(aTheory({ birthDay: '2001-01-01' }))
  assert.deepEqual(
    stranger.rejected.map(({ column, reason }) => [column, reason.en]),
    [['birthDay', 'is not the birth date that this NEPH is known with: an agent must decide']],
  )
  assert.deepEqual(counts(await send(aResult({ birthDay: '2008-03-12' }))), [0, 0, 1, 0])
})

test('two imports of one file at the same time keep each line once', async t => {
  const { deps, count } = await service(t)
  const people = Array.from({ length: 200 }, (_, i) => aTheory({ ...lina, neph: String(240975100000 + i) }))
  const reports = await Promise.all([1, 2, 3].map(() => importResults(deps, bytes(csv(people)))))
  assert.equal(
    reports.reduce((sum, { accepted }) => sum + accepted, 0),
    200,
  )
  assert.equal(await count('exam_result'), 200)
})

test('a result is published by the calendar of the centre: on the day the profile says', async t => {
  const { send, owner } = await service(t)
  await send(aResult({ examDay: '2026-11-20', centre: 'Strasbourg', departement: '67' }), aTheory())
  const { rows } = await owner.query('select published_on, zone from exam_result order by kind')
  assert.deepEqual(rows, [
    { published_on: '2026-11-21', zone: 'Europe/Paris' },
    { published_on: '2026-06-15', zone: 'Europe/Paris' },
  ])
})

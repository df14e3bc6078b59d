import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

test('every command that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const documents = ['*.md', 'docs/**/*.md', 'deploy/**/*.md'].flatMap(pattern => globSync(pattern, { cwd: root }))
  assert.ok(documents.includes(join('docs', 'security', 'roles.md')))
  const named = documents.flatMap(file => [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, command = '']) => ({ file, command })))
  assert.ok(named.length > 20)
  assert.deepEqual(
    named.filter(({ command }) => !(command in scripts)),
    [],
  )
})

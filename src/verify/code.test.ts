import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { codeFor, hashOf, inThrees, readCode } from './code.ts'

const secret = 'tests-only-0123456789abcdefghijklmnop'
const code = (id: string): string => codeFor(secret, id)
const taken = (typed: string): boolean => 'code' in readCode(typed)

test('a code is twelve figures, the same for the same id, and is read with spaces, dots or none', () => {
  assert.match(code('a'), /^\d{12}$/)
  assert.equal(code('a'), code('a'))
  assert.notEqual(code('a'), code('b'))
  assert.match(inThrees(code('a')), /^\d{3} \d{3} \d{3} \d{3}$/)
  for (const typed of [code('a'), inThrees(code('a')), inThrees(code('a')).replaceAll(' ', '.'), ` ${code('a')} `])
    assert.deepEqual(readCode(typed), { code: code('a') })
})

test('one figure heard wrong, and two that changed places, are always noticed', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(11), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const figures = [...code(id)]
      const heard = figures.with(at, String((Number(figures[at]) + by) % 10)).join('')
      assert.equal(taken(heard), false)
      const [a = '', b = ''] = figures.slice(at, at + 2)
      const swapped =
        at < 11 && a !== b
          ? figures
              .with(at, b)
              .with(at + 1, a)
              .join('')
          : heard
      assert.equal(taken(swapped), false)
    }),
  )
})

test('letters, too few and too many figures are said, each in its words', () => {
  const said = (typed: string): string => {
    const read = readCode(typed)
    return 'problem' in read ? read.problem.fr : ''
  }
  assert.match(said(''), /Saisissez le code/)
  assert.match(said('12a'), /que des chiffres/)
  assert.match(said('407 213'), /12 chiffres, vous en avez saisi 6/)
  assert.match(said('000000000000'), /erreur/)
})

test('what the database keeps is another thing under another secret', () => {
  assert.notDeepEqual(hashOf(secret, code('a')), hashOf(`${secret}x`, code('a')))
  assert.notEqual(codeFor(`${secret}x`, 'a'), code('a'))
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { own } from './own.ts'

test('a name that every object knows is nothing of ours', () => {
  const said = { saved: 'It is saved.' }
  assert.equal(own(said, 'saved'), 'It is saved.')
  for (const name of [undefined, '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
    assert.equal(own(said, name), undefined, String(name))
})

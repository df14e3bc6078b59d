import assert from 'node:assert/strict'
import test from 'node:test'
import { official2026 } from '@papier-rose/law'
import type { Role } from '../kit/http.ts'
import { factKinds, type Purpose, partOfKind, partsOpened, purposeNames, purposesOfRoles } from './index.ts'

const given: Readonly<Record<Role, Partial<Record<Purpose, string>>>> = {
  reviewer: { request: 'title restrictions measures' },
  supervisor: {
    measure: 'title restrictions measures infractions points',
    aptitude: 'title restrictions measures',
    points: 'title restrictions measures infractions points',
    identity: 'title',
    'second-person': 'title restrictions measures infractions points',
    request: 'title restrictions measures',
  },
  desk: { 'hand-over': 'title' },
  verifier: {},
  'rights-officer': {
    measure: 'title restrictions measures infractions points',
    aptitude: 'title restrictions measures',
    points: 'title restrictions measures infractions points',
    identity: 'title',
    'second-person': 'title restrictions measures infractions points',
  },
  'court-clerk': {
    judgment: 'title restrictions measures infractions points',
    'second-person': 'title restrictions measures infractions points',
  },
}

test('every role, every purpose: who may give it, and which parts of the file it shows', () => {
  for (const [role, expected] of Object.entries(given) as [Role, Partial<Record<Purpose, string>>][]) {
    assert.deepEqual(
      purposesOfRoles([role]),
      purposeNames.filter(name => name in expected),
    )
    for (const purpose of purposeNames)
      assert.equal(partsOpened([role], purpose, { law: official2026 }).join(' '), expected[purpose] ?? '', `${role} ${purpose}`)
  }
})

test('every kind of fact belongs to one part of the file', () =>
  assert.deepEqual(Object.keys(partOfKind).sort(), Object.keys(factKinds).sort()))

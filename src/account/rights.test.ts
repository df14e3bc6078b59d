import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../kit/http.ts'
import { firstPlaceOf, may, mayServe, type Right } from './rights.ts'

const everything: Readonly<Record<Right, readonly Role[]>> = {
  'read-files': ['reviewer', 'supervisor', 'verifier'],
  'review-files': ['reviewer', 'supervisor', 'verifier'],
  'read-any-file-of-the-office': ['supervisor'],
  'decide-matches': ['reviewer', 'supervisor'],
  'merge-accounts': ['supervisor'],
  'release-jobs': ['supervisor'],
  'habilitate-agents': ['supervisor'],
  'oversee-office': ['supervisor'],
  'hand-over-cards': ['desk'],
  'open-records': ['reviewer', 'supervisor', 'desk', 'rights-officer', 'court-clerk'],
  'record-facts': ['supervisor', 'rights-officer', 'court-clerk'],
  'take-facts-back': ['supervisor', 'rights-officer', 'court-clerk'],
  'be-the-second-person': ['supervisor', 'rights-officer', 'court-clerk'],
  'follow-records': ['supervisor', 'rights-officer'],
}
const roles: readonly Role[] = ['reviewer', 'supervisor', 'desk', 'verifier', 'rights-officer', 'court-clerk']

for (const [right, those] of Object.entries(everything) as [Right, readonly Role[]][]) {
  for (const role of roles) {
    test(`${role} ${those.includes(role) ? 'may' : 'may not'} ${right}`, () =>
      assert.equal(may({ roles: [role] }, right), those.includes(role)))
  }
}

test('an agent of two roles has the rights of both, and only in their own préfecture', () => {
  const agent = { roles: ['reviewer', 'desk'] as const, departement: '44' }
  assert.ok(may(agent, 'review-files') && may(agent, 'hand-over-cards') && !may(agent, 'release-jobs'))
  assert.ok(mayServe(agent, '44'))
  assert.ok(!mayServe(agent, '75'))
})

test('the day begins with the files, at the desk for whoever has the desk alone', () => {
  assert.equal(firstPlaceOf({ roles: ['desk'] }), '/agents/guichet')
  assert.equal(firstPlaceOf({ roles: ['desk', 'supervisor'] }), '/agents/dossiers')
  assert.equal(firstPlaceOf({ roles: ['court-clerk'] }), '/agents/conducteurs')
})

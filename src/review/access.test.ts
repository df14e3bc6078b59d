import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import {
  type Application,
  type ApplicationCommand,
  allowedOnApplications as allowed,
  applications,
  type Subject,
} from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Agent, Role } from '../kit/http.ts'
import { isRefusal } from '../kit/store.ts'
import { acts, actsAs, offered, openingOf } from './access.ts'

const subject: Subject = {
  driverId: 'lina',
  accountId: 'lina',
  kind: 'first-licence-after-exam',
  category: 'B',
  resultId: 'result',
  answersId: 'answers',
  pieces: ['identity'],
  office: '44',
  lang: 'fr',
}

const statuses: readonly Application['status'][] = ['with-agent', 'with-applicant', 'approved', 'refused', 'withdrawn', 'closed']
const takers = [undefined, 'me', 'another'] as const
const roleSets: readonly (readonly Role[])[] = [['reviewer'], ['supervisor'], ['desk'], ['reviewer', 'supervisor']]
const me = (roles: readonly Role[], departement = '44') => ({ agentId: 'me', roles, departement }) satisfies Partial<Agent>
const file = (status: Application['status'], taker?: string): Application => ({
  status,
  subject,
  taker,
  pieces: { identity: { state: 'accepted', by: 'me' } },
  joined: [],
  grounds: [],
})

/** Each act as it would be asked, by whoever asks it. */
const asked = (type: (typeof acts)[number], roles: readonly Role[]): ApplicationCommand =>
  ({
    type,
    to: 'colleague',
    piece: 'identity',
    reason: 'unreadable',
    grounds: [{ code: 'stay-missing', factsId: 'facts' }],
    on: day('2026-11-23'),
    by: 'me',
    as: actsAs({ roles }),
    at: '2026-11-23T09:00:00.000Z' as Instant,
  }) as ApplicationCommand

test('a button is shown exactly when the decider would not answer that it is not for this agent, not now, or somebody else’s', () => {
  const notMine = ['not-for-you', 'not-now', 'taken-by-another', 'not-taken']
  for (const roles of [['reviewer'], ['supervisor']] as const)
    for (const status of statuses)
      for (const taker of takers)
        for (const act of acts) {
          const outcome = applications.decide(asked(act, roles), file(status, taker))
          const open = !(isRefusal(outcome) && notMine.includes(outcome.refused))
          // What would change nothing, or concerns nobody yet, has no button either.
          const idle = (act === 'Take' && taker === 'me') || (['Release', 'HandOver'].includes(act) && taker === undefined)
          assert.equal(offered(me(roles), file(status, taker)).has(act), open && !idle, `${roles} ${status} ${taker} ${act}`)
        }
})

test('among agents, nobody but reviewers and supervisors is ever offered an act that the table allows', () => {
  // The person writes messages too: they are no agent.
  for (const act of acts)
    assert.deepEqual(
      allowed[act].by.filter(by => by !== 'applicant'),
      ['reviewer', 'supervisor'],
    )
})

test('who may open a file: its holder, whoever may take it, a supervisor with a reason; no other office, no desk', () => {
  for (const roles of roleSets)
    for (const status of statuses)
      for (const taker of takers) {
        const living = status === 'with-agent' || status === 'with-applicant'
        const expected = roles.includes('desk')
          ? 'not-here'
          : taker === 'me'
            ? 'mine'
            : taker === undefined && living
              ? 'to-take'
              : roles.includes('supervisor')
                ? 'with-reason'
                : 'held-by-another'
        assert.equal(openingOf(me(roles), file(status, taker)), expected, `${roles} ${status} ${taker}`)
        assert.equal(openingOf(me(roles, '75'), file(status, taker)), 'not-here', `${roles} of another office`)
      }
})

test('a request that was never sent is not here for anybody', () =>
  assert.equal(openingOf(me(['supervisor']), { status: 'none', pieces: {}, joined: [], grounds: [] }), 'not-here'))

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
import { acts, actsAs, offered, openingOf, queueOfAgent } from './access.ts'

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
const roleSets: readonly (readonly Role[])[] = [['reviewer'], ['supervisor'], ['verifier'], ['desk'], ['reviewer', 'supervisor']]
/** Where the file is: with the office that decides, its fraud cell, another office. */
const places: readonly Application['elsewhere'][] = [
  undefined,
  { kind: 'fraud-cell', since: day('2026-11-23') },
  { kind: 'office', office: '75', since: day('2026-11-23') },
]
const me = (roles: readonly Role[], departement = '44') => ({ agentId: 'me', roles, departement }) satisfies Partial<Agent>
const file = (status: Application['status'], taker?: string, elsewhere?: Application['elsewhere']): Application => ({
  status,
  elsewhere,
  subject,
  taker,
  pieces: { identity: { state: 'accepted', by: 'me' } },
  joined: [],
  grounds: [],
})

/** Each act as it would be asked, by whoever asks it. */
const asked = (type: (typeof acts)[number], who: ReturnType<typeof me>): ApplicationCommand =>
  ({
    type,
    to: type === 'SendElsewhere' ? { kind: 'fraud-cell' } : 'colleague',
    wordsId: 'words',
    queue: queueOfAgent(who),
    piece: 'identity',
    reason: 'unreadable',
    grounds: [{ code: 'stay-missing', factsId: 'facts' }],
    on: day('2026-11-23'),
    by: 'me',
    as: actsAs(who),
    at: '2026-11-23T09:00:00.000Z' as Instant,
  }) as ApplicationCommand

test('a button is shown exactly when the decider would not answer that it is not for this agent, not now, or somebody else’s', () => {
  const notMine = ['not-for-you', 'not-now', 'taken-by-another', 'not-taken', 'sent-elsewhere', 'not-elsewhere', 'another-queue']
  for (const roles of [['reviewer'], ['supervisor'], ['verifier']] as const)
    for (const departement of ['44', '75'])
      for (const status of statuses)
        for (const elsewhere of status === 'with-agent' || status === 'with-applicant' ? places : [undefined])
          for (const taker of takers)
            for (const act of acts) {
              const [who, now] = [me(roles, departement), file(status, taker, elsewhere)]
              const outcome = applications.decide(asked(act, who), now)
              const open = !(isRefusal(outcome) && notMine.includes(outcome.refused))
              // What would change nothing, or concerns nobody yet, has no button either.
              const idle = (act === 'Take' && taker === 'me') || (['Release', 'HandOver'].includes(act) && taker === undefined)
              const where = `${roles} of ${departement}, ${status} ${taker} ${elsewhere?.kind} ${act}`
              assert.equal(offered(who, now).has(act), open && !idle, where)
            }
})

test('among agents, only reviewers, supervisors and the fraud cell are offered an act; the cell decides nothing and accepts nothing', () => {
  // The person writes messages too: they are no agent.
  for (const act of acts) {
    const cell = !['SendElsewhere', 'AcceptPiece', 'Approve', 'Refuse'].includes(act)
    assert.deepEqual(
      allowed[act].by.filter(by => by !== 'applicant'),
      ['reviewer', 'supervisor', ...(cell ? ['verifier'] : [])],
      act,
    )
  }
})

test('who may open a file: who works in the queue that has it, and who oversees the office that decides; nobody else', () => {
  for (const roles of roleSets)
    for (const departement of ['44', '75', '69'])
      for (const status of statuses)
        for (const elsewhere of places)
          for (const taker of takers) {
            const living = status === 'with-agent' || status === 'with-applicant'
            const owner = !elsewhere ? '44' : elsewhere.kind === 'office' ? '75' : 'the cell of 44'
            const works = roles.includes('verifier') ? `the cell of ${departement}` : departement
            const supervises = roles.includes('supervisor')
            const expected =
              roles.includes('desk') || (works !== owner && works !== '44')
                ? 'not-here'
                : works === owner && taker === 'me'
                  ? 'mine'
                  : works === owner && taker === undefined && living
                    ? 'to-take'
                    : supervises
                      ? 'with-reason'
                      : 'held-by-another'
            const where = `${roles} of ${departement}, ${status} ${taker} ${elsewhere?.kind}`
            assert.equal(openingOf(me(roles, departement), file(status, taker, elsewhere)), expected, where)
          }
})

test('a request that was never sent is not here for anybody', () =>
  assert.equal(openingOf(me(['supervisor']), { status: 'none', pieces: {}, joined: [], grounds: [] }), 'not-here'))

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { day, official2026, type Words } from '@papier-rose/law'
import { allowedOnApplications, applications } from '../application/index.ts'
import { allowedOnCards, cards } from '../card/index.ts'
import { endsDocument } from '../erasure/index.ts'
import { allowedOnRecords, records } from '../record/index.ts'
import type { Allowed, Ask } from './allowed.ts'
import type { Instant } from './clock.ts'
import { settingsTable } from './config.ts'
import { securityDocuments } from './docs-security.ts'
import { rightsDocument } from './rights.ts'
import { type Act, isRefusal, type Job, type StreamKind } from './store.ts'

/** What a command says besides who gives it. `step` grows along a story: what a partner tells later has a later moment. */
type Samples<C extends Ask> = {
  readonly [T in C['type']]: (step: number) => readonly Omit<Extract<C, { type: T }>, 'type' | 'by' | 'as' | 'at'>[]
}

interface Life<C extends Ask, E extends Act, S extends { readonly status: string }> {
  readonly title: string
  readonly kind: StreamKind<C, E, S>
  readonly allowed: Allowed<C, string>
  readonly samples: Samples<C>
  /** Two states that are alike here lead to the same places. */
  readonly alike: (state: S) => unknown
}

const life = <C extends Ask, E extends Act, S extends { readonly status: string }>(
  kind: StreamKind<C, E, S>,
  rest: NoInfer<Omit<Life<C, E, S>, 'kind'>>,
): Life<C, E, S> => ({ kind, ...rest })

const on = day('2026-11-24')
const again = { orderId: 'order', number: '26AA00002' }
const readings = ['posted', 'at-post-office', 'undeliverable', 'delivered', 'returned-to-us'] as const
const moment = (step: number): string => `2026-11-24T09:00:${String(step).padStart(2, '0')}Z`

const application = life(applications, {
  title: 'A request',
  allowed: allowedOnApplications,
  alike: ({ joined, grounds, heldSince, submittedAt, ...state }) => ({ ...state, joined: joined.length > 0 }),
  samples: {
    Submit: () => [
      { on, subject: { ...ids, kind: 'first-licence-after-exam', category: 'B', pieces: ['identity', 'assr'], office: '94', lang: 'fr' } },
    ],
    Join: () => [{ answersId: 'again' }],
    Take: () => [{}],
    Release: () => [{}],
    HandOver: () => [{ to: 'reviewer' }],
    SendElsewhere: () => [
      { to: { kind: 'fraud-cell' }, wordsId: 'why', on },
      { to: { kind: 'office', office: '75' }, wordsId: 'why', on },
    ],
    SendBack: () => [{ wordsId: 'opinion', on }],
    AcceptPiece: () => [{ piece: 'identity' }, { piece: 'assr' }],
    AskForCorrection: () => [
      { piece: 'identity', reason: 'cut', on },
      { piece: 'assr', reason: 'cut', on },
    ],
    SendCorrection: () => [
      { piece: 'identity', on },
      { piece: 'assr', on },
    ],
    Approve: () => [{ on }],
    Refuse: () => [{ on, grounds: [{ code: 'too-young', factsId: 'facts' }] }],
    Withdraw: () => [{}],
    WriteMessage: () => [{ messageId: 'message', on }],
    SettleMessages: () => [{}],
    DeadlinePassed: () => [
      { name: 'reminder', on },
      { name: 'closing', on },
    ],
  },
})

const ids = { driverId: 'driver', accountId: 'account', applicationId: 'application', resultId: 'result', answersId: 'answers' }

const card = life(cards, {
  title: 'A card',
  allowed: allowedOnCards,
  alike: ({ heldSince, postEvents, returns, ...state }) => ({ ...state, returns: Math.min(returns, 2) }),
  samples: {
    Order: () => [
      {
        orderId: 'order',
        subject: { ...ids, number: '26AA00001', category: 'B', addressId: 'address', office: '94', issuedOn: on, lastDay: on, lang: 'fr' },
      },
    ],
    SendOrder: () => [{ orderId: 'order' }],
    AcceptOrder: () => [{ orderId: 'order' }],
    RefuseOrder: () => [{ orderId: 'order', code: 'portrait-too-small' }],
    Print: () => [{ orderId: 'order' }],
    Spoil: () => [{ orderId: 'order', next: again }],
    Remake: () => [
      { why: 'order-refused', next: again },
      { why: 'lost-in-post', next: again },
    ],
    Dispatch: () => [
      { orderId: 'order', tracking: 'first', on },
      { orderId: 'order', tracking: 'second', on },
    ],
    Track: step =>
      ['first', 'second'].flatMap(tracking =>
        readings.map(reading => ({ tracking, law: official2026, event: { code: reading, label: '', reading, on, when: moment(step) } })),
      ),
    CorrectAddress: () => [
      { addressId: 'address', office: '94', choice: 'send-again', on, law: official2026 },
      { addressId: 'address', office: '94', choice: 'keep-at-prefecture', on, law: official2026 },
    ],
    ReceiveAtDesk: () => [{ on }],
    RefuseHandOver: () => [{ reason: 'no-document' }],
    HandOver: () => [{ document: 'cni', on, right: true }],
    Replace: () => [{ newCardId: 'new' }],
    DeadlinePassed: () => [{ name: 'destruction', on: day('2028-01-01') }],
  },
})

const title = { number: '26AA00001', issuedOn: on, lastDay: on, receivedOn: on }
const cepc = { cepcId: 'cepc', categories: ['B'], firstDay: on, lastDay: day('2027-03-24'), codes: [] } as const

const record = life(records, {
  title: 'A record',
  allowed: allowedOnRecords,
  alike: ({ pastTitles, ...state }) => ({ ...state, past: pastTitles.length > 0 }),
  samples: {
    GiveCategory: () => [{ category: 'B', since: on, codes: [] }],
    IssueCepc: () => [
      { ...cepc, on, birth: day('2008-01-01'), known: { facts: ['fact', 'proposal'], takenBack: ['fact'] }, told: [], law: official2026 },
    ],
    IssueCertificate: () => [
      {
        certificateId: 'certificate',
        on,
        birth: day('2008-01-01'),
        known: { facts: ['fact', 'proposal'], takenBack: ['fact'] },
        told: [],
        law: official2026,
      },
    ],
    WithdrawCepc: () => [{ cepcId: 'cepc' }],
    HandOverTitle: () => [title, { ...title, number: '26AA00002' }],
    EndTitle: () => [{ number: title.number, why: 'lost', on }],
    Tell: () => [{ facts: [{ factId: 'fact', commitment: '' }] }],
    TakeBack: () => [{ factId: 'fact', why: 'error' }],
    Propose: () => [{ factId: 'proposal', commitment: '' }],
    ProposeTakeBack: () => [{ factId: 'fact', why: 'error' }],
    Confirm: () => [{ factId: 'proposal', by: 'another' }],
    Decline: () => [{ factId: 'proposal' }],
  },
})

interface Seen {
  /** `from>to` → the events that lead there. */
  readonly moves: Map<string, Set<string>>
  /** Event → what it sets going. */
  readonly jobs: Map<string, Set<string>>
  /** Status → the names of the days that run while it lasts. */
  readonly deadlines: Map<string, Set<string>>
}

const add = (to: Map<string, Set<string>>, key: string, ...what: string[]): void => {
  const known = to.get(key) ?? new Set()
  for (const one of what) known.add(one)
  to.set(key, known)
}

const named = ({ task, payload }: Job): string => (payload.notice ? `\`${task}\` ${payload.notice}` : `\`${task}\``)

/** Tries every command in every state that can be reached: what is drawn is what the deciders do. */
function explore<C extends Ask, E extends Act, S extends { readonly status: string }>({
  kind,
  allowed,
  samples,
  alike,
}: Life<C, E, S>): Seen {
  const seen: Seen = { moves: new Map(), jobs: new Map(), deadlines: new Map() }
  const known = new Set([JSON.stringify(alike(kind.initial))])
  const waiting: { state: S; step: number }[] = [{ state: kind.initial, step: 0 }]
  for (let here = waiting.shift(); here; here = waiting.shift()) {
    for (const command of commandsAt(allowed, samples, here.step)) {
      const outcome = kind.decide(command, here.state)
      if (isRefusal(outcome) || outcome.length === 0) continue
      let state = here.state
      for (const event of outcome) {
        const next = kind.evolve(state, event)
        if (next.status !== state.status) add(seen.moves, `${state.status}>${next.status}`, event.type)
        const react = kind.reactions[event.type as E['type']] as (event: E, to: { id: string; eventId: string; state: S }) => Job[]
        add(seen.jobs, event.type, ...react(event, { id: 'id', eventId: 'event', state: next }).map(named))
        state = next
      }
      add(seen.deadlines, state.status, ...Object.keys(kind.deadlines(state)))
      const key = JSON.stringify(alike(state))
      if (known.has(key)) continue
      known.add(key)
      waiting.push({ state, step: here.step + 1 })
    }
  }
  const missed = Object.keys(kind.reactions).filter(event => !seen.jobs.has(event))
  if (missed.length > 0) throw new Error(`no sample command leads to ${missed.join(', ')}`)
  return seen
}

/** Every sample of every command, given by each who may. */
function commandsAt<C extends Ask>(allowed: Allowed<C, string>, samples: Samples<C>, step: number): C[] {
  return (Object.keys(allowed) as C['type'][]).flatMap(type =>
    allowed[type].by.flatMap(as =>
      samples[type](step).map(facts => ({ type, by: as, as, at: moment(step) as Instant, ...facts }) as unknown as C),
    ),
  )
}

const both = ({ fr, en }: Words): string => `${en} · ${fr}`
const cells = (...texts: string[]): string => `| ${texts.join(' | ')} |`
const list = (texts: Iterable<string>): string => [...texts].join(', ')

function chapter<C extends Ask, E extends Act, S extends { readonly status: string }>(of: Life<C, E, S>): string[] {
  const { moves, jobs, deadlines } = explore(of)
  const state = (status: string): string => (status === 'none' ? '[*]' : status.replaceAll('-', '_'))
  const edges = [...moves].map(([move, events]) => ({ from: move.split('>')[0] ?? '', to: move.split('>')[1] ?? '', events }))
  const statuses = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter(status => status !== 'none')
  // A record has one status and never ends.
  const ended = statuses.length === 1 ? [] : statuses.filter(status => edges.every(({ from }) => from !== status))
  const running = [...deadlines].filter(([, names]) => names.size > 0)
  return [
    `## ${of.title}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map(status => `  state "${status}" as ${state(status)}`),
    ...edges.map(({ from, to, events }) => `  ${state(from)} --> ${state(to)}: ${[...events].join(' / ')}`),
    ...ended.map(status => `  ${state(status)} --> [*]`),
    '```',
    '',
    cells('Command', 'What', 'Who may', 'While it is'),
    cells('---', '---', '---', '---'),
    ...(Object.keys(of.allowed) as C['type'][]).map(type => {
      const { by, from, what } = of.allowed[type]
      return cells(`\`${type}\``, both(what), list(by), list(from))
    }),
    '',
    cells('Event', 'What it sets going'),
    cells('---', '---'),
    ...Object.keys(of.kind.reactions).map(event => cells(`\`${event}\``, list(jobs.get(event) ?? []) || 'nothing, on purpose')),
    '',
    ...(running.length > 0
      ? [cells('While it is', 'Days that run'), cells('---', '---'), ...running.map(([status, names]) => cells(status, list(names))), '']
      : []),
  ]
}

/** docs/journey.md: the life of a request, a card and a record, drawn from the tables that the service itself obeys. */
const journey = (): string =>
  [
    '# The life of a request, a card, a record',
    '',
    'Generated by `npm run docs` from the `allowed` tables, the deciders and the reactions. A test fails when it is not current.',
    '',
    ...chapter(application),
    ...chapter(card),
    ...chapter(record),
  ].join('\n')

const root = join(import.meta.dirname, '..', '..')

/** docs/operations.md: written by hand down to its table of settings, which is the code's. */
function operations(): string {
  const [written = ''] = readFileSync(join(root, 'docs/operations.md'), 'utf8').split(/^\| Setting \|.*$/m)
  const rows = settingsTable().map(({ name, optional, purpose, by }) =>
    cells(`\`${name}\``, optional ? 'no' : 'yes', by?.join(', ') ?? 'all', purpose),
  )
  const head = [cells('Setting', 'Needed', 'Read by', 'What for'), cells('---', '---', '---', '---')]
  return `${written.trimEnd()}\n\n${[...head, ...rows].join('\n')}\n`
}

/** Every document that is generated: its path from the root, its text. */
export const documents = (): Readonly<Record<string, string>> => ({
  'docs/journey.md': journey(),
  'docs/security/roles.md': rightsDocument(),
  'docs/security/erasure.md': endsDocument(),
  'docs/operations.md': operations(),
  ...securityDocuments(),
})

if (import.meta.main) for (const [path, text] of Object.entries(documents())) writeFileSync(join(root, path), text)

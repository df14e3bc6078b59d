import { addDays, type Day, day, gridB, probation, probationCode } from '@papier-rose/law'
import { giveHabilitation } from './account/index.ts'
import { keepAddress } from './card/index.ts'
import { receive } from './exam/index.ts'
import { dayOf, fixedClock, instant, realNow } from './kit/clock.ts'
import type { Deps } from './kit/deps.ts'
import type { Role } from './kit/http.ts'
import { idFrom } from './kit/ids.ts'
import { seedCodes } from './partners/ephoto/provider.ts'
import { agentPersonas, personas } from './personas.ts'
import { findDriverByNeph, giveCategory, handOverTitle, rememberDriver } from './record/index.ts'
import { type Befell, establishment, infraction, tellWhatBefell } from './synthetic/index.ts'

/** What each agent of the demonstration may do, and where. */
const habilitations: Readonly<Record<string, { departement: string; roles: readonly Role[] }>> = {
  paulette: { departement: '75', roles: ['reviewer'] },
  karim: { departement: '75', roles: ['reviewer'] },
  solange: { departement: '75', roles: ['reviewer', 'supervisor'] },
  djamila: { departement: '75', roles: ['desk'] },
  nour: { departement: '75', roles: ['verifier'] },
  yves: { departement: '69', roles: ['reviewer', 'supervisor', 'desk'] },
  odile: { departement: '75', roles: ['rights-officer'] },
  gabin: { departement: '75', roles: ['court-clerk'] },
}

/** The NEPH of each persona: invented, in the order of the list. */
export const nephOf = (login: string): string => {
  const rank = personas.findIndex(persona => persona.login === login) + 1
  return `24097510${String(rank).padStart(4, '0')}`
}

/** Photo-signature codes that are ready to type in the sandbox. */
export const photoCodes = Array.from({ length: 8 }, (_, i) =>
  `PHOTO${String(i + 1).padStart(2, '0')}DEMONSTRATION0`.padEnd(22, '0').slice(0, 22),
)

const everyMark = Object.fromEntries(gridB.map(line => [line.id, line.maximum]))
const places: Readonly<Record<string, string>> = {
  '75111': 'Paris 11e',
  '69123': 'Lyon',
  '31555': 'Toulouse',
  '13205': 'Marseille 5e',
  '59350': 'Lille',
}

interface Exam {
  readonly login: string
  readonly category: string
  readonly daysAgo: number
  readonly kind?: 'theory'
  readonly more?: Readonly<Record<string, unknown>>
}

const exams: readonly Exam[] = [
  { login: 'lina', category: 'B', daysAgo: 150, kind: 'theory', more: { total: 38, learning: 'aac' } },
  { login: 'lina', category: 'B', daysAgo: 4, more: { marks: { ...everyMark, speed: 2, communication: 2, courtesy: 0 }, learning: 'aac' } },
  { login: 'zoe', category: 'A2', daysAgo: 6 },
  { login: 'hugo', category: 'B', daysAgo: 200, kind: 'theory', more: { total: 36 } },
  {
    login: 'hugo',
    category: 'B',
    daysAgo: 5,
    more: { outcome: 'insufficient', marks: { ...everyMark, rules: 'E', speed: 1, observation: 1 } },
  },
  { login: 'ama', category: 'B', daysAgo: 9, more: { marks: { ...everyMark, observation: 2 }, automatic: true } },
  { login: 'theo', category: 'B', daysAgo: 7, more: { marks: everyMark, medicalCheckAsked: true } },
  { login: 'marcel', category: 'BE', daysAgo: 3 },
]

const lineOf = (exam: Exam, today: Day) => {
  const who = personas.find(persona => persona.login === exam.login)
  if (!who) throw new Error(`no persona ${exam.login}`)
  return {
    source: `demonstration-${exam.login}-${exam.category}-${exam.kind ?? 'practical'}`,
    neph: nephOf(exam.login),
    birthName: who.familyName,
    firstNames: [...who.givenNames],
    sex: who.gender,
    birthDay: who.birthdate,
    birthplaceCode: who.birthplace,
    birthplace: places[who.birthplace] ?? 'Accra',
    birthCountry: who.birthcountry,
    category: exam.category,
    kind: exam.kind ?? 'practical',
    examDay: addDays(today, -exam.daysAgo),
    centre: 'Paris – Saint-Mandé',
    departement: '75',
    outcome: 'favourable',
    inspector: '75042',
    ...exam.more,
  }
}

/** Puts the people of the demonstration in place, once: a sandbox that has lived is found as it was. */
export async function seed(deps: Deps): Promise<void> {
  const { rowCount } = await deps.db.query('select 1 from agent limit 1')
  if (rowCount) return
  const today = deps.clock.today()
  const { rejected } = await receive(
    deps,
    exams.map((exam, i) => ({ line: i + 1, fields: lineOf(exam, today) })),
  )
  if (rejected[0]) throw new Error(`seed: line ${rejected[0].line}, ${rejected[0].column} ${rejected[0].reason}`)
  await giveHistory(deps, today)
  await seedCodes(
    deps.db,
    photoCodes.map(code => ({ code, takenOn: addDays(today, -10) })),
  )
  // Last, because its presence says that the rest is there.
  await habilitateAgents(deps)
}

const habilitationDays = 730

/** The first supervisor of a préfecture is habilitated by whoever runs the service, and habilitates the others. */
async function habilitateAgents(deps: Deps): Promise<void> {
  const firstDay = dayOf(realNow())
  const supervisors = new Map<string, string>()
  const first = (sub: string): number => (habilitations[sub]?.roles.includes('supervisor') ? 0 : 1)
  for (const { sub, given_name, usual_name, email } of agentPersonas.toSorted((a, b) => first(a.sub) - first(b.sub))) {
    const { departement, roles } = habilitations[sub] ?? {}
    if (!departement || !roles) continue
    const by = supervisors.get(departement)
    const gift = { name: `${given_name} ${usual_name}`, email, roles, firstDay, lastDay: addDays(firstDay, habilitationDays) }
    const given = await giveHabilitation(deps, { departement, ...(by ? { agentId: by } : {}) }, gift, `demonstration/${sub}`)
    if ('notDone' in given) throw new Error(`seed: ${sub} ${given.notDone}`)
    if (roles.includes('supervisor')) supervisors.set(departement, given.done)
  }
}

interface History {
  readonly login: string
  /** Days ago. */
  readonly since: number
  readonly number: string
  readonly address: readonly [lines: readonly string[], commune: string]
  readonly told?: (on: (daysAgo: number) => Day) => readonly Befell[]
}

/** What they held before, and what befell them: a suspension that runs, a mandatory course, a licence lost for want of points. */
const histories: readonly History[] = [
  {
    login: 'zoe',
    since: 900,
    number: '24ZO00001',
    address: [['MME ZOE OEUVRARD', '3 QUAI SAINT-VINCENT', '69001 LYON'], '69123'],
    told: on => [
      infraction('PV-ZO-1', on(30), 2, false, 'R. 413-14'),
      [
        'fines',
        { kind: 'driver-named', reference: 'DES-ZO-1', content: { for: 'PV-ZO-1', committedOn: on(30), on: on(9), by: 'vehicle-holder' } },
      ],
    ],
  },
  {
    login: 'marcel',
    since: 4000,
    number: '16MA00002',
    address: [['M. MARCEL PETIT', '14 RUE DES SARRAZINS', '59000 LILLE'], '59350'],
    told: on => [
      [
        'prefecture',
        {
          kind: 'administrative-suspension',
          reference: '3F-0001',
          content: { ground: 'alcohol', notifiedOn: on(60), months: 6 },
        },
      ],
    ],
  },
  {
    login: 'ines',
    since: 430,
    number: '25IN00003',
    address: [['MME INES GARNIER', '27 RUE SAINT-MAUR', '75011 PARIS'], '75111'],
    told: on => [
      infraction('PV-IN-1', on(150), 3, false, 'R. 412-6-1'),
      establishment('PV-IN-1', on(95), false),
      { letter: '48N', on: on(70) },
      infraction('PV-IN-2', on(20), 4, false, 'R. 412-30'),
    ],
  },
  {
    login: 'gaspard',
    since: 5000,
    number: '13GA00004',
    address: [['M. GASPARD LEFEVRE', '8 RUE MERCIERE', '69002 LYON'], '69123'],
    told: on => [
      infraction('PV-GA-1', on(330), 6, true, 'L. 234-1'),
      infraction('PV-GA-2', on(240), 6, true, 'L. 413-1'),
      establishment('PV-GA-1', on(200), true),
      establishment('PV-GA-2', on(120), true),
      { letter: '48SI', on: on(90) },
      ['prefecture', { kind: 'surrender', reference: '44-0001', content: { on: on(82) } }],
    ],
  },
]

const cardDays = 5400

/** Gives them their licences, and tells what befell them, each thing on the day it reports: the letters are issued as they were then. */
async function giveHistory(deps: Deps, today: Day): Promise<void> {
  const ago = (days: number): Day => addDays(today, -days)
  let posted = 0
  for (const { login, since: daysAgo, number, address, told } of histories) {
    const since = ago(daysAgo)
    const then = (on: Day): Deps => ({ ...deps, clock: fixedClock(on) })
    const driverId = await driverOf(deps, login)
    const { value: term } = probation({ firstCategoryOn: since, path: 'classic', newLicence: false }, deps.law)
    const codes = term ? [probationCode(term.from, term.printedEnd)] : []
    await giveCategory(then(since), driverId, { category: 'B', since, codes }, 'demonstration/category')
    const lastDay = addDays(since, cardDays)
    await handOverTitle(then(since), driverId, { number, issuedOn: since, lastDay, receivedOn: since }, 'demonstration/title')
    const [lines, commune] = address
    await keepAddress(
      deps.db,
      idFrom('demonstration/address', login),
      driverId,
      { lines, commune },
      instant(new Date(`${since}T12:00:00Z`)),
    )
    await tellWhatBefell(deps, driverId, told?.(ago) ?? [], { key: 'demonstration', office: '75', tracking: () => ++posted })
  }
}

/** Who took an exam is known already; the others are written down as they are. */
async function driverOf(deps: Deps, login: string): Promise<string> {
  const neph = nephOf(login)
  const known = await findDriverByNeph(deps.db, neph)
  if (known) return known.id
  const who = personas.find(persona => persona.login === login)
  if (!who) throw new Error(`no persona ${login}`)
  return rememberDriver(deps.db, deps.ids, {
    neph,
    birthName: who.familyName,
    firstNames: [...who.givenNames],
    sex: who.gender,
    birthDay: day(who.birthdate),
    birthplaceCode: who.birthplace,
    birthplace: places[who.birthplace] ?? '',
    birthCountry: who.birthcountry,
  })
}

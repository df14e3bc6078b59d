import { addDays, type Day, gridB, probation, probationCode } from '@papier-rose/law'
import { habilitate } from './account/index.ts'
import { receive } from './exam/index.ts'
import type { Deps } from './kit/deps.ts'
import type { Role } from './kit/http.ts'
import { idFrom } from './kit/ids.ts'
import { seedCodes } from './partners/ephoto/provider.ts'
import { agentPersonas, personas } from './personas.ts'
import { findDriverByNeph, giveCategory, handOverTitle, tell } from './record/index.ts'

/** What each agent of the demonstration may do, and where. */
const habilitations: Readonly<Record<string, { departement: string; roles: readonly Role[] }>> = {
  paulette: { departement: '75', roles: ['reviewer'] },
  karim: { departement: '75', roles: ['reviewer'] },
  solange: { departement: '75', roles: ['reviewer', 'supervisor'] },
  djamila: { departement: '75', roles: ['desk'] },
  yves: { departement: '69', roles: ['reviewer', 'supervisor', 'desk'] },
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
  for (const { sub, given_name, usual_name, email } of agentPersonas) {
    const habilitation = habilitations[sub]
    if (habilitation) await habilitate(deps.db, { id: idFrom('agent', sub), name: `${given_name} ${usual_name}`, email, ...habilitation })
  }
}

/** What Zoé and Marcel held before: a licence B in hand; for Marcel, a suspension that runs. */
async function giveHistory(deps: Deps, today: Day): Promise<void> {
  const held = [
    { login: 'zoe', since: addDays(today, -900), number: '24ZO00001' },
    { login: 'marcel', since: addDays(today, -4000), number: '16MA00002' },
  ]
  for (const { login, since, number } of held) {
    const driver = await findDriverByNeph(deps.db, nephOf(login))
    if (!driver) continue
    const { value: term } = probation({ firstCategoryOn: since, path: 'classic', newLicence: false }, deps.law)
    const codes = term ? [probationCode(term.from, term.printedEnd)] : []
    await giveCategory(deps, driver.id, { category: 'B', since, codes }, 'demonstration')
    await handOverTitle(deps, driver.id, { number, issuedOn: since, lastDay: addDays(since, 5400) }, 'demonstration')
    if (login === 'marcel') {
      const notifiedOn = addDays(today, -60)
      await tell(
        deps,
        driver.id,
        [{ kind: 'administrative-suspension', reference: '3F-0001', content: { ground: 'alcohol', notifiedOn, months: 6 } }],
        { by: 'demonstration', as: 'partner', teller: 'prefecture', source: 'prefecture-75', key: 'demonstration', knownOn: notifiedOn },
      )
    }
  }
}

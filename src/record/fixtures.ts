import { addDays, type Day, day, type FactContents, type FactKind } from '@papier-rose/law'
import { transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import {
  type Civil,
  type Heard,
  type NewFact,
  rememberDriver,
  type TakeBackReason,
  type TakenBack,
  type Teller,
  type Telling,
  takeBackTold,
  tell,
} from './index.ts'

// Who tells, and what, in tests, in the gallery and in the demonstration.

/** A driver born on 29 February, with every letter that is hard to print. */
export const zoe: Civil = {
  neph: '220669200002',
  birthName: 'ŒUVRARD-L’HÔPITAL',
  firstNames: ['Zoé', 'Marie-Ève'],
  sex: 'female',
  birthDay: day('2004-02-29'),
  birthplaceCode: '69123',
  birthplace: 'Lyon',
  birthCountry: '99100',
}

/** A driver of long standing: the one whom measures befall. */
export const marcel: Civil = {
  neph: '960959300006',
  birthName: 'PETIT',
  firstNames: ['Marcel', 'André'],
  sex: 'male',
  birthDay: day('1978-09-09'),
  birthplaceCode: '59350',
  birthplace: 'Lille',
  birthCountry: '99100',
}

/** A fact of that kind, as its author tells it. */
export const aFact = <K extends FactKind>(kind: K, reference: string, content: FactContents[K], revision = 0): NewFact =>
  ({ kind, reference, revision, content }) as unknown as NewFact

const tellers: Readonly<Record<FactKind, Teller>> = {
  infraction: 'fines',
  'driver-named': 'fines',
  'driver-answer': 'driver',
  establishment: 'fines',
  'withdrawal-cancelled': 'court',
  stage: 'stage-centre',
  training: 'driving-school',
  letter: 'post',
  surrender: 'prefecture',
  retention: 'forces',
  'administrative-suspension': 'prefecture',
  'ead-restriction': 'prefecture',
  judgment: 'court',
  'measure-lifted': 'court',
  aptitude: 'prefecture',
  'medical-opinion': 'doctor',
  psychotechnical: 'psychologist',
  'foreign-licence': 'prefecture',
  'foreign-ban': 'ministry',
  residence: 'prefecture',
  identity: 'prefecture',
  death: 'registry',
}

/** A telling by a partner in that quality. */
export const from = (teller: Teller, key: string, more: Partial<Telling> = {}): Telling => ({
  by: 'partner',
  as: 'partner',
  teller,
  source: teller,
  key,
  ...more,
})

/** Tells each of these facts, each by a partner who may, in that order. Throws when one is refused. */
export async function told(deps: Deps, driverId: string, facts: readonly NewFact[], more: Partial<Telling> = {}): Promise<Heard[]> {
  const heard: Heard[] = []
  for (const fact of facts) {
    const { kind, reference, revision = 0 } = fact
    const done = await tell(deps, driverId, [fact], from(tellers[kind], `${kind}/${reference}/${revision}`, more))
    if (done.refused) throw new Error(`${kind} ${reference}: ${JSON.stringify(done.refused)}`)
    heard.push(done)
  }
  return heard
}

/** Its author takes back what it told, by the id of the fact. */
export const takeBack = (deps: Deps, factId: string, why: TakeBackReason, acting: Pick<Telling, 'by' | 'as' | 'key'>) =>
  transaction(deps.db, async tx => {
    const { rows } = await tx.query<TakenBack & { source: string }>(
      'select source, kind, reference, revision from record_fact where id = $1',
      [factId],
    )
    for (const { source, ...fact } of rows) return takeBackTold(deps, tx, source, [{ ...fact, why }], acting)
    throw new Error(`no fact ${factId}`)
  })

/** A suspension by the préfet, of months and days from its notification. For alcohol, it ends with the decision of aptitude. */
export const suspended = (
  notifiedOn: Day,
  length: { months: number; days?: number },
  more: Partial<FactContents['administrative-suspension']> = {},
): NewFact => aFact('administrative-suspension', `3F-${notifiedOn}`, { ground: 'other', notifiedOn, ...length, ...more })

/** Two délits, established, and the 48SI signed on that day; the card handed back on another. */
export const invalidatedOn = (notifiedOn: Day, surrenderedOn?: Day): NewFact[] => [
  ...(['A', 'B'] as const).flatMap((one, i) => {
    const committedOn = addDays(notifiedOn, -120 + 30 * i)
    const reference = `PV-${notifiedOn}-${one}`
    return [
      aFact('infraction', reference, { committedOn, points: 6, class: 'delit' }),
      aFact('establishment', `TE-${notifiedOn}-${one}`, { for: reference, on: addDays(committedOn, 60), by: 'condamnation-definitive' }),
    ]
  }),
  aFact('letter', `48SI-${notifiedOn}`, { letter: '48SI', sending: { way: 'registered', presentedOn: notifiedOn, signedOn: notifiedOn } }),
  ...(surrenderedOn ? [aFact('surrender', `44-${surrenderedOn}`, { on: surrenderedOn })] : []),
]

/** A driver of these tests, known to the record. */
export const known = (deps: Deps, civil: Civil = marcel): Promise<string> => rememberDriver(deps.db, deps.ids, civil)

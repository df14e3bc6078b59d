import { addDays, type Day, day } from '@papier-rose/law'
import { notePosted } from '../delivery/index.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { domesticNumber } from '../partners/laposte/index.ts'
import { letterCame, lookAt, type NewFact, readLetters, type Teller, tell } from '../record/index.ts'
import type { Somebody } from './people.ts'
import type { Chance } from './random.ts'

/** The postman came that day with the letter of that name, and it was signed for. */
interface Signed {
  readonly letter: '48N' | '48SI'
  readonly on: Day
}

/** Something that befell a driver: what somebody told of it, or a letter that came. */
export type Befell = readonly [Teller, NewFact] | Signed

export const infraction = (reference: string, committedOn: Day, points: number, crime: boolean, article: string): Befell => [
  'fines',
  { kind: 'infraction', reference, content: { committedOn, points, class: crime ? 'delit' : 4, article } },
]
export const establishment = (reference: string, on: Day, crime: boolean): Befell => [
  'court',
  {
    kind: 'establishment',
    reference: `${reference}-E`,
    content: { for: reference, on, by: crime ? 'condamnation-definitive' : 'paiement-amende-forfaitaire' },
  },
]

/** Light offences with their points, as often as our guess has them. */
const offences: readonly (readonly [{ readonly article: string; readonly points: number }, number])[] = [
  [{ article: 'R. 413-14', points: 1 }, 45],
  [{ article: 'R. 413-14', points: 2 }, 20],
  [{ article: 'R. 412-6-1', points: 3 }, 20],
  [{ article: 'R. 412-30', points: 4 }, 15],
]

/**
 * What befell somebody who has driven since that day, in order, up to today. Nobody publishes such shares by driver: they are ours. Of those who
 * drive for years four in ten lost points in the last two years, one in twelve was suspended, one in thirty lost the licence for want of points;
 * of the new ones, one in fifteen has a letter 48N.
 */
export function whatBefell({ rank, office }: Somebody, since: Day, today: Day, chance: Chance): readonly Befell[] {
  const ago = (days: number): Day => addDays(today, -days)
  const name = (n: number): string => `PV-S${rank}-${n}`
  const [share, days] = [chance.next() * 100, chance.between(30, 250)]
  if (since > ago(600)) {
    const on = addDays(since, chance.between(10, 40))
    if (share > 6.5 || addDays(on, 80) > today) return []
    return [
      infraction(name(1), on, 3, false, 'R. 412-6-1'),
      establishment(name(1), addDays(on, 45), false),
      { letter: '48N', on: addDays(on, 60) },
    ]
  }
  if (share < 3.3)
    return [
      infraction(name(1), ago(days + 330), 6, true, 'L. 234-1'),
      infraction(name(2), ago(days + 240), 6, true, 'L. 413-1'),
      establishment(name(1), ago(days + 200), true),
      establishment(name(2), ago(days + 120), true),
      { letter: '48SI', on: ago(days) },
      ['prefecture', { kind: 'surrender', reference: `44-S${rank}`, content: { on: ago(days - 8) } }],
    ]
  if (share < 11.5) {
    const content = { ground: chance.pick(['alcohol', 'speed-40'] as const), notifiedOn: ago(days), months: chance.between(2, 8) }
    return [['prefecture', { kind: 'administrative-suspension', reference: `3F-S${office}-${rank}`, content }]]
  }
  if (share > 51) return []
  return Array.from({ length: chance.between(1, 3) }, (_, n) => {
    const { article, points } = chance.weighted(offences)
    const on = ago(700 - 220 * n - chance.between(0, 90))
    return [infraction(name(n), on, points, false, article), establishment(name(n), addDays(on, chance.between(20, 60)), false)]
  }).flat()
}

/** Tells all of it, each thing on the day that it reports: the letters are issued as they were then, and posted. */
export async function tellWhatBefell(
  deps: Deps,
  driverId: string,
  things: readonly Befell[],
  { key, office, tracking }: { readonly key: string; readonly office: string; readonly tracking: () => number },
): Promise<void> {
  const then = (on: Day): Deps => ({ ...deps, clock: fixedClock(on) })
  for (const one of things) {
    if ('letter' in one) {
      const letter = (await readLetters(then(one.on), driverId)).find(({ ref }) => ref === one.letter)
      if (!letter) throw new Error(`seed: no letter ${one.letter} was issued to ${key}`)
      const sending = { way: 'registered', presentedOn: one.on, signedOn: one.on } as const
      await letterCame(then(one.on), driverId, letter.id, sending, { by: 'laposte', as: 'partner', key: `${key}/${letter.ref}` })
      continue
    }
    const [teller, fact] = one
    const on = then(dayTold(fact))
    const source = teller === 'prefecture' ? `prefecture-${office}` : teller
    const said = await tell(on, driverId, [fact], { by: 'demonstration', as: 'partner', teller, source, key: `${key}/${fact.reference}` })
    if (said.refused) throw new Error(`seed: ${fact.reference} ${said.refused.refused}`)
    for (const letter of await lookAt(on, driverId)) {
      const number = domesticNumber('2S', String(tracking()).padStart(10, '0'))
      await notePosted(on, { driverId, letterId: letter.id, tracking: number, settled: true })
    }
  }
}

/** The day that a fact reports. */
function dayTold({ content }: NewFact): Day {
  const days = JSON.stringify(content).match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return day(days.sort().at(-1) ?? '')
}

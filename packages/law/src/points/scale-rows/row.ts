import type { Words } from '../../answer.ts'
import type { Day } from '../../day.ts'
import type { SwitchName } from '../../settings.ts'
import type { Article, Mark } from '../../text.ts'
import type { InfractionClass } from '../happenings.ts'

/** `limited`: the judge may keep professional driving out of it (« aménageable »); `whole`: he may not; `unsaid`: not read. */
export interface Suspension {
  readonly years: number
  readonly kind: 'limited' | 'whole' | 'unsaid'
}

/** Prison in months and fine in euros of a délit, and the most when it is graver; a fine that was not read is null. */
export interface Penalty {
  readonly prisonMonths: number
  readonly fine: number | null
  readonly prisonMonthsUpTo?: number
  readonly fineUpTo?: number
}

/** What else an infraction brings. */
export const furtherWords = {
  'device-seized': { fr: 'l’appareil est saisi', en: 'the device is seized' },
  'vehicle-confiscated': { fr: 'le véhicule est confisqué', en: 'the vehicle is confiscated' },
  'penalties-not-merged': { fr: 'les peines s’ajoutent aux autres, sans confusion', en: 'the penalties add to the others, unmerged' },
  'no-sursis': { fr: 'la suspension ne peut pas être assortie du sursis', en: 'the suspension cannot be conditional' },
} as const satisfies Record<string, Words>
export type Further = keyof typeof furtherWords

/** One infraction in one of its versions. */
export interface ScaleVersion {
  /** The row of the published scale, 1 to 84; null for what costs no point and stands beside it. */
  readonly row: number | null
  readonly id: string
  readonly words: Words
  readonly articles: readonly Article[]
  readonly natinf: readonly string[]
  readonly class: InfractionClass
  readonly points: number
  readonly suspension: Suspension | null
  readonly annulmentYears: number | null
  readonly annulmentAutomatic: boolean
  /** Years at most in which a judge may forbid driving without an alcohol interlock. */
  readonly eadYears: number | null
  /** Years at most in which a judge may forbid driving vehicles that need no licence too. */
  readonly drivingBanYears: number | null
  readonly further: readonly Further[]
  readonly penalty: Penalty | null
  /** Amende forfaitaire délictuelle: normal, reduced, increased. */
  readonly afd: readonly [normal: number, reduced: number, increased: number] | null
  /** First and last day on which this version applies; null when its text was not read further back, or is still in force. */
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly mark: Mark
  /** The contested point that decides the points of this version. */
  readonly reading: Extract<SwitchName, 'rodeo-points' | 'simple-injuries-points'> | null
}

type Given = Partial<Omit<ScaleVersion, 'row' | 'id' | 'words' | 'articles' | 'class' | 'points' | 'firstDay' | 'lastDay'>> & {
  readonly from?: string
  readonly to?: string
}

const limited3: Suspension = { years: 3, kind: 'limited' }
const whole3: Suspension = { years: 3, kind: 'whole' }
export const limited = limited3
export const whole = whole3
export const wholeOf = (years: number): Suspension => ({ years, kind: 'whole' })

/** A version of a row. By default: no suspension, no annulment, in force as far as the text was read. */
export function row(
  number: number | null,
  id: string,
  fr: string,
  en: string,
  articles: readonly Article[],
  infractionClass: InfractionClass,
  points: number,
  { from, to, ...more }: Given = {},
): ScaleVersion {
  return {
    row: number,
    id,
    words: { fr, en },
    articles,
    natinf: [],
    class: infractionClass,
    points,
    suspension: null,
    annulmentYears: null,
    annulmentAutomatic: false,
    eadYears: null,
    drivingBanYears: null,
    further: [],
    penalty: null,
    afd: null,
    firstDay: (from as Day | undefined) ?? null,
    lastDay: (to as Day | undefined) ?? null,
    mark: 'V',
    reading: null,
    ...more,
  }
}

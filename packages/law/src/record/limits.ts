import { type Reason, reason, type Words } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import { annexOfCodes, automaticOnly, explainCode } from '../categories/codes.ts'
import { withEquivalences } from '../categories/equivalences.ts'
import { olderALimit } from '../categories/older.ts'
import type { Day } from '../day.ts'
import type { Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import { proofLastDay } from './proofs.ts'
import type { DriverRecord } from './record.ts'
import type { Right } from './rights.ts'

const r413_5 = article('Code de la route', 'R. 413-5')
const r234_1 = article('Code de la route', 'R. 234-1')
const r224_6 = article('Code de la route', 'R. 224-6')
const cp131_6 = article('Code pénal', '131-6')
const r221_1_1 = article('Code de la route', 'R. 221-1-1')

/** Km/h for novice drivers: motorways, dual carriageways, other roads outside towns. */
export const noviceSpeeds = dated('speeds of novice drivers', r413_5, { '2013-01-19': [110, 100, 80] as const })
/** Grams of alcohol per litre of blood that a novice driver must stay under. */
export const noviceAlcohol = dated('alcohol of novice drivers', r234_1, { '2013-01-19': 0.5, '2015-07-01': 0.2 })

const novice = '106'
const exempt = '105'

const base = (code: string): string => code.split(/[.(\s]/)[0] ?? code

/** Under what limits this category is driven on that day: the codes, and probation. */
export function limitsOf(record: DriverRecord, rights: readonly Right[], category: Category, on: Day, settings: Settings): Reason[] {
  const serving = rights.filter(r => withEquivalences([r.category]).includes(category))
  const codes = [...new Set(serving.flatMap(r => r.codes))]
  const lifted = codes.includes(automaticOnly) && liftsAutomatic(record, on, settings)
  const reasons = codes.filter(code => base(code) !== novice && !(lifted && code === automaticOnly)).map(code => codeLimit(code, settings))
  if (lifted) reasons.push(manualAllowed)
  reasons.push(...interlock(record, on), ...powerOfOlderA(record, rights, category, on, settings))
  if (underProbation(record, rights, on, settings))
    reasons.push(
      ...noviceLimits(
        on,
        codes.some(code => base(code) === exempt),
        settings,
      ),
    )
  return reasons
}

function codeLimit(code: string, settings: Settings): Reason {
  const words = explainCode(code, settings)?.words ?? {
    fr: `mention que la liste ne connaît pas : ${code}`,
    en: `a code that the list does not know: ${code}`,
  }
  return reason('limit-code', { fr: `Code ${code} : ${words.fr}.`, en: `Code ${code}: ${words.en}.` }, [annexOfCodes, r221_1_1], { code })
}

const liftsAutomatic = (record: DriverRecord, on: Day, settings: Settings): boolean =>
  record.receipts.some(({ kind, from, lastDay }) => {
    const last = lastDay ?? (kind === 'training-78' ? proofLastDay(kind, from, settings).value : null)
    return kind === 'training-78' && from <= on && last !== null && on <= last
  })

/** Category A of before 2013, obtained young, was limited in power for two years. */
function powerOfOlderA(record: DriverRecord, rights: readonly Right[], category: Category, on: Day, settings: Settings): Reason[] {
  const own = category === 'A' ? rights.find(r => r.category === 'A') : undefined
  if (!own) return []
  const limit = olderALimit(own.since, record.birth, on, settings)
  return limit.value ? [...limit.reasons] : []
}

/** A préfet's or a court's restriction to vehicles with an alcohol interlock. */
const interlock = (record: DriverRecord, on: Day): Reason[] =>
  (record.restrictions ?? [])
    .filter(({ from, lastDay, liftedOn }) => from <= on && on <= lastDay && (liftedOn === undefined || on < liftedOn))
    .map(({ lastDay, by }) => {
      const end = longDay(lastDay)
      const words = {
        fr: `Seulement un véhicule équipé d’un éthylotest antidémarrage, jusqu’au ${end.fr} inclus.`,
        en: `Only a vehicle fitted with an alcohol interlock, to the end of ${end.en}.`,
      }
      return reason('limit-ead', words, by === 'prefet' ? r224_6 : cp131_6, { lastDay })
    })

const manualAllowed = reason(
  'manual-allowed',
  {
    fr: 'Boîte manuelle permise avec l’attestation de formation, en attendant la nouvelle carte.',
    en: 'Manual gearbox allowed with the training certificate, until the new card comes.',
  },
  r221_1_1,
)

/** A code 106 in force; or a CEPC alone, which is a first licence (AM is none). */
function underProbation(record: DriverRecord, rights: readonly Right[], on: Day, settings: Settings): boolean {
  const inForce = rights
    .flatMap(r => r.codes)
    .some(code => {
      const { from, until } = base(code) === novice ? (explainCode(code, settings) ?? {}) : {}
      return from !== undefined && until !== undefined && from <= on && on < until
    })
  const first =
    rights.some(r => r.from === 'cepc') && !record.categories.some(c => c.category !== 'AM' && c.since < on && !isFromCepc(record, c.since))
  return inForce || first
}

const isFromCepc = (record: DriverRecord, since: Day): boolean => record.cepcs.some(c => c.firstDay === since)

function noviceLimits(on: Day, exempted: boolean, settings: Settings): Reason[] {
  const [motorway, dual, road] = noviceSpeeds.on(on)
  const grams = noviceAlcohol.on(on)
  const alcohol = reason(
    'novice-alcohol',
    {
      fr: `Période probatoire : moins de ${String(grams).replace('.', ',')} g d’alcool par litre de sang.`,
      en: `Probation: less than ${grams} g of alcohol per litre of blood.`,
    },
    r234_1,
    { grams },
  )
  if (exempted && settings['code-105'] === 'novice-speeds-exempt') return [alcohol]
  const speeds = reason(
    'novice-speeds',
    {
      fr: `Période probatoire : ${motorway} km/h sur autoroute, ${dual} km/h sur route à chaussées séparées, ${road} km/h sur les autres routes, et le signe A à l’arrière.`,
      en: `Probation: ${motorway} km/h on motorways, ${dual} km/h on dual carriageways, ${road} km/h on other roads, and the sign A at the rear.`,
    },
    r413_5,
    { motorway, dual, road },
  )
  return [speeds, alcohol]
}

export const wordsOf = (reasons: readonly Reason[]): Words[] => reasons.map(r => r.words)

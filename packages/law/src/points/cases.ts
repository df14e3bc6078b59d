import { type Category, cardOrder } from '../categories/categories.ts'
import {
  byWord,
  CaseError,
  dayAt,
  type Fields,
  fields,
  list,
  oneOf,
  optionalDay,
  optionalText,
  optionalWhole,
  plain,
  show,
  text,
} from '../cli/reading.ts'
import type { Day } from '../day.ts'
import {
  type Establishment,
  type ExamKind,
  examKinds,
  type Happening,
  type InfractionClass,
  infractionClasses,
  type LetterRef,
  type LicencePath,
  letterRefs,
  type StageKind,
} from './happenings.ts'

/** A history of points as written in a file: a licence, what happened, and the days on which the balance is asked. */
export interface PointsCase {
  readonly id: string
  readonly events: readonly Happening[]
  readonly asked: readonly Day[]
}

const pathWords: readonly (readonly [RegExp, LicencePath])[] = [
  [/^aac$|accompagn|anticipe/, 'aac'],
  [/supervis/, 'supervised'],
  [/encadree/, 'encadree'],
  [/^classi|libre|tradition|^ordina|^normal|^standard/, 'classic'],
]
/** The holder drives with a foreign licence; a French one, if any, comes later. */
const foreignPath = /etranger|foreign/
const stageWords: readonly (readonly [RegExp, StageKind])[] = [
  [/composition|alternative|classement/, 'composition-penale'],
  [/peine|penal|condamnation|judiciaire|sursis|tribunal/, 'peine-complementaire'],
  [/volontaire|voluntary/, 'volontaire'],
  [/obligatoire|48n|mandatory/, 'obligatoire-48N'],
]
const establishmentWords: readonly (readonly [RegExp, Establishment])[] = [
  [/composition/, 'composition-penale'],
  [/titre|majoree|afm/, 'titre-executoire-amende-majoree'],
  [/paiement|payment|forfaitaire|redevable|delictuelle|^afd?$/, 'paiement-amende-forfaitaire'],
  [/condamnation|jugement|conviction|ordonnance/, 'condamnation-definitive'],
]

const category = (value: unknown, at: string): Category => oneOf(value, cardOrder, at)

function classAt(value: unknown, at: string): InfractionClass {
  if (typeof value === 'string') return plain(value) === 'delit' ? 'delit' : oneOf(Number(value), infractionClasses, at)
  return oneOf(value as number, infractionClasses, at)
}

interface Licence {
  readonly date: Day
  readonly category?: Category
}

function infraction(it: Fields, at: string, licence: Licence, number: number): Happening {
  const date = dayAt(it.date, `${at}.date`)
  const cleared = typeof it.finalBy === 'string' && /relaxe|acquit|non-lieu/.test(plain(it.finalBy))
  const finalDate = it.finalDate === null || cleared ? null : dayAt(it.finalDate, `${at}.finalDate`)
  if (finalDate && finalDate < date) throw new CaseError(`${at}.finalDate`, `${finalDate} is before the infraction of ${date}`)
  const points = it.points
  if (typeof points !== 'number' || !Number.isInteger(points) || points < 0 || points > 12)
    throw new CaseError(`${at}.points`, `a whole number from 0 to 12 is expected, not ${show(points)}`)
  if (date < licence.date && points > 0 && licence.category !== 'AM')
    throw new CaseError(`${at}.date`, `${date} is before the licence of ${licence.date}`)
  const finalBy = finalDate === null ? null : (it.finalBy ?? null)
  const liable = typeof finalBy === 'string' && /redevable/.test(plain(finalBy))
  return {
    type: 'infraction',
    id: optionalText(it.id, `${at}.id`) ?? `infraction ${number}`,
    date,
    finalDate,
    finalBy: finalBy === null ? null : byWord(finalBy, establishmentWords, `${at}.finalBy`),
    points,
    class: points === 0 && it.class === undefined ? 1 : classAt(it.class, `${at}.class`),
    article: optionalText(it.article, `${at}.article`),
    label: optionalText(it.label, `${at}.label`),
    simultaneousGroup: optionalText(it.simultaneousGroup, `${at}.simultaneousGroup`),
    spared: liable ? 'redevable-pecuniaire' : undefined,
  }
}

function stage(it: Fields, at: string, licence: Day): Happening {
  const date = dayAt(it.date, `${at}.date`)
  const startDate = optionalDay(it.startDate, `${at}.startDate`)
  if (date < licence) throw new CaseError(`${at}.date`, `${date} is before the licence of ${licence}`)
  if (startDate && startDate > date) throw new CaseError(`${at}.startDate`, `${startDate} is after the last day, ${date}`)
  return { type: 'stage', date, startDate, kind: it.kind === undefined ? 'volontaire' : byWord(it.kind, stageWords, `${at}.kind`) }
}

const types = [
  'infraction',
  'stage',
  'letter',
  'surrender',
  'category',
  'new-licence',
  'training',
  'suspension',
  'restriction',
  'annulment',
  'withdrawal-cancelled',
  'invalidation-cancelled',
  'licence',
  'foreign-licence',
  'foreign-ban',
] as const

function happening(value: unknown, at: string, licence: Licence, number: number): Happening {
  const it = fields(value, at)
  const type = oneOf<(typeof types)[number]>(it.type, types, `${at}.type`)
  const knownOn = optionalDay(it.knownOn, `${at}.knownOn`)
  const told = (): Happening => {
    if (type === 'infraction') return infraction(it, at, licence, number)
    if (type === 'stage') return stage(it, at, licence.date)
    const date = dayAt(it.date, `${at}.date`)
    if (date < licence.date) throw new CaseError(`${at}.date`, `${date} is before the licence of ${licence.date}`)
    switch (type) {
      case 'letter':
        return { type, date, ref: oneOf<LetterRef>(it.ref, letterRefs, `${at}.ref`), for: optionalText(it.for, `${at}.for`) }
      case 'category': {
        const via = it.via === undefined ? 'classic' : byWord(it.via, pathWords, `${at}.via`)
        return { type, date, category: category(it.category, `${at}.category`), via }
      }
      case 'new-licence': {
        const taken = it.exams === undefined ? undefined : list(it.exams, `${at}.exams`)
        return {
          type,
          date,
          appliedOn: optionalDay(it.appliedOn, `${at}.appliedOn`),
          exams: taken?.map((exam, i) => oneOf<ExamKind>(exam, examKinds, `${at}.exams[${i}]`)),
        }
      }
      case 'withdrawal-cancelled':
        return { type, date, for: text(it.for, `${at}.for`) }
      case 'annulment':
        return { type, date, banMonths: optionalWhole(it.banMonths, `${at}.banMonths`) }
      case 'foreign-licence':
        return { type, date, obtainedOn: optionalDay(it.obtainedOn, `${at}.obtainedOn`) }
      case 'licence': {
        const path = it.path === undefined ? 'classic' : byWord(it.path, pathWords, `${at}.path`)
        return { type, date, path, category: it.category === undefined ? undefined : category(it.category, `${at}.category`) }
      }
      default:
        return { type, date }
    }
  }
  const read = told()
  return knownOn ? { ...read, knownOn } : read
}

function readCase(value: unknown, at: string): PointsCase {
  const it = fields(value, at)
  const id = text(it.id, `${at}.id`)
  const where = `${at} (${id})`
  const profile = fields(it.profile, `${where}.profile`)
  const date = dayAt(profile.licenceDate, `${where}.profile.licenceDate`)
  const foreign = typeof profile.path === 'string' && foreignPath.test(plain(profile.path))
  const path = profile.path === undefined || foreign ? 'classic' : byWord(profile.path, pathWords, `${where}.profile.path`)
  const birth = optionalDay(profile.birth, `${where}.profile.birth`)
  if (birth && birth >= date) throw new CaseError(`${where}.profile.birth`, `${birth} is not before the licence of ${date}`)
  const first = profile.firstCategory === undefined ? undefined : category(profile.firstCategory, `${where}.profile.firstCategory`)
  const training = optionalDay(profile.postLicenceTraining, `${where}.profile.postLicenceTraining`)
  if (training && training < date)
    throw new CaseError(`${where}.profile.postLicenceTraining`, `${training} is before the licence of ${date}`)
  const told = list(it.events ?? [], `${where}.events`)
  const read = told.map((event, i) => happening(event, `${where}.events[${i}]`, { date, category: first }, i + 1))
  const seen = new Set<string>()
  read.forEach((event, i) => {
    if (event.type !== 'infraction') return
    if (seen.has(event.id)) throw new CaseError(`${where}.events[${i}].id`, `${show(event.id)} is used twice`)
    seen.add(event.id)
  })
  const asked = list(it.expect ?? [], `${where}.expect`).map((e, i) => {
    const asked = `${where}.expect[${i}]`
    return dayAt(fields(e, asked).date, `${asked}.date`)
  })
  const begun: Happening[] = [foreign ? { type: 'foreign-licence', date } : { type: 'licence', date, path, category: first }]
  if (training) begun.push({ type: 'training', date: training })
  return { id, events: [...begun, ...read], asked }
}

/** Reads histories written as in `points-cases.json`. Throws a `CaseError` that names the field when one cannot be read. */
export const readCases = (value: unknown): PointsCase[] => list(value, 'file').map((it, i) => readCase(it, `[${i}]`))

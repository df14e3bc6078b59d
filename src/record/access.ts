import {
  type Category,
  type DriverRecord,
  type FilePart,
  type FileReader,
  fileParts,
  type Ledger,
  mayDrive,
  mayRead,
  partsFor,
} from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import { findDriver } from './driver.ts'
import { type KnownFact, type Reading, readLedger, readLife, readRecord } from './reading.ts'
import type { Teller } from './told.ts'

/** What a reader is shown of a driver: only the parts that the law opens to them, the others are not there at all. */
export interface Opened {
  readonly title?: Pick<DriverRecord, 'categories' | 'titles' | 'cepcs'> & {
    /** The categories whose right stands today, whatever the reason of the others. */
    readonly validFor: readonly Category[]
  }
  readonly restrictions?: { readonly codes: readonly string[]; readonly restrictions: DriverRecord['restrictions'] }
  readonly measures?: DriverRecord['bans']
  readonly infractions?: readonly KnownFact<'infraction'>[]
  readonly points?: Ledger
}

/** As which readers of L. 225-4 and L. 225-5 a partner may come, one a purpose, first that which needs no case at hand; none: it tells, and reads nothing. */
export const purposesOf: Readonly<Record<Teller, readonly FileReader[]>> = {
  forces: ['road-check', 'judicial-police', 'preliminary-enquiry'],
  fines: [],
  ministry: ['france-titres'],
  court: ['court', 'administrative-court'],
  prefecture: ['prefet'],
  'stage-centre': [],
  'driving-school': [],
  psychologist: [],
  doctor: [],
  registry: [],
  post: [],
  service: [],
  driver: [],
}

/** Who asks, in words that the log keeps: an agent's id, a partner's name. */
export interface Asking {
  readonly reader: FileReader
  readonly by: string
  readonly parts: readonly FilePart[]
}

/**
 * Opens these parts of a driver's record to this reader. A part that the law does not open to them, and a driver that nobody knows, answer the
 * same: nothing; the refusal is noted by `refused`.
 */
export async function openTo(
  reading: Reading,
  driverId: string,
  { reader, by, parts }: Asking,
  refused: (refusal: { readonly by: string; readonly why: string }) => Promise<void>,
): Promise<Opened | undefined> {
  const closed = parts.filter(part => !mayRead(reader, part, reading.law).value)
  if (closed.length > 0 || parts.length === 0) {
    await refused({ by, why: `record/${reader}/${closed.join('+')}` })
    return undefined
  }
  if (!(await findDriver(reading.db, driverId))) return undefined
  const record = await readRecord(reading, driverId)
  const life = parts.includes('infractions') ? await readLife(reading, driverId) : undefined
  const ledger = parts.includes('points') ? await readLedger(reading, driverId) : undefined
  const has = (part: FilePart): boolean => parts.includes(part)
  const { categories, titles, cepcs, restrictions, bans } = record
  // Codes say restrictions: the title alone is shown without them.
  const bare = categories.map(held => ({ ...held, codes: [] }))
  const held = [...new Set(categories.map(one => one.category))]
  const validFor = held.filter(category => mayDrive(record, category, reading.clock.today(), reading.law).value.right)
  return {
    ...(has('title') ? { title: { categories: has('restrictions') ? categories : bare, titles, cepcs, validFor } } : {}),
    ...(has('restrictions') ? { restrictions: { codes: [...new Set(categories.flatMap(held => held.codes))], restrictions } } : {}),
    ...(has('measures') ? { measures: bans } : {}),
    ...(life ? { infractions: life.facts.filter((fact): fact is KnownFact<'infraction'> => fact.kind === 'infraction') } : {}),
    ...(ledger ? { points: ledger } : {}),
  }
}

/** Everything that this reader may ever be shown. */
export const openParts = (reader: FileReader, { law }: Pick<Deps, 'law'>): readonly FilePart[] =>
  fileParts.filter(part => partsFor(reader, law).includes(part))

import { createHash } from 'node:crypto'
import { type Day, publishedOn, type Settings, zoneOf } from '@papier-rose/law'
import { driversAppeared } from '../doors/index.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing } from '../kit/store.ts'
import { type Civil, findDriversByNeph, rememberDrivers } from '../record/index.ts'
import { withdrawCorrected } from './cepc.ts'
import { type Complaint, factsOf, type ResultLine, readLine } from './result.ts'

/** A line that was not kept, and why. Lines are counted from 1; in a file its own lines, the header being the first. */
export interface Rejected extends Complaint {
  readonly line: number
}

/** What became of the lines sent. */
export interface Report {
  readonly accepted: number
  readonly unchanged: number
  readonly corrected: number
  readonly rejected: readonly Rejected[]
}

export interface Given {
  readonly line: number
  readonly fields: unknown
}

export type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'law' | 'config'>
interface Read {
  readonly line: number
  readonly result: ResultLine
  readonly fingerprint: Buffer
}

/** Lines written in one transaction. */
const together = 1000

/**
 * Receives results: the good ones are kept, each bad one is reported. The same line twice changes nothing, whenever it comes back; another
 * content under the same reference supersedes and keeps what stood before.
 */
export async function receive(deps: Needs, given: readonly Given[]): Promise<Report> {
  const rejected: Rejected[] = []
  const good: Read[] = []
  for (const { line, fields } of given) {
    const read = readLine(fields)
    const complaints = 'line' in read ? complaintsOfToday(deps, read.line) : read.complaints
    if ('line' in read && complaints.length === 0) good.push({ line, result: read.line, fingerprint: fingerprintOf(read.line) })
    else rejected.push(...complaints.map(complaint => ({ line, ...complaint })))
  }
  let [accepted, unchanged, corrected] = [0, 0, 0]
  for (const batch of batches(good)) {
    const kept = await allOrNothing(deps.db, tx => keep(deps, tx, batch))
    accepted += kept.accepted
    unchanged += kept.unchanged
    corrected += kept.corrected
    rejected.push(...kept.rejected)
  }
  return { accepted, unchanged, corrected, rejected: rejected.sort((a, b) => a.line - b.line) }
}

function complaintsOfToday({ clock }: Needs, { examDay, departement }: ResultLine): Complaint[] {
  return examDay > clock.today(zoneOf(departement))
    ? [{ column: 'examDay', reason: { fr: 'est dans l’avenir', en: 'is in the future' } }]
    : []
}

const fingerprintOf = (result: ResultLine): Buffer => {
  const { marks, ...rest } = result
  const grid = marks && Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([rest, grid]))
    .digest()
}

/** Batches in which each reference stands once: a line and its correction are written one after the other. */
function* batches(all: readonly Read[]): Generator<Read[]> {
  let batch = new Map<string, Read>()
  for (const read of all) {
    if (batch.size === together || batch.has(read.result.source)) {
      yield [...batch.values()]
      batch = new Map()
    }
    batch.set(read.result.source, read)
  }
  if (batch.size > 0) yield [...batch.values()]
}

interface Kept {
  accepted: number
  unchanged: number
  corrected: number
  rejected: Rejected[]
}

async function keep(deps: Needs, tx: Tx, batch: readonly Read[]): Promise<Kept> {
  const fresh = await notYetKnown(tx, batch)
  const { civils, rejected } = await whoTheyAre(tx, fresh)
  const refused = new Set(rejected.map(({ line }) => line))
  const lines = fresh.filter(({ line }) => !refused.has(line))
  const drivers = civils.size > 0 ? await rememberDrivers(tx, deps.ids, [...civils.values()]) : new Map<string, string>()
  await driversAppeared(deps, tx, drivers)
  const written = lines.length > 0 ? await write(deps, tx, lines, drivers) : []
  const corrected = written.filter(({ first }) => !first)
  for (const { id } of corrected) await withdrawCorrected(deps, tx, id)
  return {
    accepted: written.length - corrected.length,
    corrected: corrected.length,
    unchanged: batch.length - rejected.length - written.length,
    rejected,
  }
}

/** The lines of which we have never had this very version. */
async function notYetKnown(tx: Tx, batch: readonly Read[]): Promise<Read[]> {
  const { rows } = await tx.query<{ source: string; fingerprint: Buffer }>(
    'select source, fingerprint from exam_result_version where (source, fingerprint) in (select * from unnest($1::text[], $2::bytea[]))',
    [batch.map(({ result }) => result.source), batch.map(({ fingerprint }) => fingerprint)],
  )
  const known = new Set(rows.map(({ source, fingerprint }) => `${source}/${fingerprint.toString('hex')}`))
  return batch.filter(({ result, fingerprint }) => !known.has(`${result.source}/${fingerprint.toString('hex')}`))
}

const otherBirth = {
  fr: 'n’est pas la date de naissance connue pour ce NEPH : un agent doit trancher',
  en: 'is not the birth date that this NEPH is known with: an agent must decide',
}

/**
 * Who each line is about. A NEPH is one person for life: a line that gives it another birth date is a mistake that only an agent can settle,
 * unless the line corrects the very result by which we know the person.
 */
async function whoTheyAre(tx: Tx, lines: readonly Read[]): Promise<{ civils: Map<string, Civil>; rejected: Rejected[] }> {
  const known = new Map(
    (await findDriversByNeph(tx, [...new Set(lines.map(({ result }) => result.neph))])).map(driver => [driver.neph, driver]),
  )
  const civils = new Map<string, Civil>()
  const rejected: Rejected[] = []
  for (const { line, result } of lines) {
    const other = civils.get(result.neph) ?? known.get(result.neph)
    if (other && other.birthDay !== result.birthDay && !(await onlyKnownBy(tx, result))) {
      rejected.push({ line, column: 'birthDay', reason: otherBirth })
      continue
    }
    civils.set(result.neph, civilOf(result))
  }
  return { civils, rejected }
}

async function onlyKnownBy(tx: Tx, { neph, source }: ResultLine): Promise<boolean> {
  const { rows } = await tx.query<{ own: number; others: number; cepcs: number }>(
    `select count(*) filter (where r.source = $2) as own, count(*) filter (where r.source <> $2) as others,
       (select count(*) from cepc c where c.driver_id = d.id) as cepcs
     from driver d join exam_result r on r.driver_id = d.id where d.neph = $1 group by d.id`,
    [neph, source],
  )
  const [found] = rows
  return found !== undefined && found.own > 0 && found.others === 0 && found.cepcs === 0
}

const civilOf = (result: ResultLine): Civil => {
  const { neph, birthName, usageName, firstNames, sex, birthDay, birthplaceCode, birthplace, birthCountry } = result
  return { neph, birthName, usageName, firstNames, sex, birthDay, birthplaceCode, birthplace, birthCountry }
}

/** The practical result is shown on the day the law says; the theory result, on the day of the exam. */
const shownOn = ({ kind, examDay, departement }: ResultLine, law: Settings): Day =>
  kind === 'theory' ? examDay : publishedOn(examDay, departement, law).value

async function write(
  deps: Needs,
  tx: Tx,
  lines: readonly Read[],
  drivers: ReadonlyMap<string, string>,
): Promise<{ id: string; first: boolean }[]> {
  const at = deps.clock.now()
  const rows = lines.map(({ result, fingerprint }) => ({
    id: deps.ids(),
    source: result.source,
    revision: result.revision,
    fingerprint: `\\x${fingerprint.toString('hex')}`,
    driver_id: drivers.get(result.neph),
    category: result.category,
    kind: result.kind,
    exam_day: result.examDay,
    departement: result.departement,
    published_on: shownOn(result, deps.law),
    zone: zoneOf(result.departement),
    outcome: result.outcome,
    facts: factsOf(result),
    line: result,
  }))
  const { rows: written } = await tx.query<{ id: string; first: boolean }>(
    `with given as (
       select * from jsonb_to_recordset($1) as g(id uuid, source text, revision int, fingerprint bytea, driver_id uuid, category text, kind text,
         exam_day date, departement text, published_on date, zone text, outcome text, facts jsonb, line jsonb)
     ), versions as (
       insert into exam_result_version (source, fingerprint, line, received_at)
       select source, fingerprint, line, $2 from given order by source
       on conflict on constraint one_version_a_fingerprint do nothing
     )
     insert into exam_result (id, source, revision, fingerprint, driver_id, category, kind, exam_day, departement, published_on, zone, outcome, facts, received_at)
     select id, source, revision, fingerprint, driver_id, category, kind, exam_day, departement, published_on, zone, outcome, facts, $2
     from given order by source
     on conflict on constraint one_result_a_source do update
       set revision = excluded.revision, fingerprint = excluded.fingerprint, driver_id = excluded.driver_id, category = excluded.category,
           kind = excluded.kind, exam_day = excluded.exam_day, departement = excluded.departement, published_on = excluded.published_on,
           zone = excluded.zone, outcome = excluded.outcome, facts = excluded.facts, received_at = excluded.received_at
       where exam_result.fingerprint <> excluded.fingerprint and exam_result.revision <= excluded.revision
     returning id, xmax = 0 as first`,
    [JSON.stringify(rows), at],
  )
  return written
}

import type { ApplicationCommand } from '../src/application/index.ts'
import { applications } from '../src/application/index.ts'
import { type Db, openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { handle } from '../src/kit/store.ts'

export const offices = Array.from({ length: 20 }, (_, i) => String(i + 70))
export const reviewerOf = (office: string): string => `00000000-0000-7000-8000-0000000000${office}`
/** The nth file, its driver and its account: whoever knows the number knows them. */
export const idsOf = (n: number) => ({
  fileId: `f0000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  driverId: `d0000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  accountId: `a0000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
})

/** Of ten files, how many wait, are being worked, wait for the person, are decided. */
const shares = ['waits', 'taken', 'asked', ...Array.from({ length: 7 }, () => 'decided')]
export const livingNumber = (n: number): number => Math.max(shares.length, n - (n % shares.length))

/**
 * Files by the thousand, all of them invented: one of each state goes through the real commands, then its rows are multiplied with other people,
 * offices and days. The hashes are those of the first: the chain of the others does not verify.
 */
export async function multiplyFiles(url: string, count: number): Promise<void> {
  const owner = openDb(url, { max: 4 })
  try {
    await Promise.all(['waits', 'taken', 'asked', 'decided'].map(name => model(owner, name)))
    await owner.query(rowsOfPeople, [count])
    await owner.query(rowsOfFiles, [count, offices, shares])
    await owner.query(`delete from application where id like 'model-%'`)
    await owner.query('vacuum analyze application, journal, driver, account')
  } finally {
    await owner.end()
  }
}

async function model(db: Db, name: string): Promise<void> {
  const id = `model-${name}`
  const at = '2026-10-12T09:00:00.000Z' as ApplicationCommand['at']
  const common = { kind: 'first-licence-after-exam', category: 'B', office: '70', lang: 'fr', cepcLastDay: '2027-03-20' } as const
  const pieces = ['identity', 'address-proof'] as const
  const subject = { ...common, driverId: id, accountId: id, resultId: id, answersId: id, pieces } as unknown as Extract<
    ApplicationCommand,
    { type: 'Submit' }
  >['subject']
  const ask = (command: ApplicationCommand) => handle({ db, ids: realIds }, applications, id, command, command.type + realIds())
  const agent = { by: 'model-agent', as: 'reviewer', at } as const
  const on = '2026-10-12' as Extract<ApplicationCommand, { type: 'Submit' }>['on']
  await ask({ type: 'Submit', subject, on, by: id, as: 'applicant', at })
  if (name === 'waits') return
  await ask({ type: 'Take', ...agent })
  await ask({ type: 'AcceptPiece', piece: 'identity', ...agent })
  if (name === 'asked') await ask({ type: 'AskForCorrection', piece: 'address-proof', reason: 'unreadable', on, ...agent })
  if (name !== 'decided') return
  await ask({ type: 'AcceptPiece', piece: 'address-proof', ...agent })
  await ask({ type: 'Approve', on, ...agent })
}

const number = `lpad(n::text, 12, '0')`

/** Thousands of family names, as a country has them: nobody shares theirs with many others. */
const beginnings = [
  'MAR',
  'ŒUV',
  'LEFÈ',
  'DA SIL',
  'NGUY',
  'BER',
  'DUR',
  'MOR',
  'LAU',
  'SIM',
  'GAR',
  'ROU',
  'FAU',
  'MER',
  'BLAN',
  'GUÉ',
  'BOY',
  'CHEV',
  'ROB',
]
const middles = [
  'TI',
  'RA',
  'VI',
  'NA',
  'TRA',
  'LO',
  'BE',
  'GUE',
  'CHE',
  'PO',
  'MI',
  'DE',
  'SA',
  'FE',
  'KO',
  'ZA',
  'JU',
  'HO',
  'LLE',
  'NNI',
  'RRE',
  'SSO',
  'TTA',
]
const ends = [
  'N',
  'RD',
  'VRE',
  'UX',
  'T',
  'ULT',
  'ND',
  'RT',
  'LLE',
  'NET',
  'RON',
  'DIN',
  'CHET',
  'GNY',
  'BERT',
  'MONT',
  'VAL',
  'SON',
  'QUE',
  'ZIER',
  'LAN',
  'PIN',
  'GER',
  'TOU',
  'BAS',
  'MIN',
  'ROY',
  'FOT',
  'JAN',
]
const oneOf = (words: readonly string[]): string => `(array[${words.map(word => `'${word}'`).join(', ')}])[1 + n % ${words.length}]`
const nameOfN = `${oneOf(beginnings)} || ${oneOf(middles)} || ${oneOf(ends)}`
/** The name of the nth person, as an agent types it. */
export const typedName = (n: number): string =>
  [beginnings, middles, ends]
    .map(words => words[n % words.length])
    .join('')
    .toLowerCase()

const rowsOfPeople = `
  with made as (
    insert into driver (id, neph, birth_name, first_names, sex, birth_day, birthplace_code, birthplace, birth_country)
    select ('d0000000-0000-7000-8000-' || ${number})::uuid, ${number}, ${nameOfN},
      array['Camille'], 'female', '2004-01-01'::date + (n % 2000)::int, '44109', 'Nantes', '99100' from generate_series(1, $1::int) n
  )
  insert into account (id, sub, identity, email, lang, driver_id, opened_at)
  select ('a0000000-0000-7000-8000-' || ${number})::uuid, 'bench-' || n,
    jsonb_build_object('familyName', 'MARTIN', 'givenNames', array['Camille'], 'birthdate', '2004-01-01'), n || '@courriel.example', 'fr',
    'd0000000-0000-7000-8000-' || ${number}, '2026-10-01' from generate_series(1, $1::int) n`

const rowsOfFiles = `
  with file as (
    select n, 'f0000000-0000-7000-8000-' || ${number} as id, 'model-' || ($3::text[])[1 + n % cardinality($3::text[])] as model,
      ($2::text[])[1 + (n / 10) % cardinality($2::text[])] as office, '2026-01-05'::date + (n % 300)::int as sent
    from generate_series(1, $1::int) n
  ), made as (
    insert into application (id, version, state)
    select f.id, m.version, m.state
      || jsonb_build_object('submittedOn', f.sent, 'submittedAt', f.sent || 'T09:00:00.000Z', 'subject', m.state -> 'subject' || jsonb_build_object(
        'driverId', 'd0000000-0000-7000-8000-' || ${number}, 'accountId', 'a0000000-0000-7000-8000-' || ${number}, 'office', f.office,
        'cepcLastDay', f.sent + 120))
      || case when m.state ? 'taker' then jsonb_build_object('taker', '00000000-0000-7000-8000-0000000000' || f.office) else '{}' end
      || case when m.state ? 'decidedOn' then jsonb_build_object('decidedOn', f.sent + 5 + (n % 30)::int) else '{}' end
    from file f join application m on m.id = f.model
  )
  insert into journal (id, stream, version, type, facts, by, at, key, part, previous, hash)
  select gen_random_uuid(), 'application/' || f.id, j.version, j.type, j.facts, j.by, j.at, j.key, j.part, j.previous, j.hash
  from file f join journal j on j.stream = 'application/' || f.model`

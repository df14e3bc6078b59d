import { createHash } from 'node:crypto'
import { type Instant, later, realNow } from '../kit/clock.ts'
import type { Db, Queryable } from '../kit/db.ts'
import { token } from '../kit/ids.ts'
import { askTogether } from '../kit/together.ts'
import { factKinds, mayTell, purposesOf, type Teller } from '../record/index.ts'

/** A partner that may tell facts of drivers. */
export interface Client {
  /** Also the source of its references: facts of one client correct one another. */
  readonly id: string
  readonly name: string
  readonly teller: Teller
}

/** A client with what its access token lets it do. */
export interface Caller extends Client {
  readonly scopes: readonly string[]
}

/** How long an access token is good. A secret taken back stops it at once, by the client’s closing. */
export const tokenSeconds = 600
/** How long the former secret is good beside the new one. */
const rotationMs = 7 * 24 * 60 * 60_000

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** To read records, as far as the law opens them to this quality. */
export const readScope = 'read:record'

/** What a client in this quality may ask for: one scope a kind of fact; and to read, for those whom the law lets read. */
export const scopesOf = (teller: Teller): string[] => [
  ...mayTell(teller).map(kind => `tell:${kind}`),
  ...(purposesOf[teller].length > 0 ? [readScope] : []),
]

/** Is this a quality in which somebody may tell something? */
export const isTeller = (word: string): word is Teller =>
  word !== 'driver' && Object.values(factKinds).some(({ by }) => (by as readonly string[]).includes(word))

/** Writes down a partner, or opens its door again, and gives it a secret, which nobody can read again. */
export async function registerClient(q: Queryable, client: Client, secret: string = token()): Promise<string> {
  await q.query(
    `insert into door_client (id, name, teller) values ($1, $2, $3)
     on conflict (id) do update set name = excluded.name, teller = excluded.teller, closed_at = null`,
    [client.id, client.name, client.teller],
  )
  await q.query('insert into door_secret (hash, client_id) values ($1, $2) on conflict (hash) do nothing', [hashOf(secret), client.id])
  return secret
}

/** Gives a new secret; the one before it stays good for seven days. Nothing for a client that nobody knows. */
export async function rotateSecret(q: Queryable, clientId: string, at: Instant = realNow()): Promise<string | undefined> {
  const { rowCount } = await q.query('select 1 from door_client where id = $1 and closed_at is null', [clientId])
  if (!rowCount) return undefined
  await q.query('update door_secret set until = $2 where client_id = $1 and until is null', [clientId, later(at, rotationMs)])
  const secret = token()
  await q.query('insert into door_secret (hash, client_id) values ($1, $2)', [hashOf(secret), clientId])
  return secret
}

/** Shuts the door to a client: its secrets and its tokens are worth nothing from now. Answers whether it was open. */
export const closeClient = async (q: Queryable, clientId: string, at: Instant = realNow()): Promise<boolean> =>
  (await q.query('update door_client set closed_at = $2 where id = $1 and closed_at is null', [clientId, at])).rowCount === 1

/** Every partner that ever had a door. */
export const findClients = async (q: Queryable): Promise<(Client & { readonly closedAt: Instant | null })[]> =>
  (await q.query<Client & { closedAt: Instant | null }>('select id, name, teller, closed_at as "closedAt" from door_client order by id'))
    .rows

/** The client of this id, while its door is open. */
export const findOpenClient = async (q: Queryable, id: string): Promise<Client | undefined> =>
  (await q.query<Client>('select id, name, teller from door_client where id = $1 and closed_at is null', [id])).rows[0]

/** The client whose secret this is. */
export async function findClient(q: Queryable, id: string, secret: string, at: Instant = realNow()): Promise<Client | undefined> {
  const { rows } = await q.query<Client>(
    `select c.id, c.name, c.teller from door_client c join door_secret s on s.client_id = c.id
     where s.hash = $1 and c.id = $2 and c.closed_at is null and (s.until is null or s.until > $3)`,
    [hashOf(secret), id, at],
  )
  return rows[0]
}

/** Gives an access token for these scopes. */
export async function giveToken(q: Queryable, client: Client, scopes: readonly string[], at: Instant = realNow()): Promise<string> {
  const given = token()
  const row = [hashOf(given), client.id, scopes, later(at, tokenSeconds * 1000)]
  await q.query('insert into door_token (hash, client_id, scopes, until) values ($1, $2, $3, $4)', row)
  return given
}

/** Who calls with this token, while it is good. What its quality may no longer tell, the token does not open. */
export async function findCaller(db: Db, given: string, at: Instant = realNow()): Promise<Caller | undefined> {
  const [caller] = await askTogether<Caller>(db, {
    name: 'find-caller',
    text: `select c.id, c.name, c.teller, t.scopes from door_token t join door_client c on c.id = t.client_id
           where t.hash = $1 and t.until > $2 and c.closed_at is null`,
    values: [hashOf(given), at],
  })
  if (!caller) return undefined
  const now = scopesOf(caller.teller)
  return { ...caller, scopes: caller.scopes.filter(scope => now.includes(scope)) }
}

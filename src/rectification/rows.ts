import type { Day, Words } from '@papier-rose/law'
import type { Owner } from '../evidence/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import { idFrom, isId } from '../kit/ids.ts'

/** What a person may say of a fact in their record. */
export const wrongs = {
  'not-me': { fr: 'Ce n’était pas moi', en: 'It was not me' },
  'never-happened': { fr: 'Cela n’a jamais eu lieu', en: 'It never happened' },
  'wrong-content': { fr: 'Un jour, un nombre de points ou un article est faux', en: 'A day, a number of points or an article is wrong' },
  undone: { fr: 'C’est annulé depuis, et votre dossier ne le dit pas', en: 'It was set aside since, and your file does not say so' },
} as const satisfies Record<string, Words>
export type Wrong = keyof typeof wrongs

export const isWrong = (word: string): word is Wrong => Object.hasOwn(wrongs, word)

/** `proposed`: one person of the office would take the fact back, and another has to confirm it. */
export type State = 'asked' | 'proposed' | 'taken-back' | 'corrected' | 'refused'

/** An error that somebody reported in their own record. */
export interface Rectification {
  readonly id: string
  readonly driverId: string
  readonly accountId: string
  /** The fact that is said to be wrong. */
  readonly about: string
  readonly wrong: Wrong
  readonly words: string
  readonly office: string | null
  readonly askedOn: Day
  readonly state: State
  readonly answeredAt: Instant | null
  readonly grounds: string | null
  /** The act that waits for a second person, or the last one that did. */
  readonly proposal: string | null
}

/** Whose the pieces of a report are, and the one name that they all have. */
export const ownerOf = (reportId: string): Owner => ({ kind: 'rectification', id: reportId })
export const proof = 'proof'

const columns = `r.id, driver_id as "driverId", account_id as "accountId", about, wrong, words, office, asked_on as "askedOn", state,
  answered_at as "answeredAt", grounds, proposal`

export async function findRectification(q: Queryable, id: string): Promise<Rectification | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<Rectification>(`select ${columns} from rectification r where r.id = $1`, [id])
  return rows[0]
}

/** Everything that this person reported, the last first. */
export async function findReported(q: Queryable, driverId: string): Promise<Rectification[]> {
  const { rows } = await q.query<Rectification>(
    `select ${columns} from rectification r where driver_id = $1 order by asked_at desc, r.id desc`,
    [driverId],
  )
  return rows
}

/** What waits for an answer of this préfecture, the oldest first; nobody's office is everybody's. */
export async function findToAnswer(q: Queryable, office: string): Promise<(Rectification & { readonly name: string })[]> {
  const { rows } = await q.query<Rectification & { name: string }>(
    `select ${columns},
       concat_ws(' ', coalesce(d.usage_name, d.birth_name), array_to_string(d.first_names, ' ')) as name
     from rectification r join driver d on d.id = r.driver_id
     where state in ('asked', 'proposed') and (office = $1 or office is null) order by asked_on, r.id limit 200`,
    [office],
  )
  return rows
}

/** What the decision is called that answers a report with no. */
export const refusalName = 'rectification-refusal'
/** The decision on a report: delivered once, erased with the report. */
export const actIdOf = (id: string): string => idFrom('act', 'rectification', id)

import { type FactKind, factsKnown, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, logRefusal, requireRight } from '../account/index.ts'
import type { FieldError } from '../kit/design/components.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { type KnownFact, type NewFact, partOfKind, takeBackReasons, versionOf } from '../record/index.ts'
import { kindsFor, mayCorrect, mayTakeBack, tellerOf } from './access.ts'
import { inRecord, type OpenedRecord } from './opening.ts'
import { type FactForm, factForm } from './pages/fact-form.ts'
import { refusedWords } from './pages/refused.ts'
import { takeBackForm, takeBackTitle } from './pages/take-back.ts'
import { readFact, type Typed, typedFrom, typedIn } from './reading.ts'
import { type Became, record, undo } from './recording.ts'
import { kindWords } from './words.ts'

export const recordAddress = (driverId: string, rest = ''): string => `/agents/conducteurs/${driverId}${rest}`

/** The kinds that this agent may record on a record opened so. */
export const kindsOn = (c: Ctx, { purpose, parts }: OpenedRecord): FactKind[] => kindsFor(agentIn(c), purpose, parts)

const refusedHere = async (c: Ctx, why: string): Promise<Response> => {
  await logRefusal(c, why)
  return notFound(c)
}

/** The name of a driver, as the caption of a form. */
export const nameOf = ({ driver }: Pick<OpenedRecord, 'driver'>): string => `${driver.birthName} ${driver.firstNames.join(' ')}`.trim()

/** What may be named in a form: what counts, and what this purpose shows. */
const nameable = ({ life, parts }: OpenedRecord): KnownFact[] =>
  (factsKnown(life.facts, undefined) as KnownFact[]).filter(fact => parts.includes(partOfKind[fact.kind]))

interface Shown {
  readonly kind: FactKind
  readonly action: string
  readonly typed: Typed
  readonly corrects?: string
  readonly errors?: readonly FieldError[]
  readonly became?: Became
}

/** The form. After a refusal it carries the version of the record as it stands now: who sends it again has read it. */
async function showForm(c: Ctx, opened: OpenedRecord, { kind, action, ...shown }: Shown, status: 200 | 409 | 422 = 200) {
  const { lang, deps } = c.var
  const form: FactForm = {
    action,
    kind,
    teller: tellerOf(agentIn(c)),
    name: nameOf(opened),
    ids: status === 409 ? { ...formIds(c), id: deps.ids() } : formIds(c),
    version: status === 422 ? Number(shown.typed.version) || 0 : await versionOf(deps.db, opened.driver.id),
    facts: nameable(opened),
    ...shown,
  }
  const back = path(lang, recordAddress(opened.driver.id))
  return page(c, { title: kindWords(kind), back, wrong: status !== 200, content: factForm(lang, form) }, status)
}

async function send(c: Ctx, opened: OpenedRecord, shown: Shown, revision: number): Promise<Response> {
  const { deps, form } = c.var
  const agent = agentIn(c)
  const { fact, errors } = readFact(shown.kind, shown.typed, tellerOf(agent), revision, shown.corrects)
  if (!fact) return showForm(c, opened, { ...shown, errors }, 422)
  const version = Number(shown.typed.version) || 0
  const act = { driverId: opened.driver.id, fact, version, key: form.id, reason: shown.typed.reason ?? '' }
  const became = await record(deps, agent, act)
  const { refused } = became
  // A day that cannot be stands beside its field.
  if (refused && (refused.refused === 'after-today' || refused.refused === 'before-birth'))
    return showForm(c, opened, { ...shown, errors: [{ field: String(refused.facts.field), words: dayWords[refused.refused] }] }, 422)
  if (refused) return showForm(c, opened, { ...shown, became }, 409)
  return seeOther(c, recordAddress(opened.driver.id, `?fait=${became.became}`))
}

const dayWords = {
  'after-today': { fr: 'Ce jour n’est pas encore venu.', en: 'This day has not come yet.' },
  'before-birth': { fr: 'Ce jour précède la naissance de la personne.', en: 'This day is before the birth of the person.' },
} satisfies Record<string, Words>

const kindIn = (c: Ctx, opened: OpenedRecord): FactKind | undefined => kindsOn(c, opened).find(kind => kind === c.req.param('kind'))

/** A correction of who somebody is begins with who they are. */
const firstTyped = (kind: FactKind, { driver }: OpenedRecord): Typed => {
  if (kind !== 'identity') return {}
  const { id: _, neph: __, ...civil } = driver
  return typedFrom({ kind, content: civil } as unknown as NewFact)
}

async function newFact(c: Ctx, opened: OpenedRecord): Promise<Response> {
  const kind = kindIn(c, opened)
  if (!kind) return refusedHere(c, 'record/kind-not-theirs')
  const action = recordAddress(opened.driver.id, `/inscrire/${kind}`)
  if (c.req.method !== 'POST') return showForm(c, opened, { kind, action, typed: c.var.kept ?? firstTyped(kind, opened) })
  return send(c, opened, { kind, action, typed: typedIn(kind, c.var.form) }, 0)
}

/** The fact of the address, as it counts now, if this agent may do that to it. */
function factIn(c: Ctx, opened: OpenedRecord, may: (fact: KnownFact) => boolean): KnownFact | undefined {
  const fact = opened.life.facts.find(({ id }) => id === c.req.param('fact'))
  return fact && opened.parts.includes(partOfKind[fact.kind]) && may(fact) ? fact : undefined
}

async function correction(c: Ctx, opened: OpenedRecord): Promise<Response> {
  const fact = factIn(c, opened, one => mayCorrect(agentIn(c), one, kindsOn(c, opened)))
  if (!fact) return refusedHere(c, 'record/fact-not-theirs')
  const { kind, reference, revision } = fact
  const action = recordAddress(opened.driver.id, `/faits/${fact.id}/corriger`)
  if (c.req.method !== 'POST')
    return showForm(c, opened, { kind, action, corrects: reference, typed: c.var.kept ?? typedFrom(fact as NewFact) })
  return send(c, opened, { kind, action, corrects: reference, typed: typedIn(kind, c.var.form) }, revision + 1)
}

async function takingBack(c: Ctx, opened: OpenedRecord): Promise<Response> {
  const { lang, form, deps } = c.var
  const [agent, driverId] = [agentIn(c), opened.driver.id]
  const fact = factIn(c, opened, one => mayTakeBack(agent, one))
  if (!fact) return refusedHere(c, 'record/fact-not-theirs')
  const typed = { why: form.text('why'), reason: form.text('reason') }
  const show = (more: { errors?: readonly FieldError[]; became?: Became } = {}, status: 200 | 409 | 422 = 200) => {
    const content = takeBackForm(lang, { fact, driverId, name: nameOf(opened), ids: formIds(c), typed, ...more })
    return page(c, { title: takeBackTitle, back: path(lang, recordAddress(driverId)), wrong: status !== 200, content }, status)
  }
  if (c.req.method !== 'POST') return show()
  const why = takeBackReasons.find(reason => reason === typed.why)
  const noWhy = { field: 'why', words: { fr: 'Choisissez pourquoi.', en: 'Choose why.' } }
  if (!why) return show({ errors: [noWhy] }, 422)
  const became = await undo(deps, agent, { driverId, factId: fact.id, why, reason: typed.reason, key: form.id })
  const { refused } = became
  if (refused?.refused === 'reason-missing') return show({ errors: [{ field: 'reason', words: refusedWords(refused) }] }, 422)
  return refused ? show({ became }, 409) : seeOther(c, recordAddress(driverId, '?fait=proposed'))
}

/** What agents record in a driver’s record: a new fact, the correction of one, the proposal to take one back. */
export const factPages = new Hono<Env>()
  .use('/agents/conducteurs/:id/inscrire/*', requireRight('record-facts'))
  .use('/agents/conducteurs/:id/faits/*', requireRight('record-facts'))
  .on(['GET', 'POST'], '/agents/conducteurs/:id/inscrire/:kind', inRecord(newFact))
  .on(['GET', 'POST'], '/agents/conducteurs/:id/faits/:fact/corriger', inRecord(correction))
  .on(['GET', 'POST'], '/agents/conducteurs/:id/faits/:fact/reprendre', inRecord(takingBack))

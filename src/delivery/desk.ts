import {
  type Day,
  type IdentityDocument,
  identityAccepted,
  isDay,
  mayDrive,
  normalizeNeph,
  normalizeTitleNumber,
  type Words,
} from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { agentIn, logReading, logReadings, logRefusal, mayServe, requireAgent } from '../account/index.ts'
import { prefectureOf } from '../application/index.ts'
import {
  type Card,
  type CardCommand,
  type CardSubject,
  cardFacesOf,
  cards,
  type FoundCard,
  findCard,
  findCards,
  type HandOverRefusal,
  intoTheirHands,
} from '../card/index.ts'
import type { FieldError } from '../kit/design/components.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, type Form, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { handle } from '../kit/store.ts'
import { readRecord } from '../record/index.ts'
import { type DeskView, deskPage, type HandOverView, handOverPage } from './desk-pages.ts'
import { findHolder, type Holder } from './people.ts'
import { countAtDesk, findAtDesk } from './read.ts'
import { handOverRefusals, refusedWords } from './refusals.ts'
import { remakePages } from './remake.ts'

const title: Words = { fr: 'Guichet', en: 'Desk' }
const done = {
  recue: { fr: 'La carte est au guichet. La personne est prévenue.', en: 'The card is at the desk. The person has been told.' },
  remise: { fr: 'La carte est remise.', en: 'The card is handed over.' },
  refusee: { fr: 'Le refus est noté. La carte reste au guichet.', en: 'The refusal is noted. The card stays at the desk.' },
} satisfies Record<string, Words>
const wrong = {
  number: {
    fr: 'Saisissez les 9 signes du numéro de la carte, par exemple 26AA00417.',
    en: 'Enter the 9 characters of the card number, for example 26AA00417.',
  },
  unknown: { fr: 'Ce numéro n’est pas celui d’une carte de ce guichet.', en: 'This is not the number of a card of this desk.' },
  document: { fr: 'Choisissez la pièce d’identité montrée.', en: 'Choose the identity document that is shown.' },
  end: {
    fr: 'Saisissez une date qui existe, par exemple 27 3 2027, ou laissez vide.',
    en: 'Enter a date that exists, for example 27 3 2027, or leave it empty.',
  },
  reason: { fr: 'Choisissez pourquoi la carte n’est pas remise.', en: 'Choose why the card is not handed over.' },
} satisfies Record<string, Words>

type Ours = FoundCard & { readonly state: Card & { readonly subject: CardSubject } }

/** What was just done, as far as the card says so too: an old page may come back with an old address. */
function doneWith({ status }: Card, what: string | undefined): Words | undefined {
  if (what === 'recue' && status === 'at-desk') return done.recue
  if (what === 'remise' && status === 'handed-over') return done.remise
  return what === 'refusee' && status === 'at-desk' ? done.refusee : undefined
}

const atDesk = ({ status, afterReturn }: Card): boolean =>
  status === 'at-desk' || status === 'handed-over' || (status === 'with-us' && afterReturn === 'keep-at-prefecture')

/** A card of this agent's préfecture that has to do with its desk. */
async function ourCard(c: Context<Env, '/agents/guichet/:id'>): Promise<Ours | undefined> {
  const card = await findCard(c.var.deps.db, c.req.param('id'))
  if (!card?.state.subject || !atDesk(card.state)) return undefined
  if (mayServe(agentIn(c), card.state.subject.office)) return card as Ours
  await logRefusal(c, 'another-office')
  return undefined
}

async function showDesk(c: Ctx, view: Pick<DeskView, 'asked' | 'found' | 'number' | 'errors' | 'refused'>, status: 200 | 409 | 422 = 200) {
  const { departement } = agentIn(c)
  const counts = await countAtDesk(c.var.deps.db, departement)
  const content = deskPage(c.var.lang, { office: prefectureOf(departement), counts, ids: formIds(c), ...view })
  return page(c, { title, content, agent: true, wrong: status === 422 }, status)
}

async function showCard(c: Ctx, card: Ours, view: Partial<HandOverView> = {}, status: 200 | 409 | 422 = 200) {
  const { deps, lang, today } = c.var
  const holder = await findHolder(deps.db, card.state.subject, today, deps.law)
  if (!holder) return notFound(c)
  const faces = await cardFacesOf(deps, card.id, lang)
  const content = handOverPage(lang, { id: card.id, card: card.state, holder, faces, ids: formIds(c), ...view })
  return page(
    c,
    {
      title: { fr: 'Carte au guichet', en: 'Card at the desk' },
      content,
      back: path(lang, '/agents/guichet'),
      agent: true,
      wrong: status === 422,
    },
    status,
  )
}

/** Says no on the same page: the card as it stands now, and why nothing was done. */
async function sayNo(c: Ctx, card: Ours, code: string) {
  const now = await findCard(c.var.deps.db, card.id)
  return showCard(c, (now ?? card) as Ours, { refused: refusedWords[code] }, 409)
}

/** What was typed in the search field: a number, a NEPH, or words of a name. */
function readSearch(text: string): { number?: string; neph?: string; words?: string } {
  const number = normalizeTitleNumber(text)
  if (number) return { number }
  const neph = normalizeNeph(text)
  if ('neph' in neph) return { neph: neph.neph }
  return { words: text }
}

type Shown = { readonly document: IdentityDocument; readonly end: Day | null } | { readonly errors: readonly FieldError[] }

/** What the agent was shown, checked against the list of the law. */
function readShown(form: Form, holder: Holder, c: Ctx): Shown {
  const [d, m, y] = ['day', 'month', 'year'].map(part => form.text(`fin-${part}`))
  const typed = [y?.padStart(4, '0'), m?.padStart(2, '0'), d?.padStart(2, '0')].join('-')
  const empty = !d && !m && !y
  const document = form.text('piece')
  if (document === '') return { errors: [{ field: 'piece', words: wrong.document }] }
  if (!empty && !isDay(typed)) return { errors: [{ field: 'fin', words: wrong.end }] }
  const end = !empty && isDay(typed) ? typed : null
  const { nationality, minor } = holder
  const answer = identityAccepted(document as IdentityDocument, { nationality, minor, lastDay: end, on: c.var.today }, c.var.deps.law)
  if (answer.value) return { document: document as IdentityDocument, end }
  return { errors: answer.reasons.map(({ code, words }) => ({ field: code === 'identity-expired' ? 'fin' : 'piece', words })) }
}

/** The desk of the préfecture: find, receive, hand over, refuse; and the cards that an agent has to make again. */
export const deskPages = new Hono<Env>()
  .use('/agents/guichet/*', requireAgent('desk'))
  .use('/agents/guichet', requireAgent('desk'))
  .get('/agents/guichet', async c => {
    const asked = (c.req.query('q') ?? '').trim()
    if (asked === '') return showDesk(c, {})
    const found = await findAtDesk(c.var.deps.db, agentIn(c).departement, readSearch(asked))
    const shown = found.map(({ driverId }) => driverId)
    await logReadings(c, shown, { what: 'card-in-list', reason: 'desk-search' })
    return showDesk(c, { asked, found })
  })
  .post('/agents/guichet/recevoir', async c => {
    const { deps, form, today } = c.var
    const typed = form.text('numero')
    const number = normalizeTitleNumber(typed)
    if (!number) return showDesk(c, { number: typed, errors: [{ field: 'numero', words: wrong.number }] }, 422)
    const { departement, agentId } = agentIn(c)
    const [card] = await findCards(deps.db, { office: departement, number })
    if (!card?.state.subject) return showDesk(c, { number: typed, errors: [{ field: 'numero', words: wrong.unknown }] }, 422)
    const { refused } = await handle(
      deps,
      cards,
      card.id,
      { type: 'ReceiveAtDesk', on: today, by: agentId, as: 'desk', at: deps.clock.now() },
      `${form.id}/recevoir`,
    )
    if (refused) return showDesk(c, { number: typed, refused: refusedWords[refused.refused] }, 409)
    return seeOther(c, `/agents/guichet/${card.id}?fait=recue`)
  })
  .get('/agents/guichet/:id', async c => {
    const card = await ourCard(c)
    if (!card) return notFound(c)
    await logReading(c, { driverId: card.state.subject.driverId, what: 'card', reason: 'desk' })
    return showCard(c, card, { done: doneWith(card.state, c.req.query('fait')) })
  })
  .post('/agents/guichet/:id/remettre', async c => {
    const { deps, form, today } = c.var
    const card = await ourCard(c)
    const holder = card && (await findHolder(deps.db, card.state.subject, today, deps.law))
    if (!card || !holder) return notFound(c)
    const shown = readShown(form, holder, c)
    if ('errors' in shown) {
      const end = { day: form.text('fin-day'), month: form.text('fin-month'), year: form.text('fin-year') }
      return showCard(c, card, { document: form.text('piece'), end, errors: shown.errors }, 422)
    }
    const record = await readRecord(deps, card.state.subject.driverId)
    const { right } = mayDrive(record, card.state.subject.category, today, deps.law).value
    const command: CardCommand = {
      type: 'HandOver',
      document: shown.document,
      on: today,
      right,
      by: agentIn(c).agentId,
      as: 'desk',
      at: deps.clock.now(),
    }
    const { refused } = await intoTheirHands(deps, card.id, command, `${form.id}/remettre`)
    return refused ? sayNo(c, card, refused.refused) : seeOther(c, `/agents/guichet/${card.id}?fait=remise`)
  })
  .post('/agents/guichet/:id/refuser', async c => {
    const { deps, form } = c.var
    const card = await ourCard(c)
    if (!card) return notFound(c)
    const reason = form.text('motif')
    if (!Object.hasOwn(handOverRefusals, reason)) return showCard(c, card, { errors: [{ field: 'motif', words: wrong.reason }] }, 422)
    const act = { by: agentIn(c).agentId, as: 'desk', at: deps.clock.now() } as const
    const { refused } = await handle(
      deps,
      cards,
      card.id,
      { type: 'RefuseHandOver', reason: reason as HandOverRefusal, ...act },
      `${form.id}/refuser`,
    )
    return refused ? sayNo(c, card, refused.refused) : seeOther(c, `/agents/guichet/${card.id}?fait=refusee`)
  })
  .route('/', remakePages)

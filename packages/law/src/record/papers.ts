import { type Reason, reason, type Words } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import { addDays, type Day, earliest } from '../day.ts'
import type { Settings } from '../settings.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import { lostSince } from './bans.ts'
import { type ProofKind, proofExists, proofLastDay, proofs } from './proofs.ts'
import type { DriverRecord, RecordedTitle } from './record.ts'
import { drives, lastDayOf, type Right } from './rights.ts'

const r233_1 = article('Code de la route', 'R. 233-1')
const r221_1_1 = article('Code de la route', 'R. 221-1-1')
const r211_2 = article('Code de la route', 'R. 211-2')

export type Paper = 'card' | ProofKind | 'none-needed'

/** A paper that proves the right on the road. */
export interface PaperInHand {
  readonly paper: Paper
  /** What must be carried with it. */
  readonly besides: Words
  readonly lastDay: Day | null
  readonly onlyInFrance: boolean
}

export interface Shown {
  readonly paper: PaperInHand
  readonly why: Reason
}

const nothing: Words = { fr: 'rien d’autre', en: 'nothing else' }

/** A moped or a light quadricycle, for who was born before 1988: no licence is needed. */
export const noneNeeded: Shown = {
  paper: { paper: 'none-needed', besides: { fr: 'une pièce d’identité', en: 'an identity document' }, lastDay: null, onlyInFrance: true },
  why: reason(
    'no-licence-needed',
    {
      fr: 'Né avant le 1er janvier 1988, aucun permis n’est exigé pour ce véhicule.',
      en: 'Born before 1 January 1988: no licence is needed for this vehicle.',
    },
    r211_2,
  ),
}

const inHand = (title: RecordedTitle, on: Day): boolean =>
  title.state === 'living' &&
  title.issuedOn <= on &&
  (title.receivedOn === undefined || (title.receivedOn !== null && title.receivedOn <= on))

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : earliest(a, b))

const proved = (lastDay: Day | null, paper: Words, besides: Words): Words => {
  const alone = besides === nothing
  const [fr, en] = alone ? ['', ''] : [` (avec ${besides.fr})`, ` (with ${besides.en})`]
  return lastDay === null
    ? { fr: `Vous conduisez avec : ${paper.fr}${fr}.`, en: `You drive with: ${paper.en}${en}.` }
    : {
        fr: `Vous conduisez avec : ${paper.fr}, jusqu’au ${longDay(lastDay).fr} inclus${fr}.`,
        en: `You drive with: ${paper.en}, to the end of ${longDay(lastDay).en}${en}.`,
      }
}

/** Every paper that proves this category on that day. */
export function papersFor(record: DriverRecord, rights: readonly Right[], category: Category, on: Day, settings: Settings): Shown[] {
  const cards = record.titles.filter(title => inHand(title, on)).flatMap(title => byCard(title, rights, category, on))
  const ends = cards.length > 0 && settings['proof-after-card'] === 'ends'
  const others = [
    ...byOwnPaper(rights, category, settings),
    ...byBridge(record, rights, category, on),
    ...record.receipts.flatMap(receipt => byReceipt(record, receipt, rights, category, on, settings)),
  ]
  return [
    ...cards,
    ...others.filter(({ paper }) => !(ends && paper.paper !== 'none-needed' && paper.paper !== 'card' && proofs[paper.paper].untilCard)),
  ]
}

function byCard(title: RecordedTitle, rights: readonly Right[], category: Category, on: Day): Shown[] {
  const printed = rights.filter(r => r.from === 'record' && r.since <= title.issuedOn)
  if (on > title.lastDay || !drives(printed, category)) return []
  const lastDay = sooner(title.lastDay, lastDayOf(printed, category))
  const words = proved(lastDay, { fr: 'votre carte', en: 'your card' }, nothing)
  return [
    {
      paper: { paper: 'card', besides: nothing, lastDay, onlyInFrance: false },
      why: reason('with-card', words, [r233_1, r221_1_1], { number: title.number }),
    },
  ]
}

/** A CEPC, a training certificate or a foreign licence gives its own category and, with the others held, what they open together. */
function byOwnPaper(rights: readonly Right[], category: Category, settings: Settings): Shown[] {
  const held = rights.filter(r => r.from === 'record')
  const already = drives(held, category)
  return rights.flatMap(own => {
    if (own.from === 'record' || own.from === 'bridge') return []
    if (!drives([own], category) && (already || !drives([...held, own], category))) return []
    return [shown(own.from, own.lastDay, own.since, settings)]
  })
}

function shown(kind: ProofKind, lastDay: Day | null, from: Day, settings: Settings): Shown {
  const { words, besides, article: source } = proofs[kind]
  const why = proofLastDay(kind, from, settings).reasons.flatMap(r => r.articles)
  return {
    paper: { paper: kind, besides, lastDay, onlyInFrance: true },
    why: reason(`with-${kind}`, proved(lastDay, words, besides), why.length > 0 ? why : source, { from }),
  }
}

/** The licence past its date, with an opinion given before: the old card is shown with the opinion. */
function byBridge(record: DriverRecord, rights: readonly Right[], category: Category, on: Day): Shown[] {
  const open = rights.filter(r => r.from === 'bridge')
  const old = record.titles.find(title => title.state === 'living' && open.some(r => r.since <= title.issuedOn))
  if (open.length === 0 || !old || old.issuedOn > on) return []
  const printed = rights.filter(r => (r.from === 'record' || r.from === 'bridge') && r.since <= old.issuedOn)
  const needed =
    on > old.lastDay ||
    !drives(
      printed.filter(r => r.from === 'record'),
      category,
    )
  if (!needed || !drives(printed, category)) return []
  const { words, besides, article: source } = proofs['opinion-before-expiry']
  const lastDay = lastDayOf(printed, category)
  return [
    {
      paper: { paper: 'opinion-before-expiry', besides, lastDay, onlyInFrance: true },
      why: reason('with-opinion-before-expiry', proved(lastDay, words, besides), source, { number: old.number }),
    },
  ]
}

/** A receipt, an ADCS or the digital licence shows the rights recorded when it was made. */
function byReceipt(
  record: DriverRecord,
  receipt: DriverRecord['receipts'][number],
  rights: readonly Right[],
  category: Category,
  on: Day,
  settings: Settings,
): Shown[] {
  const { kind, from } = receipt
  const follows = kind === 'digital-licence'
  if (!follows && kind !== 'loss-receipt' && kind !== 'theft-receipt' && kind !== 'adcs') return []
  if (from > on || lostSince(record, from, on) || !proofExists(kind, from, settings)) return []
  const showing = rights.filter(r => r.from === 'record' && (follows || r.since <= from))
  if (!drives(showing, category)) return []
  const own = sooner(receipt.lastDay ?? null, proofLastDay(kind, from, settings).value)
  if (own !== null && on > own) return []
  return [shown(kind, sooner(own, lastDayOf(showing, category)), from, settings)]
}

/** Why the right cannot be proved: no card, a card past its date, a card that does not show the category yet. */
export function whyNoPaper(record: DriverRecord, category: Category, on: Day): Reason[] {
  const cards = record.titles.filter(title => inHand(title, on))
  const expired = cards.filter(title => on > title.lastDay)
  if (expired.length > 0) {
    return expired.map(title =>
      reason(
        'card-expired',
        {
          fr: `Votre carte n’est plus valable après le ${longDay(title.lastDay).fr} : le droit reste, le titre manque.`,
          en: `Your card is no longer valid after ${longDay(title.lastDay).en}: the right remains, the title is missing.`,
        },
        [r221_1_1, r233_1],
        { lastDay: title.lastDay, from: addDays(title.lastDay, 1) },
      ),
    )
  }
  const words =
    cards.length > 0
      ? {
          fr: `Votre carte ne montre pas encore la catégorie ${category}, et aucun autre papier ne la prouve.`,
          en: `Your card does not show category ${category} yet, and no other paper proves it.`,
        }
      : {
          fr: 'Vous avez le droit de conduire, mais aucun papier valable ne le prouve.',
          en: 'You have the right to drive, but no valid paper proves it.',
        }
  return [reason('no-paper', words, r233_1, { category })]
}

import type { Words } from '@papier-rose/law'
import { buttonGroup, heading, layout, notice, paragraph, type Tone, table, tag, textInput } from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang } from '../../kit/html.ts'
import { downSwitch, formsOf } from '../buttons.ts'
import { refusalWords } from './check.ts'
import type { LedgerLine } from './contract.ts'
import type { HouseSetting, OrderRow } from './ledger.ts'

const words = {
  title: { fr: 'Imprimerie (simulée)', en: 'Printing house (simulated)' },
  lead: {
    fr: 'Elle reçoit les commandes de cartes, les grave, les contrôle et les poste.',
    en: 'It receives the orders of cards, engraves them, checks them and posts them.',
  },
  orders: { fr: 'Commandes', en: 'Orders' },
  none: { fr: 'Aucune commande.', en: 'No order.' },
  working: { fr: 'Façon de travailler', en: 'Way of working' },
  hours: { fr: 'Heures d’attente', en: 'Hours of waiting' },
  byItself: { fr: 'Travailler seule', en: 'Work by itself' },
  byHand: { fr: 'Attendre les boutons', en: 'Wait for the buttons' },
  refuse: { fr: 'Refuser ce qui arrive', en: 'Refuse what arrives' },
  accept: { fr: 'Accepter ce qui arrive', en: 'Accept what arrives' },
  isDown: { fr: 'L’imprimerie est en panne : elle ne répond à personne.', en: 'The printing house is down: it answers nobody.' },
  print: { fr: 'Imprimée', en: 'Printed' },
  spoil: { fr: 'Ratée', en: 'Spoiled' },
  refuseOne: { fr: 'Refuser', en: 'Refuse' },
  dispatch: { fr: 'Poster', en: 'Post' },
  nothing: { fr: 'Rien à faire', en: 'Nothing to do' },
} satisfies Record<string, Words>

const columns: Words[] = [
  { fr: 'Carte', en: 'Card' },
  { fr: 'Nom', en: 'Name' },
  { fr: 'Reçue', en: 'Received' },
  { fr: 'État', en: 'Status' },
  { fr: 'Série et suivi', en: 'Serial and tracking' },
  { fr: 'Gestes', en: 'Actions' },
]

const statuses: Record<LedgerLine['status'], { words: Words; tone: Tone }> = {
  accepted: { words: { fr: 'à graver', en: 'to engrave' }, tone: 'todo' },
  refused: { words: { fr: 'refusée', en: 'refused' }, tone: 'stopped' },
  printed: { words: { fr: 'à poster', en: 'to post' }, tone: 'waiting' },
  spoiled: { words: { fr: 'ratée', en: 'spoiled' }, tone: 'late' },
  dispatched: { words: { fr: 'postée', en: 'posted' }, tone: 'done' },
}

interface HousePage {
  readonly lang: Lang
  /** Where the house is mounted. */
  readonly at: string
  readonly setting: HouseSetting
  readonly isDown: boolean
  readonly orders: readonly OrderRow[]
  /** What the last button did. */
  readonly said?: Words
}

/** The page of the printing house: what it has in hand, and a button for each thing that can happen to a card there. */
export function housePage({ lang, at, setting, isDown, orders, said }: HousePage): Html {
  const { act, press } = formsOf(lang, at)

  const actions = ({ orderId, status, number }: OrderRow): Html | Words => {
    const path = `/commandes/${encodeURIComponent(orderId)}`
    const spoil = press('rater', words.spoil, 'warning', number)
    if (status === 'accepted')
      return act(
        path,
        buttonGroup(press('imprimer', words.print, 'primary', number), spoil, press('refuser', words.refuseOne, 'secondary', number)),
      )
    if (status === 'printed') return act(path, buttonGroup(press('expedier', words.dispatch, 'primary', number), spoil))
    return words.nothing
  }

  const row = (order: OrderRow) => {
    const { words: label, tone } = statuses[order.status]
    const why = order.code && html` ${refusalWords[order.code][lang]}`
    return [
      order.number,
      order.holder,
      formatInstant(order.receivedAt, lang),
      html`${tag(lang, label, tone)}${why}`,
      html`${order.serial ?? '–'}${order.trackingNumber && html`<br>${order.trackingNumber}`}`,
      actions(order),
    ]
  }

  const way: Words = setting.byItself
    ? {
        fr: `Elle grave et poste seule, ${setting.afterHours} h après la commande.`,
        en: `It engraves and posts by itself, ${setting.afterHours} h after the order.`,
      }
    : { fr: 'Elle attend les boutons.', en: 'It waits for the buttons.' }

  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    content: [
      said && notice({ lang, content: said }),
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      isDown && paragraph(lang, words.isDown),
      table({
        lang,
        caption: words.orders,
        columns: columns.map(label => ({ label })),
        rows: orders.map(row),
        rowHeaders: true,
        empty: words.none,
      }),
      heading(lang, words.working, { level: 2 }),
      paragraph(lang, way),
      act(
        '/reglages',
        textInput({ lang, name: 'heures', label: words.hours, value: String(setting.afterHours), width: 4, keyboard: 'numeric' }),
        buttonGroup(press('seule', words.byItself), press('a-la-main', words.byHand)),
      ),
      act(
        '/reglages',
        buttonGroup(
          setting.refuses ? press('accepter', words.accept) : press('refuser', words.refuse, 'warning'),
          downSwitch(lang, isDown, 'forADay'),
        ),
      ),
    ],
  })
}

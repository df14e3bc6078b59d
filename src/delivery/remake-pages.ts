import type { Words } from '@papier-rose/law'
import type { Prefecture } from '../application/index.ts'
import type { Card } from '../card/index.ts'
import { readingWords, statusWords } from '../card/index.ts'
import { dayOf } from '../kit/clock.ts'
import { button, form, heading, link, notice, paragraph, summaryList, table } from '../kit/design/components.ts'
import { type Content, formatDay, formatDayShort, type Lang, path } from '../kit/html.ts'
import type { RefusalCode } from '../partners/printer/index.ts'
import type { Listed } from './read.ts'
import { orderRefusals } from './refusals.ts'

const words = {
  title: { fr: 'Cartes à refaire', en: 'Cards to remake' },
  refused: { fr: 'Commandes refusées par l’imprimeur', en: 'Orders refused by the printing house' },
  posted: { fr: 'Lettres chez La Poste, la plus ancienne d’abord', en: 'Letters with La Poste, the oldest first' },
  noneRefused: { fr: 'Aucune commande n’est refusée.', en: 'No order is refused.' },
  nonePosted: { fr: 'Aucune lettre n’est en route.', en: 'No letter is on its way.' },
  card: { fr: 'Carte', en: 'Card' },
  name: { fr: 'Nom', en: 'Name' },
  since: { fr: 'Depuis le', en: 'Since' },
  why: { fr: 'Pourquoi', en: 'Why' },
  last: { fr: 'Dernière nouvelle', en: 'Last news' },
  remake: { fr: 'Refaire la carte', en: 'Remake the card' },
  lost: { fr: 'La lettre est perdue : refaire la carte', en: 'The letter is lost: remake the card' },
  lostHelp: {
    fr: 'Vérifiez d’abord auprès de La Poste. La carte en route ne vaudra plus : la nouvelle a un autre numéro.',
    en: 'Check with La Poste first. The card on its way will be worth nothing: the new one has another number.',
  },
  status: { fr: 'Situation', en: 'Situation' },
  nothing: { fr: 'Rien n’a été enregistré', en: 'Nothing was recorded' },
} satisfies Record<string, Words>

/** Cards that an agent may have to make again. */
export function remakeList(
  lang: Lang,
  v: { readonly office: Prefecture; readonly refused: readonly Listed[]; readonly posted: readonly Listed[] },
): Content {
  const number = ({ id, number }: Listed) => link(lang, number, path(lang, `/agents/cartes/${id}`))
  return [
    heading(lang, words.title, { caption: v.office.name }),
    table({
      lang,
      caption: words.refused,
      columns: [words.card, words.name, words.since, words.why].map(label => ({ label })),
      rows: v.refused.map(card => [number(card), card.name, since(lang, card.state), whyRefused(card.state)]),
      empty: words.noneRefused,
    }),
    table({
      lang,
      caption: words.posted,
      columns: [words.card, words.name, words.since, words.last].map(label => ({ label })),
      rows: v.posted.map(card => [number(card), card.name, since(lang, card.state), lastNews(lang, card.state)]),
      empty: words.nonePosted,
    }),
  ]
}

const since = (lang: Lang, { heldSince }: Card): string => (heldSince ? formatDayShort(dayOf(heldSince), lang) : '')
const whyRefused = ({ order }: Card): Words =>
  orderRefusals[(order?.refusedFor ?? 'malformed') as RefusalCode] ?? { fr: order?.refusedFor ?? '', en: order?.refusedFor ?? '' }

function lastNews(lang: Lang, { postEvents }: Card): string {
  const last = [...postEvents].sort((a, b) => (a.when < b.when ? -1 : 1)).at(-1)
  return last ? `${readingWords[last.reading][lang]}, ${formatDayShort(last.on, lang)}` : '–'
}

/** One card, and making it again. */
export function remakePage(
  lang: Lang,
  v: {
    readonly id: string
    readonly name: string
    readonly card: Card
    readonly ids: { readonly csrf: string; readonly id: string }
    readonly refused?: Words
    readonly done?: Words
  },
): Content {
  const { card } = v
  const refused = card.order?.state === 'refused'
  const posted = card.status === 'with-post' || card.status === 'at-post-office'
  return [
    v.done && notice({ lang, kind: 'success', content: v.done }),
    v.refused && notice({ lang, title: words.nothing, content: v.refused }),
    heading(lang, v.name, { caption: card.subject?.number ?? '' }),
    summaryList(lang, [
      { key: words.status, value: statusWords[card.status].words },
      ...(card.heldSince ? [{ key: words.since, value: formatDay(dayOf(card.heldSince), lang) }] : []),
      ...(refused ? [{ key: words.why, value: whyRefused(card) }] : []),
      ...(posted ? [{ key: words.last, value: lastNews(lang, card) }] : []),
    ]),
    posted && paragraph(lang, words.lostHelp),
    (refused || posted) &&
      form({
        action: path(lang, `/agents/cartes/${v.id}/refaire`),
        ...v.ids,
        content: button({
          lang,
          label: refused ? words.remake : words.lost,
          look: refused ? 'primary' : 'warning',
          name: 'motif',
          value: refused ? 'order-refused' : 'lost-in-post',
        }),
      }),
  ]
}

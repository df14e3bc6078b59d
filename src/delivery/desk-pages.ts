import { type IdentityDocument, identityDocuments, identityDocumentsFor, type Words } from '@papier-rose/law'
import type { Prefecture } from '../application/index.ts'
import type { Card, HandOverRefusal } from '../card/index.ts'
import { cardFaces, statusWords } from '../card/index.ts'
import {
  button,
  type DateParts,
  dateInput,
  details,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  radios,
  searchForm,
  summaryList,
  table,
  tag,
  textInput,
  warning,
} from '../kit/design/components.ts'
import { type Content, formatDay, formatDayShort, html, type Lang, path, plural } from '../kit/html.ts'
import type { Holder } from './people.ts'
import type { Listed } from './read.ts'
import { handOverRefusals } from './refusals.ts'

interface Ids {
  readonly csrf: string
  readonly id: string
}

const words = {
  title: { fr: 'Guichet', en: 'Desk' },
  search: { fr: 'Chercher une carte', en: 'Find a card' },
  what: { fr: 'Nom, NEPH ou numéro de carte', en: 'Name, NEPH or card number' },
  find: { fr: 'Chercher', en: 'Search' },
  receive: { fr: 'Recevoir une carte au guichet', en: 'Receive a card at the desk' },
  number: { fr: 'Numéro de la carte', en: 'Number of the card' },
  numberHint: {
    fr: 'Champ 5 de la carte, par exemple 26AA00417. Un lecteur de codes peut le saisir.',
    en: 'Field 5 of the card, for example 26AA00417. A scanner may type it.',
  },
  received: { fr: 'Enregistrer l’arrivée', en: 'Record its arrival' },
  found: { fr: 'Cartes trouvées', en: 'Cards found' },
  none: { fr: 'Aucune carte de ce guichet ne répond à cette recherche.', en: 'No card of this desk answers this search.' },
  card: { fr: 'Carte', en: 'Card' },
  name: { fr: 'Nom', en: 'Name' },
  born: { fr: 'Né(e) le', en: 'Born on' },
  where: { fr: 'Où', en: 'Where' },
  until: { fr: 'Détruite le', en: 'Destroyed on' },
  here: { fr: 'carte au guichet', en: 'card at the desk' },
  heres: { fr: 'cartes au guichet', en: 'cards at the desk' },
  awaited: { fr: 'attendue', en: 'awaited' },
  awaiteds: { fr: 'attendues', en: 'awaited' },
  handOver: { fr: 'Remettre la carte', en: 'Hand the card over' },
  document: { fr: 'Quelle pièce d’identité la personne montre-t-elle ?', en: 'Which identity document does the person show?' },
  documentHint: {
    fr: 'Seule la sorte de pièce est notée, jamais son numéro.',
    en: 'Only the kind of document is noted, never its number.',
  },
  end: { fr: 'Dernier jour de validité de la pièce', en: 'Last day of validity of the document' },
  endHint: {
    fr: 'Laissez vide si elle n’en a pas. Cette date n’est pas gardée.',
    en: 'Leave empty if it has none. This date is not kept.',
  },
  same: {
    fr: 'Comparez la photo et la signature avec la personne présente.',
    en: 'Compare the photo and the signature with the person in front of you.',
  },
  refuse: { fr: 'Ne pas remettre', en: 'Do not hand over' },
  why: { fr: 'Pourquoi la carte n’est-elle pas remise ?', en: 'Why is the card not handed over?' },
  drawn: { fr: 'Voir la carte', en: 'See the card' },
  status: { fr: 'Situation', en: 'Situation' },
  neph: { fr: 'NEPH', en: 'NEPH' },
  refused: { fr: 'Rien n’a été enregistré', en: 'Nothing was recorded' },
} satisfies Record<string, Words>

export interface DeskView {
  readonly office: Prefecture
  readonly counts: { readonly here: number; readonly awaited: number }
  readonly ids: Ids
  readonly asked?: string
  readonly found?: readonly Listed[]
  readonly number?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** The desk: find a card that somebody asks for, receive one that arrives. */
export function deskPage(lang: Lang, v: DeskView): Content {
  const here = plural(v.counts.here, lang, words.here, words.heres)
  const awaited = plural(v.counts.awaited, lang, words.awaited, words.awaiteds)
  return [
    errorSummary(lang, v.errors),
    heading(lang, words.title, { caption: v.office.name }),
    v.refused && notice({ lang, title: words.refused, content: v.refused }),
    paragraph(lang, `${here}, ${awaited}.`),
    heading(lang, words.search, { level: 2 }),
    searchForm({
      action: path(lang, '/agents/guichet'),
      content: [
        textInput({ lang, name: 'q', label: words.what, value: v.asked, width: 20, verbatim: true }),
        button({ lang, label: words.find }),
      ],
    }),
    v.found && foundTable(lang, v.found),
    heading(lang, words.receive, { level: 2 }),
    form({
      action: path(lang, '/agents/guichet/recevoir'),
      ...v.ids,
      content: [
        textInput({
          lang,
          name: 'numero',
          label: words.number,
          hint: words.numberHint,
          value: v.number,
          width: 10,
          verbatim: true,
          errors: v.errors,
        }),
        button({ lang, label: words.received, look: 'secondary' }),
      ],
    }),
  ]
}

const foundTable = (lang: Lang, found: readonly Listed[]): Content =>
  table({
    lang,
    caption: words.found,
    columns: [words.card, words.name, words.born, words.where, words.until].map(label => ({ label })),
    rows: found.map(({ id, number, name, birthDay, status, state }) => [
      link(lang, number, path(lang, `/agents/guichet/${id}`)),
      name,
      formatDayShort(birthDay, lang),
      tag(lang, statusWords[status].words, statusWords[status].tone),
      state.destroyOn ? formatDayShort(state.destroyOn, lang) : '',
    ]),
    empty: words.none,
  })

export interface HandOverView {
  readonly id: string
  readonly card: Card
  readonly holder: Holder
  readonly faces?: { readonly front: string; readonly back: string }
  readonly ids: Ids
  readonly document?: string
  readonly end?: DateParts
  readonly reason?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
  readonly done?: Words
}

/** One card at the desk: whose it is, what they show, and handing it over or not. */
export function handOverPage(lang: Lang, v: HandOverView): Content {
  const { card, holder } = v
  const { driver } = holder
  return [
    errorSummary(lang, v.errors),
    v.done && notice({ lang, kind: 'success', content: v.done }),
    v.refused && notice({ lang, title: words.refused, content: v.refused }),
    heading(lang, `${driver.firstNames.join(' ')} ${driver.birthName}`.trim(), { caption: card.subject?.number ?? '' }),
    summaryList(lang, [
      { key: words.status, value: tag(lang, statusWords[card.status].words, statusWords[card.status].tone) },
      { key: words.born, value: `${formatDay(driver.birthDay, lang)}, ${driver.birthplace}` },
      { key: words.neph, value: driver.neph },
      ...(card.destroyOn ? [{ key: words.until, value: formatDay(card.destroyOn, lang) }] : []),
    ]),
    v.faces && details(lang, words.drawn, cardFaces(v.faces), card.status === 'at-desk'),
    card.status === 'with-us' && card.afterReturn === 'keep-at-prefecture' && arrival(lang, v),
    card.status === 'at-desk' && [handOver(lang, v), refusal(lang, v)],
  ]
}

const arrival = (lang: Lang, { ids, card }: HandOverView): Content =>
  form({
    action: path(lang, '/agents/guichet/recevoir'),
    ...ids,
    content: [html`<input type="hidden" name="numero" value="${card.subject?.number ?? ''}">`, button({ lang, label: words.received })],
  })

function handOver(lang: Lang, v: HandOverView): Content {
  const documents = identityDocumentsFor(v.holder.nationality, v.holder.minor)
  return [
    heading(lang, words.handOver, { level: 2 }),
    warning(lang, words.same),
    form({
      action: path(lang, `/agents/guichet/${v.id}/remettre`),
      ...v.ids,
      content: [
        radios({
          lang,
          name: 'piece',
          label: words.document,
          hint: words.documentHint,
          value: v.document,
          errors: v.errors,
          choices: documents.map((document: IdentityDocument) => ({ value: document, label: identityDocuments[document] })),
        }),
        dateInput({ lang, name: 'fin', label: words.end, hint: words.endHint, value: v.end, errors: v.errors }),
        button({ lang, label: words.handOver }),
      ],
    }),
  ]
}

const refusal = (lang: Lang, v: HandOverView): Content =>
  form({
    action: path(lang, `/agents/guichet/${v.id}/refuser`),
    ...v.ids,
    content: [
      radios({
        lang,
        name: 'motif',
        label: words.why,
        value: v.reason,
        errors: v.errors,
        choices: (Object.entries(handOverRefusals) as [HandOverRefusal, Words][]).map(([value, label]) => ({ value, label })),
      }),
      button({ lang, label: words.refuse, look: 'warning' }),
    ],
  })

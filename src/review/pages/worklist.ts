import type { Words } from '@papier-rose/law'
import { type Day, daysBetween } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, logReadings, requireRight } from '../../account/index.ts'
import { kindWords } from '../../application/index.ts'
import { dayOf } from '../../kit/clock.ts'
import {
  button,
  type Column,
  heading,
  link,
  neighbours,
  pagination,
  paragraph,
  searchForm,
  table,
  tag,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'
import { type Env, page, pageAsked } from '../../kit/http.ts'
import { queueOfAgent } from '../access.ts'
import { serviceOf } from '../history.ts'
import {
  countWorklists,
  findDriversOfFiles,
  type Place,
  type Row,
  readWorklist,
  rowsAPage,
  searchFiles,
  type Worklist,
  worklists,
} from '../read.ts'
import { statusWords } from '../words.ts'
import { daysLeftWords, dayText, fileLink, listAddress, listPlace, placeIn } from './frame.ts'

const words = {
  title: { fr: 'Dossiers', en: 'Files' },
  search: { fr: 'Chercher un nom ou un NEPH', en: 'Search a name or a NEPH' },
  searchIt: { fr: 'Chercher', en: 'Search' },
  found: { fr: 'Dossiers trouvés', en: 'Files found' },
  near: { fr: 'Aucun nom ne commence ainsi. Voici les noms les plus proches.', en: 'No name begins so. These are the nearest names.' },
  beside: { fr: 'Noms proches', en: 'Near names' },
  lists: { fr: 'Listes', en: 'Lists' },
  none: { fr: 'Aucun dossier ici.', en: 'No file here.' },
  erased: { fr: 'Nom effacé', en: 'Name erased' },
  nobody: { fr: 'personne', en: 'nobody' },
  order: {
    fr: 'Le certificat (CEPC) qui se termine le plus tôt d’abord, puis la demande la plus ancienne.',
    en: 'The certificate (CEPC) that ends soonest first, then the oldest request.',
  },
} satisfies Record<string, Words>

const listWords: Readonly<Record<Worklist, Words>> = {
  miennes: { fr: 'Les miens', en: 'Mine' },
  'a-prendre': { fr: 'À prendre', en: 'To take' },
  corrigees: { fr: 'Corrigés par la personne', en: 'Mended by the person' },
  messages: { fr: 'Messages à répondre', en: 'Messages to answer' },
  attente: { fr: 'Attendent la personne', en: 'Wait for the person' },
  collegues: { fr: 'Chez un collègue', en: 'With a colleague' },
  ailleurs: { fr: 'Vérifiés par un autre service', en: 'Checked by another service' },
}

const columns: readonly Column[] = [
  { label: { fr: 'Personne', en: 'Person' } },
  { label: { fr: 'Demande', en: 'Request' } },
  { label: { fr: 'Fin du CEPC', en: 'CEPC ends' } },
  { label: { fr: 'Envoyée le', en: 'Sent on' } },
  { label: { fr: 'État', en: 'State' } },
  { label: { fr: 'Instruit par', en: 'Worked by' } },
]

/** A list, from which place it is shown, and whether there is more before and behind. */
interface ListShown {
  readonly list: Worklist
  readonly place?: Place
  readonly earlier?: boolean
  readonly later?: boolean
}

export interface WorklistView {
  readonly today: Day
  readonly agentId: string
  /** What is shown: a list, or the answer to a search. */
  readonly shown: ListShown | { readonly typed: string; readonly count: number; readonly near: boolean; readonly page: number }
  readonly counts: Readonly<Record<Worklist, number>>
  readonly rows: readonly Row[]
  /** Below a search: names that are a slip away. */
  readonly beside?: readonly Row[]
}

/** The files of the office, in the order in which they are worked. */
export function worklistPage(lang: Lang, view: WorklistView): Content {
  const { shown, counts, rows } = view
  const list = 'list' in shown ? shown.list : undefined
  const total = 'list' in shown ? counts[shown.list] : shown.count
  const from = 'list' in shown ? listPlace(shown.list, shown.place) : ''
  const last = rows.at(-1)
  const title = 'list' in shown ? listWords[shown.list] : words.found
  return [
    heading(lang, words.title),
    searchForm({
      action: path(lang, listAddress()),
      content: [
        textInput({ lang, name: 'cherche', label: words.search, value: 'typed' in shown ? shown.typed : '', width: 20 }),
        button({ lang, label: words.searchIt, look: 'secondary' }),
      ],
    }),
    html`<nav class="pr-lists" aria-label="${say(words.lists, lang)}"><ul class="govuk-list">${worklists.map(name => html`<li>${name === list ? html`<strong aria-current="page">${say(listWords[name], lang)}</strong>` : link(lang, listWords[name], path(lang, listAddress(listPlace(name))))} (${counts[name]})</li>`)}</ul></nav>`,
    'near' in shown && shown.near ? paragraph(lang, words.near) : paragraph(lang, words.order, 'hint'),
    table({
      lang,
      caption: { fr: `${title.fr} (${total})`, en: `${title.en} (${total})` },
      columns,
      rows: rows.map(row => cells(lang, row, view, from)),
      rowHeaders: true,
      empty: words.none,
    }),
    'list' in shown
      ? neighbours(lang, {
          ...(shown.earlier && rows[0] ? { previous: path(lang, listAddress(listPlace(shown.list, { before: rows[0].id }))) } : {}),
          ...(shown.later && last ? { next: path(lang, listAddress(listPlace(shown.list, { after: last.id }))) } : {}),
        })
      : pagination(lang, shown.page, Math.max(1, Math.ceil(total / rowsAPage)), n =>
          path(lang, listAddress(`?${new URLSearchParams({ cherche: shown.typed, page: String(n) })}`)),
        ),
    view.beside &&
      view.beside.length > 0 && [
        heading(lang, words.beside, { level: 2 }),
        table({
          lang,
          caption: {
            fr: `Noms proches de « ${'typed' in shown ? shown.typed : ''} »`,
            en: `Names near “${'typed' in shown ? shown.typed : ''}”`,
          },
          hideCaption: true,
          columns,
          rows: view.beside.map(row => cells(lang, row, view)),
          rowHeaders: true,
        }),
      ],
  ]
}

function cells(lang: Lang, row: Row, { today, agentId }: WorklistView, from = '') {
  const { words: label, tone } = statusWords[row.status]
  const state = row.mended ? { words: { fr: 'Corrigé, à revoir', en: 'Mended, to check' }, tone: 'todo' as const } : { words: label, tone }
  const left = row.cepcLastDay && daysLeftWords(lang, daysBetween(today, row.cepcLastDay))
  return [
    link(lang, row.name || words.erased, fileLink(lang, row.id, from)),
    `${say(kindWords[row.kind], lang)}, ${row.category}`,
    row.cepcLastDay ? html`${dayText(lang, row.cepcLastDay)}<br><strong>${left}</strong>` : '–',
    html`${dayText(lang, row.submittedOn)}${row.answerBy && html`<br>${tag(lang, { fr: 'Message', en: 'Message' }, row.answerBy < today ? 'late' : 'todo')} ${say({ fr: 'répondre jusqu’au', en: 'answer until' }, lang)} ${dayText(lang, row.answerBy)}`}${row.correctionLastDay && html`<br>${say({ fr: 'réponse jusqu’au', en: 'answer until' }, lang)} ${dayText(lang, row.correctionLastDay)}`}`,
    html`${tag(lang, state.words, state.tone)}<br>${say({ fr: 'depuis le', en: 'since' }, lang)} ${dayText(lang, dayOf(row.heldSince))}`,
    row.elsewhere
      ? html`${say(serviceOf(row.elsewhere), lang)}${row.takerName && html`<br>${row.takerName}`}`
      : row.taker === agentId
        ? say({ fr: 'vous', en: 'you' }, lang)
        : (row.takerName ?? say(words.nobody, lang)),
  ]
}

export const worklistPages = new Hono<Env>().get('/agents/dossiers', requireRight('read-files'), async c => {
  const { deps, today, lang } = c.var
  const agent = agentIn(c)
  const { agentId } = agent
  const queue = queueOfAgent(agent)
  const typed = (c.req.query('cherche') ?? '').trim().slice(0, 100)
  const asked = c.req.query('liste')
  const counts = await countWorklists(deps.db, queue, agentId)
  const list = worklists.find(name => name === asked) ?? (counts.miennes > 0 ? 'miennes' : 'a-prendre')
  if (typed === '') {
    const place = placeIn(new URL(c.req.url).searchParams)
    const { rows, ...more } = await readWorklist(deps.db, list, queue, agentId, place)
    return page(c, { title: words.title, content: worklistPage(lang, { today, agentId, shown: { list, place, ...more }, counts, rows }) })
  }
  const current = pageAsked(c)
  const { rows, count, near, beside } = await searchFiles(deps.db, queue, typed, current)
  // Each person whose name a search shows is told, one day, that it was searched for.
  const shown = await findDriversOfFiles(
    deps.db,
    [...rows, ...beside].map(row => row.id),
  )
  await logReadings(c, shown, { what: 'search', reason: 'search by name or NEPH' })
  return page(c, {
    title: words.title,
    content: worklistPage(lang, { today, agentId, shown: { typed, count, near, page: current }, counts, rows, beside }),
  })
})

import { type Day, daysBetween, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../../account/index.ts'
import { kindWords } from '../../application/index.ts'
import { dayOf } from '../../kit/clock.ts'
import { type Column, heading, link, list, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, plural, say, type Text } from '../../kit/html.ts'
import { type Env, page } from '../../kit/http.ts'
import { type Board, type Load, lateDays, lookedBackDays, nearDays, readBoard } from '../board.ts'
import type { Caused } from '../caused.ts'
import { serviceOf } from '../history.ts'
import type { Row } from '../read.ts'
import { statusWords } from '../words.ts'
import { daysLeftWords, dayText, fileLink, part, partTitle } from './frame.ts'

const words = {
  title: { fr: 'Tableau de bord', en: 'Board' },
  places: { fr: 'Aller à', en: 'Go to' },
  soon: { fr: 'Ce qui se termine bientôt', en: 'What ends soon' },
  late: { fr: 'Ce qui est en retard chez nous', en: 'What is late with us' },
  load: { fr: 'Qui a quoi', en: 'Who has what' },
  caused: { fr: 'Ce que nous avons causé', en: 'What we caused' },
  messages: { fr: 'Messages sans réponse', en: 'Unanswered messages' },
  none: { fr: 'Aucun dossier.', en: 'No file.' },
  nobody: { fr: 'personne', en: 'nobody' },
  erased: { fr: 'Nom effacé', en: 'Name erased' },
  gone: { fr: 'Ne peut plus agir', en: 'May no longer act' },
} satisfies Record<string, Words>

const explained = {
  soon: {
    fr: `Certificats (CEPC) qui se terminent dans ${nearDays} jours ou moins, ou qui sont terminés, sans décision.`,
    en: `Certificates (CEPC) that end within ${nearDays} days, or have ended, without a decision.`,
  },
  late: {
    fr: `Dossiers que nous avons depuis plus de ${lateDays} jours, le plus ancien d’abord. C’est notre mesure, pas un délai de la loi.`,
    en: `Files that we have had for more than ${lateDays} days, the oldest first. This is our own measure, no delay of the law.`,
  },
  load: {
    fr: `Décidés : depuis lundi. Temps à soi : le milieu du temps que l’agent a eu les dossiers décidés depuis ${lookedBackDays} jours, sans le temps de la personne.`,
    en: `Decided: since Monday. Own time: the middle of the time that the agent had the files decided in the last ${lookedBackDays} days, without the person’s time.`,
  },
  caused: {
    fr: `Depuis ${lookedBackDays} jours. Ce temps perdu est le nôtre, pas celui de la personne.`,
    en: `In the last ${lookedBackDays} days. The time lost is ours, not the person’s.`,
  },
} satisfies Record<string, Words>

const causes: Readonly<Record<Caused, Words>> = {
  'passed-our-check': {
    fr: 'Pièces que notre contrôle à l’envoi avait laissé passer, puis redemandées',
    en: 'Documents that our check at upload had passed, then asked again',
  },
  'card-spoiled': { fr: 'Cartes mal imprimées, refaites', en: 'Cards badly printed, remade' },
  'order-refused': { fr: 'Commandes refusées par l’imprimerie, refaites', en: 'Orders refused by the printing house, remade' },
  'address-by-us': {
    fr: 'Lettres revenues d’une adresse écrite par un agent',
    en: 'Letters back from an address that an agent had written',
  },
}

const minutesADay = 24 * 60
const dayWords = [
  { fr: 'jour', en: 'day' },
  { fr: 'jours', en: 'days' },
] as const
const unitWords = {
  minute: [
    { fr: 'minute', en: 'minute' },
    { fr: 'minutes', en: 'minutes' },
  ],
  hour: [
    { fr: 'heure', en: 'hour' },
    { fr: 'heures', en: 'hours' },
  ],
} as const

/** How long something took, in the unit that one would say. */
function took(lang: Lang, ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return plural(minutes, lang, ...unitWords.minute)
  return minutes < 2 * minutesADay
    ? plural(Math.round(minutes / 60), lang, ...unitWords.hour)
    : plural(Math.round(minutes / minutesADay), lang, ...dayWords)
}

const fileColumns: readonly Column[] = [
  { label: { fr: 'Personne', en: 'Person' } },
  { label: { fr: 'Demande', en: 'Request' } },
  { label: { fr: 'Fin du CEPC', en: 'CEPC ends' } },
  { label: { fr: 'Qui l’a', en: 'Who has it' } },
  { label: { fr: 'Depuis', en: 'Since' } },
]

const files = (lang: Lang, today: Day, caption: Words, { rows }: Board['soon']): Content =>
  table({
    lang,
    caption,
    hideCaption: true,
    rowHeaders: true,
    empty: words.none,
    columns: fileColumns,
    rows: rows.map(row => fileCells(lang, today, row)),
  })

function fileCells(lang: Lang, today: Day, row: Row): Text[] {
  const since = dayOf(row.heldSince)
  const holder =
    row.status === 'with-applicant'
      ? say(statusWords[row.status].words, lang)
      : [row.elsewhere && say(serviceOf(row.elsewhere), lang), row.takerName ?? say(words.nobody, lang)].filter(Boolean).join(', ')
  return [
    link(lang, row.name || words.erased, fileLink(lang, row.id)),
    `${say(kindWords[row.kind], lang)}, ${row.category}`,
    row.cepcLastDay
      ? html`${dayText(lang, row.cepcLastDay)}<br><strong>${daysLeftWords(lang, daysBetween(today, row.cepcLastDay))}</strong>`
      : '–',
    holder,
    html`${dayText(lang, since)}<br>${plural(daysBetween(since, today), lang, ...dayWords)}`,
  ]
}

const loadCells = (lang: Lang, one: Load): Text[] => [
  html`${one.name || say(words.erased, lang)}${!one.mayAct && html`<br>${tag(lang, words.gone, 'late')}`}`,
  String(one.held),
  String(one.waiting),
  String(one.decidedThisWeek),
  one.ownMs === undefined
    ? '–'
    : html`${took(lang, one.ownMs)} <span class="govuk-hint">(${plural(one.decidedLately, lang, { fr: 'dossier', en: 'file' }, { fr: 'dossiers', en: 'files' })})</span>`,
]

const shownOf = ({ count, rows }: Board['soon']): Words => ({
  fr: count > rows.length ? `Les ${rows.length} premiers de ${count}.` : '',
  en: count > rows.length ? `The first ${rows.length} of ${count}.` : '',
})

const numbered = (title: Words, n: number): Words => ({ fr: `${title.fr} (${n})`, en: `${title.en} (${n})` })

/** The supervisor's morning: what ends, what is late, who has what, what we caused, who waits for an answer. */
export function boardPage(lang: Lang, board: Board): Content {
  const { today, soon, late, load, caused, messages } = board
  const to = (label: Words, address: string) => link(lang, label, path(lang, address))
  const listed = (id: string, title: Words, why: Words, shown: Board['soon']) =>
    part(
      id,
      partTitle(lang, id, numbered(title, shown.count)),
      paragraph(lang, why, 'hint'),
      files(lang, today, title, shown),
      shown.count > shown.rows.length && paragraph(lang, shownOf(shown), 'hint'),
    )
  return [
    heading(lang, words.title),
    html`<nav aria-label="${say(words.places, lang)}">${list(lang, [
      to({ fr: `Dossiers à prendre (${board.toTake})`, en: `Files to take (${board.toTake})` }, '/agents/dossiers?liste=a-prendre'),
      to({ fr: 'Dossiers chez un agent', en: 'Files with an agent' }, '/agents/dossiers?liste=collegues'),
      to(
        { fr: `Dossiers vérifiés par un autre service (${board.elsewhere})`, en: `Files checked by another service (${board.elsewhere})` },
        '/agents/dossiers?liste=ailleurs',
      ),
      to({ fr: 'Habilitations', en: 'Authorisations' }, '/agents/habilitations'),
      to({ fr: `Envois bloqués (${board.jobs})`, en: `Stuck jobs (${board.jobs})` }, '/agents/travaux'),
      to({ fr: 'Modèles de correction', en: 'Correction templates' }, '/agents/modeles'),
      to({ fr: 'Erreurs signalées', en: 'Reported errors' }, '/agents/erreurs'),
      to({ fr: 'Cartes à refaire', en: 'Cards to remake' }, '/agents/cartes'),
    ])}</nav>`,
    listed('bientot', words.soon, explained.soon, soon),
    listed('retard', words.late, explained.late, late),
    part(
      'messages',
      partTitle(lang, 'messages', words.messages),
      paragraph(
        lang,
        html`${to({ fr: `${messages.waiting} en attente`, en: `${messages.waiting} waiting` }, '/agents/dossiers?liste=messages')}${messages.late > 0 && html` ${tag(lang, { fr: `${messages.late} en retard`, en: `${messages.late} late` }, 'late')}`}`,
      ),
    ),
    part(
      'charge',
      partTitle(lang, 'charge', words.load),
      paragraph(lang, explained.load, 'hint'),
      table({
        lang,
        caption: { fr: 'Agent par agent', en: 'Agent by agent' },
        hideCaption: true,
        rowHeaders: true,
        empty: words.none,
        columns: [
          { label: { fr: 'Agent', en: 'Agent' } },
          { label: { fr: 'À instruire', en: 'To examine' }, numeric: true },
          { label: { fr: 'Attendent la personne', en: 'Wait for the person' }, numeric: true },
          { label: { fr: 'Décidés cette semaine', en: 'Decided this week' }, numeric: true },
          { label: { fr: 'Temps à soi', en: 'Own time' } },
        ],
        rows: load.map(one => loadCells(lang, one)),
      }),
    ),
    part(
      'cause',
      partTitle(lang, 'cause', words.caused),
      paragraph(lang, explained.caused, 'hint'),
      table({
        lang,
        caption: { fr: 'Par sorte', en: 'By kind' },
        hideCaption: true,
        rowHeaders: true,
        columns: [{ label: { fr: 'Quoi', en: 'What' } }, { label: { fr: 'Combien', en: 'How many' }, numeric: true }],
        rows: Object.entries(causes).map(([what, label]) => [label, String(caused[what as Caused])]),
      }),
    ),
  ]
}

export const boardPages = new Hono<Env>().get('/agents/bureau', requireRight('oversee-office'), async c => {
  const { deps, today, lang } = c.var
  const board = await readBoard(deps.db, agentIn(c).departement, today)
  return page(c, { title: words.title, content: boardPage(lang, board) })
})

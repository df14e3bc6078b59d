import { type Day, longDay, refusalGround, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { details, heading, lineChart, link, list, paragraph, table } from '../kit/design/components.ts'
import { type Content, formatMonth, formatNumber, html, type Lang, path, say, type Text } from '../kit/html.ts'
import { type Env, page } from '../kit/http.ts'
import { holderOf } from './days.ts'
import { fewest } from './groups.ts'
import { inventedNotice, readInvented } from './invented.ts'
import type { MonthNumbers, Numbers, Share, Spent } from './numbers.ts'
import { numbersCsv } from './numbers-csv.ts'
import { markWords } from './opinion-page.ts'
import { readPublished } from './read.ts'
import { readStatistic } from './statistics.ts'
import { dayCount, holderWords, placeWords } from './words.ts'

const words = {
  title: { fr: 'Les chiffres du service', en: 'The numbers of the service' },
  four: { fr: 'Quatre chiffres que personne ne publie', en: 'Four numbers that nobody publishes' },
  number: { fr: 'Chiffre', en: 'Number' },
  value: { fr: 'Valeur', en: 'Value' },
  counted: { fr: 'Compté sur', en: 'Counted on' },
  incomplete: { fr: 'Demandes incomplètes', en: 'Incomplete requests' },
  incompleteWhat: { fr: 'Une pièce au moins a dû être envoyée de nouveau.', en: 'At least one document had to be sent again.' },
  returned: { fr: 'Cartes revenues', en: 'Cards that came back' },
  returnedWhat: { fr: 'La lettre avec la carte nous est revenue.', en: 'The letter with the card came back to us.' },
  satisfied: { fr: 'Personnes satisfaites', en: 'People who are satisfied' },
  satisfiedWhat: {
    fr: 'Elles ont répondu « très bien » ou « bien » à la question posée à la fin.',
    en: 'They answered “very well” or “well” to the question asked at the end.',
  },
  cards: { fr: 'Cartes faites', en: 'Cards made' },
  cardsWhat: { fr: 'Faites par l’imprimeur et postées.', en: 'Made by the printing house and posted.' },
  months: { fr: 'Mois après mois', en: 'Month after month' },
  monthsWhat: { fr: 'Demandes examinées et cartes faites, par mois d’envoi', en: 'Requests examined and cards made, by month of sending' },
  month: { fr: 'Mois d’envoi', en: 'Month of sending' },
  requests: { fr: 'Demandes examinées', en: 'Requests examined' },
  places: { fr: 'Le temps de chaque étape', en: 'The time of each step' },
  place: { fr: 'Étape', en: 'Step' },
  holder: { fr: 'Qui tient le dossier', en: 'Who holds the file' },
  holders: { fr: 'Le temps que chacun prend', en: 'The time that each one takes' },
  half: { fr: 'La moitié en', en: 'Half within' },
  nine: { fr: 'Neuf sur dix en', en: 'Nine in ten within' },
  files: { fr: 'Dossiers', en: 'Files' },
  refusals: { fr: 'Pourquoi des demandes sont refusées', en: 'Why requests are refused' },
  reason: { fr: 'Motif', en: 'Ground' },
  opinions: { fr: 'Ce que les personnes répondent', en: 'What people answer' },
  answer: { fr: 'Réponse', en: 'Answer' },
  answers: { fr: 'Réponses', en: 'Answers' },
  few: { fr: `moins de ${fewest}`, en: `fewer than ${fewest}` },
  none: { fr: 'Rien à montrer encore.', en: 'Nothing to show yet.' },
  take: { fr: 'Prendre ces chiffres', en: 'Take these numbers' },
  csv: {
    fr: 'Tous les chiffres de cette page et des délais, dans un fichier pour tableur',
    en: 'All the numbers of this page and of the delays, in a file for spreadsheets',
  },
  delays: { fr: 'Combien de temps cela prend', en: 'How long it takes' },
  how: { fr: 'Comment ces chiffres sont faits', en: 'How these numbers are made' },
} satisfies Record<string, Words>

const how: readonly Words[] = [
  {
    fr: 'Ils sont comptés une fois par jour, sur ce qui s’était passé à la fin de la veille.',
    en: 'They are counted once a day, on what had happened by the end of the day before.',
  },
  {
    fr: `Aucune ligne ne porte sur moins de ${fewest} dossiers : on pourrait y reconnaître quelqu’un.`,
    en: `No line is about fewer than ${fewest} files: somebody might be recognised in it.`,
  },
  {
    fr: 'Le temps d’une étape est compté sur les dossiers terminés. Les délais que nous annonçons comptent aussi les dossiers ouverts.',
    en: 'The time of a step is counted on finished files. The delays that we announce count the open files too.',
  },
]

/** All that the page shows. */
export interface Statistics {
  readonly on?: Day
  readonly numbers?: Numbers
  readonly invented?: number
}

const percent = ({ files, some }: Share, lang: Lang): Text =>
  files < fewest || (some > 0 && some < fewest)
    ? words.few
    : say({ fr: `${formatNumber(tenth(some, files), 'fr')} %`, en: `${formatNumber(tenth(some, files), 'en')}%` }, lang)
const tenth = (some: number, files: number): number => Math.round((some / files) * 1000) / 10
const count = (n: number, lang: Lang): Text => (n < fewest ? words.few : formatNumber(n, lang))

function four(lang: Lang, { incomplete, returned, opinions, cards }: Numbers): Content {
  const answers = opinions.reduce((sum, one) => sum + one.answers, 0)
  const good = opinions.filter(({ mark }) => mark >= 4).reduce((sum, one) => sum + one.answers, 0)
  const rows: [Words, Words, Text, number, Words][] = [
    [
      words.incomplete,
      words.incompleteWhat,
      percent(incomplete, lang),
      incomplete.files,
      { fr: 'demandes examinées', en: 'requests examined' },
    ],
    [words.returned, words.returnedWhat, percent(returned, lang), returned.files, { fr: 'lettres postées', en: 'letters posted' }],
    [words.satisfied, words.satisfiedWhat, percent({ files: answers, some: good }, lang), answers, { fr: 'réponses', en: 'answers' }],
    [words.cards, words.cardsWhat, count(cards, lang), cards, { fr: 'cartes', en: 'cards' }],
  ]
  return table({
    lang,
    caption: words.four,
    columns: [{ label: words.number }, { label: words.value, numeric: true }, { label: words.counted }],
    rows: rows.map(([name, what, value, of, unit]) => [
      html`${say(name, lang)}<br><span class="govuk-hint">${say(what, lang)}</span>`,
      value,
      of < fewest ? words.few : `${formatNumber(of, lang)} ${say(unit, lang)}`,
    ]),
    rowHeaders: true,
  })
}

function overTime(lang: Lang, months: readonly MonthNumbers[]): Content {
  if (months.length < 2) return ''
  return [
    heading(lang, words.months, { level: 2 }),
    lineChart({
      lang,
      id: 'months',
      title: words.monthsWhat,
      summary: {
        fr: 'Deux courbes, mois après mois : les demandes examinées et les cartes faites. Le tableau qui suit donne les mêmes chiffres.',
        en: 'Two lines, month after month: the requests examined and the cards made. The table that follows gives the same figures.',
      },
      labels: months.map(({ month }) => formatMonth(month, lang)),
      lines: [
        { name: words.requests, values: months.map(({ requests }) => requests) },
        { name: words.cards, values: months.map(({ cards }) => cards) },
      ],
    }),
    table({
      lang,
      caption: words.monthsWhat,
      columns: [words.month, words.requests, words.incomplete, words.cards, words.returned].map((label, i) => ({ label, numeric: i > 0 })),
      rows: months.map(({ month, requests, incomplete, cards, returned }) => [
        formatMonth(month, lang),
        count(requests, lang),
        percent({ files: requests, some: incomplete }, lang),
        count(cards, lang),
        percent({ files: cards, some: returned }, lang),
      ]),
      rowHeaders: true,
    }),
  ]
}

const spent = <Name extends string>(
  lang: Lang,
  caption: Words,
  first: Words,
  rows: readonly Spent<Name>[],
  name: (of: Name) => Text,
): Content =>
  table({
    lang,
    caption,
    columns: [first, words.half, words.nine, words.files].map((label, i) => ({ label, numeric: i > 0 })),
    rows: rows.map(row => [name(row.name), dayCount(row.half), dayCount(row.nine), formatNumber(row.files, lang)]),
    rowHeaders: true,
    empty: words.none,
  })

/** The four numbers, month after month, the time of each step and of each holder, the grounds of refusals, the answers. */
export function statisticsContent(lang: Lang, { on, numbers, invented }: Statistics): Content {
  const top = [heading(lang, words.title, { size: 'xl' }), inventedNotice(lang, invented)]
  if (!numbers || !on) return [...top, paragraph(lang, words.none)]
  const since = formatMonth(numbers.since, lang)
  return [
    ...top,
    paragraph(
      lang,
      {
        fr: `Demandes envoyées depuis ${since}. Compté le ${longDay(on).fr}.`,
        en: `Requests sent since ${since}. Counted on ${longDay(on).en}.`,
      },
      'lead',
    ),
    four(lang, numbers),
    overTime(lang, numbers.months),
    spent(lang, words.places, words.place, numbers.places, place =>
      say(
        {
          fr: `${placeWords[place].fr} (${holderWords[holderOf[place]].fr})`,
          en: `${placeWords[place].en} (${holderWords[holderOf[place]].en})`,
        },
        lang,
      ),
    ),
    spent(lang, words.holders, words.holder, numbers.holders, holder => holderWords[holder]),
    table({
      lang,
      caption: words.refusals,
      columns: [{ label: words.reason }, { label: words.files, numeric: true }],
      rows: numbers.refusals.map(({ code, files }) => [refusalGround(code)?.words ?? code, formatNumber(files, lang)]),
      rowHeaders: true,
      empty: words.none,
    }),
    table({
      lang,
      caption: words.opinions,
      columns: [{ label: words.answer }, { label: words.answers, numeric: true }],
      rows: numbers.opinions.map(({ mark, answers }) => [markWords[mark], count(answers, lang)]),
      rowHeaders: true,
      empty: words.few,
    }),
    heading(lang, words.take, { level: 2 }),
    list(lang, [link(lang, words.csv, path(lang, '/statistiques.csv')), link(lang, words.delays, path(lang, '/delais'))]),
    details(lang, words.how, list(lang, how)),
  ]
}

export const statisticsPages = new Hono<Env>()
  .get('/statistiques', async c => {
    const { db } = c.var.deps
    const [found, invented] = [await readStatistic<Numbers>(db, 'numbers'), await readInvented(db)]
    const statistics: Statistics = { ...(found ? { on: found.on, numbers: found.content } : {}), ...(invented ? { invented } : {}) }
    return page(c, { title: words.title, content: statisticsContent(c.var.lang, statistics) })
  })
  .get('/statistiques.csv', async c => {
    const { db } = c.var.deps
    const found = await readStatistic<Numbers>(db, 'numbers')
    const csv = numbersCsv(c.var.lang, found?.content, await readPublished(db))
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="papier-rose-statistiques.csv"',
    })
  })

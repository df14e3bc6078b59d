import { type Day, longDay, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { kindWords } from '../application/index.ts'
import { heading, inset, lineChart, link, list, paragraph, table } from '../kit/design/components.ts'
import { type Content, formatMonth, formatNumber, html, type Lang, path, say, type Text } from '../kit/html.ts'
import { type Env, page } from '../kit/http.ts'
import { enoughFiles, fewest } from './groups.ts'
import { inventedNotice, readInvented } from './invented.ts'
import { type Published, readPublished } from './read.ts'
import { type Kept, readStatistic } from './statistics.ts'
import { dayCount, told } from './words.ts'

const words = {
  title: { fr: 'Combien de temps cela prend', en: 'How long it takes' },
  lead: {
    fr: 'Compté sur nos propres dossiers, terminés et encore ouverts. Le temps que la personne prend pour répondre ou pour retirer sa carte n’y est pas.',
    en: 'Counted on our own files, finished and still open. The time that the person takes to answer or to collect the card is left out.',
  },
  reasons: { fr: 'Pour chaque demande', en: 'For each request' },
  request: { fr: 'Demande', en: 'Request' },
  decisionHalf: { fr: 'Décision : la moitié', en: 'Decision: half' },
  decisionNine: { fr: 'Décision : neuf sur dix', en: 'Decision: nine in ten' },
  cardHalf: { fr: 'Carte en main : la moitié', en: 'Card in hand: half' },
  cardNine: { fr: 'Carte en main : neuf sur dix', en: 'Card in hand: nine in ten' },
  files: { fr: 'Dossiers comptés', en: 'Files counted' },
  months: { fr: 'Mois après mois', en: 'Month after month' },
  monthsWhat: { fr: 'Jours de l’envoi à la carte en main', en: 'Days from sending to the card in hand' },
  sent: { fr: 'Envoyés en', en: 'Sent in' },
  half: { fr: 'La moitié', en: 'Half' },
  nine: { fr: 'Neuf sur dix', en: 'Nine in ten' },
  kept: { fr: 'Nos prévisions étaient-elles justes ?', en: 'Were our forecasts right?' },
  keptWhat: {
    fr: 'La première prévision de chaque dossier, comparée à ce qui s’est passé. Justes, elles seraient tenues pour 50 dossiers sur 100 au premier jour annoncé, et pour 90 sur 100 au second.',
    en: 'The first forecast of each file, compared with what happened. If they were right, they would be kept for 50 files in 100 by the first day announced, and for 90 in 100 by the second.',
  },
  keptNone: {
    fr: 'Aucune prévision n’est encore arrivée à son jour.',
    en: 'No forecast has come to its day yet.',
  },
  decision: { fr: 'Décision', en: 'Decision' },
  hand: { fr: 'Carte en main', en: 'Card in hand' },
  how: { fr: 'Comment nous comptons', en: 'How we count' },
  numbers: { fr: 'Les autres chiffres du service', en: 'The other numbers of the service' },
} satisfies Record<string, Words>

const how: readonly Words[] = [
  {
    fr: 'Un dossier encore ouvert compte aussi : on sait qu’il a duré au moins jusqu’à hier. Ne compter que les dossiers finis annoncerait des délais trop courts. La méthode est celle de Kaplan et Meier.',
    en: 'A file that is still open counts too: we know that it has lasted at least until yesterday. To count the finished ones alone would announce delays that are too short. The method is that of Kaplan and Meier.',
  },
  {
    fr: 'Une demande retirée, ou close sans réponse, compte jusqu’au jour où elle s’arrête. Une demande refusée compte pour la décision, et non pour la carte.',
    en: 'A request that was withdrawn, or closed without an answer, counts up to the day it ends. A refused request counts for the decision, not for the card.',
  },
  {
    fr: 'Chaque jour est compté à qui tient le dossier : la préfecture, l’imprimeur, La Poste ou la personne. Les jours de la personne sont ôtés.',
    en: 'Each day is charged to who holds the file: the préfecture, the printing house, La Poste or the person. The days of the person are taken out.',
  },
  {
    fr: `Un délai n’est annoncé qu’à partir de ${enoughFiles} dossiers terminés, envoyés dans les douze derniers mois.`,
    en: `A delay is announced from ${enoughFiles} finished files on, sent within the last twelve months.`,
  },
  {
    fr: `Une ligne de moins de ${fewest} dossiers n’est pas montrée : on pourrait y reconnaître quelqu’un.`,
    en: `A line of fewer than ${fewest} files is not shown: somebody might be recognised in it.`,
  },
]

/** All that the page shows. */
export interface Delays {
  readonly on?: Day
  readonly published: readonly Published[]
  readonly kept: readonly Kept[]
  /** How many of the people counted were invented. */
  readonly invented?: number
}

const days = (n: number | null | undefined): Text => (n === null || n === undefined ? '–' : dayCount(n))

/** A delay stands only on enough files, seen to the end. */
const announced = (one: Published | undefined): Published | undefined =>
  one && one.done >= enoughFiles && one.nine !== null ? one : undefined

function ofReasons(lang: Lang, published: readonly Published[]): Content {
  const whole = published.filter(one => one.measure === 'whole' && one.month === '' && one.files >= fewest)
  const rows = whole.map((one): Text[] => {
    const { kind, category } = one
    const decision = announced(
      published.find(o => o.measure === 'decision' && o.month === '' && o.kind === kind && o.category === category),
    )
    const hand = announced(one)
    const name = kind ? say(kindWords[kind], lang) : say({ fr: 'Toutes les demandes', en: 'All requests' }, lang)
    const all = category ? say({ fr: `catégorie ${category}`, en: `category ${category}` }, lang) : ''
    return [
      all ? `${name}, ${all}` : name,
      days(decision?.half),
      days(decision?.nine),
      days(hand?.half),
      days(hand?.nine),
      formatNumber(one.files, lang),
    ]
  })
  return table({
    lang,
    caption: words.reasons,
    columns: [words.request, words.decisionHalf, words.decisionNine, words.cardHalf, words.cardNine, words.files].map((label, i) => ({
      label,
      numeric: i > 0,
    })),
    rows,
    rowHeaders: true,
  })
}

function overTime(lang: Lang, published: readonly Published[]): Content {
  const months = published.filter(one => one.measure === 'whole' && one.month !== '' && one.files >= fewest)
  if (months.length < 2) return ''
  const shown = months.map(one => announced(one))
  return [
    heading(lang, words.months, { level: 2 }),
    lineChart({
      lang,
      id: 'months',
      title: words.monthsWhat,
      summary: {
        fr: 'Deux courbes : les jours dans lesquels la moitié, puis neuf dossiers sur dix, sont finis. Le tableau qui suit donne les mêmes chiffres.',
        en: 'Two lines: the days within which half, then nine in ten of the files are done. The table that follows gives the same figures.',
      },
      labels: months.map(({ month }) => formatMonth(month, lang)),
      lines: [
        { name: words.half, values: shown.map(one => one?.half ?? null) },
        { name: words.nine, values: shown.map(one => one?.nine ?? null) },
      ],
    }),
    table({
      lang,
      caption: words.monthsWhat,
      columns: [words.sent, words.half, words.nine, words.files].map((label, i) => ({ label, numeric: i > 0 })),
      rows: months.map((one, i) => [
        formatMonth(one.month, lang),
        days(shown[i]?.half),
        days(shown[i]?.nine),
        formatNumber(one.files, lang),
      ]),
      rowHeaders: true,
    }),
  ]
}

const share = (n: number, of: number, lang: Lang): string =>
  say({ fr: `${Math.round((n / of) * 100)} %`, en: `${Math.round((n / of) * 100)}%` }, lang)

function keptForecasts(lang: Lang, kept: readonly Kept[]): Content {
  const enough = kept.filter(({ forecasts }) => forecasts >= fewest)
  return [
    heading(lang, words.kept, { level: 2 }),
    paragraph(lang, words.keptWhat),
    table({
      lang,
      caption: words.kept,
      hideCaption: true,
      columns: [
        { label: { fr: 'Prévisions faites en', en: 'Forecasts made in' } },
        { label: { fr: 'De quoi', en: 'Of what' } },
        { label: { fr: 'Prévisions', en: 'Forecasts' }, numeric: true },
        { label: { fr: 'Tenues au premier jour (50 %)', en: 'Kept by the first day (50%)' }, numeric: true },
        { label: { fr: 'Tenues au second jour (90 %)', en: 'Kept by the second day (90%)' }, numeric: true },
      ],
      rows: enough.map(({ month, of, forecasts, byHalf, byNine }) => [
        formatMonth(month, lang),
        words[of],
        formatNumber(forecasts, lang),
        share(byHalf, forecasts, lang),
        share(byNine, forecasts, lang),
      ]),
      empty: words.keptNone,
    }),
  ]
}

/** How long requests take, whether we kept what we announced, and how it is counted. */
export function delaysContent(lang: Lang, { on, published, kept, invented }: Delays): Content {
  const whole = announced(published.find(({ measure, kind, month }) => measure === 'whole' && kind === '' && month === ''))
  return [
    heading(lang, words.title, { size: 'xl' }),
    inventedNotice(lang, invented),
    whole
      ? paragraph(lang, inAll(whole), 'lead')
      : [
          paragraph(
            lang,
            {
              fr: `Nous n’avons pas encore ${enoughFiles} dossiers terminés : nous n’annonçons rien.`,
              en: `We have not yet ${enoughFiles} finished files: we announce nothing.`,
            },
            'lead',
          ),
          inset(lang, html`<p>${say(told(), lang)}</p>`),
        ],
    paragraph(lang, words.lead),
    on && paragraph(lang, { fr: `Compté le ${longDay(on).fr}.`, en: `Counted on ${longDay(on).en}.` }, 'hint'),
    published.length > 0 && ofReasons(lang, published),
    overTime(lang, published),
    keptForecasts(lang, kept),
    heading(lang, words.how, { level: 2 }),
    list(lang, how),
    html`<p class="govuk-body">${link(lang, words.numbers, path(lang, '/statistiques'))}</p>`,
  ]
}

const inAll = ({ half, nine }: Published): Words => {
  const [first, second] = [dayCount(half ?? 0), dayCount(nine ?? 0)]
  return {
    fr: `La moitié des cartes sont en main ${first.fr} après l’envoi de la demande ou avant, neuf sur dix ${second.fr} après ou avant.`,
    en: `Half of the cards are in hand within ${first.en} of sending the request, nine in ten within ${second.en}.`,
  }
}

export const delayPages = new Hono<Env>().get('/delais', async c => {
  const { db } = c.var.deps
  const kept = await readStatistic<Kept[]>(db, 'forecasts')
  const invented = await readInvented(db)
  const delays: Delays = {
    ...(kept ? { on: kept.on } : {}),
    ...(invented ? { invented } : {}),
    published: await readPublished(db),
    kept: kept?.content ?? [],
  }
  return page(c, { title: words.title, content: delaysContent(c.var.lang, delays) })
})

import { type Day, dayCount, daysBetween, type FactKind, lateDays, type Words } from '@papier-rose/law'
import { heading, link, pagination, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path, say } from '../../kit/html.ts'
import { missingOf } from '../../licence/index.ts'
import { type AwaitedRow, awaitedAPage } from '../../record/index.ts'
import { kindWords } from '../words.ts'

const words = {
  title: { fr: 'Aptitudes attendues', en: 'Aptitude awaited' },
  lead: {
    fr: 'Sans décision d’aptitude, le droit ne revient pas après le dernier jour. Ce qui finit le plus tôt d’abord. Le nom est derrière le lien, où la lecture est notée.',
    en: 'Without a decision of aptitude, the right does not come back after the last day. What ends soonest first. The name is behind the link, where the reading is noted.',
  },
  none: { fr: 'Rien n’attend.', en: 'Nothing waits.' },
  office: { fr: 'la préfecture', en: 'the préfecture' },
  driver: { fr: 'le conducteur', en: 'the driver' },
} satisfies Record<string, Words>

export const aptitudesTitle = words.title

const lists = {
  '/agents/retentions': { fr: 'Rétentions à décider', en: 'Retentions to decide' },
  '/agents/aptitudes': words.title,
} satisfies Record<string, Words>

/** From one list of measures to the other. */
export const otherListLink = (lang: Lang, to: keyof typeof lists): Content =>
  html`<p class="govuk-body">${link(lang, lists[to], path(lang, to))}</p>`

export interface AptitudesView {
  readonly today: Day
  readonly rows: readonly AwaitedRow[]
  readonly count: number
  readonly page: number
}

/** What a last day is from today, in words: days left, or days gone by with both counts. */
function whenWords(row: AwaitedRow, today: Day): Words {
  const left = daysBetween(today, row.lastDay)
  if (left > 0) return { fr: `encore ${dayCount(left).fr}`, en: `${dayCount(left).en} left` }
  if (left === 0) return { fr: 'dernier jour', en: 'last day' }
  const late = lateDays({ lastDay: row.lastDay, ...(row.completeOn ? { completeOn: row.completeOn } : {}) }, today)
  const [driver, office] = [dayCount(late.driver), dayCount(late.prefecture)]
  return {
    fr: `${dayCount(-left).fr} de retard : ${driver.fr} du conducteur, ${office.fr} de la préfecture`,
    en: `${dayCount(-left).en} late: ${driver.en} of the driver, ${office.en} of the préfecture`,
  }
}

/** The measures of an office that wait for aptitude: what ends first, who holds each since when, and whose days went by. */
export const aptitudesPage = (lang: Lang, { today, rows, count, page }: AptitudesView): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  otherListLink(lang, '/agents/retentions'),
  table({
    lang,
    caption: { fr: `${words.title.fr} (${count})`, en: `${words.title.en} (${count})` },
    columns: [
      { label: { fr: 'Mesure', en: 'Measure' } },
      { label: { fr: 'Dernier jour', en: 'Last day' } },
      { label: { fr: 'Qui doit agir', en: 'Who has to act' } },
      { label: { fr: 'Il manque', en: 'Missing' } },
    ],
    rows: rows.map(row => [
      html`${link(lang, row.reference, path(lang, `/agents/conducteurs/${row.driverId}`))}<br>${say(kindWords(row.kind as FactKind), lang)}`,
      html`<time datetime="${row.lastDay}">${formatDate(row.lastDay, lang)}</time><br><strong>${say(whenWords(row, today), lang)}</strong>`,
      html`${tag(lang, row.heldBy === 'prefecture' ? words.office : words.driver, row.heldBy === 'prefecture' ? (today > row.lastDay ? 'late' : 'todo') : 'waiting')}${row.completeOn && html`<br>${say({ fr: 'depuis le', en: 'since' }, lang)} ${formatDate(row.completeOn, lang)}`}`,
      missingOf(row.missing),
    ]),
    rowHeaders: true,
    empty: words.none,
  }),
  pagination(lang, page, Math.max(1, Math.ceil(count / awaitedAPage)), n => path(lang, `/agents/aptitudes?page=${n}`)),
]

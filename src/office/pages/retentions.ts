import { type Day, type HoursLeft, hourCount, type Moment, retentionHoursLeft, retentionPeriod, type Words } from '@papier-rose/law'
import { heading, link, pagination, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, formatDate, type Html, html, type Lang, path, say } from '../../kit/html.ts'
import { awaitedAPage, type RetentionRow } from '../../record/index.ts'
import { otherListLink } from './aptitudes.ts'

const w = (fr: string, en: string): Words => ({ fr, en })
const words = {
  title: w('Rétentions à décider', 'Retentions to decide'),
  lead: w(
    'Les forces de l’ordre ont gardé ces permis. Sans décision du préfet dans ses heures, le permis est rendu. Ce qui finit le plus tôt d’abord. Le nom est derrière le lien, où la lecture est notée.',
    'The police kept these licences. Without a decision of the préfet within his hours, the licence is given back. What ends soonest first. The name is behind the link, where the reading is noted.',
  ),
  none: w('Aucune rétention n’attend.', 'No retention waits.'),
  retention: w('Rétention', 'Retention'),
  decideBy: w('Décider au plus tard', 'Decide by'),
  left: w('Il reste', 'Time left'),
  prefet: w('Le préfet', 'The préfet'),
  must: w('doit suspendre', 'must suspend'),
  may: w('peut suspendre', 'may suspend'),
  decide: w('Inscrire la décision', 'Record the decision'),
}

export const retentionsTitle = words.title

/** The hours that are left, in words: how many are sure, when the hour of the retention is not known. */
function hoursWords({ sure, most }: HoursLeft): Words {
  if (most === 0) return w('moins d’une heure, ou délai passé', 'less than an hour, or over')
  if (sure === most) return hourCount(most)
  const high = hourCount(most)
  if (sure === 0) return w(`${high.fr} au plus, peut-être aucune`, `${high.en} at most, perhaps none`)
  return w(`entre ${sure} et ${high.fr}`, `between ${sure} and ${high.en}`)
}

export interface RetentionsView {
  readonly now: Moment
  readonly rows: readonly RetentionRow[]
  /** How many wait in all, and which page of them this is. */
  readonly count: number
  readonly page: number
}

/** `09:10`, in words. */
function hourOf(at: string): Words {
  const [hours = '', minutes = ''] = at.split(':')
  return w(`à ${Number(hours)} h ${minutes}`, `at ${Number(hours)}:${minutes}`)
}

/** A day, and the hour on the clock of the place when it is known. */
const when = (lang: Lang, on: Day, at: string | undefined): Html =>
  html`<time datetime="${on}${at && `T${at}`}">${formatDate(on, lang)}${at && ` ${say(hourOf(at), lang)}`}</time>`

/** The retentions of an office that wait for the préfet: what ends first, how many hours are left, and the form of the decision. */
export const retentionsPage = (lang: Lang, { now, rows, count, page }: RetentionsView): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  otherListLink(lang, '/agents/aptitudes'),
  table({
    lang,
    caption: { fr: `${words.title.fr} (${count})`, en: `${words.title.en} (${count})` },
    columns: [{ label: words.retention }, { label: words.decideBy }, { label: words.left }, { label: words.prefet }],
    rows: rows.map(row => {
      const left = retentionHoursLeft(row, now)
      const hours = hourCount(retentionPeriod(row.on, row.verified).value)
      const record = path(lang, `/agents/conducteurs/${row.driverId}`)
      return [
        html`${link(lang, row.reference, record)}<br>${when(lang, row.on, row.at)}`,
        when(lang, row.lastDay, row.at),
        html`${tag(lang, hoursWords(left), left.sure === 0 ? 'late' : 'todo')}<br>${say(w(`sur ${hours.fr}`, `of ${hours.en}`), lang)}${row.at === undefined && html`<br>${say(w('heure de la rétention inconnue', 'hour of the retention unknown'), lang)}`}`,
        html`${say(row.must ? words.must : words.may, lang)}<br>${link(lang, words.decide, `${record}/inscrire/administrative-suspension`, w(`(${row.reference})`, `(${row.reference})`))}`,
      ]
    }),
    rowHeaders: true,
    empty: words.none,
  }),
  pagination(lang, page, Math.max(1, Math.ceil(count / awaitedAPage)), n => path(lang, `/agents/retentions?page=${n}`)),
]

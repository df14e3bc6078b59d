import { balance, type Day, findInfraction, ledger, type Settings, type Words } from '@papier-rose/law'
import type { FieldError } from '../../kit/design/components.ts'
import {
  button,
  buttonGroup,
  dateInput,
  errorSummary,
  heading,
  inset,
  linkButton,
  paragraph,
  searchForm,
  summaryList,
  table,
} from '../../kit/design/components.ts'
import { type Content, formatDate, formatDay, type Html, html, type Lang, path, say, type Text } from '../../kit/html.ts'
import { addressOf } from '../asking/ask.ts'
import { w } from '../situations/plan.ts'
import { informs, sources } from '../sources.ts'
import { balanceWords, comesBackView, lettersView, movesView, pointsCount as points, standingWords, statusWords } from './ledger-view.ts'
import { type CourseKind, happeningsOf, samplesOn, type Told, toldQuery, withOneMore } from './told.ts'

export const simulator = '/simulateur/points'

export const words = {
  title: w('Calculer mes points', 'Work out my points'),
  point: w('point', 'point'),
  points: w('points', 'points'),
  told: w('Ce que vous avez dit', 'What you told'),
  licence: w('Permis obtenu le', 'Licence obtained on'),
  remove: w('Retirer', 'Remove'),
  addInfraction: w('Ajouter une infraction', 'Add an offence'),
  addCourse: w('Ajouter un stage', 'Add a course'),
  notFinal: w('pas encore établie', 'not established yet'),
  final: w('établie le', 'established on'),
  more: w('Ce que ferait une infraction de plus, ce jour-là', 'What one more offence would do, on that day'),
  cost: w('Elle coûte', 'It costs'),
  example: w('Par exemple', 'For example'),
  after: w('Il resterait', 'There would be left'),
  status: w('Le permis serait', 'The licence would be'),
  other: w('Voir le solde d’un autre jour', 'See the balance on another day'),
  otherDay: w('Quel jour ?', 'On which day?'),
  see: w('Voir', 'See'),
  restart: w('Changer la date ou le parcours du permis', 'Change the day or the path of the licence'),
  unknown: w(
    'Ce calcul suit ce que vous dites. Le fichier national peut différer : une infraction n’y entre que quand elle est établie. Votre solde officiel se lit sur le site Mes Points Permis.',
    'This works with what you tell. The national file may differ: an offence enters it only once it is established. Your official balance is on the site Mes Points Permis.',
  ),
}

export const courseWords: Readonly<Record<CourseKind, Words>> = {
  volontaire: w('Stage volontaire', 'Voluntary course'),
  'obligatoire-48N': w('Stage obligatoire (lettre 48N)', 'Mandatory course (letter 48N)'),
  training: w('Formation complémentaire après le permis', 'Training after the licence'),
}

const here = (lang: Lang, told: Told, today: Day): string => path(lang, addressOf(simulator, toldQuery(told, today)))

/** Everything told, each line with the link that takes it away. */
function toldView(lang: Lang, told: Told, today: Day): Content {
  const without = (more: Partial<Told>) => ({ change: here(lang, { ...told, ...more }, today), action: words.remove })
  const add = (to: string, label: Words): Html =>
    linkButton({ lang, label, href: path(lang, addressOf(`${simulator}/${to}`, toldQuery(told, today))), look: 'secondary' })
  return [
    heading(lang, words.told, { level: 2 }),
    summaryList(lang, [
      {
        key: words.licence,
        value: formatDay(told.licence, lang),
        change: path(lang, addressOf(simulator, { ...toldQuery(told, today), change: 'licence' })),
      },
      ...told.infractions.map((it, i) => ({
        key: findInfraction(it.id, it.on)?.words ?? it.id,
        value: `${formatDate(it.on, lang)}, ${it.final ? `${say(words.final, lang)} ${formatDate(it.final, lang)}` : say(words.notFinal, lang)}`,
        ...without({ infractions: told.infractions.filter((_, n) => n !== i) }),
      })),
      ...told.courses.map((it, i) => ({
        key: courseWords[it.kind],
        value: formatDate(it.on, lang),
        ...without({ courses: told.courses.filter((_, n) => n !== i) }),
      })),
    ]),
    buttonGroup(add('infraction', words.addInfraction), add('stage', words.addCourse)),
  ]
}

function oneMore(lang: Lang, told: Told, settings: Settings): Content {
  const rows = samplesOn(told.on, settings).map(({ points: cost, version }): Text[] => {
    const after = balance(withOneMore(told, version, settings), { day: told.on }, settings)
    return [
      points(cost, lang),
      html`${say(version.words, lang)} ${sources(lang, version.articles)}`,
      points(after.balance, lang),
      statusWords[after.status],
    ]
  })
  return table({
    lang,
    caption: words.more,
    columns: [{ label: words.cost }, { label: words.example }, { label: words.after }, { label: words.status }],
    rows,
    rowHeaders: true,
  })
}

function otherDay(lang: Lang, told: Told, today: Day, errors: readonly FieldError[], typed: Readonly<Record<string, string>>): Content {
  const { on: _, ...query } = toldQuery(told, today)
  const hidden = Object.entries(query).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const value = { day: typed['on-day'] ?? '', month: typed['on-month'] ?? '', year: typed['on-year'] ?? '' }
  return [
    heading(lang, words.other, { level: 2 }),
    searchForm({
      action: path(lang, simulator),
      content: [
        hidden,
        dateInput({ lang, name: 'on', label: words.otherDay, value, errors }),
        button({ lang, label: words.see, look: 'secondary' }),
      ],
    }),
  ]
}

/** The simulator's answer: the balance on the day asked, what comes back, what one more would do, each movement, and the curve. */
export function resultView(
  lang: Lang,
  told: Told,
  at: { readonly today: Day; readonly law: Settings },
  wrong: {
    readonly problems?: readonly Words[]
    readonly errors?: readonly FieldError[]
    readonly typed?: Readonly<Record<string, string>>
  } = {},
): Content {
  const found = ledger(happeningsOf(told, at.law), { day: told.on }, at.law)
  const onDay = lang === 'fr' ? `Le ${formatDay(told.on, lang)}` : `On ${formatDay(told.on, lang)}`
  const errors = [...(wrong.problems ?? []).map(text => ({ field: '', words: text })), ...(wrong.errors ?? [])]
  return [
    errorSummary(lang, errors),
    heading(lang, balanceWords(found, told.on), { size: 'xl', caption: words.title }),
    paragraph(lang, `${onDay}. ${say(standingWords(found), lang)}`, 'lead'),
    comesBackView(lang, found),
    toldView(lang, told, at.today),
    oneMore(lang, told, at.law),
    lettersView(lang, found),
    movesView(lang, found, told.on),
    otherDay(lang, told, at.today, wrong.errors ?? [], wrong.typed ?? {}),
    inset(lang, words.unknown),
    informs(lang),
  ]
}

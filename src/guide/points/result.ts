import {
  balance,
  type Day,
  findInfraction,
  type Ledger,
  type LedgerStep,
  type LetterRef,
  ledger,
  type PointsStatus,
  type Settings,
  type Words,
} from '@papier-rose/law'
import type { FieldError } from '../../kit/design/components.ts'
import {
  button,
  buttonGroup,
  dateInput,
  errorSummary,
  heading,
  inset,
  linkButton,
  list,
  paragraph,
  searchForm,
  summaryList,
  table,
} from '../../kit/design/components.ts'
import {
  type Content,
  formatDate,
  formatDay,
  formatDayShort,
  type Html,
  html,
  type Lang,
  path,
  plural,
  say,
  type Text,
} from '../../kit/html.ts'
import { addressOf } from '../asking/ask.ts'
import { w } from '../situations/plan.ts'
import { explained, informs, sources } from '../sources.ts'
import { curve } from './curve.ts'
import { type CourseKind, happeningsOf, maximumOn, samplesOn, type Told, toldQuery, withOneMore } from './told.ts'

export const simulator = '/simulateur/points'

export const words = {
  title: w('Calculer mes points', 'Work out my points'),
  point: w('point', 'point'),
  points: w('points', 'points'),
  of: w('sur', 'out of'),
  told: w('Ce que vous avez dit', 'What you told'),
  licence: w('Permis obtenu le', 'Licence obtained on'),
  remove: w('Retirer', 'Remove'),
  addInfraction: w('Ajouter une infraction', 'Add an infraction'),
  addCourse: w('Ajouter un stage', 'Add a course'),
  notFinal: w('pas encore établie', 'not established yet'),
  final: w('établie le', 'established on'),
  back: w('Ce qui revient, si rien ne se passe', 'What comes back, if nothing happens'),
  noBack: w(
    'Rien ne revient : le solde est au plafond, ou le permis n’est plus valable.',
    'Nothing comes back: the balance is at its ceiling, or the licence is no longer valid.',
  ),
  moves: w('Chaque mouvement, et pourquoi', 'Each movement, and why'),
  day: w('Jour', 'Day'),
  change: w('Points', 'Points'),
  balance: w('Solde', 'Balance'),
  why: w('Pourquoi', 'Why'),
  more: w('Ce que ferait une infraction de plus, ce jour-là', 'What one more infraction would do, on that day'),
  cost: w('Elle coûte', 'It costs'),
  example: w('Par exemple', 'For example'),
  after: w('Il resterait', 'There would be left'),
  status: w('Le permis serait', 'The licence would be'),
  letters: w('Les lettres et les délais', 'Letters and deadlines'),
  other: w('Voir le solde d’un autre jour', 'See the balance on another day'),
  otherDay: w('Quel jour ?', 'On which day?'),
  see: w('Voir', 'See'),
  overTime: w('Au fil du temps', 'Over time'),
  curveNote: w(
    'Trait plein : jusqu’au jour demandé. Tirets : ensuite, si rien ne se passe.',
    'Full line: up to the day asked. Dashes: afterwards, if nothing happens.',
  ),
  restart: w('Changer la date ou le parcours du permis', 'Change the day or the path of the licence'),
  unknown: w(
    'Ce calcul suit ce que vous dites. Le fichier national peut différer : une infraction n’y entre que quand elle est établie. Votre solde officiel se lit sur le site Mes Points Permis.',
    'This works with what you tell. The national file may differ: an infraction enters it only once it is established. Your official balance is on the site Mes Points Permis.',
  ),
}

export const statusWords: Readonly<Record<PointsStatus, Words>> = {
  'no-licence': w('pas encore obtenu', 'not obtained yet'),
  probationary: w('en période probatoire', 'under probation'),
  confirmed: w('hors période probatoire', 'past probation'),
  foreign: w('permis étranger', 'foreign licence'),
  'zero-not-notified': w('à zéro ; la lettre 48SI n’est pas encore reçue', 'at zero; letter 48SI is not received yet'),
  invalidated: w('invalidé', 'invalidated'),
  annulled: w('annulé', 'annulled'),
  banned: w('interdit de conduire en France', 'banned from driving in France'),
}

/** What each letter is about. */
const letterWords: Readonly<Record<LetterRef, Words>> = {
  '48': w('des points sont retirés', 'points are withdrawn'),
  '48M': w('le solde est bas ; un stage volontaire est conseillé', 'the balance is low; a voluntary course is advised'),
  '48N': w('des points sont retirés et un stage est obligatoire', 'points are withdrawn and a course is mandatory'),
  '48SI': w('le permis n’est plus valable, faute de points', 'the licence is no longer valid, for want of points'),
  '46': w('des points sont rendus', 'points are given back'),
  '44': w('récépissé du permis remis', 'receipt of the licence handed in'),
  '49': w('ordre de remettre le permis', 'order to hand the licence in'),
  '7': w('décision d’un juge', 'decision of a court'),
  '3F': w('suspension par le préfet après une rétention', 'suspension by the préfet after a retention'),
  '1F': w('suspension par le préfet', 'suspension by the préfet'),
}

export const courseWords: Readonly<Record<CourseKind, Words>> = {
  volontaire: w('Stage volontaire', 'Voluntary course'),
  'obligatoire-48N': w('Stage obligatoire (lettre 48N)', 'Mandatory course (letter 48N)'),
  training: w('Formation complémentaire après le permis', 'Training after the licence'),
}

const here = (lang: Lang, told: Told, today: Day): string => path(lang, addressOf(simulator, toldQuery(told, today)))
const points = (n: number, lang: Lang): string => plural(n, lang, words.point, words.points)
const signed = (n: number): string => (n > 0 ? `+${n}` : n === 0 ? '0' : `−${-n}`)

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

const moveRow =
  (lang: Lang) =>
  (step: LedgerStep): Text[] => [
    formatDayShort(step.day, lang),
    signed(step.delta),
    `${step.balance}/${step.capital}`,
    explained(lang, step),
  ]

const columns = [
  { label: words.day },
  { label: words.change, numeric: true },
  { label: words.balance, numeric: true },
  { label: words.why },
]

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

function lettersView(lang: Lang, { letters, deadlines }: Ledger): Content {
  const sent = letters.map(letter => {
    const on = letter.dueOn && formatDate(letter.dueOn, lang)
    const what = letterWords[letter.ref]
    return say(
      {
        fr: `Lettre ${letter.ref}${on ? `, pour le mouvement du ${on}` : ''} : ${what.fr}.`,
        en: `Letter ${letter.ref}${on ? `, for the movement of ${on}` : ''}: ${what.en}.`,
      },
      lang,
    )
  })
  const due = deadlines.map(d => explained(lang, d))
  return sent.length + due.length > 0 && [heading(lang, words.letters, { level: 2 }), list(lang, [...due, ...sent])]
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
  const large = `${points(found.balance, lang)} ${say(words.of, lang)} ${maximumOn(told.on)}`
  const onDay = lang === 'fr' ? `Le ${formatDay(told.on, lang)}` : `On ${formatDay(told.on, lang)}`
  const ceiling = say({ fr: `Plafond ce jour-là : ${found.capital}.`, en: `Ceiling on that day: ${found.capital}.` }, lang)
  const errors = [...(wrong.problems ?? []).map(text => ({ field: '', words: text })), ...(wrong.errors ?? [])]
  return [
    errorSummary(lang, errors),
    heading(lang, large, { size: 'xl', caption: words.title }),
    paragraph(lang, `${onDay}. ${lang === 'fr' ? 'Permis' : 'Licence'} ${say(statusWords[found.status], lang)}. ${ceiling}`, 'lead'),
    heading(lang, words.back, { level: 2 }),
    found.comesBack.length > 0
      ? table({ lang, caption: words.back, hideCaption: true, columns, rows: found.comesBack.map(moveRow(lang)), rowHeaders: true })
      : paragraph(lang, words.noBack),
    toldView(lang, told, at.today),
    oneMore(lang, told, at.law),
    lettersView(lang, found),
    heading(lang, words.overTime, { level: 2 }),
    curve(lang, found, told.on),
    paragraph(lang, words.curveNote),
    table({ lang, caption: words.moves, columns, rows: found.steps.map(moveRow(lang)), rowHeaders: true }),
    otherDay(lang, told, at.today, wrong.errors ?? [], wrong.typed ?? {}),
    inset(lang, words.unknown),
    informs(lang),
  ]
}

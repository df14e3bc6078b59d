import type { Day, Ledger, LedgerStep, LetterRef, PointsStatus, Words } from '@papier-rose/law'
import { heading, list, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, formatDate, formatDayShort, html, type Lang, plural, say, type Text } from '../../kit/html.ts'
import { w } from '../situations/plan.ts'
import { explained } from '../sources.ts'
import { curve } from './curve.ts'
import { maximumOn } from './told.ts'

const words = {
  point: w('point', 'point'),
  points: w('points', 'points'),
  back: w('Ce qui revient, si rien ne se passe', 'What comes back, if nothing happens'),
  noBack: w(
    'Rien ne revient : le solde est au maximum, ou le permis n’est plus valable.',
    'Nothing comes back: the balance is at its ceiling, or the licence is no longer valid.',
  ),
  moves: w('Chaque mouvement, et pourquoi', 'Each movement, and why'),
  day: w('Jour', 'Day'),
  change: w('Points', 'Points'),
  balance: w('Solde', 'Balance'),
  why: w('Pourquoi', 'Why'),
  letters: w('Les lettres et les délais', 'Letters and deadlines'),
  overTime: w('Au fil du temps', 'Over time'),
  curveNote: w(
    'Trait plein : jusqu’au jour demandé. Tirets : ensuite, si rien ne se passe.',
    'Full line: up to the day asked. Dashes: afterwards, if nothing happens.',
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

/** A count of points with its noun. */
export const pointsCount = (n: number, lang: Lang): string => plural(n, lang, words.point, words.points)
const signed = (n: number): string => (n > 0 ? `+${n}` : n === 0 ? '0' : `−${-n}`)

/** The balance, large: « 8 points sur 12 ». */
export const balanceWords = ({ balance }: Pick<Ledger, 'balance'>, on: Day): Words => ({
  fr: `${pointsCount(balance, 'fr')} sur ${maximumOn(on)}`,
  en: `${pointsCount(balance, 'en')} out of ${maximumOn(on)}`,
})

/** What the licence is worth and its ceiling. */
export const standingWords = ({ status, capital }: Pick<Ledger, 'status' | 'capital'>): Words => ({
  fr: `Permis ${statusWords[status].fr}. Maximum ce jour-là : ${capital}.`,
  en: `Licence ${statusWords[status].en}. Maximum on that day: ${capital}.`,
})

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

/** What comes back and when, if nothing happens. */
export const comesBackView = (lang: Lang, { comesBack }: Pick<Ledger, 'comesBack'>): Content => [
  heading(lang, words.back, { level: 2 }),
  comesBack.length > 0
    ? table({ lang, caption: words.back, hideCaption: true, columns, rows: comesBack.map(moveRow(lang)), rowHeaders: true })
    : paragraph(lang, words.noBack),
]

/** The curve, and each movement with its article. */
export const movesView = (lang: Lang, ledger: Ledger, on: Day): Content => [
  heading(lang, words.overTime, { level: 2 }),
  curve(lang, ledger, on),
  paragraph(lang, words.curveNote),
  table({ lang, caption: words.moves, columns, rows: ledger.steps.map(moveRow(lang)), rowHeaders: true }),
]

/** The letters that the points bring, and what must be done until when. */
export function lettersView(lang: Lang, { letters, deadlines }: Ledger): Content {
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
  // What is done stays in the list, and is said to be done.
  const due = deadlines.map(d => html`${d.doneOn && html`${tag(lang, doneOn(d.doneOn), 'done')} `}${explained(lang, d)}`)
  return sent.length + due.length > 0 && [heading(lang, words.letters, { level: 2 }), list(lang, [...due, ...sent])]
}

const doneOn = (on: Day): Words => ({ fr: `fait le ${formatDate(on, 'fr')}`, en: `done on ${formatDate(on, 'en')}` })

import { attemptsAllowed, cite, type Day, daysBetween, latest, type Reason, type Words } from '@papier-rose/law'
import {
  button,
  column,
  countdown,
  details,
  form,
  heading,
  inset,
  link,
  linkButton,
  list,
  notice,
  panel,
  paragraph,
  sideBySide,
  summaryList,
  type Tone,
  tag,
  warning,
} from '../../kit/design/components.ts'
import { type Content, formatDay, html, type Lang, path } from '../../kit/html.ts'
import { centreOf } from '../passed.ts'
import type { Result } from '../read.ts'
import type { Standing } from '../standing.ts'
import { bilan, cost } from './bilan.ts'

const words = {
  category: { fr: 'Catégorie', en: 'Category' },
  exam: { fr: 'Épreuve', en: 'Exam' },
  practical: { fr: 'Épreuve pratique', en: 'Practical exam' },
  theory: { fr: 'Épreuve théorique', en: 'Theory exam' },
  theExam: { fr: 'L’examen', en: 'The exam' },
  day: { fr: 'Date', en: 'Day' },
  centre: { fr: 'Centre', en: 'Centre' },
  outcome: { fr: 'Résultat', en: 'Result' },
  passed: { fr: 'Vous avez réussi', en: 'You have passed' },
  void: { fr: 'Votre examen ne compte pas', en: 'Your exam does not count' },
  automatic: { fr: 'boîte automatique (code 78)', en: 'automatic gearbox (code 78)' },
  getCepc: { fr: 'Obtenir mon certificat (CEPC)', en: 'Get my certificate (CEPC)' },
  readCharte: { fr: 'Lire la charte et obtenir mon certificat', en: 'Read the charter and get my certificate' },
  cepc: { fr: 'Votre certificat d’examen (CEPC)', en: 'Your exam certificate (CEPC)' },
  download: { fr: 'Télécharger mon certificat (PDF)', en: 'Download my certificate (PDF)' },
  courtesy: { fr: 'Feuille d’explication en anglais (PDF)', en: 'English courtesy sheet (PDF)' },
  ask: { fr: 'Demander mon permis', en: 'Ask for my licence' },
  card: { fr: 'Votre carte', en: 'Your card' },
  ends: { fr: 'Le certificat a une fin. La carte le remplace.', en: 'The certificate has an end. The card takes its place.' },
  askHow: {
    fr: 'Demandez la carte dès maintenant : vous vous connecterez avec FranceConnect.',
    en: 'Ask for the card now: you will sign in with FranceConnect.',
  },
  noCepc: { fr: 'Pas de certificat pour conduire en attendant la carte', en: 'No certificate to drive until the card comes' },
  mayNotDrive: { fr: 'Vous ne pouvez pas conduire en ce moment', en: 'You may not drive at present' },
  mayNotDriveHelp: {
    fr: 'Votre réussite est enregistrée. Nous ne pouvons pas imprimer de certificat tant que cela dure.',
    en: 'Your success is recorded. We cannot print a certificate while this lasts.',
  },
  over: { fr: 'Votre certificat est terminé', en: 'Your certificate has ended' },
  cardInHand: {
    fr: 'Vous avez reçu votre carte : c’est elle qui prouve votre droit de conduire. Le certificat ne sert plus.',
    en: 'You have received your card: it proves your right to drive. The certificate is no longer needed.',
  },
  why: { fr: 'Pourquoi', en: 'Why' },
  again: { fr: 'Quand repasser l’examen', en: 'When to take the exam again' },
  theoryUntil: { fr: 'Votre épreuve théorique', en: 'Your theory exam' },
  theoryUnknown: {
    fr: 'Nous ne connaissons pas la date de votre épreuve théorique. Votre école de conduite peut vous dire jusqu’à quand elle compte.',
    en: 'We do not know the day of your theory exam. Your driving school can tell you until when it counts.',
  },
  doubt: {
    fr: 'L’inspecteur a un doute sur votre aptitude médicale. Le préfet vous enverra un formulaire d’avis médical : vous ne pourrez pas repasser l’épreuve pratique avant ce contrôle.',
    en: 'The inspector has a doubt about your medical fitness. The préfet will send you a medical form: you cannot take the practical exam again before that check.',
  },
  next: { fr: 'La suite', en: 'What comes next' },
  theoryNext: {
    fr: 'Vous pouvez vous présenter à l’épreuve pratique. Votre école de conduite réserve la date avec vous, ou vous-même sur RdvPermis.',
    en: 'You can go to the practical exam. Your driving school books the date with you, or you do on RdvPermis.',
  },
  theoryAgain: {
    fr: 'Vous pouvez repasser l’épreuve théorique quand vous êtes prêt. Réservez une place dans un centre agréé.',
    en: 'You can take the theory exam again when you are ready. Book a place in an approved centre.',
  },
  print: {
    fr: 'Cette page reste ouverte une heure dans ce navigateur. Vous pouvez la recharger et l’imprimer.',
    en: 'This page stays open for an hour in this browser. You can reload it and print it.',
  },
  other: { fr: 'Voir un autre résultat', en: 'See another result' },
} satisfies Record<string, Words>

const outcomes = {
  favourable: { words: { fr: 'Favorable', en: 'Passed (favorable)' }, tone: 'done', title: words.passed },
  insufficient: {
    words: { fr: 'Insuffisant', en: 'Not passed (insuffisant)' },
    tone: 'todo',
    title: { fr: 'Cette fois, le résultat est insuffisant', en: 'This time, the result was not enough' },
  },
  absent: {
    words: { fr: 'Absent', en: 'Absent' },
    tone: 'stopped',
    title: { fr: 'Vous n’étiez pas présent à l’examen', en: 'You were not at the exam' },
  },
  'not-examined': {
    words: { fr: 'Non examiné', en: 'Not examined' },
    tone: 'stopped',
    title: { fr: 'L’examen n’a pas eu lieu', en: 'The exam did not take place' },
  },
  annulled: {
    words: { fr: 'Annulé', en: 'Annulled' },
    tone: 'stopped',
    title: { fr: 'Votre examen a été annulé', en: 'Your exam was annulled' },
  },
} as const satisfies Record<Result['outcome'], { words: Words; tone: Tone; title: Words }>

/** A success that counts for nothing. */
const voided = { words: { fr: 'Nul', en: 'Void' }, tone: 'stopped' } as const

/** The title of the page. A success during a suspension, an annulment or a ban is void, whatever the inspector wrote. */
export const resultTitle = ({ outcome }: Pick<Result, 'outcome'>, standing: Standing): Words =>
  isVoid(standing) ? words.void : outcomes[outcome].title

const isVoid = (standing: Standing): boolean => standing.is === 'no-cepc' && !standing.request

export interface ResultPage {
  readonly result: Result
  readonly standing: Standing
  readonly view: string
  readonly today: Day
  readonly ids: { readonly csrf: string; readonly id: string }
}

/** A result as the person reads it: how it ended, what it gives and what to do with it, then the exam itself. */
export function resultView(lang: Lang, p: ResultPage): Content {
  const { result } = p
  const nothing = isVoid(p.standing)
  const outcome = nothing ? voided : outcomes[result.outcome]
  const facts = summaryList(lang, [
    { key: words.outcome, value: tag(lang, outcome.words, outcome.tone) },
    { key: words.exam, value: result.kind === 'theory' ? words.theory : words.practical },
    { key: words.category, value: result.automatic ? examinedOn(result.category) : result.category },
    { key: words.day, value: formatDay(result.examDay, lang) },
    { key: words.centre, value: centreOf(result) },
  ])
  const { first, side, after } = parts(lang, p)
  const title = (result.outcome === 'favourable' && !nothing ? panel : heading)(lang, resultTitle(result, p.standing))
  const rest = [heading(lang, words.theExam, { level: 2 }), facts, after]
  const end = [paragraph(lang, words.print, 'hint'), paragraph(lang, link(lang, words.other, path(lang, '/resultat')))]
  return side ? [sideBySide([title, first], side, rest), column(end)] : column(title, first, rest, end)
}

const examinedOn = (category: string): Words => ({ fr: `${category}, ${words.automatic.fr}`, en: `${category}, ${words.automatic.en}` })

/** What the result means and what to do now; beside it the days of the CEPC; then what is read after the facts of the exam. */
interface Parts {
  readonly first: Content
  readonly side?: Content
  readonly after?: Content
}

function parts(lang: Lang, p: ResultPage): Parts {
  const { result, standing, today } = p
  const marks = bilan(lang, result)
  const titled = (title: Words, ...content: readonly Content[]): Content => [heading(lang, title, { level: 2 }), content]
  switch (standing.is) {
    case 'cepc-to-take':
      return { first: titled(words.cepc, reasons(lang, standing.reasons), toTake(lang, p, standing.charte)), after: marks }
    case 'cepc-issued': {
      const { firstDay, lastDay } = standing.cepc
      const daysLeft = daysBetween(latest(today, firstDay), lastDay)
      return {
        first: titled(words.cepc, downloads(lang, p.view)),
        side: countdown(lang, { lastDay, daysLeft, soon: soon(firstDay, lastDay, daysLeft) }),
        after: [
          titled(words.card, paragraph(lang, words.ends), request(lang, result, 'secondary')),
          reasons(lang, standing.reasons),
          marks,
        ],
      }
    }
    case 'no-cepc':
      return { first: titled(words.noCepc, reasons(lang, standing.reasons), standing.request && request(lang, result)), after: marks }
    case 'may-not-drive':
      return {
        first: [warning(lang, words.mayNotDrive), reasons(lang, standing.reasons), paragraph(lang, words.mayNotDriveHelp)],
        after: marks,
      }
    case 'cepc-over':
      return {
        first: titled(words.over, paragraph(lang, overSince(standing.lastDay)), request(lang, result)),
        side: countdown(lang, { lastDay: standing.lastDay, daysLeft: daysBetween(today, standing.lastDay) }),
        after: marks,
      }
    case 'card-in-hand':
      return { first: notice({ lang, content: words.cardInHand }), after: marks }
    case 'theory-passed':
      return { first: titled(words.next, paragraph(lang, words.theoryNext), reasons(lang, standing.until.reasons)), after: marks }
    case 'theory-failed':
      return { first: titled(words.next, paragraph(lang, words.theoryAgain)), after: marks }
    case 'try-again':
      return tryAgain(lang, p, standing)
  }
}

/** The last quarter of its life. */
const soon = (firstDay: Day, lastDay: Day, daysLeft: number): boolean => daysLeft * 4 <= daysBetween(firstDay, lastDay)

const overSince = (lastDay: Day): Words => ({
  fr: `Il ne permet plus de conduire depuis le ${formatDay(lastDay, 'fr')} au soir. Sans la carte, vous ne pouvez pas prouver votre droit.`,
  en: `It has not allowed driving since the end of ${formatDay(lastDay, 'en')}. Without the card you cannot prove your right.`,
})

/** Each reason with the text behind it. */
function reasons(lang: Lang, given: readonly Reason[]): Content {
  if (given.length === 0) return ''
  const texts = [...new Set(given.flatMap(({ articles }) => articles))]
  return [
    given.map(({ words: sentence }) => paragraph(lang, sentence)),
    details(lang, { fr: 'Les textes', en: 'The texts' }, list(lang, texts.map(cite))),
  ]
}

function toTake(lang: Lang, { view, ids }: ResultPage, charte: boolean): Content {
  if (charte) return linkButton({ lang, label: words.readCharte, href: path(lang, `/resultat/${view}/charte`), start: true })
  return form({ action: path(lang, `/resultat/${view}/charte`), ...ids, content: button({ lang, label: words.getCepc }) })
}

const downloads = (lang: Lang, view: string): Content => [
  linkButton({ lang, label: words.download, href: path(lang, `/resultat/${view}/cepc.pdf`) }),
  paragraph(lang, link(lang, words.courtesy, path(lang, `/resultat/${view}/cepc-english.pdf`))),
]

const request = (lang: Lang, { id }: Result, look?: 'secondary'): Content => [
  paragraph(lang, words.askHow),
  linkButton({ lang, label: words.ask, href: path(lang, `/demande?resultat=${id}`), ...(look ? { look } : {}) }),
]

const from = (on: Day): Words => ({ fr: `À partir du ${formatDay(on, 'fr')}`, en: `From ${formatDay(on, 'en')}` })

function tryAgain(lang: Lang, { result, today }: ResultPage, standing: Extract<Standing, { is: 'try-again' }>): Parts {
  const { retry, theory, medicalCheck } = standing
  return {
    first: [
      heading(lang, words.again, { level: 2 }),
      inset(lang, html`<strong>${from(retry.value)[lang]}</strong>`),
      reasons(lang, retry.reasons),
      medicalCheck && warning(lang, words.doubt),
    ],
    after: [
      result.outcome === 'insufficient' && cost(lang, result),
      bilan(lang, result),
      heading(lang, words.theoryUntil, { level: 2 }),
      theory ? reasons(lang, [...theory.reasons, ...attemptsAllowed(today).reasons]) : paragraph(lang, words.theoryUnknown),
    ],
  }
}

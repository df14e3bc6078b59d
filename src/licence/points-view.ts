import { article, factsKnown, ofKind, type Words } from '@papier-rose/law'
import { balanceWords, comesBackView, explained, informs, lettersView, movesView, pointsCount, standingWords } from '../guide/index.ts'
import { heading, list, paragraph } from '../kit/design/components.ts'
import { type Content, formatDate, formatDay, type Lang, say } from '../kit/html.ts'
import type { Space } from './space.ts'

const words = {
  title: { fr: 'Mes points', en: 'My points' },
  none: { fr: 'Pas de points', en: 'No points' },
  noneLead: {
    fr: 'Les points commencent avec le premier permis. Aucun n’est enregistré à votre nom.',
    en: 'Points begin with the first licence. None is recorded in your name.',
  },
  probation: { fr: 'Période probatoire', en: 'Probation' },
  pending: { fr: 'Infractions qui ne coûtent encore rien', en: 'Offences that cost nothing yet' },
  pendingLead: {
    fr: 'Elles nous ont été signalées. Elles ne coûtent des points que si elles sont établies : amende payée, amende majorée, composition pénale ou condamnation définitive.',
    en: 'They were reported to us. They cost points only if they are established: fine paid, fine increased, composition pénale or final conviction.',
  },
} satisfies Record<string, Words>

export const pointsTitle = words.title
const establishes = article('Code de la route', 'L. 223-1')

/** The infractions told that no act has established yet, with what is at stake. */
function pending(lang: Lang, { life, today }: Space): Content {
  const facts = factsKnown(life.facts, today)
  const established = new Set(ofKind(facts, 'establishment').map(({ content }) => content.for))
  const open = ofKind(facts, 'infraction').filter(({ reference, content }) => !established.has(reference) && content.points > 0)
  if (open.length === 0) return ''
  const lines = open.map(({ content: { committedOn, points, article: cited } }) =>
    say(
      {
        fr: `Le ${formatDate(committedOn, 'fr')}${cited ? ` (${cited})` : ''} : ${pointsCount(points, 'fr')} en jeu.`,
        en: `${formatDate(committedOn, 'en')}${cited ? ` (${cited})` : ''}: ${pointsCount(points, 'en')} at stake.`,
      },
      lang,
    ),
  )
  return [
    heading(lang, words.pending, { level: 2 }),
    paragraph(lang, explained(lang, { words: words.pendingLead, articles: [establishes] })),
    list(lang, lines),
  ]
}

/** The balance, the probation, what comes back, what must be done, each movement with its article. */
export function pointsView(lang: Lang, space: Space): Content {
  const { ledger, today } = space
  if (ledger.status === 'no-licence')
    return [heading(lang, words.none, { size: 'xl', caption: words.title }), paragraph(lang, words.noneLead, 'lead'), pending(lang, space)]
  const on = lang === 'fr' ? `Le ${formatDay(today, lang)}` : `On ${formatDay(today, lang)}`
  return [
    heading(lang, balanceWords(ledger, today), { size: 'xl', caption: words.title }),
    paragraph(lang, `${on}. ${say(standingWords(ledger), lang)}`, 'lead'),
    ledger.probation && [
      heading(lang, words.probation, { level: 2 }),
      paragraph(lang, {
        fr: `Elle a commencé le ${formatDate(ledger.probation.from, 'fr')} et finit le ${formatDate(ledger.probation.until, 'fr')}.`,
        en: `It began on ${formatDate(ledger.probation.from, 'en')} and ends on ${formatDate(ledger.probation.until, 'en')}.`,
      }),
    ],
    comesBackView(lang, ledger),
    lettersView(lang, ledger),
    pending(lang, space),
    movesView(lang, ledger, today),
    informs(lang),
  ]
}

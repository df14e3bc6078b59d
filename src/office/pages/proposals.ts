import type { Words } from '@papier-rose/law'
import { button, buttonGroup, form, heading, inset, link, paragraph, summaryList, table } from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import type { KnownLife, NewFact, Proposal } from '../../record/index.ts'
import type { Became } from '../recording.ts'
import { factLines, kindWords } from '../words.ts'
import { whyNot } from './fact-form.ts'
import { namedIn } from './line-view.ts'
import type { Ids } from './purpose.ts'

const words = {
  title: { fr: 'Actes à confirmer', en: 'Acts to confirm' },
  lead: {
    fr: 'Rendre des points, lever une mesure, corriger un état civil, interdire à vie : il y faut deux personnes. Le plus ancien d’abord.',
    en: 'To give points back, lift a measure, correct a civil status, ban for life: it takes two people. The oldest first.',
  },
  none: { fr: 'Rien n’attend.', en: 'Nothing waits.' },
  one: { fr: 'Un acte à confirmer', en: 'An act to confirm' },
  yours: { fr: 'Vous l’avez proposé : une autre personne doit le confirmer.', en: 'You proposed it: another person has to confirm it.' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  decline: { fr: 'Écarter', en: 'Decline' },
  why: { fr: 'Pourquoi', en: 'Why' },
  done: { fr: 'L’acte est inscrit, ou écarté.', en: 'The act is recorded, or declined.' },
} satisfies Record<string, Words>

export const proposalsTitle = words.title
export const proposalTitle = words.one
export const proposalDone = words.done

/** What waits for a second person in this office. Of whom stands behind the link, where the reading is noted. */
export const proposalsPage = (lang: Lang, proposals: readonly Proposal[], name: (agentId: string) => string, me: string): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    columns: [
      { label: { fr: 'Acte', en: 'Act' } },
      { label: { fr: 'Numéro', en: 'Number' } },
      { label: { fr: 'Proposé par', en: 'Proposed by' } },
      { label: { fr: 'Depuis', en: 'Since' } },
    ],
    rows: proposals.map(({ fact, proposedBy, proposedAt }) => [
      link(lang, kindWords(fact.kind), path(lang, `/agents/a-confirmer/${fact.id}`)),
      fact.reference,
      proposedBy === me ? say({ fr: 'vous', en: 'you' }, lang) : name(proposedBy),
      formatInstant(proposedAt, lang),
    ]),
    rowHeaders: true,
    empty: words.none,
  }),
]

export interface ProposalView {
  readonly proposal: Proposal
  readonly who: string
  readonly life: Pick<KnownLife, 'facts'>
  readonly proposedBy: string
  readonly mine: boolean
  readonly ids: Ids
  readonly became?: Became
}

/** One act that waits: of whom, what it says, why, and the two buttons; for who proposed it, only that it waits. */
export function proposalPage(lang: Lang, { proposal, who, life, proposedBy, mine, ids, became }: ProposalView): Content {
  const { fact, reason, proposedAt } = proposal
  return [
    heading(lang, kindWords(fact.kind), { caption: words.one }),
    whyNot(lang, became),
    summaryList(lang, [
      { key: { fr: 'Personne', en: 'Person' }, value: who },
      { key: { fr: 'Numéro', en: 'Number' }, value: fact.reference },
      ...factLines(lang, fact as NewFact, namedIn(life)).map(({ label, value }) => ({ key: label, value })),
      { key: { fr: 'Proposé par', en: 'Proposed by' }, value: html`${proposedBy}<br>${formatInstant(proposedAt, lang)}` },
      { key: words.why, value: html`<span lang="fr">${reason}</span>` },
    ]),
    mine && inset(lang, words.yours),
    form({
      action: path(lang, `/agents/a-confirmer/${fact.id}`),
      ...ids,
      content: buttonGroup(
        !mine && button({ lang, label: words.confirm, name: 'how', value: 'confirm' }),
        button({ lang, label: words.decline, look: 'warning', name: 'how', value: 'decline' }),
      ),
    }),
  ]
}

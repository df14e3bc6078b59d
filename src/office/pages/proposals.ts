import type { Words } from '@papier-rose/law'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  paragraph,
  summaryList,
  table,
  textarea,
} from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import type { KnownLife, NewFact, Proposal } from '../../record/index.ts'
import type { Became } from '../recording.ts'
import { factLines, kindWords } from '../words.ts'
import { whyNot } from './fact-form.ts'
import { namedIn } from './line-view.ts'
import type { Ids } from './purpose.ts'
import { whyTakenBack } from './take-back.ts'

const words = {
  title: { fr: 'Actes à confirmer', en: 'Acts to confirm' },
  lead: {
    fr: 'Rendre des points, lever une mesure, corriger un état civil, interdire à vie, reprendre ce qui a été inscrit : il y faut deux personnes. Le plus ancien d’abord.',
    en: 'To give points back, lift a measure, correct a civil status, ban for life, take back what was recorded: it takes two people. The oldest first.',
  },
  none: { fr: 'Rien n’attend.', en: 'Nothing waits.' },
  one: { fr: 'Un acte à confirmer', en: 'An act to confirm' },
  act: { fr: 'Acte', en: 'Act' },
  number: { fr: 'Numéro', en: 'Number' },
  by: { fr: 'Proposé par', en: 'Proposed by' },
  yours: { fr: 'Vous l’avez proposé : une autre personne doit le confirmer.', en: 'You proposed it: another person has to confirm it.' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  decline: { fr: 'Écarter', en: 'Decline' },
  declineWhy: { fr: 'Pourquoi écarter cet acte ?', en: 'Why decline this act?' },
  declineHint: { fr: 'Qui l’a proposé lira ces mots.', en: 'Whoever proposed it will read these words.' },
  withdraw: { fr: 'Retirer ma proposition', en: 'Withdraw my proposal' },
  why: { fr: 'Pourquoi', en: 'Why' },
  given: { fr: 'Raison donnée', en: 'Reason given' },
  declined: { fr: 'Ce que vous avez proposé et qu’un collègue a écarté', en: 'What you proposed and a colleague declined' },
  declinedBy: { fr: 'Écarté par', en: 'Declined by' },
  read: { fr: 'J’ai lu', en: 'I have read it' },
} satisfies Record<string, Words>

export const proposalsTitle = words.title
export const proposalTitle = words.one

/** What is proposed: an act, or to take one back. */
function proposedWords({ fact, takesBack }: Pick<Proposal, 'fact' | 'takesBack'>): Words {
  const kind = kindWords(fact.kind)
  return takesBack ? { fr: `${kind.fr} : à reprendre`, en: `${kind.en}: to be taken back` } : kind
}

export interface ProposalsView {
  readonly proposals: readonly Proposal[]
  /** What others declined of mine. */
  readonly declined: readonly Proposal[]
  readonly name: (agentId: string) => string
  readonly me: string
  readonly ids: Ids
}

/** What waits for a second person in this office, and what was declined of mine. Of whom stands behind the link, where the reading is noted. */
export const proposalsPage = (lang: Lang, { proposals, declined, name, me, ids }: ProposalsView): Content => [
  heading(lang, words.title),
  declined.length > 0 && declinedView(lang, declined, name, ids),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    columns: [{ label: words.act }, { label: words.number }, { label: words.by }, { label: { fr: 'Depuis', en: 'Since' } }],
    rows: proposals.map(one => [
      link(lang, proposedWords(one), path(lang, `/agents/a-confirmer/${one.id}`)),
      one.fact.reference,
      one.proposedBy === me ? say({ fr: 'vous', en: 'you' }, lang) : name(one.proposedBy),
      formatInstant(one.proposedAt, lang),
    ]),
    rowHeaders: true,
    empty: words.none,
  }),
]

const declinedView = (lang: Lang, declined: readonly Proposal[], name: ProposalsView['name'], ids: Ids): Content =>
  table({
    lang,
    caption: words.declined,
    columns: [{ label: words.act }, { label: words.declinedBy }, { label: words.why }, { label: words.read }],
    rows: declined.map(({ id, driverId, settled, ...one }) => [
      html`${link(lang, proposedWords(one), path(lang, `/agents/conducteurs/${driverId}`))}<br>${one.fact.reference}`,
      settled ? html`${name(settled.by)}<br>${formatInstant(settled.at, lang)}` : '',
      html`<span lang="fr">${settled?.answer}</span>`,
      form({
        action: path(lang, `/agents/a-confirmer/${id}/lu`),
        ...ids,
        content: button({
          lang,
          label: html`${say(words.read, lang)}<span class="govuk-visually-hidden"> (${one.fact.reference})</span>`,
          look: 'secondary',
        }),
      }),
    ]),
    rowHeaders: true,
  })

export interface ProposalView {
  readonly proposal: Proposal
  readonly who: string
  readonly life: Pick<KnownLife, 'facts'>
  readonly proposedBy: string
  readonly mine: boolean
  readonly ids: Ids
  /** Why it is declined, as typed. */
  readonly typed?: string
  readonly errors?: readonly FieldError[]
  readonly became?: Became
}

/** One act that waits: of whom, what it says, why; confirmed by one button, declined with a reason; for who proposed it, only that it waits. */
export function proposalPage(
  lang: Lang,
  { proposal, who, life, proposedBy, mine, ids, typed = '', errors, became }: ProposalView,
): Content {
  const { fact, takesBack, reason, proposedAt } = proposal
  const act = (content: Content) => form({ action: path(lang, `/agents/a-confirmer/${proposal.id}`), ...ids, content })
  return [
    errorSummary(lang, errors),
    heading(lang, proposedWords(proposal), { caption: words.one }),
    whyNot(lang, became),
    summaryList(lang, [
      { key: { fr: 'Personne', en: 'Person' }, value: who },
      { key: words.number, value: fact.reference },
      ...factLines(lang, fact as NewFact, namedIn(life)).map(({ label, value }) => ({ key: label, value })),
      { key: words.by, value: html`${proposedBy}<br>${formatInstant(proposedAt, lang)}` },
      {
        key: words.given,
        value: html`${takesBack && html`${say(whyTakenBack[takesBack], lang)}<br>`}<span lang="fr">${reason}</span>`,
      },
    ]),
    mine
      ? [inset(lang, words.yours), act(button({ lang, label: words.withdraw, look: 'secondary', name: 'how', value: 'decline' }))]
      : [
          act(button({ lang, label: words.confirm, name: 'how', value: 'confirm' })),
          act([
            textarea({
              lang,
              name: 'reason',
              label: words.declineWhy,
              hint: words.declineHint,
              rows: 2,
              maxLength: 500,
              value: typed,
              ...(errors ? { errors } : {}),
            }),
            button({ lang, label: words.decline, look: 'warning', name: 'how', value: 'decline' }),
          ]),
        ],
  ]
}

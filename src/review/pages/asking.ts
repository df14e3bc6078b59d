import { correctionReasons, type Piece, pieceNames, refusalGrounds, type Words } from '@papier-rose/law'

import {
  button,
  buttonGroup,
  checkboxes,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  paragraph,
  radios,
  textarea,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../../kit/html.ts'
import type { StatedGround } from '../refusal-act.ts'
import type { RefusalData } from '../refusal-pdf.ts'
import { fileLink, type Ids, refusedNotice } from './frame.ts'

const words = {
  why: { fr: 'Pourquoi cette pièce est-elle à corriger ?', en: 'Why must this piece be mended?' },
  own: { fr: 'Vos mots pour la personne (facultatif)', en: 'Your words to the person (optional)' },
  ownHint: { fr: 'En français. Dites ce qui manque et où regarder.', en: 'In French. Say what is missing and where to look.' },
  preview: { fr: 'Voir ce que la personne lira', en: 'See what the person will read' },
  previewTitle: { fr: 'Ce que la personne lira', en: 'What the person will read' },
  todo: { fr: 'Ce qu’il faut faire', en: 'What to do' },
  send: { fr: 'Envoyer la demande de correction', en: 'Send the request for correction' },
  change: { fr: 'Modifier', en: 'Change' },
  grounds: { fr: 'Quels sont les motifs du refus ?', en: 'What are the grounds for refusal?' },
  groundsHint: {
    fr: 'Un refus donne ses motifs en droit et en fait (CRPA, art. L. 211-5). Cochez la règle, puis écrivez les faits de ce dossier.',
    en: 'A refusal states its grounds in law and in fact (CRPA, art. L. 211-5). Tick the rule, then write the facts of this file.',
  },
  facts: { fr: 'Les faits de ce dossier, en français', en: 'The facts of this file, in French' },
  previewAct: { fr: 'Relire la décision avant de signer', en: 'Read the decision before you sign' },
  act: { fr: 'Relisez la décision', en: 'Read the decision again' },
  sign: { fr: 'Signer et envoyer le refus', en: 'Sign and send the refusal' },
  appeals: { fr: 'Voies de recours', en: 'How to contest' },
} satisfies Record<string, Words>

export interface CorrectionForm {
  readonly id: string
  readonly piece: Piece
  readonly ids: Ids
  readonly reason?: string
  readonly own?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** Chooses why one piece must be mended, from the law's list, with words of one's own. */
export const correctionForm = (lang: Lang, f: CorrectionForm): Content => [
  errorSummary(lang, f.errors),
  heading(lang, { fr: `Demander une correction : ${pieceNames[f.piece].fr}`, en: `Ask for a correction: ${pieceNames[f.piece].en}` }),
  refusedNotice(lang, f.refused),
  form({
    action: fileLink(lang, f.id, `/pieces/${f.piece}/corriger`),
    ...f.ids,
    content: [
      radios({
        lang,
        name: 'reason',
        label: words.why,
        value: f.reason,
        errors: f.errors,
        choices: correctionReasons(f.piece).map(r => ({ value: r.code, label: r.words, hint: r.next })),
      }),
      textarea({ lang, name: 'own', label: words.own, hint: words.ownHint, value: f.own, rows: 4, maxLength: 1000, errors: f.errors }),
      button({ lang, label: words.preview }),
    ],
  }),
]

/** What the person will read, before it is sent. */
export function correctionPreview(lang: Lang, f: CorrectionForm): Content {
  const reason = correctionReasons(f.piece).find(r => r.code === f.reason)
  const back = fileLink(lang, f.id, `/pieces/${f.piece}/corriger`)
  return [
    heading(lang, words.previewTitle),
    inset(
      lang,
      html`<p class="govuk-body"><strong lang="fr">${pieceNames[f.piece].fr}</strong></p><p class="govuk-body" lang="fr">${reason?.words.fr}</p>${f.own && html`<p class="govuk-body" lang="fr">« ${f.own} »</p>`}<p class="govuk-body" lang="fr"><strong>${words.todo.fr} :</strong> ${reason?.next.fr}</p>`,
    ),
    form({
      action: back,
      ...f.ids,
      content: [
        html`<input type="hidden" name="reason" value="${f.reason ?? ''}"><input type="hidden" name="own" value="${f.own ?? ''}"><input type="hidden" name="confirmed" value="yes">`,
        buttonGroup(
          button({ lang, label: words.send }),
          button({ lang, label: words.change, look: 'secondary', name: 'change', value: 'yes' }),
        ),
      ],
    }),
  ]
}

export interface RefusalForm {
  readonly id: string
  readonly ids: Ids
  readonly chosen: readonly string[]
  readonly facts: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** Chooses the grounds of a refusal: each rule ticked, with the facts of the file. */
export const refusalForm = (lang: Lang, f: RefusalForm): Content => [
  errorSummary(lang, f.errors),
  refusedNotice(lang, f.refused),
  form({
    action: fileLink(lang, f.id, '/refuser'),
    ...f.ids,
    content: [
      checkboxes({
        lang,
        name: 'grounds',
        label: words.grounds,
        hint: words.groundsHint,
        asTitle: true,
        values: [...f.chosen],
        errors: f.errors,
        choices: refusalGrounds.map(g => ({
          value: g.code,
          label: g.words,
          reveals: textarea({
            lang,
            name: `facts-${g.code}`,
            label: words.facts,
            value: f.facts[g.code],
            rows: 4,
            maxLength: 2000,
            errors: f.errors,
          }),
        })),
      }),
      button({ lang, label: words.previewAct }),
    ],
  }),
]

/** The act as it will be signed, before it is. */
export const refusalPreview = (lang: Lang, f: { id: string; ids: Ids; act: RefusalData; grounds: readonly StatedGround[] }): Content => [
  heading(lang, words.act),
  inset(
    lang,
    html`${f.act.grounds.map(g => html`<p class="govuk-body" lang="fr"><strong>${g.law.fr}</strong></p><p class="govuk-body" lang="fr">${typeof g.fact === 'string' ? g.fact : g.fact.fr}</p>`)}<p class="govuk-body" lang="fr">${f.act.decidedBy.name}, ${f.act.decidedBy.role.fr}, ${f.act.decidedBy.office}</p>`,
  ),
  heading(lang, words.appeals, { level: 2 }),
  f.act.appeals.map(appeal => paragraph(lang, html`<strong>${appeal.to[0]}</strong> – ${say(appeal.delay, lang)}`)),
  form({
    action: fileLink(lang, f.id, '/refuser'),
    ...f.ids,
    content: [
      f.grounds.map(
        g =>
          html`<input type="hidden" name="grounds" value="${g.ground.code}"><input type="hidden" name="facts-${g.ground.code}" value="${g.facts}">`,
      ),
      html`<input type="hidden" name="confirmed" value="yes">`,
      buttonGroup(
        button({ lang, label: words.sign, look: 'warning' }),
        button({ lang, label: words.change, look: 'secondary', name: 'change', value: 'yes' }),
      ),
    ],
  }),
]

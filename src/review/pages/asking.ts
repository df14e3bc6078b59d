import { refusalGrounds, type Words } from '@papier-rose/law'

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
  textarea,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../../kit/html.ts'
import type { StatedGround } from '../refusal-act.ts'
import type { RefusalData } from '../refusal-pdf.ts'
import { fileLink, type Ids, refusedNotice } from './frame.ts'

const words = {
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

import type { Words } from '@papier-rose/law'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  paragraph,
  radios,
  summaryList,
  textarea,
} from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type KnownFact, type NewFact, type TakeBackReason, takeBackReasons } from '../../record/index.ts'
import type { Became } from '../recording.ts'
import { factLines, kindWords } from '../words.ts'
import { whyNot } from './fact-form.ts'
import type { Ids } from './purpose.ts'

const words = {
  title: { fr: 'Reprendre ce qui a été inscrit', en: 'Take back what was recorded' },
  lead: {
    fr: 'Cela ne comptera plus dès qu’une autre personne l’aura confirmé. Ce qui a été annoncé à la personne lui sera annoncé de nouveau. Ce qu’un juge annule ne se reprend pas : inscrivez sa décision.',
    en: 'It will count no more once another person has confirmed it. What was announced to the person will be announced again. What a court sets aside is not taken back: record its decision.',
  },
  why: { fr: 'Pourquoi ?', en: 'Why?' },
  reason: { fr: 'Vos mots pour la personne qui confirmera', en: 'Your words to the person who will confirm' },
  doIt: { fr: 'Proposer', en: 'Propose' },
} satisfies Record<string, Words>

/** Why something is taken back. */
export const whyTakenBack: Readonly<Record<TakeBackReason, Words>> = {
  error: { fr: 'Inscrit par erreur', en: 'Recorded by error' },
  'wrong-person': { fr: 'Ce n’était pas cette personne', en: 'It was not this person' },
}

export const takeBackTitle = words.title

/** What is to be taken back, and why. */
export const takeBackForm = (
  lang: Lang,
  f: {
    readonly fact: KnownFact
    readonly driverId: string
    readonly name: string
    readonly ids: Ids
    readonly typed?: { readonly why: string; readonly reason: string }
    readonly errors?: readonly FieldError[]
    readonly became?: Became
  },
): Content => [
  errorSummary(lang, f.errors),
  heading(lang, words.title, { caption: f.name }),
  whyNot(lang, f.became),
  paragraph(lang, words.lead),
  summaryList(lang, [
    { key: { fr: 'Acte', en: 'Act' }, value: kindWords(f.fact.kind) },
    { key: { fr: 'Numéro', en: 'Number' }, value: f.fact.reference },
    ...factLines(lang, f.fact as NewFact).map(({ label, value }) => ({ key: label, value })),
  ]),
  form({
    action: path(lang, `/agents/conducteurs/${f.driverId}/faits/${f.fact.id}/reprendre`),
    ...f.ids,
    content: [
      radios({
        lang,
        name: 'why',
        label: words.why,
        ...(f.errors ? { errors: f.errors } : {}),
        choices: takeBackReasons.map(why => ({ value: why, label: whyTakenBack[why] })),
        value: f.typed?.why ?? '',
      }),
      textarea({
        lang,
        name: 'reason',
        label: words.reason,
        rows: 3,
        maxLength: 500,
        value: f.typed?.reason ?? '',
        ...(f.errors ? { errors: f.errors } : {}),
      }),
      button({ lang, label: words.doIt }),
    ],
  }),
]

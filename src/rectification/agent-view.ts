import { rectificationLastDay, type Words } from '@papier-rose/law'
import type { Evidence } from '../evidence/index.ts'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  notice,
  paragraph,
  radios,
  summaryList,
  type Tone,
  table,
  tag,
  textarea,
} from '../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path, say } from '../kit/html.ts'
import type { KnownFact } from '../record/index.ts'
import { inLines, lineOf, states } from './pages.ts'
import { type Rectification, type State, wrongs } from './rows.ts'
import { longest } from './write.ts'

export const words = {
  title: { fr: 'Erreurs signalées', en: 'Reported errors' },
  lead: {
    fr: 'Ce que des conducteurs disent faux dans leur dossier. Le plus ancien d’abord.',
    en: 'What drivers say is wrong in their file. The oldest first.',
  },
  none: { fr: 'Rien n’attend de réponse.', en: 'Nothing awaits an answer.' },
  who: { fr: 'Qui', en: 'Who' },
  wrong: { fr: 'Ce qui serait faux', en: 'What is said to be wrong' },
  since: { fr: 'Signalé le', en: 'Reported on' },
  by: { fr: 'Répondre au plus tard le', en: 'Answer by' },
  due: { fr: 'Avant la fin du', en: 'By' },
  one: { fr: 'Une erreur signalée', en: 'A reported error' },
  fact: { fr: 'Fait', en: 'Fact' },
  source: { fr: 'Qui l’a transmis', en: 'Who told it' },
  known: { fr: 'Connu depuis le', en: 'Known since' },
  stands: { fr: 'Compte-t-il encore ?', en: 'Does it still count?' },
  yes: { fr: 'Oui, tel quel', en: 'Yes, as it is' },
  no: { fr: 'Non : retiré ou corrigé depuis', en: 'No: taken back or corrected since' },
  said: { fr: 'Ce que dit la personne', en: 'What the person says' },
  proofs: { fr: 'Ce qu’elle a joint', en: 'What the person added' },
  noProof: { fr: 'Rien n’est joint.', en: 'Nothing was added.' },
  answer: { fr: 'Votre réponse', en: 'Your answer' },
  choose: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  grounds: { fr: 'Pourquoi', en: 'Why' },
  noGrounds: { fr: 'Dites en quelques mots pourquoi.', en: 'Say in a few words why.' },
  groundsHint: {
    fr: 'Pour un retrait, le collègue qui confirme lit ces mots. Si rien ne change, la personne les lit dans la décision, avec les voies de recours. Rien sur la santé.',
    en: 'To take a fact out, the colleague who confirms reads these words. If nothing changes, the person reads them in the decision, with the ways to contest. Nothing about health.',
  },
  send: { fr: 'Répondre', en: 'Answer' },
  state: { fr: 'État', en: 'State' },
  toConfirm: { fr: 'Voir les actes à confirmer', en: 'See the acts to confirm' },
  declined: { fr: 'Un collègue a écarté le retrait proposé :', en: 'A colleague declined to take it out:' },
  second: {
    fr: 'Le retrait est proposé. Il compte quand une autre personne l’a confirmé, dans les actes à confirmer ; la personne est alors prévenue.',
    en: 'It is proposed to take the fact out. It counts once another person has confirmed it, in the acts to confirm; the person is then told.',
  },
} satisfies Record<string, Words>

const answers = {
  error: {
    fr: 'Le fait a été inscrit par erreur : proposer de le retirer du dossier',
    en: 'The fact was recorded by mistake: propose to take it out of the file',
  },
  'wrong-person': {
    fr: 'Le fait concerne quelqu’un d’autre : proposer de le retirer du dossier',
    en: 'The fact is about somebody else: propose to take it out of the file',
  },
  corrected: { fr: 'Son auteur l’a corrigé : le dire à la personne', en: 'Its author corrected it: tell the person' },
  refused: { fr: 'Rien ne change', en: 'Nothing changes' },
} satisfies Record<string, Words>

export const refusals: Readonly<Record<string, Words>> = {
  'answered-already': { fr: 'Quelqu’un a déjà répondu à ce signalement.', en: 'Somebody has answered this report already.' },
  'not-corrected': {
    fr: 'Le fait compte encore tel quel : il n’est pas corrigé. Demandez la correction à son auteur, ou choisissez une autre réponse.',
    en: 'The fact still counts as it is: it is not corrected. Ask its author for the correction, or choose another answer.',
  },
  'corrected-already': {
    fr: 'Le fait ne compte déjà plus tel quel : répondez que son auteur l’a corrigé.',
    en: 'The fact counts no more as it was: answer that its author corrected it.',
  },
  'proposed-already': {
    fr: 'Un collègue a déjà proposé de retirer ce fait : voyez les actes à confirmer.',
    en: 'A colleague has already proposed to take this fact out: see the acts to confirm.',
  },
  'report-unknown': { fr: 'Ce fait a été effacé depuis, par ordre de la loi.', en: 'This fact was erased since, by order of the law.' },
}

/** What the list says of the answer that was just given. */
export const done = {
  reponse: { fr: 'La réponse est donnée ; la personne est prévenue.', en: 'The answer is given; the person is told.' },
  proposition: words.second,
} satisfies Record<string, Words>

/** What waits for an answer, or for a second person. */
export const toAnswerPage = (lang: Lang, reports: readonly (Rectification & { readonly name: string })[], news?: Words): Content => [
  news && notice({ lang, kind: 'success', content: news }),
  heading(lang, words.title),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    empty: words.none,
    columns: [{ label: words.who }, { label: words.wrong }, { label: words.since }, { label: words.due }, { label: words.state }],
    rows: reports.map(({ id, name, wrong, askedOn, state }) => [
      link(lang, name, path(lang, `/agents/erreurs/${id}`)),
      wrongs[wrong],
      formatDate(askedOn, lang),
      formatDate(rectificationLastDay(askedOn).value, lang),
      tag(lang, standing[state].words, standing[state].tone),
    ]),
  }),
]

const standing: Readonly<Record<State, { readonly words: Words; readonly tone: Tone }>> = {
  ...states,
  asked: { words: { fr: 'à répondre', en: 'to answer' }, tone: 'todo' },
  proposed: { words: { fr: 'à confirmer par un collègue', en: 'to be confirmed by a colleague' }, tone: 'waiting' },
}

export interface ToAnswer {
  readonly report: Rectification
  readonly fact: KnownFact
  /** The fact counts no more as it was reported. */
  readonly changed: boolean
  /** Why a colleague declined to take the fact out, the last time that it was proposed. */
  readonly declined?: string
  readonly files: readonly Pick<Evidence, 'id' | 'name' | 'pages'>[]
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: { readonly answer?: string; readonly grounds?: string }
  readonly errors?: readonly FieldError[]
  readonly refusal?: Words
}

/** One report with the fact, and the answer to give. */
export const toAnswerOnePage = (
  lang: Lang,
  { report, fact, changed, declined, files, ids, typed = {}, errors, refusal }: ToAnswer,
): Content => [
  errorSummary(lang, errors),
  refusal && html`<div role="alert">${notice({ lang, content: refusal })}</div>`,
  heading(lang, words.one, { caption: lineOf(fact, lang) }),
  summaryList(lang, [
    { key: words.fact, value: lineOf(fact, lang) },
    { key: words.source, value: fact.source },
    { key: words.known, value: formatDate(fact.knownOn, lang) },
    { key: words.stands, value: changed ? words.no : words.yes },
    { key: words.wrong, value: wrongs[report.wrong] },
    { key: words.since, value: formatDate(report.askedOn, lang) },
    { key: words.by, value: formatDate(rectificationLastDay(report.askedOn).value, lang) },
  ]),
  heading(lang, words.said, { level: 2 }),
  inset(lang, inLines(report.words)),
  heading(lang, words.proofs, { level: 2 }),
  files.length === 0
    ? paragraph(lang, words.noProof)
    : html`<ul class="govuk-list">${files.flatMap(file => pagesOf(lang, report.id, file))}</ul>`,
  declined !== undefined && inset(lang, html`${say(words.declined, lang)} <span lang="fr">${declined}</span>`),
  report.state === 'proposed'
    ? [inset(lang, words.second), paragraph(lang, link(lang, words.toConfirm, path(lang, '/agents/a-confirmer')))]
    : form({
        action: path(lang, `/agents/erreurs/${report.id}`),
        ...ids,
        content: [
          radios({
            lang,
            name: 'answer',
            label: words.answer,
            choices: Object.entries(answers).map(([value, label]) => ({ value, label })),
            ...(typed.answer ? { value: typed.answer } : {}),
            ...(errors ? { errors } : {}),
          }),
          textarea({
            lang,
            name: 'grounds',
            label: words.grounds,
            hint: words.groundsHint,
            maxLength: longest,
            ...(typed.grounds ? { value: typed.grounds } : {}),
            ...(errors ? { errors } : {}),
          }),
          button({ lang, label: say(words.send, lang) }),
        ],
      }),
]

/** Each page of a file, small, with the way to see it whole. */
const pagesOf = (lang: Lang, reportId: string, { id, name, pages }: ToAnswer['files'][number]): Content[] =>
  Array.from({ length: pages }, (_, i) => {
    const href = path(lang, `/agents/erreurs/${reportId}/fichiers/${id}/${i + 1}`)
    const alt = say({ fr: `${name}, page ${i + 1} sur ${pages}`, en: `${name}, page ${i + 1} of ${pages}` }, lang)
    return html`<li><a href="${href}"><img class="pr-evidence" src="${href}" alt="${alt}" width="320" loading="lazy"></a></li>`
  })

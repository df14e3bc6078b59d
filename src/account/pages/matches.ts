import { formatNeph, type Words } from '@papier-rose/law'
import {
  button,
  column,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  radios,
  summaryList,
  table,
  textarea,
  warning,
} from '../../kit/design/components.ts'
import { type Content, formatInstant, type Lang, path, say } from '../../kit/html.ts'
import type { Candidate, Decided, MatchTask } from '../decisions.ts'
import type { Why } from '../matching.ts'
import { nameOf } from '../sessions.ts'
import { compared, lines } from './civil-status.ts'

export const words = {
  title: { fr: 'Rapprochements à décider', en: 'Matches to decide' },
  lead: {
    fr: 'Ces personnes se sont connectées et leur dossier d’examen n’est pas certain. Le plus ancien d’abord.',
    en: 'These people have signed in and their exam file is not certain. Oldest first.',
  },
  none: { fr: 'Rien n’attend de décision.', en: 'Nothing waits for a decision.' },
  person: { fr: 'Personne', en: 'Person' },
  why: { fr: 'Pourquoi', en: 'Why' },
  since: { fr: 'Depuis', en: 'Since' },
  decide: { fr: 'Décider', en: 'Decide' },
  one: { fr: 'Est-ce la même personne ?', en: 'Is it the same person?' },
  franceConnect: { fr: 'Dit par FranceConnect', en: 'Told by FranceConnect' },
  fact: { fr: 'Fait', en: 'Fact' },
  file: { fr: 'Dossier', en: 'File' },
  typed: { fr: 'NEPH tapé par la personne', en: 'NEPH typed by the person' },
  typedNone: { fr: 'Aucun', en: 'None' },
  sideBySide: { fr: 'Les deux identités côte à côte', en: 'The two identities side by side' },
  choice: { fr: 'Votre décision', en: 'Your decision' },
  yes: { fr: 'Oui, c’est le dossier', en: 'Yes, it is file' },
  accept: { fr: 'Accepter le nouvel état civil', en: 'Accept the new civil status' },
  no: { fr: 'Non, aucun de ces dossiers', en: 'No, none of these files' },
  keep: { fr: 'Garder l’ancien état civil', en: 'Keep the old civil status' },
  taken: {
    fr: 'Ce dossier est déjà lié à un autre compte. L’accepter réunit les deux comptes : seul un superviseur le peut.',
    en: 'This file is linked to another account already. Accepting joins the two accounts: only a supervisor may.',
  },
  reason: { fr: 'Votre motif', en: 'Your reason' },
  reasonHint: {
    fr: 'Sur quoi vous vous fondez : acte de naissance vu, réponse de l’auto-école… Il est conservé avec votre nom.',
    en: 'What you rely on: birth certificate seen, answer of the driving school… It is kept with your name.',
  },
  save: { fr: 'Enregistrer la décision', en: 'Save the decision' },
  choiceMissing: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  reasonMissing: { fr: 'Écrivez votre motif.', en: 'Write your reason.' },
  facts: { fr: 'Faits de partenaires à attribuer', en: 'Facts of partners to attribute' },
  done: { fr: 'La décision est enregistrée.', en: 'The decision has been saved.' },
} satisfies Record<string, Words>

const whys: Record<Why, Words> = {
  same: { fr: 'Tout concorde', en: 'Everything agrees' },
  'neph-typed': { fr: 'NEPH tapé', en: 'NEPH typed' },
  'several-files': { fr: 'Plusieurs dossiers ressemblent', en: 'Several files look alike' },
  'near-file': { fr: 'Un dossier ressemble, à une différence près', en: 'One file looks alike, but for one difference' },
  'file-of-another-account': { fr: 'Le dossier est déjà lié à un autre compte', en: 'The file is linked to another account already' },
  'civil-status-changed': { fr: 'L’état civil a changé', en: 'The civil status has changed' },
}

const refusals: Record<Exclude<Decided, 'done'>, Words> = {
  'already-decided': {
    fr: 'Un collègue a déjà décidé, ou ce n’est plus à votre préfecture de le faire.',
    en: 'A colleague has decided already, or it is no longer for your préfecture to do.',
  },
  'not-a-candidate': { fr: 'Ce dossier n’est pas parmi ceux proposés.', en: 'This file is not among those proposed.' },
  'supervisor-needed': {
    fr: 'Ce dossier est déjà lié à un autre compte : demandez à un superviseur de décider.',
    en: 'This file is linked to another account already: ask a supervisor to decide.',
  },
}

/** What waits for the agents of this préfecture. */
export const worklist = (lang: Lang, tasks: readonly MatchTask[], justDone = false, facts = false): Content => [
  justDone && notice({ lang, kind: 'success', content: words.done }),
  heading(lang, words.title),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    rowHeaders: true,
    columns: [{ label: words.person }, { label: words.why }, { label: words.since }, { label: words.decide }],
    rows: tasks.map(task => [
      nameOf(task.identity),
      whys[task.why],
      formatInstant(task.openedAt, lang),
      link(lang, words.decide, path(lang, `/agents/rapprochements/${task.id}`), nameOf(task.identity)),
    ]),
    empty: words.none,
  }),
  facts && paragraph(lang, link(lang, words.facts, path(lang, '/agents/rapprochements/faits'))),
]

export interface Deciding {
  readonly task: MatchTask
  readonly candidates: readonly Candidate[]
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: { readonly file?: string; readonly reason?: string }
  readonly errors?: readonly FieldError[]
  readonly refused?: Exclude<Decided, 'done'>
}

const nephOf = (neph: string): string => formatNeph(neph).join(' ')

/** Both identities side by side, and the decision. */
export function decision(lang: Lang, { task, candidates, ids, typed = {}, errors = [], refused }: Deciding): Content {
  const changed = task.why === 'civil-status-changed'
  const columns = [
    { label: words.fact },
    { label: words.franceConnect },
    ...candidates.map(({ file }) => ({ label: `${say(words.file, lang)} ${nephOf(file.neph)}` })),
  ]
  const rows = lines.map(line => [
    line.label,
    line.value(task.identity, lang),
    ...candidates.map(({ file, comparison }) => compared(lang, line, file, comparison)),
  ])
  const choices = [
    ...candidates.map(({ file, taken }) => ({
      value: file.id,
      label: changed ? words.accept : `${say(words.yes, lang)} ${nephOf(file.neph)}`,
      ...(taken ? { hint: words.taken } : {}),
    })),
    { value: 'none', label: changed ? words.keep : words.no },
  ]
  return [
    errorSummary(lang, errors),
    refused && notice({ lang, content: refusals[refused] }),
    heading(lang, words.one, { caption: nameOf(task.identity) }),
    task.why === 'file-of-another-account' && warning(lang, words.taken),
    summaryList(lang, [
      { key: words.why, value: whys[task.why] },
      { key: words.since, value: formatInstant(task.openedAt, lang) },
      { key: words.typed, value: task.typedNeph ? nephOf(task.typedNeph) : words.typedNone },
    ]),
    table({ lang, caption: words.sideBySide, columns, rows, rowHeaders: true }),
    column(
      form({
        action: path(lang, `/agents/rapprochements/${task.id}`),
        ...ids,
        content: [
          radios({ lang, name: 'file', label: words.choice, choices, value: typed.file ?? '', errors }),
          textarea({
            lang,
            name: 'reason',
            label: words.reason,
            hint: words.reasonHint,
            value: typed.reason ?? '',
            rows: 3,
            maxLength: 1000,
            errors,
          }),
          button({ lang, label: words.save }),
        ],
      }),
    ),
  ]
}

/** Why the decision was not taken, when the page of the question is gone. */
export const gone = (lang: Lang): Content =>
  column(
    heading(lang, words.one),
    notice({ lang, content: refusals['already-decided'] }),
    paragraph(lang, link(lang, words.title, path(lang, '/agents/rapprochements'))),
  )

import type { Words } from '@papier-rose/law'
import {
  button,
  column,
  type DateParts,
  dateInput,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  textInput,
  warning,
} from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import type { PaperAnswer } from '../papers.ts'

const words = {
  title: { fr: 'Vérifier un document papier', en: 'Check a paper document' },
  lead: {
    fr: 'Un certificat d’examen (CEPC) ou une attestation de droits à conduire : nous disons si le document vient de nous.',
    en: 'An exam certificate (CEPC) or a certificate of the right to drive: we say whether the document comes from us.',
  },
  number: { fr: 'Numéro du document', en: 'Number of the document' },
  numberHint: { fr: 'Par exemple : PR-7K3Q-9D2M-XA4C', en: 'For example: PR-7K3Q-9D2M-XA4C' },
  lastDay: { fr: 'Dernier jour imprimé', en: 'Last day printed' },
  lastDayHint: { fr: '« Valable jusqu’au » : par exemple, 23 3 2027', en: '“Valid until”: for example, 23 3 2027' },
  check: { fr: 'Vérifier', en: 'Check' },
  cepc: { fr: 'Ce CEPC vient de nous.', en: 'This CEPC comes from us.' },
  certificate: { fr: 'Cette attestation vient de nous.', en: 'This certificate comes from us.' },
  compare: {
    fr: 'Nous avons donné ce numéro avec ce dernier jour. Comparez le nom du document avec une pièce d’identité.',
    en: 'We gave this number with this last day. Compare the name on the document with an identity document.',
  },
  unknown: {
    fr: 'Nous ne connaissons pas ce document. Relisez le numéro et le dernier jour.',
    en: 'We do not know this document. Read the number and the last day again.',
  },
  not: {
    fr: 'Cela ne dit pas si la personne peut conduire aujourd’hui : seul un code de sa part le dit.',
    en: 'This does not say whether the person may drive today: only a code from them says it.',
  },
  withCode: { fr: 'Vérifier un permis avec un code', en: 'Check a licence with a code' },
} satisfies Record<string, Words>

export const paperTitle = words.title

const cards: Readonly<Record<'not-told' | 'known' | 'unknown' | 'replaced', Words>> = {
  'not-told': {
    fr: 'Le numéro d’une carte ne se vérifie pas ici. Demandez un code à la personne.',
    en: 'The number of a card is not checked here. Ask the person for a code.',
  },
  known: { fr: 'Une carte porte ce numéro.', en: 'A card has this number.' },
  unknown: { fr: 'Nous ne connaissons pas de carte avec ce numéro.', en: 'We know no card with this number.' },
  replaced: {
    fr: 'Une carte a porté ce numéro, mais elle a été remplacée ou ne sert plus.',
    en: 'A card had this number, but it was replaced or no longer serves.',
  },
}

export interface TypedPaper {
  readonly number: string
  readonly lastDay: DateParts
}

export interface PaperPage {
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: TypedPaper
  readonly errors?: readonly FieldError[]
  readonly answer?: PaperAnswer
}

function answered(lang: Lang, answer: PaperAnswer): Content {
  if (typeof answer === 'object') return notice({ lang, content: cards[answer.card] })
  if (answer === 'unknown') return warning(lang, words.unknown)
  return [notice({ lang, kind: 'success', content: words[answer] }), paragraph(lang, words.compare)]
}

/** The form with which a paper is checked, and what is known of the last one. */
export function paperPage(lang: Lang, { ids, typed, errors, answer }: PaperPage): Content {
  const q = { lang, errors }
  return column(
    errorSummary(lang, errors),
    answer && answered(lang, answer),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    paragraph(lang, words.not),
    form({
      action: path(lang, '/verifier/papier'),
      ...ids,
      content: [
        textInput({ ...q, name: 'number', label: words.number, hint: words.numberHint, value: typed?.number, width: 20, verbatim: true }),
        dateInput({ ...q, name: 'last', label: words.lastDay, hint: words.lastDayHint, value: typed?.lastDay }),
        button({ lang, label: words.check }),
      ],
    }),
    paragraph(lang, link(lang, words.withCode, path(lang, '/verifier'))),
  )
}

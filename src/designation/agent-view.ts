import { conflictWords, type Words } from '@papier-rose/law'
import { button, form, heading, link, notice, paragraph, summaryList, table, warning } from '../kit/design/components.ts'
import { type Content, formatDate, type Lang, path, type Text } from '../kit/html.ts'
import { establishmentWords } from '../licence/index.ts'
import type { KnownNamed } from '../record/index.ts'
import type { ToLookAt } from './read.ts'
import { answerWords, designatorWords } from './words.ts'

const words = {
  title: { fr: 'Désignations contredites', en: 'Contradicted namings' },
  lead: {
    fr: 'Une infraction a été établie avant la réponse de la personne désignée, ou malgré elle. Les points sont retirés par l’effet de la loi ; la réponse est une preuve à transmettre.',
    en: 'An offence was established before the person named had answered, or despite the answer. The points are withdrawn by law; the answer is evidence to pass on.',
  },
  none: { fr: 'Rien à regarder.', en: 'Nothing to look at.' },
  naming: { fr: 'Désignation', en: 'Naming' },
  why: { fr: 'Pourquoi', en: 'Why' },
  since: { fr: 'Depuis le', en: 'Since' },
  open: { fr: 'Ouvrir', en: 'Open' },
  infraction: { fr: 'Infraction du', en: 'Offence of' },
  reference: { fr: 'Référence', en: 'Reference' },
  points: { fr: 'Points', en: 'Points' },
  by: { fr: 'Désigné par', en: 'Named by' },
  namedOn: { fr: 'Désigné le', en: 'Named on' },
  answerBy: { fr: 'Réponse possible jusqu’au', en: 'Answer possible until' },
  posted: { fr: 'Lettre envoyée le', en: 'Letter sent on' },
  reminded: { fr: 'Rappelé le', en: 'Reminded on' },
  established: { fr: 'Établie', en: 'Established' },
  answer: { fr: 'Réponse de la personne', en: 'Answer of the person' },
  noAnswer: { fr: 'Aucune', en: 'None' },
  theirWords: { fr: 'Ses mots', en: 'Their words' },
  settle: { fr: 'J’ai regardé et transmis', en: 'I have looked and passed it on' },
  done: { fr: 'La désignation est sortie de la liste.', en: 'The naming has left the list.' },
} satisfies Record<string, Words>

export const toLookAtTitle = words.title

/** What agents should look at. Of whom stands behind the link, where the reading is noted. */
export function toLookAtList(lang: Lang, all: readonly ToLookAt[], done = false): Content {
  return [
    done && notice({ lang, kind: 'success', content: words.done }),
    heading(lang, words.title),
    paragraph(lang, words.lead),
    table({
      lang,
      caption: words.title,
      hideCaption: true,
      columns: [{ label: words.naming }, { label: words.why }, { label: words.since }],
      rows: all.map(({ id, reference, conflict, since }): Text[] => [
        link(lang, reference, path(lang, `/agents/designations/${id}`)),
        conflictWords[conflict],
        formatDate(since, lang),
      ]),
      rowHeaders: true,
      empty: words.none,
    }),
  ]
}

/** One of them, with the answer of the person beside what was established. */
export function toLookAtPage(
  lang: Lang,
  { of, named, ids }: { readonly of: ToLookAt; readonly named: KnownNamed; readonly ids: { readonly csrf: string; readonly id: string } },
): Content {
  const { fact, answer, answerBy, infraction, established } = named
  const late: Words = { fr: ', après le délai', en: ', after the time was over' }
  const changed: Words = { fr: ', après une autre réponse', en: ', after another answer' }
  const rows: { key: Words; value: Text }[] = [
    { key: words.infraction, value: formatDate(fact.content.committedOn, lang) },
    { key: words.reference, value: fact.content.for },
    ...(infraction ? [{ key: words.points, value: String(infraction.points) }] : []),
    { key: words.by, value: designatorWords[fact.content.by] },
    { key: words.namedOn, value: formatDate(fact.content.on, lang) },
    { key: words.answerBy, value: formatDate(answerBy.value, lang) },
    ...(of.postedOn ? [{ key: words.posted, value: formatDate(of.postedOn, lang) }] : []),
    ...(of.remindedOn ? [{ key: words.reminded, value: formatDate(of.remindedOn, lang) }] : []),
    ...(established
      ? [{ key: words.established, value: `${establishmentWords[established.by][lang]}, ${formatDate(established.on, lang)}` }]
      : []),
    {
      key: words.answer,
      value: answer
        ? `${answerWords[answer.is][lang]}, ${formatDate(answer.on, lang)}${answer.late ? late[lang] : ''}${answer.changes > 0 ? changed[lang] : ''}`
        : words.noAnswer,
    },
    ...(answer?.words ? [{ key: words.theirWords, value: answer.words }] : []),
  ]
  return [
    heading(lang, `${of.birthName} ${of.firstNames.join(' ')}`, { caption: words.title }),
    warning(lang, conflictWords[of.conflict]),
    summaryList(lang, rows),
    form({ action: path(lang, `/agents/designations/${of.id}/vu`), ...ids, content: button({ lang, label: words.settle }) }),
  ]
}

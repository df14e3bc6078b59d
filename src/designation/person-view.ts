import { answerMeans, type DriverAnswer, driverAnswers, longDay, sellingPoints, type Words } from '@papier-rose/law'
import { reasonList } from '../guide/index.ts'
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
  tag,
  textarea,
  warning,
} from '../kit/design/components.ts'
import { type Content, formatDate, type Lang, path, type Text } from '../kit/html.ts'
import { establishmentWords } from '../licence/index.ts'
import { type KnownNamed, longestAnswer } from '../record/index.ts'
import { answerWords, designatorWords } from './words.ts'

const words = {
  title: { fr: 'On dit que je conduisais', en: 'Somebody says that I was driving' },
  lead: {
    fr: 'Quand quelqu’un d’autre vous désigne comme conducteur, nous vous demandons si c’est vrai avant que l’infraction coûte des points.',
    en: 'When somebody else names you as the driver, we ask you whether it is true before the offence costs points.',
  },
  none: { fr: 'Personne ne vous a désigné comme conducteur.', en: 'Nobody has named you as a driver.' },
  open: { fr: 'Répondre', en: 'Answer' },
  see: { fr: 'Voir ou changer la réponse', en: 'See or change the answer' },
  when: { fr: 'Infraction du', en: 'Offence of' },
  by: { fr: 'Désigné par', en: 'Named by' },
  namedOn: { fr: 'Désigné le', en: 'Named on' },
  points: { fr: 'Points en jeu', en: 'Points at stake' },
  state: { fr: 'État', en: 'State' },
  answer: { fr: 'Votre réponse', en: 'Your answer' },
  yourWords: { fr: 'Vos mots', en: 'Your words' },
  established: { fr: 'Établie', en: 'Established' },
  question: { fr: 'Est-ce que vous conduisiez ?', en: 'Were you driving?' },
  more: { fr: 'Ce que vous voulez ajouter (facultatif)', en: 'What you want to add (optional)' },
  moreHint: {
    fr: 'Où vous étiez, qui conduisait si vous le savez. C’est gardé avec l’infraction. N’écrivez rien sur votre santé.',
    en: 'Where you were, who was driving if you know. It is kept with the offence. Write nothing about your health.',
  },
  send: { fr: 'Envoyer ma réponse', en: 'Send my answer' },
  change: {
    fr: 'Vous pouvez changer de réponse. La première reste dans le dossier.',
    en: 'You may change your answer. The first one stays in the file.',
  },
  done: { fr: 'Votre réponse est enregistrée.', en: 'Your answer is recorded.' },
  late: {
    fr: 'Le délai est passé. Votre réponse est gardée quand même ; l’agent verra qu’elle vient après.',
    en: 'The time is over. Your answer is kept all the same; the agent will see that it came after.',
  },
  despite: {
    fr: 'L’infraction a été établie sans votre réponse, ou malgré elle. Un agent le voit, avec ce que vous répondez.',
    en: 'The offence was established without your answer, or despite it. An agent sees this, with what you answer.',
  },
} satisfies Record<string, Words>

export const namedTitle = words.title

const standings: Readonly<Record<KnownNamed['standing'], { readonly words: Words; readonly tone: Tone }>> = {
  waiting: { words: { fr: 'réponse attendue', en: 'answer awaited' }, tone: 'todo' },
  overdue: { words: { fr: 'sans réponse', en: 'no answer' }, tone: 'late' },
  answered: { words: { fr: 'répondu', en: 'answered' }, tone: 'done' },
}

/** Every time somebody named this person, and where to answer. */
export function namedList(lang: Lang, all: readonly KnownNamed[]): Content {
  return [
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    all.length === 0
      ? paragraph(lang, words.none)
      : all.map(one => {
          const { committedOn } = one.fact.content
          const [day, by] = [longDay(committedOn), one.answerBy.reasons[0]?.words]
          const title = { fr: `${words.when.fr} ${day.fr}`, en: `${words.when.en} ${day.en}` }
          return [
            heading(lang, title, { level: 2 }),
            paragraph(lang, tag(lang, standings[one.standing].words, standings[one.standing].tone)),
            one.standing === 'waiting' && by && paragraph(lang, by),
            paragraph(
              lang,
              link(lang, one.answer ? words.see : words.open, path(lang, `/mon-permis/designations/${one.id}`), {
                fr: `(${title.fr})`,
                en: `(${title.en})`,
              }),
            ),
          ]
        }),
  ]
}

export interface NamedPage {
  readonly named: KnownNamed
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: { readonly answer: string; readonly words: string }
  readonly errors?: readonly FieldError[]
  readonly done?: boolean
}

/** One naming: what is said, until when to answer, and the answer. */
export function namedPage(lang: Lang, { named, ids, typed, errors, done }: NamedPage): Content {
  const { fact, answer, answerBy, infraction, established, standing, conflict } = named
  const shown = typed ?? { answer: answer?.is ?? '', words: answer?.words ?? '' }
  const rows: { key: Words; value: Text }[] = [
    { key: words.when, value: formatDate(fact.content.committedOn, lang) },
    { key: words.by, value: designatorWords[fact.content.by] },
    { key: words.namedOn, value: formatDate(fact.content.on, lang) },
    ...(infraction ? [{ key: words.points, value: String(infraction.points) }] : []),
    { key: words.state, value: tag(lang, standings[standing].words, standings[standing].tone) },
    ...(answer ? [{ key: words.answer, value: answeredOn(lang, answer.is, formatDate(answer.on, lang)) }] : []),
    ...(answer?.words ? [{ key: words.yourWords, value: answer.words }] : []),
    ...(established
      ? [{ key: words.established, value: `${establishmentWords[established.by][lang]}, ${formatDate(established.on, lang)}` }]
      : []),
  ]
  return [
    errorSummary(lang, errors),
    done && notice({ lang, kind: 'success', content: words.done }),
    heading(lang, words.title),
    summaryList(lang, rows),
    conflict && inset(lang, words.despite),
    standing === 'overdue' ? warning(lang, words.late) : standing === 'waiting' && reasonList(lang, answerBy.reasons),
    answer && paragraph(lang, words.change),
    form({
      action: path(lang, `/mon-permis/designations/${named.id}`),
      ...ids,
      content: [
        radios({
          lang,
          name: 'answer',
          label: words.question,
          value: shown.answer,
          errors,
          choices: driverAnswers.map(value => ({
            value,
            label: answerWords[value],
            ...(established ? {} : { hint: answerMeans[value].words }),
          })),
        }),
        textarea({
          lang,
          name: 'words',
          label: words.more,
          hint: words.moreHint,
          value: shown.words,
          rows: 4,
          maxLength: longestAnswer,
          errors,
        }),
        reasonList(lang, [sellingPoints]),
        button({ lang, label: words.send }),
      ],
    }),
  ]
}

const answeredOn = (lang: Lang, is: DriverAnswer, on: string): string =>
  lang === 'fr' ? `${answerWords[is].fr} (le ${on})` : `${answerWords[is].en} (on ${on})`

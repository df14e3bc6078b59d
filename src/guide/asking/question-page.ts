import type { Words } from '@papier-rose/law'
import {
  button,
  column,
  dateInput,
  errorSummary,
  heading,
  radios,
  searchForm,
  summaryList,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path, say, type Text } from '../../kit/html.ts'
import { informsFolded } from '../sources.ts'
import { type Ask, type Asked, changeAddress, dayOf, type Given } from './ask.ts'

const words = {
  go: { fr: 'Continuer', en: 'Continue' },
  answers: { fr: 'Vos réponses', en: 'Your answers' },
  unknown: { fr: 'Pas de réponse', en: 'No answer' },
  optional: { fr: 'Vous pouvez laisser vide.', en: 'You may leave this empty.' },
}

const hintOf = (ask: Ask, lang: Lang): Text | undefined => {
  const hint = [ask.hint && say(ask.hint, lang), ask.optional && say(words.optional, lang)].filter(Boolean).join(' ')
  return hint === '' ? undefined : hint
}

/** A question as the title of its page. */
function field(ask: Ask, asked: Asked, lang: Lang): Content {
  const { typed, errors } = asked
  const q = { lang, name: ask.name, label: ask.label, hint: hintOf(ask, lang), errors, asTitle: true }
  switch (ask.kind) {
    case 'choice':
      return radios({ ...q, value: typed[ask.name], choices: ask.choices })
    case 'day':
      return dateInput({
        ...q,
        birthDate: ask.birth ?? false,
        value: { day: typed[`${ask.name}-day`] ?? '', month: typed[`${ask.name}-month`] ?? '', year: typed[`${ask.name}-year`] ?? '' },
      })
    case 'number':
      return textInput({ ...q, value: typed[ask.name] ?? '', width: 4, keyboard: 'numeric', ...(ask.unit ? { suffix: ask.unit } : {}) })
    case 'departement':
      return textInput({ ...q, value: typed[ask.name] ?? '', width: 3, verbatim: true })
  }
}

/** The answer to a question, as the person reads it again. */
export function shownAnswer(ask: Ask, given: Given, lang: Lang): Text {
  const value = given[ask.name] ?? ''
  if (value === '') return ask.empty ?? words.unknown
  const on = ask.kind === 'day' ? dayOf(given, ask.name) : undefined
  if (on) return formatDate(on, lang)
  if (ask.kind === 'number' && ask.unit) return `${value}\u00a0${say(ask.unit, lang)}`
  return ask.kind === 'choice' ? (ask.choices.find(c => c.value === value)?.label ?? value) : value
}

/** The answers so far; each can be changed. */
export const answersSoFar = (lang: Lang, to: string, { done, given }: Asked, all: Given = given): Content =>
  done.length > 0 && [
    heading(lang, words.answers, { level: 2 }),
    summaryList(
      lang,
      done.map(ask => ({ key: ask.label, value: shownAnswer(ask, given, lang), change: path(lang, changeAddress(to, all, ask.name)) })),
    ),
  ]

/** One question, with what is wrong with its answer, and the answers before it. */
export function questionPage(lang: Lang, to: string, asked: Asked & { readonly now: Ask }, topic: Words): Content {
  const { now, errors, kept } = asked
  const hidden = Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  return column(
    errorSummary(lang, errors),
    html`<p class="govuk-caption-l">${say(topic, lang)}</p>`,
    searchForm({
      action: path(lang, to),
      content: [
        hidden,
        html`<input type="hidden" name="asked" value="${now.name}">`,
        field(now, asked, lang),
        button({ lang, label: words.go }),
      ],
    }),
    answersSoFar(lang, to, asked, { ...kept, ...asked.given }),
    informsFolded(lang),
  )
}

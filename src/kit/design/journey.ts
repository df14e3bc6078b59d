import type { Day } from '@papier-rose/law'
import { formatDay, type Html, html, type Lang, plural, print, say, type Text } from '../html.ts'
import { type Tone, tag } from './content.ts'

export interface Step {
  readonly label: Text
  /** The day or hour, already in words. Absent for what is to come. */
  readonly when?: Text
  /** The day for machines. */
  readonly day?: Day
  /** Who holds the file from this step on. */
  readonly holder?: Text
  readonly detail?: Text
  readonly state: 'past' | 'now' | 'next'
}

const stepState = {
  past: { fr: 'Fait :', en: 'Done:' },
  now: { fr: 'En ce moment :', en: 'Now:' },
  next: { fr: 'Ensuite :', en: 'Next:' },
}

/** The life of a file, step by step: what happened and when, who holds it now, what comes next. */
export function timeline(lang: Lang, steps: readonly Step[]): Html {
  const lines = steps.map(step => {
    const when =
      step.when !== undefined &&
      html`<p class="pr-timeline__when">${step.day ? html`<time datetime="${step.day}">${print(step.when, lang)}</time>` : print(step.when, lang)}</p>`
    return html`<li class="pr-timeline__step pr-timeline__step--${step.state}"${step.state === 'now' && html` aria-current="step"`}><p class="pr-timeline__label"><span class="govuk-visually-hidden">${say(stepState[step.state], lang)} </span>${print(step.label, lang)}</p>${when}${step.holder !== undefined && html`<p class="pr-timeline__holder">${print(step.holder, lang)}</p>`}${step.detail !== undefined && html`<p class="pr-timeline__detail">${print(step.detail, lang)}</p>`}</li>`
  })
  return html`<ol class="pr-timeline">${lines}</ol>`
}

/** Where something stands: its status, who holds it, since when. The first thing that a worried person reads. */
export const standing = (
  lang: Lang,
  s: { readonly status: Text; readonly tone: Tone; readonly holder: Text; readonly since?: Text },
): Html =>
  html`<div class="pr-standing pr-standing--${s.tone}"><p>${tag(lang, s.status, s.tone)}</p><p class="pr-standing__holder">${print(s.holder, lang)}</p>${s.since !== undefined && html`<p class="pr-standing__since">${print(s.since, lang)}</p>`}</div>`

const left = {
  title: { fr: 'Votre CEPC', en: 'Your CEPC' },
  until: {
    person: { fr: 'Il vous permet de conduire jusqu’au', en: 'It lets you drive up to and including' },
    office: { fr: 'Il permet de conduire jusqu’au', en: 'It allows driving up to and including' },
  },
  included: { fr: ' inclus', en: '' },
  lastDayWas: { fr: 'Son dernier jour était le', en: 'Its last day was' },
  today: { fr: 'Dernier jour : c’est aujourd’hui', en: 'Last day: it is today' },
  over: { fr: 'Terminé', en: 'Ended' },
  day: { fr: 'jour', en: 'day' },
  days: { fr: 'jours', en: 'days' },
  remaining: { fr: 'Il reste', en: '' },
  remainingEnd: { fr: '', en: ' left' },
}

/** How long the CEPC still allows to drive, in words. `daysLeft` counts from today to its last day: 0 on the last day, negative after. */
export function countdown(
  lang: Lang,
  c: {
    readonly lastDay: Day
    readonly daysLeft: number
    readonly soon?: boolean
    readonly title?: Text
    readonly reader?: 'person' | 'office'
  },
): Html {
  const over = c.daysLeft < 0
  const head = over
    ? say(left.over, lang)
    : c.daysLeft === 0
      ? say(left.today, lang)
      : `${say(left.remaining, lang)} ${plural(c.daysLeft, lang, left.day, left.days)}${say(left.remainingEnd, lang)}`.trim()
  const date = html`<time datetime="${c.lastDay}">${formatDay(c.lastDay, lang)}</time>`
  const sentence = over
    ? html`${say(left.lastDayWas, lang)} ${date}.`
    : html`${say(left.until[c.reader ?? 'person'], lang)} ${date}${say(left.included, lang)}.`
  const tone = over ? 'over' : c.soon || c.daysLeft === 0 ? 'soon' : 'calm'
  return html`<div class="pr-countdown pr-countdown--${tone}"><p class="pr-countdown__title">${print(c.title ?? left.title, lang)}</p><p class="pr-countdown__left">${head}</p><p class="pr-countdown__until">${sentence}</p></div>`
}

const envelopeLabel = { fr: 'Adresse comme elle sera écrite sur l’enveloppe', en: 'Address as it will be written on the envelope' }

/** The six lines of an address as on an envelope; an empty line is not printed. */
export const envelope = (lang: Lang, lines: readonly string[]): Html =>
  html`<figure class="pr-envelope"><figcaption class="govuk-visually-hidden">${say(envelopeLabel, lang)}</figcaption><svg class="pr-envelope__stamp" viewBox="-60 0 100 48" aria-hidden="true" focusable="false"><path d="M-58 12q8-6 16 0t16 0 16 0M-58 22q8-6 16 0t16 0 16 0M-58 32q8-6 16 0t16 0 16 0" fill="none" stroke="currentColor" stroke-width="1.5"/><rect x="1" y="1" width="38" height="46" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/><circle cx="20" cy="19" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 36c4-3 8-3 12 0s8 3 12 0" fill="none" stroke="currentColor" stroke-width="2"/></svg><address class="pr-envelope__address">${lines.filter(line => line.trim() !== '').map(line => html`<span class="pr-envelope__line">${line}</span> `)}</address></figure>`

const slipWords = {
  title: { fr: 'Avis de passage', en: 'Avis de passage' },
  until: { fr: 'Dernier jour pour retirer la lettre', en: 'Last day to collect the letter' },
  number: { fr: 'Numéro de la lettre', en: 'Number of the letter' },
}

/** The slip that the postman leaves when the letter waits at the post office. */
export const slip = (lang: Lang, s: { readonly lastDay?: Day; readonly number: string; readonly left?: Text }): Html =>
  html`<div class="pr-slip"><p class="pr-slip__title" lang="fr">${say(slipWords.title, lang)}</p><dl>${s.lastDay && html`<dt>${say(slipWords.until, lang)}</dt><dd><time datetime="${s.lastDay}">${formatDay(s.lastDay, lang)}</time>${s.left !== undefined && html` – ${print(s.left, lang)}`}</dd>`}<dt>${say(slipWords.number, lang)}</dt><dd>${s.number}</dd></dl></div>`

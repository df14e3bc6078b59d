import { type Content, type Html, html, type Lang, print, say, type Text } from '../html.ts'
import type { FieldError } from './field.ts'

/**
 * A form that is sent once: it always carries the proof that it comes from our page (`csrf`) and its own id (`form`), by which a double
 * click or a second sending is recognised.
 */
export const form = (f: {
  readonly action: string
  readonly csrf: string
  readonly id: string
  readonly multipart?: boolean
  readonly content: Content
}): Html =>
  html`<form action="${f.action}" method="post"${f.multipart && html` enctype="multipart/form-data"`} novalidate><input type="hidden" name="csrf" value="${f.csrf}"><input type="hidden" name="form" value="${f.id}">${f.content}</form>`

/** A form that only asks: its answers stand in the address, so the page can be kept and shared. */
export const searchForm = (f: { readonly action: string; readonly content: Content }): Html =>
  html`<form action="${f.action}" method="get" novalidate>${f.content}</form>`

export type ButtonLook = 'primary' | 'secondary' | 'warning'

const look = (kind: ButtonLook = 'primary'): string => (kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`)

/** Sends the form. A second click within a second does nothing where script runs; without, the form's id makes it harmless. */
export const button = (b: {
  readonly lang: Lang
  readonly label: Text
  readonly look?: ButtonLook
  readonly name?: string
  readonly value?: string
}): Html =>
  html`<button class="${look(b.look)}" type="submit" data-module="govuk-button" data-prevent-double-click="true"${b.name && html` name="${b.name}" value="${b.value ?? ''}"`}>${print(b.label, b.lang)}</button>`

const arrow = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`

/** A link drawn as a button: it leads somewhere and changes nothing. `start` is the first step of a road. */
export const linkButton = (b: {
  readonly lang: Lang
  readonly label: Text
  readonly href: string
  readonly look?: ButtonLook
  readonly start?: boolean
}): Html =>
  html`<a class="${look(b.look)}${b.start && ' govuk-button--start'}" href="${b.href}" draggable="false">${print(b.label, b.lang)}${b.start && arrow}</a>`

/** Buttons and links side by side. */
export const buttonGroup = (...content: readonly Content[]): Html => html`<div class="govuk-button-group">${content}</div>`

const problem = { fr: 'Il y a un problème', en: 'There is a problem' }

/** On top of the page: all that is wrong, each line leading to its field. Prints nothing when all is right. */
export const errorSummary = (lang: Lang, errors: readonly FieldError[] = []): Html | '' =>
  errors.length === 0
    ? ''
    : html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${say(problem, lang)}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errors.map(e => html`<li>${e.field === '' ? say(e.words, lang) : html`<a href="#${e.field}">${say(e.words, lang)}</a>`}</li>`)}</ul></div></div></div>`

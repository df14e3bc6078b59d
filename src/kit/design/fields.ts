import type { Words } from '@papier-rose/law'
import { type Html, html, print, say, type Text } from '../html.ts'
import { describedBy, errorOf, errorsAt, group, hintOf, labelOf, legendOf, type Question } from './field.ts'

/** Asks for one line of text. */
export function textInput(
  q: Question & {
    readonly value?: string
    /** About how many characters the answer has: the field is drawn that wide. */
    readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
    readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password'
    readonly autocomplete?: string
    /** `numeric` opens the keyboard of figures on a phone. */
    readonly keyboard?: 'numeric' | 'tel' | 'email' | 'search'
    readonly maxLength?: number
    /** Names and references: no spelling help. */
    readonly verbatim?: boolean
    readonly prefix?: Text
    readonly suffix?: Text
  },
): Html {
  const { lang, name, value, width, hint } = q
  const wrong = errorsAt(name, q.errors)
  const input = html`<input class="govuk-input${width !== undefined && ` govuk-input--width-${width}`}${wrong.length > 0 && ' govuk-input--error'}" id="${name}" name="${name}" type="${q.type ?? 'text'}"${value !== undefined && q.type !== 'password' && html` value="${value}"`}${q.autocomplete && html` autocomplete="${q.autocomplete}"`}${q.keyboard && html` inputmode="${q.keyboard}"`}${q.maxLength !== undefined && html` maxlength="${q.maxLength}"`}${q.verbatim && html` spellcheck="false" autocapitalize="none"`}${describedBy(name, hint, wrong)}>`
  const framed =
    q.prefix === undefined && q.suffix === undefined
      ? input
      : html`<div class="govuk-input__wrapper">${q.prefix !== undefined && html`<div class="govuk-input__prefix" aria-hidden="true">${print(q.prefix, lang)}</div>`}${input}${q.suffix !== undefined && html`<div class="govuk-input__suffix" aria-hidden="true">${print(q.suffix, lang)}</div>`}</div>`
  return group(wrong, [labelOf(q), hintOf(name, hint, lang), errorOf(name, wrong, lang), framed])
}

/** Asks for a text of several lines. */
export function textarea(q: Question & { readonly value?: string; readonly rows?: number; readonly maxLength?: number }): Html {
  const { lang, name, hint } = q
  const wrong = errorsAt(name, q.errors)
  return group(wrong, [
    labelOf(q),
    hintOf(name, hint, lang),
    errorOf(name, wrong, lang),
    html`<textarea class="govuk-textarea${wrong.length > 0 && ' govuk-textarea--error'}" id="${name}" name="${name}" rows="${q.rows ?? 5}"${q.maxLength !== undefined && html` maxlength="${q.maxLength}"`}${describedBy(name, hint, wrong)}>
${q.value ?? ''}</textarea>`,
  ])
}

/** Asks to choose one of a long list. For a short one, radios are easier. */
export function select(
  q: Question & { readonly value?: string; readonly options: readonly { readonly value: string; readonly label: Text }[] },
): Html {
  const { lang, name, hint } = q
  const wrong = errorsAt(name, q.errors)
  const options = q.options.map(
    o => html`<option value="${o.value}"${o.value === q.value && html` selected`}>${print(o.label, lang)}</option>`,
  )
  return group(wrong, [
    labelOf(q),
    hintOf(name, hint, lang),
    errorOf(name, wrong, lang),
    html`<select class="govuk-select${wrong.length > 0 && ' govuk-select--error'}" id="${name}" name="${name}"${describedBy(name, hint, wrong)}>${options}</select>`,
  ])
}

export interface DateParts {
  readonly day?: string
  readonly month?: string
  readonly year?: string
}

const datePart = {
  day: { label: { fr: 'Jour', en: 'Day' }, width: 2, birth: 'bday-day' },
  month: { label: { fr: 'Mois', en: 'Month' }, width: 2, birth: 'bday-month' },
  year: { label: { fr: 'Année', en: 'Year' }, width: 4, birth: 'bday-year' },
} as const

/**
 * Asks for a date in three fields, named `NAME-day`, `NAME-month` and `NAME-year`. An error at `NAME` marks all three, an error at
 * `NAME-month` marks that one.
 */
export function dateInput(q: Question & { readonly value?: DateParts; readonly birthDate?: boolean }): Html {
  const { lang, name, hint } = q
  const keys = ['day', 'month', 'year'] as const
  const whole = errorsAt(name, q.errors)
  const wrong = [...whole, ...keys.flatMap(key => errorsAt(`${name}-${key}`, q.errors))]
  const inputs = keys.map(key => {
    const { label, width, birth } = datePart[key]
    const partWrong = errorsAt(`${name}-${key}`, q.errors).length > 0
    // The link of an error at NAME leads to the first field.
    const id = key === 'day' && !partWrong ? name : `${name}-${key}`
    const value = q.value?.[key]
    return html`<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="${id}">${say(label, lang)}</label><input class="govuk-input govuk-date-input__input govuk-input--width-${width}${(partWrong || whole.length > 0) && ' govuk-input--error'}" id="${id}" name="${name}-${key}" type="text" inputmode="numeric"${q.birthDate && html` autocomplete="${birth}"`}${value !== undefined && html` value="${value}"`}></div></div>`
  })
  return group(
    wrong,
    html`<fieldset class="govuk-fieldset" role="group"${describedBy(name, hint, wrong)}>${legendOf(q)}${hintOf(name, hint, lang)}${errorOf(name, wrong, lang)}<div class="govuk-date-input">${inputs}</div></fieldset>`,
  )
}

const upload = {
  choose: { fr: 'Choisir un fichier', en: 'Choose file' },
  none: { fr: 'Aucun fichier choisi', en: 'No file chosen' },
  drop: { fr: 'ou déposez-le ici', en: 'or drop it here' },
  entered: { fr: 'Vous pouvez lâcher le fichier ici', en: 'You can drop the file here' },
  left: { fr: 'Vous avez quitté la zone de dépôt', en: 'You have left the drop area' },
  several: {
    one: { fr: '%{count} fichier choisi', en: '%{count} file chosen' },
    other: { fr: '%{count} fichiers choisis', en: '%{count} files chosen' },
  },
} satisfies Record<string, Words | Record<string, Words>>

/** Asks for a file, or several. Its form is `multipart`. */
export function fileUpload(q: Question & { readonly accept?: string; readonly multiple?: boolean }): Html {
  const { lang, name, hint } = q
  const wrong = errorsAt(name, q.errors)
  return group(wrong, [
    labelOf(q),
    hintOf(name, hint, lang),
    errorOf(name, wrong, lang),
    html`<div class="govuk-file-upload-wrapper" data-module="govuk-file-upload" data-i18n.choose-files-button="${say(upload.choose, lang)}" data-i18n.no-file-chosen="${say(upload.none, lang)}" data-i18n.multiple-files-chosen.one="${say(upload.several.one, lang)}" data-i18n.multiple-files-chosen.other="${say(upload.several.other, lang)}" data-i18n.drop-instruction="${say(upload.drop, lang)}" data-i18n.entered-drop-zone="${say(upload.entered, lang)}" data-i18n.left-drop-zone="${say(upload.left, lang)}"><input class="govuk-file-upload${wrong.length > 0 && ' govuk-file-upload--error'}" id="${name}" name="${name}" type="file"${q.accept && html` accept="${q.accept}"`}${q.multiple && html` multiple`}${describedBy(name, hint, wrong)}></div>`,
  ])
}

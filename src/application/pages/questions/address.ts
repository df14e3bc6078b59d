import { details, envelope, heading, paragraph } from '../../../kit/design/components.ts'
import { html, path } from '../../../kit/html.ts'
import type { Form } from '../../../kit/http.ts'
import { addressFields, postalAddressOf, postcodeField, readAddress, readPostcode, type TypedAddress } from '../../address/index.ts'
import { asTyped, type Question, shownAs } from '../question.ts'

const title = { fr: 'Où habitez-vous ?', en: 'Where do you live?' }

const shownAddress = (typed: Form | undefined, kept: TypedAddress | undefined): Partial<TypedAddress> => ({
  commune: shownAs(typed, 'commune', kept?.commune),
  street: shownAs(typed, 'street', kept?.street),
  complement: shownAs(typed, 'complement', kept?.complement),
  place: shownAs(typed, 'place', kept?.place),
  letterboxName: shownAs(typed, 'letterbox', kept?.letterboxName),
})

/** Two steps on one page: the postcode gives the communes to choose from. */
export const address: Question = {
  path: 'adresse',
  title,
  task: { fr: 'Votre adresse', en: 'Your address' },
  applies: () => true,
  read(form, at) {
    if (form.text('step') === 'postcode') {
      const read = readPostcode(form)
      return read.errors ? read : { answers: { postcode: read.value }, again: true }
    }
    const read = readAddress(form, at.answers.postcode ?? '')
    return read.errors ? read : { answers: { address: read.value } }
  },
  view({ lang, at, typed, errors, afresh }) {
    const { postcode, address: kept } = at.answers
    const first = afresh || postcode === undefined || typed?.text('step') === 'postcode'
    if (first) {
      const value = shownAs(typed, 'postcode', postcode)
      return [
        heading(lang, title),
        paragraph(lang, {
          fr: 'La carte part à cette adresse. Le préfet de ce département décide.',
          en: 'The card goes to this address. The préfet of this département decides.',
        }),
        postcodeField(lang, { value, errors }),
        html`<input type="hidden" name="step" value="postcode">`,
      ]
    }
    const still = kept?.postcode === postcode ? kept : undefined
    const change = html`<a class="govuk-link" href="${path(lang, `/demande/${at.draft.id}/adresse`)}?autre">${lang === 'fr' ? 'Changer le code postal' : 'Change the postcode'}</a>`
    return [
      heading(lang, title),
      paragraph(lang, html`${lang === 'fr' ? 'Code postal\u00a0:' : 'Postcode:'} <strong>${postcode}</strong>. ${change}`),
      addressFields(lang, { postcode, typed: shownAddress(typed, still ?? kept), errors }),
      still &&
        details(lang, { fr: 'Voir l’enveloppe', en: 'See the envelope' }, envelope(lang, postalAddressOf(at.driver, still).lines), true),
    ]
  },
  answer({ answers: { address: kept, postcode }, driver }) {
    if (!kept || kept.postcode !== postcode) return undefined
    const { lines, letterboxName } = postalAddressOf(driver, kept)
    return asTyped(`${lines.slice(1).join(', ')} (${letterboxName})`)
  },
}

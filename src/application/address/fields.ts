import { type FieldError, select, textInput } from '../../kit/design/components.ts'
import { type Html, html, type Lang } from '../../kit/html.ts'
import type { TypedAddress } from './address.ts'
import { communesOf } from './communes.ts'

/** The one field of the first step. */
export const postcodeField = (lang: Lang, f: { value?: string; errors?: readonly FieldError[]; asTitle?: boolean }): Html =>
  textInput({
    lang,
    name: 'postcode',
    label: { fr: 'Quel est votre code postal ?', en: 'What is your postcode?' },
    hint: { fr: '5 chiffres, par exemple 94240', en: '5 digits, for example 94240' },
    value: f.value,
    width: 5,
    keyboard: 'numeric',
    autocomplete: 'postal-code',
    asTitle: f.asTitle,
    errors: f.errors,
  })

/** The fields of an address whose postcode is known: commune from the real list, street, complement, place, letterbox. */
export function addressFields(lang: Lang, f: { postcode: string; typed: Partial<TypedAddress>; errors?: readonly FieldError[] }): Html {
  const { typed, errors } = f
  const communes = communesOf(f.postcode)
  const only = communes.length === 1
  const options = communes.map(c => ({ value: c.code, label: c.name }))
  const choose = { value: '', label: { fr: 'Choisissez', en: 'Choose' } }
  return html`${select({
    lang,
    name: 'commune',
    label: { fr: 'Commune', en: 'Commune' },
    value: typed.commune,
    options: only ? options : [choose, ...options],
    errors,
  })}${textInput({
    lang,
    name: 'street',
    label: { fr: 'Numéro et rue', en: 'Number and street' },
    hint: { fr: 'Par exemple : 12 bis rue des Œillets', en: 'For example: 12 bis rue des Œillets' },
    value: typed.street,
    autocomplete: 'address-line1',
    errors,
  })}${textInput({
    lang,
    name: 'complement',
    label: { fr: 'Appartement, étage, bâtiment, résidence (facultatif)', en: 'Apartment, floor, building (optional)' },
    value: typed.complement,
    autocomplete: 'address-line2',
    errors,
  })}${textInput({
    lang,
    name: 'place',
    label: { fr: 'Lieu-dit ou boîte postale (facultatif)', en: 'Hamlet or PO box (optional)' },
    value: typed.place,
    autocomplete: 'address-line3',
    errors,
  })}${textInput({
    lang,
    name: 'letterbox',
    label: { fr: 'Nom écrit sur la boîte aux lettres', en: 'Name written on the letterbox' },
    hint: {
      fr: 'Recopiez-le tel qu’il est écrit, même si ce n’est pas le vôtre.',
      en: 'Copy it as it is written, even if it is not yours.',
    },
    value: typed.letterboxName,
    verbatim: true,
    errors,
  })}`
}

import type { Words } from '@papier-rose/law'
import type { FieldError } from '../../kit/design/components.ts'
import type { Form } from '../../kit/http.ts'
import type { TypedAddress } from './address.ts'
import { communesOf } from './communes.ts'

export type ReadAddress = { readonly value: TypedAddress; readonly errors?: undefined } | { readonly errors: readonly FieldError[] }

const problems = {
  postcodeShape: {
    fr: 'Saisissez un code postal de 5 chiffres, par exemple 94240.',
    en: 'Enter a postcode of 5 digits, for example 94240.',
  },
  postcodeUnknown: {
    fr: 'Aucune commune n’a ce code postal. Vérifiez-le ; si votre courrier porte un CEDEX, saisissez le code postal de la commune.',
    en: 'No commune has this postcode. Check it; if your mail carries a CEDEX, enter the postcode of the commune.',
  },
  commune: { fr: 'Choisissez votre commune dans la liste.', en: 'Choose your commune from the list.' },
  street: {
    fr: 'Saisissez le numéro et le nom de la rue, ou le nom du lieu-dit.',
    en: 'Enter the number and the street, or the name of the place.',
  },
  letterbox: {
    fr: 'Saisissez le nom écrit sur la boîte aux lettres : sans lui, la lettre revient.',
    en: 'Enter the name written on the letterbox: without it, the letter comes back.',
  },
  tooLong: { fr: 'Cette ligne est trop longue : 100 caractères au plus.', en: 'This line is too long: 100 characters at most.' },
  notText: { fr: 'Cette ligne ne contient ni lettre ni chiffre.', en: 'This line has neither a letter nor a digit.' },
} satisfies Record<string, Words>

const longest = 100

/** Reads the postcode alone: the list of communes follows from it. */
export function readPostcode(form: Form): { value: string; errors?: undefined } | { errors: readonly FieldError[] } {
  const postcode = form.text('postcode').replace(/\s/g, '')
  if (!/^\d{5}$/.test(postcode)) return { errors: [{ field: 'postcode', words: problems.postcodeShape }] }
  if (communesOf(postcode).length === 0) return { errors: [{ field: 'postcode', words: problems.postcodeUnknown }] }
  return { value: postcode }
}

/** What was typed in the fields that `addressFields` shows. */
export const typedAddress = (form: Form): Omit<TypedAddress, 'postcode'> => ({
  commune: form.text('commune'),
  street: form.text('street'),
  complement: form.text('complement'),
  place: form.text('place'),
  letterboxName: form.text('letterbox'),
})

/** Reads an address of that postcode, from the fields that `addressFields` shows. */
export function readAddress(form: Form, postcode: string): ReadAddress {
  const communes = communesOf(postcode)
  const { commune: chosen, street, complement = '', place = '', letterboxName } = typedAddress(form)
  const commune = chosen || (communes.length === 1 ? (communes[0]?.code ?? '') : '')
  const errors: FieldError[] = []
  const wrong = (field: string, words: Words) => errors.push({ field, words })
  if (!communes.some(c => c.code === commune)) wrong('commune', problems.commune)
  if (street === '') wrong('street', problems.street)
  if (letterboxName === '') wrong('letterbox', problems.letterbox)
  for (const [field, text] of Object.entries({ street, complement, place, letterbox: letterboxName })) {
    if (text.length > longest) wrong(field, problems.tooLong)
    else if (text !== '' && !/[\p{L}\p{N}]/u.test(text)) wrong(field, problems.notText)
  }
  if (errors.length > 0) return { errors }
  return { value: { postcode, commune, street, letterboxName, ...(complement ? { complement } : {}), ...(place ? { place } : {}) } }
}

import { type Day, normalizePhotoCode, photoRules, signatureRules, type Words } from '@papier-rose/law'
import { details, type FieldError, heading, inset, list, paragraph, textInput } from '../../../kit/design/components.ts'
import { type Content, formatDate, html, type Lang } from '../../../kit/html.ts'
import type { EPhoto, WhyNot } from '../../../partners/ephoto/index.ts'
import { photoReady } from '../../asking.ts'
import { type Question, shownAs } from '../question.ts'

const title = { fr: 'Quel est votre code photo-signature ?', en: 'What is your photo-signature code?' }

export const photoProblems: Readonly<Record<WhyNot | 'shape' | 'down' | 'same', Words>> = {
  shape: {
    fr: 'Saisissez le code en entier : 20 à 30 lettres et chiffres, comme sur la planche de photos.',
    en: 'Enter the whole code: 20 to 30 letters and digits, as on the sheet of photos.',
  },
  unknown: {
    fr: 'Aucune photo ne porte ce code. Comparez-le signe par signe avec la planche : le zéro et la lettre O se ressemblent. Une photo faite il y a moins de deux jours n’est parfois pas encore arrivée.',
    en: 'No photo has this code. Compare it sign by sign with the sheet: zero and the letter O look alike. A photo taken less than two days ago may not have arrived yet.',
  },
  expired: {
    fr: 'Ce code n’est plus valable : la photo est trop ancienne. Faites une nouvelle photo-signature.',
    en: 'This code is no longer valid: the photo is too old. Have a new photo-signature made.',
  },
  used: {
    fr: 'Ce code a déjà servi à une autre demande. Il ne sert qu’une fois : faites une nouvelle photo-signature.',
    en: 'This code has already served for another request. It serves once: have a new photo-signature made.',
  },
  same: {
    fr: 'C’est le code que nous avons déjà. Faites une nouvelle photo-signature et saisissez son code.',
    en: 'This is the code we already have. Have a new photo-signature made and enter its code.',
  },
  down: {
    fr: 'Le service des photos ne répond pas. Vos réponses sont gardées : passez aux autres pages et revenez ici plus tard.',
    en: 'The photo service does not answer. Your answers are kept: go on with the other pages and come back here later.',
  },
}

type Held = { readonly takenOn: Day; readonly lastDay: Day; readonly wrong?: undefined } | { readonly wrong: Words }

/** Asks the provider for that code and holds it for this request, so that no other may use it. */
export async function holdPhoto(ephoto: EPhoto, code: string, holder: string): Promise<Held> {
  const found = await ephoto.fetchCode(code, holder)
  if (found.down) return { wrong: photoProblems.down }
  if (!found.ok) return { wrong: photoProblems[found.why] }
  const held = await ephoto.reserve(code, holder)
  if (held.down) return { wrong: photoProblems.down }
  if (!held.ok) return { wrong: photoProblems[held.why] }
  return { takenOn: found.takenOn, lastDay: found.lastDay }
}

/** The field of the code, with where to find it. */
export const photoField = (lang: Lang, f: { value?: string; errors?: readonly FieldError[] }): Content => [
  textInput({
    lang,
    name: 'code',
    label: { fr: 'Code photo-signature', en: 'Photo-signature code' },
    hint: {
      fr: 'Il est imprimé sur la planche de photos, sous les photos. Les espaces et les tirets ne comptent pas.',
      en: 'It is printed on the sheet of photos, under the photos. Spaces and dashes do not matter.',
    },
    value: f.value,
    verbatim: true,
    maxLength: 60,
    errors: f.errors,
  }),
  details(
    lang,
    { fr: 'Où obtenir ce code ?', en: 'Where do I get this code?' },
    html`${paragraph(lang, {
      fr: 'Dans une cabine ou chez un photographe agréé, demandez une photo-signature numérique pour le permis de conduire. Vous signez sur place.',
      en: 'In a booth or at an approved photographer’s, ask for a digital photo-signature for the driving licence. You sign on the spot.',
    })}${paragraph(lang, { fr: 'La photo doit être :', en: 'The photo must be:' })}${list(
      lang,
      photoRules.map(rule => rule.words),
    )}${paragraph(lang, { fr: 'La signature doit être :', en: 'The signature must be:' })}${list(
      lang,
      signatureRules.map(rule => rule.words),
    )}`,
  ),
]

export const photo: Question = {
  path: 'photo',
  title,
  task: { fr: 'Votre photo et votre signature', en: 'Your photo and signature' },
  applies: () => true,
  async read(form, at, { ephoto }) {
    const code = normalizePhotoCode(form.text('code'), at.law)
    if (!code) return { errors: [{ field: 'code', words: photoProblems.shape }] }
    const held = await holdPhoto(ephoto, code, at.draft.id)
    if (held.wrong) return { errors: [{ field: 'code', words: held.wrong }] }
    const before = at.answers.photo?.code
    // The code given up is free again for another request. If the provider does not answer, it stays held: nothing of this request is harmed.
    if (before && before !== code) await ephoto.release(before, at.draft.id)
    return { answers: { photo: { code, takenOn: held.takenOn, lastDay: held.lastDay } } }
  },
  view({ lang, at, typed, errors }) {
    const kept = at.answers.photo
    const over = kept && !photoReady(at)
    return [
      heading(lang, title),
      over && inset(lang, photoProblems.expired),
      photoField(lang, { value: shownAs(typed, 'code', kept?.code), errors }),
    ]
  },
  answer(at) {
    const { photo: kept } = at.answers
    if (!kept || !photoReady(at)) return undefined
    const taken = { fr: formatDate(kept.takenOn, 'fr'), en: formatDate(kept.takenOn, 'en') }
    return { fr: `${kept.code} (photo du ${taken.fr})`, en: `${kept.code} (photo of ${taken.en})` }
  },
}

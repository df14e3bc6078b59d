import { type Answer, no, reason, type Words, yes } from '../answer.ts'
import { addMonths, type Day, day } from '../day.ts'
import { type Article, article, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'

const photoPage = article('France Titres, page « Photographie d’identité » (30 septembre 2024)', '')
const signaturePractice = article('France Titres, signature du permis de conduire', '', '2026-03-31', 'K')

/** Millimetres from the chin to the top of the skull, hair left out. */
export const faceLeast = threshold('least millimetres of the face', photoPage, 32)
export const faceMost = threshold('most millimetres of the face', photoPage, 36)
/** Width and height of the photo in millimetres. */
export const photoSize = dated('size of the photo', photoPage, { '2007-04-10': { width: 35, height: 45 } })
/** Read on the page of 2024. The order of 10 April 2007 was not read: nothing says that its number ever differed. */
const photoMonths = dated('months of a photo', photoPage, { '2007-04-10': 6 })

/** Is a face of that many millimetres of the size asked? */
export function faceSizeAccepted(millimetres: number): Answer {
  const [least, most] = [faceLeast.value, faceMost.value]
  const words = {
    fr: `Le visage doit mesurer de ${least} à ${most} mm, du menton au sommet du crâne.`,
    en: `The face must measure ${least} to ${most} mm, from the chin to the top of the skull.`,
  }
  const size = reason('photo-face', words, photoPage, { millimetres })
  return millimetres >= least && millimetres <= most ? yes(size) : no(size)
}

/** Is a photo taken on that day still fresh enough: less than six months, and not in the future? The code is used once. */
export function photoFresh(takenOn: Day, on: Day): Answer {
  const months = photoMonths.on(takenOn > on ? on : takenOn)
  const tooOldFrom = addMonths(takenOn, months, 'up')
  const words = {
    fr: `La photo doit avoir moins de ${months} mois : celle-ci n’est plus acceptée à partir du ${longDay(tooOldFrom).fr}.`,
    en: `The photo must be less than ${months} months old: this one is refused from ${longDay(tooOldFrom).en}.`,
  }
  const age = reason('photo-age', words, photoPage, { takenOn, tooOldFrom })
  return takenOn <= on && on < tooOldFrom ? yes(age) : no(age)
}

export interface PhotoRule {
  readonly id: 'size' | 'date' | 'quality' | 'background' | 'head' | 'expression' | 'face-and-eyes' | 'glasses' | 'colour'
  readonly words: Words
  readonly article: Article
}

const rule = (id: PhotoRule['id'], fr: string, en: string): PhotoRule => ({ id, words: { fr, en }, article: photoPage })

const { width, height } = photoSize.on(day('2024-09-30'))
const [least, most] = [faceLeast.value, faceMost.value]

/** What a photo must be, point by point. */
export const photoRules: readonly PhotoRule[] = [
  rule(
    'size',
    `${width} mm sur ${height} mm, le visage de ${least} à ${most} mm`,
    `${width} mm by ${height} mm, the face ${least} to ${most} mm`,
  ),
  rule('date', 'moins de six mois, et ressemblante', 'less than six months old, and a good likeness'),
  rule(
    'quality',
    'nette, sans pli ni trace, ni trop claire ni trop sombre, sans ombre',
    'sharp, without fold or trace, neither too bright nor too dark, without shadow',
  ),
  rule('background', 'fond uni et clair, bleu ou gris, jamais blanc', 'plain light background, blue or grey, never white'),
  rule('head', 'tête nue, droite, face à l’objectif', 'bare head, straight, facing the lens'),
  rule('expression', 'expression neutre, bouche fermée', 'neutral expression, mouth closed'),
  rule(
    'face-and-eyes',
    'visage dégagé, yeux ouverts et visibles, sans cheveux devant',
    'face uncovered, eyes open and visible, no hair over them',
  ),
  rule(
    'glasses',
    'lunettes permises si la monture est fine, sans teinte ni reflet',
    'glasses allowed with a thin frame, no tint, no reflection',
  ),
  rule('colour', 'en couleur', 'in colour'),
]

/** What a signature must be. No norm in numbers was found: these are what the makers of cards ask. */
export const signatureRules: readonly { readonly id: string; readonly words: Words; readonly article: Article }[] = [
  {
    id: 'handwritten',
    words: { fr: 'écrite à la main, par la personne elle-même', en: 'written by hand, by the person' },
    article: signaturePractice,
  },
  { id: 'dark', words: { fr: 'noire ou foncée, sur fond blanc', en: 'black or dark, on white' }, article: signaturePractice },
  {
    id: 'whole',
    words: { fr: 'entière, au centre, sans toucher le cadre', en: 'whole, in the middle, not touching the frame' },
    article: signaturePractice,
  },
]

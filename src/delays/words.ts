import { cite, toldDelay, type Words } from '@papier-rose/law'
import { kindWords } from '../application/index.ts'
import { formatMonth } from '../kit/html.ts'
import type { Holder, Place } from './days.ts'
import type { Cause } from './forecast.ts'
import type { Group } from './groups.ts'

/** `2026-11`: novembre 2026. */
export const monthWords = (month: string): Words => ({ fr: formatMonth(month, 'fr'), en: formatMonth(month, 'en') })

export const dayCount = (n: number): Words => ({ fr: `${n} jour${n < 2 ? '' : 's'}`, en: `${n} day${n === 1 ? '' : 's'}` })

const small = (words: Words): Words => ({
  fr: words.fr.charAt(0).toLowerCase() + words.fr.slice(1),
  en: words.en.charAt(0).toLowerCase() + words.en.slice(1),
})

/** Which files these are, after « les dossiers ». */
export function groupWords({ kind, category, month }: Group): Words {
  const parts: Words[] = [
    ...(kind ? [small(kindWords[kind])] : [{ fr: 'toutes les demandes', en: 'all requests' }]),
    ...(category ? [{ fr: `catégorie ${category}`, en: `category ${category}` }] : []),
    month
      ? { fr: `envoyés en ${monthWords(month).fr}`, en: `sent in ${monthWords(month).en}` }
      : { fr: 'sur les douze derniers mois', en: 'over the last twelve months' },
  ]
  return { fr: parts.map(({ fr }) => fr).join(', '), en: parts.map(({ en }) => en).join(', ') }
}

/** What moved a forecast, before the number of days. */
export const causeWords: Readonly<Record<Cause['code'], { later: Words; sooner: Words }>> = {
  yours: {
    later: {
      fr: 'nous attendions votre réponse, ou la carte vous attendait',
      en: 'we were waiting for your answer, or the card was waiting for you',
    },
    sooner: { fr: 'votre réponse est arrivée', en: 'your answer came' },
  },
  waiting: {
    later: { fr: 'votre dossier a attendu encore', en: 'your file has waited longer' },
    sooner: { fr: 'votre dossier avance', en: 'your file moves on' },
  },
  step: {
    later: { fr: 'une étape a été franchie plus tard que d’ordinaire', en: 'a step was passed later than usual' },
    sooner: { fr: 'une étape a été franchie plus tôt que d’ordinaire', en: 'a step was passed earlier than usual' },
  },
  group: {
    later: { fr: 'nous le comparons à d’autres dossiers, plus lents', en: 'we compare it with other files, which are slower' },
    sooner: { fr: 'nous le comparons à d’autres dossiers, plus rapides', en: 'we compare it with other files, which are faster' },
  },
  decision: {
    later: { fr: 'les dossiers comme le vôtre sont décidés moins vite', en: 'files like yours are decided more slowly' },
    sooner: { fr: 'les dossiers comme le vôtre sont décidés plus vite', en: 'files like yours are decided faster' },
  },
  card: {
    later: { fr: 'les cartes sont faites ou distribuées moins vite', en: 'cards are made or delivered more slowly' },
    sooner: { fr: 'les cartes sont faites ou distribuées plus vite', en: 'cards are made or delivered faster' },
  },
  whole: {
    later: { fr: 'les dossiers comme le vôtre prennent plus de temps', en: 'files like yours take more time' },
    sooner: { fr: 'les dossiers comme le vôtre prennent moins de temps', en: 'files like yours take less time' },
  },
}

export const holderWords: Readonly<Record<Holder, Words>> = {
  office: { fr: 'La préfecture', en: 'The préfecture' },
  printer: { fr: 'L’imprimeur', en: 'The printing house' },
  post: { fr: 'La Poste', en: 'La Poste' },
  person: { fr: 'La personne', en: 'The person' },
}

export const placeWords: Readonly<Record<Place, Words>> = {
  'with-agent': { fr: 'Examen du dossier', en: 'Examining the file' },
  'with-applicant': { fr: 'Correction attendue', en: 'Correction awaited' },
  approved: { fr: 'Commande de la carte', en: 'Ordering the card' },
  'with-printer': { fr: 'Fabrication', en: 'Making' },
  'with-post': { fr: 'Acheminement', en: 'On its way' },
  'at-post-office': { fr: 'Attente au bureau de poste', en: 'Waiting at the post office' },
  'with-us': { fr: 'Carte revenue', en: 'Card come back' },
  'at-desk': { fr: 'Attente au guichet', en: 'Waiting at the desk' },
}

/** What an article says while we have not counted enough ourselves, with the article. */
export function told(): Words {
  const [reason] = toldDelay().reasons
  const [source] = reason?.articles ?? []
  const [words, cited] = [reason?.words ?? { fr: '', en: '' }, source ? cite(source) : '']
  return { fr: `${words.fr} Source : ${cited}.`, en: `${words.en} Source: ${cited}.` }
}

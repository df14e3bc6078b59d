import type { Day, Words } from '@papier-rose/law'
import type { Prefecture } from '../application/index.ts'
import type { Card } from '../card/index.ts'
import { cardFaces, readingWords, statusWords, whereabouts } from '../card/index.ts'
import {
  details,
  envelope,
  heading,
  linkButton,
  list,
  notice,
  paragraph,
  type Step,
  sentences,
  sideBySide,
  slip,
  standing,
  timeline,
} from '../kit/design/components.ts'
import { type Content, formatDay, html, type Lang, path, say } from '../kit/html.ts'

/** What the page about a card shows. */
export interface CardView {
  readonly applicationId: string
  readonly card: Card
  readonly today: Day
  readonly lines?: readonly string[]
  /** The préfecture of the address: where the card is kept when it comes back. */
  readonly office: Prefecture
  /** What proves who one is, in words. */
  readonly documents: readonly Words[]
  readonly faces?: { readonly front: string; readonly back: string }
  readonly mayCorrect: boolean
  readonly done?: Words
}

const words = {
  caption: { fr: 'Votre permis de conduire', en: 'Your driving licence' },
  correct: { fr: 'Corriger l’adresse', en: 'Correct the address' },
  bring: { fr: 'Ce qu’il faut apporter', en: 'What to bring' },
  avis: { fr: 'l’avis de passage, ou le numéro de la lettre ci-dessous', en: 'the avis de passage, or the number of the letter below' },
  one: { fr: 'Une pièce d’identité, parmi celles-ci :', en: 'An identity document, one of these:' },
  yourself: { fr: 'Venez vous-même : la carte n’est remise à personne d’autre.', en: 'Come yourself: the card is handed to nobody else.' },
  where: { fr: 'Où aller', en: 'Where to go' },
  hours: {
    fr: 'Avant de vous déplacer, regardez ses horaires et s’il faut un rendez-vous.',
    en: 'Before you go, look at its opening hours and whether an appointment is needed.',
  },
  letter: { fr: 'La lettre', en: 'The letter' },
  number: { fr: 'Numéro de suivi :', en: 'Tracking number:' },
  noNews: { fr: 'La Poste n’a encore rien noté.', en: 'La Poste has noted nothing yet.' },
  address: { fr: 'Adresse de la lettre', en: 'Address of the letter' },
  drawn: { fr: 'Voir la carte', en: 'See the card' },
  back: { fr: 'Retour au suivi de la demande', en: 'Back to the follow-up of the request' },
  next: { fr: 'La suite', en: 'What comes next' },
} satisfies Record<string, Words>

/** Where the card is, who holds it, what comes next and what one can do. */
export function cardPage(lang: Lang, view: CardView): Content {
  const { card, today } = view
  const { title, holder, next } = whereabouts(card, today)
  const main = [
    view.done && notice({ lang, kind: 'success', content: view.done }),
    heading(lang, title, { caption: words.caption }),
    standing(lang, { status: statusWords[card.status].words, tone: statusWords[card.status].tone, holder }),
    avisLeft(lang, card, today),
    heading(lang, words.next, { level: 2 }),
    sentences(lang, next),
    view.mayCorrect && linkButton({ lang, label: words.correct, href: path(lang, `/suivi/${view.applicationId}/carte/adresse`) }),
    card.status === 'at-post-office' && bring(lang, view, true),
    (card.status === 'at-desk' || card.afterReturn === 'keep-at-prefecture') && desk(lang, view),
    letter(lang, card),
    view.faces && details(lang, words.drawn, cardFaces(view.faces)),
  ]
  const side = view.lines && [heading(lang, words.address, { level: 2, size: 's' }), envelope(lang, view.lines)]
  return sideBySide(main, side)
}

/** The slip that the postman left, as long as the letter waits. */
const avisLeft = (lang: Lang, { status, atPostOffice, tracking }: Card, today: Day): Content =>
  status === 'at-post-office' && atPostOffice && tracking && today <= atPostOffice.lastDay
    ? slip(lang, { lastDay: atPostOffice.lastDay, number: tracking })
    : ''

const bring = (lang: Lang, { documents }: CardView, atPost: boolean): Content => [
  heading(lang, words.bring, { level: 2 }),
  atPost && list(lang, [words.avis]),
  paragraph(lang, words.one),
  list(lang, documents),
]

const desk = (lang: Lang, view: CardView): Content => [
  heading(lang, words.where, { level: 2 }),
  paragraph(lang, html`<strong>${view.office.name}</strong>, ${view.office.seat}`),
  paragraph(lang, words.hours),
  paragraph(lang, words.yourself),
  bring(lang, view, false),
]

/** What the carrier said, the last thing first. A code that we do not know is shown as the carrier wrote it. */
function letter(lang: Lang, { tracking, postEvents }: Card): Content {
  if (!tracking) return ''
  const told = [...postEvents].sort((a, b) => (a.when < b.when ? 1 : -1))
  const steps = told.map(
    ({ reading, label, code, on }, i): Step => ({
      label: readingWords[reading],
      when: formatDay(on, lang),
      day: on,
      state: i === 0 ? 'now' : 'past',
      ...(reading === 'unknown' ? { detail: html`<span lang="fr">${label}</span> (${code})` } : {}),
    }),
  )
  return [
    heading(lang, words.letter, { level: 2 }),
    paragraph(lang, html`${say(words.number, lang)} <strong>${tracking}</strong>`),
    steps.length > 0 ? timeline(lang, steps) : paragraph(lang, words.noNews),
  ]
}

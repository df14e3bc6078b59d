import type { Day, Words } from '@papier-rose/law'
import { reasonList } from '../guide/index.ts'
import { heading, link, linkButton, list, paragraph, tag, warning } from '../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path } from '../kit/html.ts'
import type { FollowedLetter } from '../record/index.ts'
import { contestView } from './contest-view.ts'
import { titleOfLetter } from './letter.ts'

const words = {
  title: { fr: 'Mes lettres sur les points', en: 'My letters on points' },
  lead: {
    fr: 'Chaque lettre reste ici telle qu’elle a été écrite. Un délai n’est annoncé que s’il a commencé.',
    en: 'Each letter stays here as it was written. A delay is announced only once it has begun.',
  },
  none: { fr: 'Aucune lettre pour l’instant.', en: 'No letter yet.' },
  french: { fr: 'Lire la lettre (PDF)', en: 'Read the letter (PDF, in French)' },
  english: { fr: 'La lettre expliquée en anglais (PDF)', en: 'The letter explained in English (PDF)' },
  notified: { fr: 'notifiée', en: 'notified' },
  notYet: { fr: 'pas encore notifiée', en: 'not notified yet' },
  tells: { fr: 'pour information', en: 'for information' },
  replaced: { fr: 'remplacée', en: 'replaced' },
  opening: {
    fr: 'Vous recevez ces lettres par voie électronique : ouvrir celle-ci la notifie, et fait partir les délais.',
    en: 'You receive these letters electronically: opening this one notifies it, and the delays start.',
  },
  address: { fr: 'L’adresse où ces lettres partent', en: 'The address to which these letters go' },
  give: { fr: 'Donner une autre adresse', en: 'Give another address' },
  consent: { fr: 'Recevoir ces lettres ici plutôt que par la poste', en: 'Receive these letters here rather than by post' },
} satisfies Record<string, Words>

export const lettersTitle = words.title

function one(lang: Lang, letter: FollowedLetter, today: Day): Content {
  const { id, issuedOn, cancels, correctedOn, notified, sending, ref } = letter
  const tells = cancels || ref === '46'
  const state = correctedOn
    ? tag(lang, words.replaced)
    : tells
      ? tag(lang, words.tells)
      : notified.value
        ? tag(lang, words.notified, 'done')
        : tag(lang, words.notYet, 'waiting')
  const at = (paper: string) => path(lang, `/mon-permis/courriers/${id}/${paper}`)
  const starts = sending.way === 'account-with-consent' && !sending.readOn && !notified.value && !tells
  const sent = { fr: `Émise le ${formatDate(issuedOn, 'fr')}.`, en: `Issued on ${formatDate(issuedOn, 'en')}.` }
  return [
    heading(lang, html`${titleOfLetter(letter)[lang]} ${state}`, { level: 2, id: `l-${id}` }),
    paragraph(lang, sent),
    starts && warning(lang, words.opening),
    list(lang, [link(lang, words.french, at('lettre.pdf'), sent), link(lang, words.english, at('lettre-en.pdf'), sent)]),
    !tells && !correctedOn && reasonList(lang, notified.reasons),
    sending.way === 'registered' &&
      sending.wrongAddress &&
      !correctedOn &&
      linkButton({ lang, label: words.give, href: path(lang, '/compte/adresse') }),
    !tells &&
      !correctedOn &&
      notified.value &&
      contestView(lang, notified.value, today, { href: `/mon-permis/courriers/${id}/recours.pdf`, about: sent }),
  ]
}

/** Every letter on points with its papers, how far it came, and the last day to contest it once that day is known. */
export const lettersPage = (lang: Lang, letters: readonly FollowedLetter[], today: Day): Content => [
  heading(lang, words.title),
  paragraph(lang, letters.length > 0 ? words.lead : words.none, 'lead'),
  letters.toReversed().map(letter => one(lang, letter, today)),
  list(lang, [link(lang, words.address, path(lang, '/compte/adresse')), link(lang, words.consent, path(lang, '/compte/consentement'))]),
]

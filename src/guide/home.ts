import type { Words } from '@papier-rose/law'
import { drawing, frontispiece, heading, link, links, type Picture, paragraph } from '../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../kit/html.ts'

/** The three things people come for first. */
const doors: readonly { readonly to: string; readonly picture: Picture; readonly name: Words; readonly what: Words }[] = [
  {
    to: '/resultat',
    picture: 'certificate',
    name: { fr: 'Voir mon résultat', en: 'See my result' },
    what: {
      fr: 'Et télécharger le certificat qui permet de conduire tout de suite. Sans compte.',
      en: 'And download the certificate that lets you drive right away. No account needed.',
    },
  },
  {
    to: '/demande',
    picture: 'card',
    name: { fr: 'Demander mon permis', en: 'Request my licence' },
    what: {
      fr: 'Après l’examen. Dix minutes, avec une pièce d’identité et un code photo.',
      en: 'After the exam. Ten minutes, with an identity document and a photo code.',
    },
  },
  {
    to: '/demande#suivi',
    picture: 'letter',
    name: { fr: 'Suivre ma demande', en: 'Follow my request' },
    what: { fr: 'Qui s’en occupe, depuis quand, et ce qui vient ensuite.', en: 'Who is dealing with it, since when, and what comes next.' },
  },
]

type Place = readonly [to: string, name: Words]

/** What happens to a licence during a life; each leads to its dated plan. */
const situations: readonly Place[] = [
  ['/guide/permis-perdu', { fr: 'J’ai perdu mon permis', en: 'I lost my licence' }],
  ['/guide/permis-vole', { fr: 'On m’a volé mon permis', en: 'My licence was stolen' }],
  ['/guide/suspension-prefet', { fr: 'Mon permis est suspendu', en: 'My licence is suspended' }],
  ['/guide/permis-etranger', { fr: 'J’ai un permis étranger', en: 'I have a foreign licence' }],
  ['/guide', { fr: 'Toutes les situations', en: 'All situations' }],
]

const questions: readonly Place[] = [
  ['/mon-permis', { fr: 'Mon permis : mes droits, mes points', en: 'My licence: my rights, my points' }],
  ['/puis-je-conduire', { fr: 'Puis-je conduire ?', en: 'May I drive?' }],
  ['/simulateur/points', { fr: 'Combien de points me reste-t-il ?', en: 'How many points do I have left?' }],
  ['/delais', { fr: 'Combien de temps cela prend-il ?', en: 'How long does it take?' }],
  ['/facile-a-lire', { fr: 'Le permis, en facile à lire', en: 'The licence, easy to read' }],
  ['/mots', { fr: 'Que veulent dire ces mots ?', en: 'What do these words mean?' }],
  ['/aide', { fr: 'Je suis bloqué : que faire ?', en: 'I am stuck: what can I do?' }],
]

const places = (lang: Lang, title: Words, list: readonly Place[]): Content =>
  html`<section>${heading(lang, title, { level: 2 })}${links(list.map(([to, name]) => link(lang, name, path(lang, to))))}</section>`

/** The home page: in five seconds, what one can do here. */
export const home = (lang: Lang): Content => [
  html`<div class="pr-hero"><div>${heading(
    lang,
    { fr: 'Votre permis de conduire, de l’examen à la carte', en: 'Your driving licence, from the exam to the card' },
    { size: 'xl' },
  )}${paragraph(
    lang,
    {
      fr: 'Voyez votre résultat. Demandez votre carte. Sachez toujours qui s’en occupe.',
      en: 'See your result. Request your card. Always know who is dealing with it.',
    },
    'lead',
  )}</div>${frontispiece()}</div>`,
  html`<ul class="pr-doors">${doors.map(
    ({ to, picture, name, what }) =>
      html`<li class="pr-door"><div class="pr-door__stub">${drawing(picture)}</div><div class="pr-door__words"><h2 class="govuk-heading-m">${link(lang, name, path(lang, to))}</h2>${paragraph(lang, what)}</div></li>`,
  )}</ul>`,
  html`<div class="pr-columns">${places(lang, { fr: 'Il m’arrive quelque chose', en: 'Something happened to me' }, situations)}${places(
    lang,
    { fr: 'J’ai une question', en: 'I have a question' },
    questions,
  )}</div>`,
]

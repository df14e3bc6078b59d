import type { Words } from '@papier-rose/law'
import { drawing, heading, link, type Picture, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'

interface Step {
  readonly picture: Picture
  readonly title: Words
  readonly lines: readonly Words[]
  readonly link?: { readonly to: string; readonly label: Words }
}

const steps: readonly Step[] = [
  {
    picture: 'result',
    title: { fr: '1. Je regarde mon résultat', en: '1. I look at my result' },
    lines: [
      { fr: 'J’ai passé l’examen.', en: 'I took the exam.' },
      { fr: 'Je regarde mon résultat sur ce site.', en: 'I look at my result on this site.' },
      { fr: 'Je prends ma lettre de convocation.', en: 'I take the letter that called me to the exam.' },
      { fr: 'Sur la lettre, il y a un long numéro.', en: 'On the letter there is a long number.' },
      { fr: 'Ce numéro s’appelle le NEPH.', en: 'This number is called the NEPH.' },
    ],
    link: { to: '/resultat', label: { fr: 'Voir mon résultat', en: 'See my result' } },
  },
  {
    picture: 'certificate',
    title: { fr: '2. Je prends mon certificat', en: '2. I take my certificate' },
    lines: [
      { fr: 'J’ai réussi l’examen.', en: 'I passed the exam.' },
      { fr: 'J’ai droit à un papier.', en: 'I am given a paper.' },
      { fr: 'Ce papier s’appelle le CEPC.', en: 'This paper is called the CEPC.' },
      { fr: 'Avec ce papier, je peux conduire.', en: 'With this paper, I can drive.' },
      { fr: 'Attention : ce papier a une date de fin.', en: 'Careful: this paper has an end date.' },
      {
        fr: 'Après cette date, je n’ai plus le droit de conduire avec ce papier.',
        en: 'After that date, I may not drive with this paper.',
      },
    ],
  },
  {
    picture: 'papers',
    title: { fr: '3. Je prépare mes papiers', en: '3. I get my papers ready' },
    lines: [
      { fr: 'Il me faut ma carte d’identité ou mon passeport.', en: 'I need my identity card or my passport.' },
      { fr: 'Il me faut un papier qui dit où j’habite.', en: 'I need a paper that says where I live.' },
      { fr: 'Le site me dit s’il faut d’autres papiers.', en: 'The site tells me if I need other papers.' },
    ],
  },
  {
    picture: 'photo',
    title: { fr: '4. Je fais ma photo', en: '4. I have my photo taken' },
    lines: [
      { fr: 'Je vais chez un photographe ou dans une cabine.', en: 'I go to a photographer or to a photo booth.' },
      { fr: 'Je demande une photo pour le permis de conduire.', en: 'I ask for a photo for the driving licence.' },
      { fr: 'Je signe.', en: 'I sign.' },
      { fr: 'On me donne un code.', en: 'I am given a code.' },
      { fr: 'Je garde ce code.', en: 'I keep this code.' },
    ],
  },
  {
    picture: 'card',
    title: { fr: '5. Je demande ma carte', en: '5. I ask for my card' },
    lines: [
      { fr: 'Je vais sur ce site.', en: 'I go to this site.' },
      { fr: 'Je réponds aux questions.', en: 'I answer the questions.' },
      { fr: 'J’envoie mes papiers.', en: 'I send my papers.' },
      { fr: 'Je peux m’arrêter.', en: 'I can stop.' },
      { fr: 'Je peux continuer un autre jour.', en: 'I can go on another day.' },
      { fr: 'Quelqu’un peut m’aider.', en: 'Somebody can help me.' },
    ],
    link: { to: '/demande', label: { fr: 'Demander mon permis', en: 'Request my licence' } },
  },
  {
    picture: 'agent',
    title: { fr: '6. Une personne lit ma demande', en: '6. A person reads my request' },
    lines: [
      { fr: 'Cette personne travaille à la préfecture.', en: 'This person works at the préfecture.' },
      { fr: 'La préfecture est un bureau de l’État.', en: 'The préfecture is an office of the State.' },
      { fr: 'Parfois, un de mes papiers ne va pas.', en: 'Sometimes, one of my papers is not right.' },
      { fr: 'Alors je reçois un message.', en: 'Then I get a message.' },
      { fr: 'J’envoie un autre papier.', en: 'I send another paper.' },
    ],
    link: { to: '/demande#suivi', label: { fr: 'Suivre ma demande', en: 'Follow my request' } },
  },
  {
    picture: 'letter',
    title: { fr: '7. Je reçois ma carte', en: '7. I receive my card' },
    lines: [
      { fr: 'La carte arrive par la poste.', en: 'The card comes by post.' },
      { fr: 'Elle arrive chez moi.', en: 'It comes to my home.' },
      { fr: 'Mon nom doit être écrit sur ma boîte aux lettres.', en: 'My name must be written on my letterbox.' },
    ],
  },
  {
    picture: 'slip',
    title: { fr: '8. Je n’étais pas là', en: '8. I was not there' },
    lines: [
      { fr: 'Le facteur laisse un papier.', en: 'The postman leaves a paper.' },
      { fr: 'Ce papier s’appelle un avis de passage.', en: 'This paper is called an avis de passage.' },
      { fr: 'Je vais à La Poste avec ce papier.', en: 'I go to the post office with this paper.' },
      { fr: 'Je prends ma carte d’identité.', en: 'I take my identity card.' },
      { fr: 'On me donne ma lettre.', en: 'I am given my letter.' },
    ],
  },
  {
    picture: 'telephone',
    title: { fr: 'J’ai besoin d’aide', en: 'I need help' },
    lines: [
      { fr: 'Je peux demander à quelqu’un que je connais.', en: 'I can ask somebody I know.' },
      { fr: 'Je peux aller dans un espace France services.', en: 'I can go to a France services centre.' },
      { fr: 'C’est gratuit.', en: 'It is free.' },
    ],
    link: { to: '/aide', label: { fr: 'Aide et contact', en: 'Help and contact' } },
  },
]

/** The main road in easy-to-read: one idea a sentence, one sentence a line, a picture for each step. */
export const easyToRead = (lang: Lang): Content => [
  heading(lang, { fr: 'Mon permis de conduire, en facile à lire', en: 'My driving licence, easy to read' }, { size: 'xl' }),
  html`<div class="pr-easy">${paragraph(lang, {
    fr: 'Cette page explique comment avoir son permis de conduire.',
    en: 'This page explains how to get a driving licence.',
  })}${paragraph(lang, { fr: 'Les phrases sont courtes.', en: 'The sentences are short.' })}${steps.map(
    step =>
      html`<section class="pr-easy__step">${drawing(step.picture)}<div>${heading(lang, step.title, { level: 2, size: 'l' })}${step.lines.map(line => paragraph(lang, line))}${step.link && html`<p>${link(lang, step.link.label, path(lang, step.link.to))}</p>`}</div></section>`,
  )}</div>`,
]

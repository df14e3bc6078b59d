import { heading, link, list, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang } from '../../kit/html.ts'
import type { About } from './about.ts'
import { contact } from './contact.ts'

/** The statement that the law asks for, honest: not audited yet, with what is checked and how to complain. */
export const accessibility = (lang: Lang, about: About): Content => {
  const h2 = (fr: string, en: string): Content => heading(lang, { fr, en }, { level: 2 })
  return [
    heading(lang, { fr: 'Accessibilité : non auditée', en: 'Accessibility: not audited' }, { size: 'xl' }),
    paragraph(
      lang,
      {
        fr: 'Nous voulons que chacun puisse se servir de ce site, avec ou sans handicap. Personne d’extérieur ne l’a encore vérifié.',
        en: 'We want everybody to be able to use this site, with or without a disability. Nobody from outside has checked it yet.',
      },
      'lead',
    ),
    h2('État de conformité', 'State of conformity'),
    paragraph(lang, {
      fr: 'Ce site n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2), parce qu’aucun audit n’a été fait. Nous n’annonçons donc aucun taux.',
      en: 'This site does not conform to the French accessibility rules (RGAA 4.1.2), because no audit has been made. We therefore announce no rate.',
    }),
    h2('Ce que nous vérifions à chaque version', 'What we check with each version'),
    list(lang, [
      {
        fr: 'Chaque page, dans chacun de ses états et dans les deux langues, est en HTML valide et passe les contrôles automatiques du logiciel axe.',
        en: 'Each page, in each of its states and in both languages, is valid HTML and passes the automatic checks of the program axe.',
      },
      {
        fr: 'Les textes ont un contraste d’au moins 7 pour 1, sur fond clair et sur fond sombre.',
        en: 'Texts have a contrast of at least 7 to 1, on the light and on the dark background.',
      },
      {
        fr: 'Tout se fait au clavier : chaque lien et chaque champ est atteint, et se voit quand il l’est.',
        en: 'Everything works by keyboard: each link and each field is reached, and is seen when it is.',
      },
      {
        fr: 'À un agrandissement de 400 %, rien n’est coupé et rien ne dépasse de l’écran.',
        en: 'Magnified to 400%, nothing is cut and nothing is wider than the screen.',
      },
      { fr: 'Tout marche sans script.', en: 'Everything works without script.' },
    ]),
    paragraph(lang, {
      fr: 'Ces contrôles ne voient qu’une partie des défauts. Il faut aussi des essais par des personnes concernées : ils n’ont pas encore eu lieu.',
      en: 'These checks see only part of the defects. Trials by the people concerned are needed too: they have not taken place yet.',
    }),
    h2('Ce qui n’est pas accessible', 'What is not accessible'),
    list(lang, [
      {
        fr: 'Les documents PDF (certificat, décisions, accusé de réception) sont balisés, mais nous ne les avons pas essayés avec un lecteur d’écran. Leur contenu est aussi dit sur les pages.',
        en: 'The PDF documents (certificate, decisions, receipt) are tagged, but we have not tried them with a screen reader. Their content is also told on the pages.',
      },
      {
        fr: 'Le dessin de la carte est une image : ce qu’elle porte est écrit à côté.',
        en: 'The drawing of the card is a picture: what it bears is written beside it.',
      },
    ]),
    h2('Comment c’est fait', 'How it is made'),
    paragraph(lang, {
      fr: 'HTML, CSS, et un peu de JavaScript qui n’est jamais nécessaire. Essais avec Chromium, axe et html-validate. Pages essayées : toutes celles du site, sur des données inventées.',
      en: 'HTML, CSS, and a little JavaScript that is never needed. Tried with Chromium, axe and html-validate. Pages tried: all those of the site, on invented data.',
    }),
    paragraph(lang, { fr: 'Cette page a été écrite le 25 novembre 2026.', en: 'This page was written on 25 November 2026.' }),
    h2('Une page vous arrête ?', 'Does a page stop you?'),
    contact(lang, about),
    h2('Voies de recours', 'How to complain'),
    paragraph(lang, {
      fr: 'Vous nous avez signalé un défaut qui vous empêche de vous servir du site, et vous n’avez pas eu de réponse satisfaisante ? Vous pouvez :',
      en: 'You told us about a defect that keeps you from using the site, and had no satisfactory answer? You can:',
    }),
    list(lang, [
      html`${lang === 'fr' ? 'écrire au' : 'write to the'} ${link(lang, { fr: 'Défenseur des droits', en: 'Défenseur des droits' }, 'https://www.defenseurdesdroits.fr/')}${lang === 'fr' ? '' : ' (the national ombudsman)'}`,
      {
        fr: 'voir le délégué du Défenseur des droits de votre département',
        en: 'see the delegate of the Défenseur des droits in your département',
      },
      html`${lang === 'fr' ? 'envoyer un courrier, gratuit et sans timbre, à :' : 'send a letter, free and without a stamp, to:'} <span lang="fr">Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07</span>`,
    ]),
  ]
}

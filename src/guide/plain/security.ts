import { heading, link, list, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import type { About } from './about.ts'
import { contact } from './contact.ts'

/** How to report a weakness, and what we promise to who does. */
export const security = (lang: Lang, about: About): Content => {
  const h2 = (fr: string, en: string): Content => heading(lang, { fr, en }, { level: 2 })
  return [
    heading(lang, { fr: 'Sécurité', en: 'Security' }, { size: 'xl' }),
    paragraph(
      lang,
      {
        fr: 'Vous avez trouvé une faille ? Dites-le-nous avant de le dire à d’autres. Merci.',
        en: 'Have you found a weakness? Tell us before you tell others. Thank you.',
      },
      'lead',
    ),
    h2('Comment la signaler', 'How to report it'),
    contact(lang, about),
    list(lang, [
      { fr: 'Écrivez ce que vous avez fait et ce que vous avez vu.', en: 'Write what you did and what you saw.' },
      {
        fr: 'N’essayez rien sur le dossier d’une autre personne. N’ouvrez pas, ne copiez pas, n’effacez pas ses données.',
        en: 'Try nothing on another person’s file. Do not open, copy or erase their data.',
      },
      { fr: 'N’envoyez pas de données personnelles par e-mail.', en: 'Do not send personal data by e-mail.' },
    ]),
    h2('Ce que nous promettons', 'What we promise'),
    list(lang, [
      {
        fr: 'Nous vous répondons que le message est arrivé, puis nous disons ce que nous en pensons.',
        en: 'We acknowledge your message, then say what we make of it.',
      },
      {
        fr: 'Nous vous prévenons quand c’est réparé, et nous vous remercions par votre nom si vous le voulez.',
        en: 'We tell you when it is mended, and thank you by name if you wish.',
      },
    ]),
    html`<p class="govuk-body">${link(lang, { fr: 'Les empreintes du journal, publiées chaque jour', en: 'The fingerprints of the journal, published each day' }, path(lang, '/empreintes'))}</p>`,
    h2('Pour vous protéger', 'To protect yourself'),
    list(lang, [
      {
        fr: 'Déconnectez-vous sur un ordinateur partagé. Sans activité, la session se ferme seule.',
        en: 'Sign out on a shared computer. Without activity, the session closes by itself.',
      },
      {
        fr: 'La page « Mes sessions » montre où vous êtes connecté et permet de fermer une session oubliée.',
        en: 'The page “My sessions” shows where you are signed in and lets you close a session left open.',
      },
      {
        fr: 'Nous ne demandons jamais d’argent ni de mot de passe par e-mail ou par SMS.',
        en: 'We never ask for money or a password by e-mail or text message.',
      },
    ]),
  ]
}

/** The file by which those who look for weaknesses learn whom to tell (RFC 9116). */
export const securityTxt = (baseUrl: string, about: About, expires: string): string =>
  [
    `Contact: ${about.contact ? `mailto:${about.contact}` : `${baseUrl}/securite`}`,
    `Expires: ${expires}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    `Policy: ${baseUrl}/securite`,
    '',
  ].join('\n')

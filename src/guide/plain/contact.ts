import { link, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../../kit/html.ts'
import type { About } from './about.ts'

const words = {
  mail: { fr: 'Par e-mail :', en: 'By e-mail:' },
  post: { fr: 'Par courrier :', en: 'By post:' },
  nobody: {
    fr: 'Ceci est une démonstration : personne ne lit de messages, et rien n’y est enregistré pour de vrai. Sur un site ouvert au public, l’adresse de l’administration est écrite ici.',
    en: 'This is a demonstration: nobody reads messages, and nothing is recorded for real. On a site that is open to the public, the address of the administration is written here.',
  },
}

/** How to reach who answers for this site. */
export const contact = (lang: Lang, about: About): Content =>
  about.contact || about.address
    ? [
        about.contact && html`<p class="govuk-body">${say(words.mail, lang)} ${link(lang, about.contact, `mailto:${about.contact}`)}</p>`,
        about.address && html`<p class="govuk-body">${say(words.post, lang)} <span lang="fr">${about.address}</span></p>`,
      ]
    : paragraph(lang, words.nobody)

import type { Words } from '@papier-rose/law'
import { type Content, type Html, html, type Lang, otherLang, path, print, say, type Text } from '../html.ts'
import { assetPath } from './assets.ts'
import { form } from './form.ts'

const words = {
  name: { fr: 'Papier rose', en: 'Papier rose' },
  tagline: { fr: 'De l’examen au permis', en: 'From the exam to the licence' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  error: { fr: 'Erreur :', en: 'Error:' },
  back: { fr: 'Retour', en: 'Back' },
  language: { fr: 'Langue', en: 'Language' },
  menu: { fr: 'Menu', en: 'Menu' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signedIn: { fr: 'Connecté :', en: 'Signed in:' },
  agent: { fr: 'Espace des agents', en: 'Staff' },
  demonstration: { fr: 'Démonstration', en: 'Demonstration' },
  noValue: { fr: 'Sans valeur officielle', en: 'No official value' },
  footer: { fr: 'Liens utiles', en: 'Useful links' },
  independent: {
    fr: 'Papier rose est un logiciel libre. Ce n’est pas un site de l’État.',
    en: 'Papier rose is free software. It is not a site of the French State.',
  },
} satisfies Record<string, Words>

const footerLinks: readonly { readonly href: string; readonly label: Words }[] = [
  { href: '/verifier', label: { fr: 'Vérifier un permis', en: 'Check a licence' } },
  { href: '/aide', label: { fr: 'Aide et contact', en: 'Help and contact' } },
  { href: '/facile-a-lire', label: { fr: 'Facile à lire', en: 'Easy to read' } },
  { href: '/mots', label: { fr: 'Les mots du permis', en: 'The words of the licence' } },
  { href: '/statistiques', label: { fr: 'Les chiffres du service', en: 'The numbers of the service' } },
  { href: '/accessibilite', label: { fr: 'Accessibilité : non auditée', en: 'Accessibility: not audited' } },
  { href: '/donnees-personnelles', label: { fr: 'Données personnelles et cookies', en: 'Personal data and cookies' } },
  { href: '/mentions-legales', label: { fr: 'Mentions légales', en: 'Legal notice' } },
  { href: '/securite', label: { fr: 'Sécurité', en: 'Security' } },
]

export interface NavItem {
  readonly href: string
  readonly label: Text
  /** One is on this very page, or on one of those behind it. */
  readonly current?: 'page' | 'true' | false
}

export interface Page {
  readonly lang: Lang
  readonly title: Text
  /** The address of this page, with its query: the other language leads to the same one. */
  readonly path: string
  /** The value that the content security policy of this answer allows for scripts. */
  readonly nonce?: string
  /** Says on top that nothing here has official value: everywhere but in a real production. */
  readonly demonstration: boolean
  /** The name of the person or agent who is signed in. */
  readonly signedInAs?: string
  /** The form that ends the session: its address, proof and id. */
  readonly signOut?: { readonly action: string; readonly csrf: string; readonly id: string }
  /** A page of the office: wider, and marked as such. */
  readonly agent?: boolean
  /** Links of the header: the few places people go to. */
  readonly nav?: readonly NavItem[]
  /** The address of the page before. */
  readonly back?: string
  /** Something is wrong on the page: its title says so first, for those who hear it. */
  readonly errorTitle?: boolean
  /** Asks for the page again after so many seconds, where no script runs. */
  readonly refresh?: number
  readonly content: Content
}

/** A whole page: title, header, languages, banner, content, footer. */
export function layout(page: Page): Html {
  const { lang, agent } = page
  const here = path(lang, page.path)
  const there = otherLang(here)
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  const title = html`${page.errorTitle && `${say(words.error, lang)} `}${print(page.title, lang)} – ${say(words.name, lang)}`
  return html`<!DOCTYPE html>
<html lang="${lang}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf6f1" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1b1517" media="(prefers-color-scheme: dark)">
${page.demonstration && html`<meta name="robots" content="noindex">`}
${page.refresh !== undefined && html`<noscript><meta http-equiv="refresh" content="${page.refresh}"></noscript>`}
<link rel="alternate" hreflang="${other}" href="${there}">
<link rel="preload" href="${assetPath('regular.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="${assetPath('bold.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetPath('style.css')}">
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<script type="module" src="${assetPath('init.js')}"${page.nonce && html` nonce="${page.nonce}"`}></script>
</head>
<body class="govuk-template__body${agent && ' pr-office'}">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">${say(words.skip, lang)}</a>
<header class="govuk-template__header">${page.demonstration && banner(lang)}<div class="pr-header">${header(page, there, other)}</div></header>
<div class="govuk-width-container">
${page.back && html`<nav aria-label="${say(words.back, lang)}"><a href="${page.back}" class="govuk-back-link">${say(words.back, lang)}</a></nav>`}
<main class="govuk-main-wrapper" id="main-content">
${page.content}
</main>
</div>
<footer class="govuk-template__footer pr-footer">${footers[lang]}</footer>
</body>
</html>`
}

function header({ lang, agent, signedInAs, signOut, nav = [] }: Page, there: string, other: Lang): Html {
  const languages = (['fr', 'en'] as const).map(l =>
    l === other
      ? html`<li><a href="${there}" lang="${l}" hreflang="${l}" rel="alternate">${languageName[l]}</a></li>`
      : html`<li><span lang="${l}" aria-current="true">${languageName[l]}</span></li>`,
  )
  const places = nav.map(
    item => html`<li><a href="${item.href}"${item.current && html` aria-current="${item.current}"`}>${print(item.label, lang)}</a></li>`,
  )
  const person =
    signedInAs &&
    html`<div class="pr-header__person"><p><span class="govuk-visually-hidden">${say(words.signedIn, lang)} </span>${signedInAs}</p>${signOut && form({ ...signOut, content: html`<button class="pr-link-button" type="submit">${say(words.signOut, lang)}</button>` })}</div>`
  return html`<div class="pr-header__top"><div class="govuk-width-container pr-header__row"><a class="pr-header__name" href="${path(lang, '/')}">${mark}<span class="pr-header__words"><span class="pr-header__title">${say(words.name, lang)}</span> <span class="pr-header__tagline">${say(agent ? words.agent : words.tagline, lang)}</span></span></a><nav class="pr-languages" aria-label="${say(words.language, lang)}"><ul>${languages}</ul></nav></div></div>${(places.length > 0 || signedInAs) && html`<div class="pr-header__nav"><div class="govuk-width-container pr-header__row">${places.length > 0 && html`<nav aria-label="${say(words.menu, lang)}"><ul>${places}</ul></nav>`}${person}</div></div>`}`
}

const languageName = { fr: 'Français', en: 'English' }

/** A folded sheet with its road: our own mark. */
const mark = html`<svg class="pr-header__mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><path class="pr-mark__sheet" d="M5 4h22l8 8v24H5z"/><path class="pr-mark__fold" d="M27 4v8h8"/><path class="pr-mark__road" d="M20 34v-4m0-4v-4m0-4v-4"/></svg>`

const banner = (lang: Lang): Html =>
  html`<div class="pr-band"><p class="govuk-width-container"><strong>${say(words.demonstration, lang)}</strong> – ${say(words.noValue, lang)}</p></div>`

const footerIn = (lang: Lang): Html =>
  html`<div class="govuk-width-container"><h2 class="govuk-visually-hidden">${say(words.footer, lang)}</h2><ul class="pr-footer__links">${footerLinks.map(l => html`<li><a class="govuk-link" href="${path(lang, l.href)}">${say(l.label, lang)}</a></li>`)}</ul><p class="pr-footer__note">${say(words.independent, lang)}</p></div>`

const footers: Readonly<Record<Lang, Html>> = { fr: footerIn('fr'), en: footerIn('en') }

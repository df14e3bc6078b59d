import { type Content, type Html, html } from '../../../kit/html.ts'

/** A page of a simulator: French first, English below. It looks like nobody's site, and says what it is. */
export const page = (mount: string, title: string, content: Content): Html => html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${mount}/simulator.css">
</head>
<body>
<header><p>Simulateur, sans valeur officielle. <span lang="en">Simulator, no official value.</span></p></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`

/** The same sentence in both languages. */
export const both = (fr: string, en: string): Html => html`${fr} <span lang="en">${en}</span>`

export const style = `
body { margin: 0; font: 1.1rem/1.5 system-ui, sans-serif; color: #1d1a1a; background: #fff }
header { padding: .25rem 1rem; background: #2b2b3a; color: #fff }
main { max-width: 48rem; margin: 0 auto; padding: 1rem }
[lang=en] { color: #4a4545; font-style: italic }
header [lang=en] { color: inherit }
fieldset { border: 1px solid #767070; margin: 0 0 1rem }
.choice { display: block; padding: .35rem 0 }
button { font: inherit; padding: .5rem 1rem; margin: 0 .5rem .5rem 0; cursor: pointer }
input[type=text], input[type=password] { font: inherit; padding: .35rem }
.error { border-left: .4rem solid #b00020; padding-left: .75rem }
:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px }
`

/** No script, nothing from elsewhere; forms may lead anywhere, since a sign-in ends on the site that asked for it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

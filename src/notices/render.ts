import type { Words } from '@papier-rose/law'
import { type Content, type Html, html, type Lang, path, raw, say } from '../kit/html.ts'
import type { Letter, LetterPage } from './notice.ts'

/** A letter with what it needs to be sent. */
export interface Addressed {
  readonly letter: Letter
  readonly lang: Lang
  readonly firstName?: string
  /** Not there for a letter about the account itself. */
  readonly applicationId?: string
  /** Where people type us, without the slash at the end. */
  readonly baseUrl: string
  readonly demonstration: boolean
}

const wording = {
  hello: { fr: 'Bonjour', en: 'Hello' },
  holder: { fr: 'Qui s’en occupe maintenant', en: 'Who has it now' },
  next: { fr: 'La suite', en: 'What comes next' },
  todo: { fr: 'Ce que vous avez à faire', en: 'What you have to do' },
  nothing: { fr: 'Rien pour l’instant.', en: 'Nothing for now.' },
  caution: {
    fr: 'Nous ne demandons jamais d’argent ni de mot de passe, et aucune pièce ne s’envoie par e-mail. Personne ne lit les réponses à ce message.',
    en: 'We never ask for money or a password, and no document is sent by e-mail. Nobody reads answers to this message.',
  },
  demonstration: {
    fr: 'Démonstration : ce message n’a aucune valeur officielle.',
    en: 'Demonstration: this message has no official value.',
  },
} as const satisfies Record<string, Words>

const shortNews: Words = { fr: 'du nouveau sur votre demande', en: 'news about your request' }

const greeting = ({ lang, firstName }: Addressed): string => `${say(wording.hello, lang)}${firstName ? ` ${firstName}` : ''},`

/** The address of each page to which a letter may lead. */
export const letterPages: Readonly<Record<LetterPage, (applicationId: string) => string>> = {
  'follow-up': id => `/suivi/${id}`,
  messages: id => `/suivi/${id}/messages`,
  'agent-file': id => `/agents/dossiers/${id}/messages`,
  agents: () => '/agents/dossiers',
  habilitations: () => '/agents/habilitations',
  contacts: () => '/compte/contacts',
  'licence-letters': () => '/mon-permis/courriers',
  reports: () => '/mon-permis/erreurs',
  address: () => '/compte/adresse',
  'licence-measures': () => '/mon-permis/mesures',
  codes: () => '/mon-permis/codes',
  designations: () => '/mon-permis/designations',
}

/** The page that the letter is about, in its language. */
const link = ({ baseUrl, lang, applicationId = '', letter }: Addressed): string =>
  `${baseUrl}${path(lang, letterPages[letter.page ?? 'follow-up'](applicationId))}`

const todoOf = ({ todo }: Letter): readonly Words[] => (todo.length > 0 ? todo : [wording.nothing])

const sections = (letter: Letter): [title: Words, says: readonly Words[]][] => [
  [wording.holder, [letter.holder]],
  [wording.next, letter.next],
  [wording.todo, todoOf(letter)],
]

export const subjectOf = ({ letter, lang }: Addressed): string => say(letter.subject, lang)

/** What a letter says, in its order: for whoever prints it in another form. */
export const sayLetter = (to: Addressed) => {
  const said = (words: readonly Words[]) => words.map(one => say(one, to.lang))
  return {
    title: subjectOf(to),
    greeting: greeting(to),
    news: said(to.letter.news),
    sections: sections(to.letter).map(([title, says]) => ({ title: say(title, to.lang), says: said(says) })),
    link: { title: say(to.letter.button, to.lang), href: link(to) },
    caution: say(wording.caution, to.lang),
  }
}

/** The letter in plain text. */
export function asText(to: Addressed): string {
  const { letter, lang, demonstration } = to
  const said = (words: readonly Words[]): string => words.map(one => say(one, lang)).join('\n\n')
  return [
    greeting(to),
    said(letter.news),
    ...sections(letter).map(([title, says]) => `${say(title, lang)}\n${'-'.repeat(say(title, lang).length)}\n${said(says)}`),
    `${say(letter.button, lang)}${lang === 'fr' ? '\u00a0' : ''}:\n${link(to)}`,
    ['-- ', 'Papier rose', say(wording.caution, lang), ...(demonstration ? [say(wording.demonstration, lang)] : [])].join('\n'),
    '',
  ].join('\n\n')
}

/** What the letter says, as a piece of page. */
export function asContent(to: Addressed): Html {
  const { letter, lang, demonstration } = to
  const paragraphs = (words: readonly Words[]): Content => words.map(one => html`<p>${say(one, lang)}</p>`)
  return html`${demonstration ? html`<p><strong>${say(wording.demonstration, lang)}</strong></p>` : ''}
<h1>${subjectOf(to)}</h1>
<p>${greeting(to)}</p>
${paragraphs(letter.news)}
${sections(letter).map(([title, says]) => html`<h2>${say(title, lang)}</h2>${paragraphs(says)}`)}
<p><a class="button" href="${link(to)}">${say(letter.button, lang)}</a></p>
<p class="small">Papier rose. ${say(wording.caution, lang)}</p>`
}

// Mail readers fetch no style sheet: these few rules travel with the letter.
const style = `body{margin:0;padding:24px;background:#fbf7f2;color:#1d1a1a;font:18px/1.5 sans-serif}
main{max-width:36em;margin:0 auto}h1{font-size:1.4em;line-height:1.25}h2{font-size:1.05em;margin:1.4em 0 .3em}p{margin:0 0 .8em}
.button{display:inline-block;padding:.6em 1em;background:#8f2d48;color:#fff;border-radius:4px}.small{font-size:.85em;margin-top:2em}`

/** The letter as a page of its own: nothing in it is fetched from anywhere. */
export const asPage = (to: Addressed): string =>
  String(html`<!DOCTYPE html>
<html lang="${to.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subjectOf(to)}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${asContent(to)}
</main>
</body>
</html>
`)

/** The letters that a phone writes in seven bits; with any other a text costs twice and holds half. */
const sevenBits = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü]*$/
const longestText = 160

/** The sentence as a phone can write it: what has no place among its letters loses its accent. */
const forPhones = (text: string): string =>
  [
    ...text
      .replace(/\p{Zs}/gu, ' ')
      .replace(/[’‘]/g, "'")
      .replace(/[«»“”]\s?/g, '"')
      .replace(/[–—]/g, '-')
      .replace(/œ/g, 'oe'),
  ]
    .map(letter => (sevenBits.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')))
    .join('')

/** The same news in one short text: what the subject of the letter says, where to read the rest, how to stop. Nothing of the person stands in it. */
export function asShortText({ letter, lang, baseUrl }: Pick<Addressed, 'letter' | 'lang' | 'baseUrl'>): string {
  const end = `${new URL(baseUrl).host}/compte STOP: ${lang === 'fr' ? 'répondez STOP' : 'answer STOP'}`
  const start = `Papier rose${lang === 'fr' ? ' ' : ''}: `
  const room = longestText - start.length - end.length - 2
  const subject = forPhones(say(letter.subject, lang))
  return `${start}${subject.length > room ? say(shortNews, lang) : subject}. ${end}`
}

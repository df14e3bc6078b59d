import type { Words } from '@papier-rose/law'
import {
  button,
  buttonGroup,
  details,
  heading,
  layout,
  link,
  notice,
  paragraph,
  searchForm,
  summaryList,
  table,
  textInput,
} from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang } from '../../kit/html.ts'
import { inLang } from '../buttons.ts'
import type { Delivery, Mode } from './letterbox.ts'

const words = {
  title: { fr: 'Boîte aux lettres (simulée)', en: 'Mailbox (simulated)' },
  lead: { fr: 'Tous les courriels que le service a envoyés arrivent ici.', en: 'All the e-mail that the service sent arrives here.' },
  search: { fr: 'Adresse du destinataire', en: 'Address of the recipient' },
  find: { fr: 'Chercher', en: 'Search' },
  messages: { fr: 'Messages reçus', en: 'Messages received' },
  none: { fr: 'Aucun message.', en: 'No message.' },
  received: { fr: 'Reçu', en: 'Received' },
  to: { fr: 'À', en: 'To' },
  from: { fr: 'De', en: 'From' },
  subject: { fr: 'Objet', en: 'Subject' },
  id: { fr: 'Identifiant', en: 'Identifier' },
  plain: { fr: 'Le texte', en: 'The text' },
  html: { fr: 'Voir la version mise en page', en: 'See the laid-out version' },
  all: { fr: 'Tous les messages', en: 'All messages' },
  working: { fr: 'Façon de travailler', en: 'Way of working' },
} satisfies Record<string, Words>

const modeWords: Record<Mode, { readonly now: Words; readonly press: Words }> = {
  open: {
    now: { fr: 'Le serveur accepte tous les messages.', en: 'The server accepts every message.' },
    press: { fr: 'Accepter tous les messages', en: 'Accept every message' },
  },
  refusing: {
    now: { fr: 'Le serveur refuse toutes les adresses.', en: 'The server refuses every address.' },
    press: { fr: 'Refuser toutes les adresses', en: 'Refuse every address' },
  },
  down: {
    now: { fr: 'Le serveur est en panne : il ne répond à personne.', en: 'The server is down: it answers nobody.' },
    press: { fr: 'Mettre en panne', en: 'Take it down' },
  },
}

interface MailboxPage {
  readonly lang: Lang
  /** Where the mailbox is mounted. */
  readonly at: string
  readonly mode: Mode
  readonly search: string
  readonly deliveries: readonly Delivery[]
}

/** Every message that arrived, the newest first, and how the server behaves. */
export function mailboxPage({ lang, at, mode, search, deliveries }: MailboxPage): Html {
  const others = (Object.keys(modeWords) as Mode[]).filter(other => other !== mode)
  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    agent: true,
    content: [
      mode !== 'open' && notice({ lang, content: modeWords[mode].now }),
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      searchForm({
        action: at,
        content: [
          lang === 'en' && html`<input type="hidden" name="lang" value="en">`,
          textInput({ lang, name: 'a', label: words.search, value: search, type: 'search', verbatim: true }),
          button({ lang, label: words.find, look: 'secondary' }),
        ],
      }),
      table({
        lang,
        caption: words.messages,
        columns: [words.received, words.to, words.subject].map(label => ({ label })),
        rows: deliveries.map(mail => [
          formatInstant(mail.receivedAt, lang),
          mail.to,
          link(lang, mail.subject || mail.messageId, `${at}/messages/${mail.id}${inLang(lang)}`),
        ]),
        empty: words.none,
      }),
      heading(lang, words.working, { level: 2 }),
      paragraph(lang, modeWords[mode].now),
      html`<form method="post" action="${at}/reglages${inLang(lang)}" novalidate>${buttonGroup(
        others.map(other => button({ lang, label: modeWords[other].press, look: 'secondary', name: 'mode', value: other })),
      )}</form>`,
    ],
  })
}

/** One message: its headers, its text, and the way to its laid-out version. */
export const messagePage = (lang: Lang, at: string, mail: Delivery): Html =>
  layout({
    lang,
    title: mail.subject,
    path: `${at}/messages/${mail.id}`,
    demonstration: true,
    agent: true,
    back: `${at}${inLang(lang)}`,
    content: [
      heading(lang, mail.subject),
      summaryList(lang, [
        { key: words.received, value: formatInstant(mail.receivedAt, lang) },
        { key: words.from, value: mail.from },
        { key: words.to, value: mail.to },
      ]),
      heading(lang, words.plain, { level: 2 }),
      html`<div lang="${mail.lang || lang}" class="govuk-body">${paragraphs(mail.text)}</div>`,
      html`<p class="govuk-body">${link(lang, words.html, `${at}/messages/${mail.id}/html`)}</p>`,
      details(lang, words.id, mail.messageId),
    ],
  })

/** Lines stay lines, an address alone can be followed: as a mail reader shows plain text. */
const paragraphs = (text: string): Html[] =>
  text
    .trim()
    .split(/\n{2,}/)
    .map(block => html`<p>${block.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${linked(line)}`)}</p>`)

const linked = (line: string): (string | Html)[] =>
  line
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((piece, i) => (i % 2 === 1 ? html`<a class="govuk-link" href="${piece}">${piece}</a>` : piece))

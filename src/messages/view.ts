import type { Words } from '@papier-rose/law'
import { button, type FieldError, form, paragraph, textarea } from '../kit/design/components.ts'
import { type Content, formatInstant, type Html, html, type Lang, say } from '../kit/html.ts'
import type { Message } from './rows.ts'
import { longest } from './write.ts'

const words = {
  none: { fr: 'Aucun message pour l’instant.', en: 'No message yet.' },
  you: { fr: 'Vous', en: 'You' },
  person: { fr: 'La personne', en: 'The person' },
  office: { fr: 'La préfecture', en: 'The préfecture' },
  read: { fr: 'lu le', en: 'read on' },
  unread: { fr: 'pas encore lu', en: 'not read yet' },
  label: { fr: 'Votre message', en: 'Your message' },
  hint: {
    fr: 'N’écrivez pas de numéro de carte bancaire. Les documents s’envoient par la page de correction.',
    en: 'Do not write a bank card number. Documents are sent on the correction page.',
  },
  send: { fr: 'Envoyer le message', en: 'Send the message' },
} satisfies Record<string, Words>

/** The messages, oldest first, as one side reads them. */
export function thread(lang: Lang, messages: readonly Message[], reader: 'person' | 'office'): Content {
  if (messages.length === 0) return paragraph(lang, words.none)
  return html`<ol class="pr-messages">${messages.map(message => one(lang, message, reader))}</ol>`
}

function one(lang: Lang, { id, from, words: said, writtenAt, readAt }: Message, reader: 'person' | 'office'): Html {
  const mine = from === reader
  const author = mine && reader === 'person' ? words.you : words[from]
  const seen = readAt ? `${say(words.read, lang)} ${formatInstant(readAt, lang)}` : say(words.unread, lang)
  return html`<li id="message-${id}" class="pr-message${mine && ' pr-message--mine'}"><p class="govuk-body-s"><strong>${say(author, lang)}</strong>, ${formatInstant(writtenAt, lang)}${mine && `, ${seen}`}</p>${said
    .split(/\n{2,}/)
    .map(block => html`<p class="govuk-body">${block.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`)}</li>`
}

/** The field and its button; `more` stands between them. */
export const messageForm = (
  lang: Lang,
  f: {
    readonly action: string
    readonly ids: { readonly csrf: string; readonly id: string }
    readonly typed?: string
    readonly errors?: readonly FieldError[]
    readonly more?: Content
  },
): Html =>
  form({
    action: f.action,
    ...f.ids,
    content: [
      textarea({
        lang,
        name: 'words',
        label: words.label,
        hint: words.hint,
        rows: 6,
        maxLength: longest,
        ...(f.typed ? { value: f.typed } : {}),
        ...(f.errors ? { errors: f.errors } : {}),
      }),
      f.more ?? '',
      button({ lang, label: words.send }),
    ],
  })

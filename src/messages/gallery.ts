import { day } from '@papier-rose/law'
import { aSent } from '../application/fixtures.ts'
import { instant } from '../kit/clock.ts'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { html, type Lang } from '../kit/html.ts'
import { type Messages, messagesPage } from './pages.ts'
import type { Message } from './rows.ts'

const at = (text: string) => instant(new Date(text))
const sent = aSent()

/** A person asks, the office answers. */
export const someMessages: readonly Message[] = [
  {
    id: '0199aaaa-0000-7000-8000-0000000000a1',
    from: 'person',
    words: 'Bonjour,\n\nJe déménage le 12 décembre.\nÀ quelle adresse partira la carte ?',
    writtenAt: at('2026-11-26T17:02:00Z'),
    readAt: at('2026-11-27T08:10:00Z'),
  },
  {
    id: '0199aaaa-0000-7000-8000-0000000000a2',
    from: 'office',
    words: 'Bonjour, elle partira à l’adresse de votre demande. Quelle sera la nouvelle ?',
    writtenAt: at('2026-11-27T08:15:00Z'),
    readAt: null,
  },
]

const withMessage = (message: Messages['sent']['state']['message']) => ({ ...sent, state: { ...sent.state, message } })
const shown = (title: string, more: Partial<Messages>) => ({
  title,
  html: (lang: Lang) => html`${messagesPage(lang, { sent, messages: someMessages, ids: { csrf: 'proof', id: 'form' }, ...more })}`,
})

/** The messages of a request, in every state. */
export const messagesGallery: readonly GalleryEntry[] = [
  {
    name: 'messages of a request',
    routes: ['/suivi/:id/messages'],
    states: [
      shown('none yet', { messages: [] }),
      shown('just sent, the office is to answer', {
        messages: someMessages.slice(0, 1),
        sent: withMessage({ waitsFor: 'office', since: day('2026-11-26'), answerBy: day('2026-12-03') }),
        done: true,
      }),
      shown('an answer is asked of the person', {
        sent: withMessage({ waitsFor: 'person', since: day('2026-11-27'), answerBy: day('2026-12-08') }),
      }),
      shown('too long', {
        typed: 'La carte. '.repeat(201),
        errors: [
          {
            field: 'words',
            words: {
              fr: 'Votre message a 2010 caractères. Il en faut 2000 au plus : retirez-en 10, ou envoyez la suite dans un deuxième message.',
              en: 'Your message has 2010 characters. At most 2000 can be sent: take 10 out, or send the rest in a second message.',
            },
          },
        ],
      }),
    ],
  },
]

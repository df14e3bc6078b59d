import type { Words } from '@papier-rose/law'
import { type FoundApplication, labelOf, requestNumber } from '../application/index.ts'
import { heading, linkButton, paragraph, type Task, taskList } from '../kit/design/components.ts'
import { type Content, type Lang, path } from '../kit/html.ts'

const words = {
  title: { fr: 'Mon compte', en: 'My account' },
  requests: { fr: 'Mes demandes', en: 'My requests' },
  none: { fr: 'Vous n’avez pas encore envoyé de demande.', en: 'You have not sent a request yet.' },
  begin: { fr: 'Faire une demande', en: 'Make a request' },
  permit: { fr: 'Mon permis', en: 'My licence' },
  permitHint: { fr: 'Catégories, points, mesures, titre', en: 'Categories, points, measures, card' },
  around: { fr: 'Ce qui vous concerne', en: 'What is about you' },
  letters: { fr: 'Mes courriers', en: 'My letters' },
  lettersHint: { fr: 'Décisions, CEPC, e-mails et SMS, tels qu’envoyés', en: 'Decisions, CEPC, e-mails and texts, as they were sent' },
  contacts: { fr: 'Comment nous vous joignons', en: 'How we reach you' },
  contactsHint: { fr: 'E-mail, mobile, SMS', en: 'E-mail, mobile, text messages' },
  address: { fr: 'Mon adresse postale', en: 'My postal address' },
  addressHint: { fr: 'Où partent les lettres sur votre permis', en: 'Where the letters about your licence go' },
  consent: { fr: 'Décisions par voie électronique', en: 'Decisions electronically' },
  consentHint: { fr: 'Ce que votre accord change', en: 'What your consent changes' },
  sessions: { fr: 'Mes sessions', en: 'My sessions' },
  sessionsHint: { fr: 'Les appareils où vous êtes connecté', en: 'The devices on which you are signed in' },
  data: { fr: 'Mes données', en: 'My data' },
  dataHint: { fr: 'Ce que nous gardons, jusqu’à quand, qui l’a lu', en: 'What we hold, until when, who read it' },
  see: { fr: 'Ouvrir', en: 'Open' },
  messages: { fr: 'Messages', en: 'Messages' },
  toRead: { fr: 'À lire', en: 'To read' },
  toConfirm: { fr: 'À confirmer', en: 'To confirm' },
  confirmed: { fr: 'Confirmé', en: 'Confirmed' },
  given: { fr: 'Accord donné', en: 'Consent given' },
  notGiven: { fr: 'Pas d’accord donné', en: 'No consent given' },
} satisfies Record<string, Words>

export interface Home {
  readonly name: string
  readonly requests: readonly (FoundApplication & { readonly unread: number })[]
  readonly emailConfirmed: boolean
  readonly consents: boolean
  /** Acts that were not opened yet. */
  readonly unopened: number
}

const fresh = (n: number): Words => ({
  fr: n > 1 ? `${n} nouveaux messages` : '1 nouveau message',
  en: n > 1 ? `${n} new messages` : '1 new message',
})

/** One home for a person: everything that is theirs, and what waits for them. */
export function homePage(lang: Lang, f: Home): Content {
  const at = (to: string) => path(lang, to)
  const requests = f.requests.flatMap(({ id, state, unread }): Task[] => [
    {
      label: {
        fr: `Demande ${requestNumber(id)}, catégorie ${state.subject?.category}`,
        en: `Request ${requestNumber(id)}, category ${state.subject?.category}`,
      },
      href: at(`/suivi/${id}`),
      status: labelOf(state).words,
      tone: labelOf(state).tone,
    },
    {
      label: { fr: `Messages de la demande ${requestNumber(id)}`, en: `Messages of request ${requestNumber(id)}` },
      href: at(`/suivi/${id}/messages`),
      status: unread > 0 ? fresh(unread) : words.see,
      ...(unread > 0 ? { tone: 'todo' as const } : {}),
    },
  ])
  const around: Task[] = [
    { label: words.permit, hint: words.permitHint, href: at('/mon-permis'), status: words.see },
    {
      label: words.letters,
      hint: words.lettersHint,
      href: at('/compte/courriers'),
      status: f.unopened > 0 ? words.toRead : words.see,
      ...(f.unopened > 0 ? { tone: 'todo' as const } : {}),
    },
    {
      label: words.contacts,
      hint: words.contactsHint,
      href: at('/compte/contacts'),
      status: f.emailConfirmed ? words.confirmed : words.toConfirm,
      ...(f.emailConfirmed ? {} : { tone: 'todo' as const }),
    },
    { label: words.address, hint: words.addressHint, href: at('/compte/adresse'), status: words.see },
    { label: words.consent, hint: words.consentHint, href: at('/compte/consentement'), status: f.consents ? words.given : words.notGiven },
    { label: words.sessions, hint: words.sessionsHint, href: at('/sessions'), status: words.see },
    { label: words.data, hint: words.dataHint, href: at('/compte/donnees'), status: words.see },
  ]
  return [
    heading(lang, words.title, { caption: f.name }),
    heading(lang, words.requests, { level: 2 }),
    requests.length > 0 ? taskList(lang, requests, 'requests') : paragraph(lang, words.none),
    linkButton({ lang, label: words.begin, href: at('/demande'), look: 'secondary' }),
    heading(lang, words.around, { level: 2 }),
    taskList(lang, around, 'around'),
  ]
}

import { day, profiles } from '@papier-rose/law'
import type { Act } from '../acts/index.ts'
import { aSent, linaDriver } from '../application/fixtures.ts'
import { instant } from '../kit/clock.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { sampleLetters } from '../licence/fixtures.ts'
import { addressedOf, type KeptLetter } from '../notices/index.ts'
import { dataPage } from './data.ts'
import type { Held } from './held.ts'
import { type Home, homePage } from './home.ts'
import { actPage, letterPage, lettersPage } from './letters.ts'

const at = (text: string) => instant(new Date(text))
const today = day('2026-12-20')
const law = profiles['official-2026']

const sent = aSent()
const home: Home = { name: 'Lina MOREAU', requests: [], emailConfirmed: false, consents: false, unopened: 0 }
const letter: KeptLetter = {
  id: '0199aaaa-0000-7000-8000-0000000000e1.request-received',
  notice: 'request-received',
  applicationId: sent.id,
  lang: 'fr',
  address: 'lina@courriel.example',
  firstName: 'Lina',
  letter: {
    subject: { fr: 'Nous avons reçu votre demande de permis', en: 'We have received your licence request' },
    news: [{ fr: 'Votre demande est arrivée.', en: 'Your request has arrived.' }],
    holder: { fr: 'Préfecture du Val-de-Marne (Créteil)', en: 'Préfecture of Val-de-Marne (Créteil)' },
    next: [{ fr: 'Un agent vérifie vos pièces.', en: 'An agent checks your documents.' }],
    todo: [],
    button: { fr: 'Voir où en est ma demande', en: 'See where my request is' },
  },
  state: 'sent',
  writtenAt: at('2026-11-26T17:42:10Z'),
  sentAt: at('2026-11-26T17:42:12Z'),
}
const text = {
  id: 't',
  number: '0612345678',
  words: 'Papier rose : Votre demande de permis est acceptée.',
  writtenAt: at('2026-12-03T09:00:00Z'),
}
const act: Act = {
  id: '0199aaaa-0000-7000-8000-0000000000d1',
  accountId: 'lina',
  applicationId: sent.id,
  name: 'refusal',
  kind: 'decision',
  title: { fr: 'Refus de votre demande de permis, catégorie B', en: 'Refusal of your licence request, category B' },
  departement: '94',
  way: 'account-with-consent',
  availableOn: day('2026-12-08'),
  availableAt: at('2026-12-08T10:00:00Z'),
  firstReadAt: null,
  readOn: null,
  notifiedOn: null,
  notifiedHow: null,
}
const readAct: Act = {
  ...act,
  firstReadAt: at('2026-12-09T10:00:00Z'),
  readOn: day('2026-12-09'),
  notifiedOn: day('2026-12-09'),
  notifiedHow: 'first-reading',
}
const to = addressedOf(letter, { baseUrl: 'https://papier-rose.example', demonstration: true })
const held: Held = {
  at: at('2026-12-20T10:00:00Z'),
  account: {
    id: 'lina',
    email: 'lina@courriel.example',
    emailConfirmed: true,
    mobileConfirmed: false,
    smsWanted: false,
    lang: 'fr',
    identity: {
      sub: 's',
      familyName: 'MOREAU',
      givenNames: ['Lina'],
      birthdate: '2009-03-12',
      birthplace: '44109',
      birthcountry: '99100',
      gender: 'female',
    },
  },
  consents: [],
  sessions: [],
  drafts: [],
  requests: [{ request: sent, answers: [], messages: [], forecasts: [], files: [] }],
  letters: [letter],
  texts: [],
  acts: [act],
  cepcs: [],
  reports: [],
  codes: [],
  proposals: [],
  rows: {},
  readings: [
    {
      at: at('2026-11-27T09:00:00Z'),
      name: 'Paulette Girard',
      by: 'agent',
      roles: ['reviewer'],
      departement: '94',
      what: `application/${sent.id}`,
      reason: 'reviewing',
    },
    {
      at: at('2026-11-28T09:00:00Z'),
      name: 'Solange Faure',
      by: 'agent',
      roles: ['supervisor'],
      departement: '94',
      what: 'search',
      reason: 'supervisor: réponse en retard',
    },
    {
      at: at('2026-11-29T21:40:00Z'),
      name: 'Forces de l’ordre',
      by: 'partner',
      roles: [],
      departement: '',
      what: 'record/title+restrictions+measures',
      reason: 'road-check: CTRL-2026-11-29-17',
    },
  ],
  driver: linaDriver,
  record: { birth: linaDriver.birthDay, categories: [], bans: [], cepcs: [] } as unknown as NonNullable<Held['record']>,
}

/** A person's own pages, in every state. */
export const personalGallery: readonly GalleryEntry[] = [
  {
    name: 'my account',
    routes: ['/compte'],
    states: [
      state('nothing yet', lang => homePage(lang, home)),
      state('a request, a new message, an act to read', lang =>
        homePage(lang, { ...home, requests: [{ ...sent, unread: 1 }], emailConfirmed: true, consents: true, unopened: 1 }),
      ),
    ],
  },
  {
    name: 'my letters',
    routes: ['/compte/courriers'],
    states: [
      state('none yet', lang => lettersPage(lang, { acts: [], licence: [], cepcs: [], letters: [], texts: [] })),
      state('of every kind', lang =>
        lettersPage(lang, {
          acts: [act, readAct],
          licence: Object.values(sampleLetters).flat(),
          cepcs: [
            {
              id: 'c',
              resultId: 'r',
              driverId: 'd',
              number: 'CE-2X7K-99QM',
              firstDay: day('2026-11-23'),
              lastDay: day('2027-03-23'),
              categories: ['B'],
              codes: [],
              probation: null,
              charteAcceptedAt: null,
              issuedAt: at('2026-11-25T09:00:00Z'),
            },
          ],
          letters: [letter, { ...letter, state: 'refused' }, { ...letter, state: 'no-address', address: null }],
          texts: (['delivered', 'sent', 'to-send', 'failed', 'refused'] as const).map(one => ({ ...text, state: one })),
        }),
      ),
    ],
  },
  { name: 'a letter', routes: ['/compte/courriers/lettres/:id'], states: [state('sent', lang => letterPage(lang, letter, to))] },
  {
    name: 'an act',
    routes: ['/compte/courriers/actes/:id'],
    states: [
      state('not opened, with consent', lang => actPage(lang, act, today, law)),
      state('read, the appeal runs', lang => actPage(lang, readAct, today, law)),
      state('without consent', lang => actPage(lang, { ...act, way: 'account' }, today, law)),
    ],
  },
  {
    name: 'my data',
    routes: ['/compte/donnees'],
    states: [
      state('a request, a record, two readings', lang => dataPage(lang, held)),
      state('nothing but an account', lang => {
        const { driver: _, record: __, ...alone } = held
        return dataPage(lang, { ...alone, requests: [], readings: [] })
      }),
    ],
  },
]

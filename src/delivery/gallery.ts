import { day, identityAccepts } from '@papier-rose/law'
import { prefectureOf } from '../application/index.ts'
import { cardExample } from '../card/drawing.example.ts'
import { cardBack, cardFront } from '../card/drawing.ts'
import { arrived, aSubject, number, ordered, refused, returned, said, sendingAgain, sent, stories, tracked } from '../card/fixtures.ts'
import { type Card, type CardStatus, cards } from '../card/index.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { type AddressView, addressPage } from './address-page.ts'
import { type CardView, cardPage } from './card-page.ts'
import { type DeskView, deskPage, type HandOverView, handOverPage } from './desk-pages.ts'
import { type MyAddress, myAddressPage } from './my-address.ts'
import type { Listed } from './read.ts'
import { refusedWords } from './refusals.ts'
import { remakeList, remakePage } from './remake-pages.ts'
import type { Waiting } from './waiting.ts'
import { waitingPage } from './waiting-pages.ts'

type Story = Parameters<typeof cards.evolve>[1][]
const after = (...events: Story): Card => events.reduce((now, event) => cards.evolve(now, event), cards.initial)
const standing = (status: CardStatus): Card => after(...stories[status])

const ids = { csrf: 'csrf', id: '00000000-0000-7000-8000-00000000f001' }
const today = day('2026-12-16')
const faces = { front: cardFront(cardExample), back: cardBack(cardExample) }
const office = prefectureOf('94')
const { applicationId } = aSubject()

const view = (card: Card, change: Partial<CardView> = {}): CardView => ({
  applicationId,
  card,
  today,
  lines: ['MME LINA MORERE', '12 RUE DES LILAS', '94000 CRETEIL'],
  office,
  documents: identityAccepts('french', true, today),
  mayCorrect: false,
  ...change,
})
const shown = (title: string, card: Card, change: Partial<CardView> = {}) => state(title, lang => cardPage(lang, view(card, change)))
const onItsWay = stories['with-post']

const person: GalleryEntry = {
  name: 'where my card is',
  routes: ['/suivi/:id/carte'],
  states: [
    shown('being made, the address may be corrected', after(ordered()), { mayCorrect: true }),
    shown('being made', standing('with-printer'), { faces }),
    shown('refused by the printing house', after(ordered(), sent, refused)),
    shown('posted, no news yet', standing('with-post')),
    shown(
      'on its way, an unknown event',
      after(...onItsWay, tracked(said('PC1', 'posted', '2026-12-12')), tracked(said('ZZ9', 'unknown', '2026-12-13'))),
    ),
    shown('wrong address, coming back', after(...onItsWay, tracked(said('ND1', 'undeliverable', '2026-12-14')))),
    shown('at the post office', standing('at-post-office')),
    shown('at the post office, last day', standing('at-post-office'), { today: day('2026-12-29') }),
    shown('not collected, coming back', standing('at-post-office'), { today: day('2026-12-30') }),
    shown('address to correct', after(...onItsWay, returned('ask-address')), { mayCorrect: true }),
    shown('sent again', after(...onItsWay, returned('send-again'), sendingAgain), { mayCorrect: true }),
    shown('going to the préfecture', standing('with-us')),
    shown('at the desk', standing('at-desk')),
    shown('handed over', standing('handed-over'), { faces }),
    shown('destroyed', standing('destroyed')),
    shown('replaced', standing('replaced')),
  ],
}

const asked = (title: string, change: Partial<AddressView>) => state(title, lang => addressPage(lang, { applicationId, ids, ...change }))
const address: GalleryEntry = {
  name: 'correct the address of a card',
  routes: ['/suivi/:id/carte/adresse'],
  states: [
    asked('postcode', {}),
    asked('postcode unknown', {
      typedPostcode: '00000',
      errors: [{ field: 'postcode', words: { fr: 'Aucune commune n’a ce code postal.', en: 'No commune has this postcode.' } }],
    }),
    asked('address', { postcode: '94000' }),
    asked('came back, choice missing', {
      postcode: '94000',
      office,
      typed: { street: '12 rue des Lilas', letterboxName: 'MORERE' },
      errors: [{ field: 'suite', words: { fr: 'Choisissez comment recevoir la carte.', en: 'Choose how to receive the card.' } }],
    }),
    asked('too late', { refused: refusedWords['address-already-sent'] }),
  ],
}

const listed = (status: CardStatus, change: Partial<Card> = {}): Listed => ({
  id: '00000000-0000-7000-8000-00000000c001',
  number: aSubject().number,
  status,
  state: { ...standing(status), ...change },
  driverId: aSubject().driverId,
  neph: cardExample.neph,
  name: 'MORÈRE Lina Joséphine',
  birthDay: cardExample.birth,
})

const desk = (title: string, change: Partial<DeskView>) =>
  state(title, lang => deskPage(lang, { office, counts: { here: 12, awaited: 1 }, ids, ...change }))
const deskEntry: GalleryEntry = {
  name: 'desk',
  routes: ['/agents/guichet'],
  states: [
    desk('empty', {}),
    desk('found', { asked: 'morère', found: [listed('at-desk'), listed('with-us')] }),
    desk('nothing found', { asked: 'martin', found: [] }),
    desk('number badly typed', {
      number: '26',
      errors: [{ field: 'numero', words: { fr: 'Saisissez les 9 signes du numéro.', en: 'Enter the 9 characters of the number.' } }],
    }),
    desk('not expected here', { number: aSubject().number, refused: refusedWords['not-kept-here'] }),
  ],
}

const holder: HandOverView['holder'] = {
  nationality: 'french',
  minor: true,
  driver: {
    id: aSubject().driverId,
    neph: cardExample.neph,
    birthName: cardExample.surname,
    firstNames: ['Lina', 'Joséphine'],
    sex: 'female',
    birthDay: cardExample.birth,
    birthplaceCode: '94038',
    birthplace: 'L’Haÿ-les-Roses',
    birthCountry: '99100',
  },
}
const atDesk = (title: string, card: Card, change: Partial<HandOverView> = {}) =>
  state(title, lang => handOverPage(lang, { id: listed('at-desk').id, card, holder, ids, ...change }))
const handOver: GalleryEntry = {
  name: 'hand a card over',
  routes: ['/agents/guichet/:id'],
  states: [
    atDesk('awaited', standing('with-us')),
    atDesk('at the desk', standing('at-desk'), { faces }),
    atDesk('document missing', standing('at-desk'), {
      errors: [
        { field: 'piece', words: { fr: 'Choisissez la pièce d’identité montrée.', en: 'Choose the identity document that is shown.' } },
      ],
    }),
    atDesk('right withdrawn', after(...stories['with-us'], arrived), { refused: refusedWords['right-withdrawn'] }),
    atDesk('handed over', standing('handed-over'), { done: { fr: 'La carte est remise.', en: 'The card is handed over.' } }),
  ],
}

const remade = (title: string, card: Card, change: object = {}) =>
  state(title, lang => remakePage(lang, { id: listed('at-desk').id, name: 'MORÈRE Lina', card, ids, ...change }))
const remake: GalleryEntry = {
  name: 'cards to remake',
  routes: ['/agents/cartes', '/agents/cartes/:id'],
  states: [
    state('list', lang =>
      remakeList(lang, {
        office,
        refused: [listed('with-us', { order: { id: 'order-1', state: 'refused', refusedFor: 'portrait-too-small' } })],
        posted: [listed('with-post')],
      }),
    ),
    state('nothing', lang => remakeList(lang, { office, refused: [], posted: [] })),
    remade('refused order', after(ordered(), sent, refused)),
    remade('lost letter', { ...standing('at-post-office'), tracking: number }),
    remade('nothing to remake', standing('with-printer'), { refused: refusedWords['nothing-to-remake'] }),
  ],
}

const mine = (title: string, change: Partial<MyAddress> = {}) => state(title, lang => myAddressPage(lang, { ids, ...change }))
const known = ['MME LINA MORERE', '12 RUE DES LILAS', '94000 CRETEIL']
const typed = { postcode: '94240', commune: '94038', street: '12 rue des Œillets', letterboxName: 'Morère' }
const myAddress: GalleryEntry = {
  name: 'my postal address',
  routes: ['/compte/adresse'],
  states: [
    mine('none known'),
    mine('known', { known }),
    mine('a letter waits', { known, waits: true }),
    mine('just saved', { known, done: true }),
    mine('postcode unknown', {
      known,
      typedPostcode: '00000',
      errors: [{ field: 'postcode', words: { fr: 'Aucune commune n’a ce code postal.', en: 'No commune has this postcode.' } }],
    }),
    mine('the rest', { postcode: '94240' }),
    mine('the rest, to mend', {
      postcode: '94240',
      typed: { ...typed, letterboxName: '' },
      errors: [
        { field: 'letterbox', words: { fr: 'Saisissez le nom écrit sur la boîte aux lettres.', en: 'Enter the name on the letterbox.' } },
      ],
    }),
    mine('to confirm', { postcode: '94240', typed, check: ['MME LINA MORERE', '12 RUE DES OEILLETS', '94240 L HAY LES ROSES'] }),
  ],
}

const waits = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  driverId: 'd',
  why: 'wrong-address',
  since: today,
  what: 'registered',
  times: 1,
  ...more,
})
const waiting: GalleryEntry = {
  name: 'letters without an address',
  routes: ['/agents/lettres'],
  states: [
    state('none', lang => waitingPage(lang, [])),
    state('of every kind', lang =>
      waitingPage(lang, [
        waits('w1', { times: 2 }),
        waits('w2'),
        waits('w3', { what: 'simple', why: 'no-address', times: 0 }),
        waits('w4', { what: 'question', why: 'no-address', times: 0 }),
      ]),
    ),
  ],
}

/** Every page about the delivery of a card, in every state. */
export const deliveryGallery: readonly GalleryEntry[] = [person, address, myAddress, waiting, deskEntry, handOver, remake]

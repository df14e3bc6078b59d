import { article, searchScale } from '@papier-rose/law'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import type { Content, Lang } from '../kit/html.ts'
import { follow, type Given } from './asking/ask.ts'
import { askDriving, drivingPage } from './driving/pages.ts'
import { guideAt, guideToday, walksOf } from './fixtures.ts'
import { plainPages } from './plain-pages.ts'
import { askLicence, searchView, startPage } from './points/pages.ts'
import { resultView } from './points/result.ts'
import { readTold } from './points/told.ts'
import { guideList, situationContent, situations } from './situations/pages.ts'
import { textContent, textsList } from './texts.ts'
import { tooOldPage } from './too-old.ts'

const query = (given: Given): URLSearchParams => new URLSearchParams(given)

const situationEntries: readonly GalleryEntry[] = situations.map(situation => {
  const script = (given: Given) => situation.asks(given, guideAt)
  const shown = (given: Given) => (lang: Lang) => situationContent(lang, situation, follow(script, query(given), guideToday), guideAt)
  const first = script({})[0]?.name ?? ''
  return {
    name: `Guide: ${situation.title.en}`,
    routes: ['/guide/:slug'],
    states: [
      state('first question', shown({})),
      state(
        'an answer that cannot be',
        shown({ asked: first, [first]: 'x', [`${first}-day`]: '31', [`${first}-month`]: '2', [`${first}-year`]: '2026' }),
      ),
      state('plan', shown(walksOf(script, guideToday)[0] ?? {})),
    ],
  }
})

const driving = (given: Given) => (lang: Lang) => drivingPage(lang, askDriving(query(given), guideAt), guideAt)
const holder = {
  category: 'B',
  on: '',
  paper: 'card',
  since: '2025-03-01',
  first: 'yes',
  learning: 'classic',
  issuedOn: '2025-04-01',
  cardLastDay: '2040-04-01',
  rightLastDay: '',
  ban: 'none',
  birth: '2000-01-01',
}

const points = (text: string) => (lang: Lang) => {
  const known = readTold(new URLSearchParams(text), guideToday)
  return known
    ? resultView(lang, known.told, guideAt, { problems: known.problems })
    : startPage(lang, askLicence(new URLSearchParams(text), guideToday))
}
const history =
  'licence=2022-05-10&path=classic&i=red-light.2023-02-01.2023-04-15~phone.2025-06-01.2025-07-20~gloves.2026-09-01.2026-10-01&s=volontaire.2023-09-09'

const saysWhoAnswers = ['/aide', '/accessibilite', '/mentions-legales']
const inventedAuthority = {
  today: guideToday,
  demonstration: false,
  authority: 'Préfecture de la Mayonne',
  publisher: 'La préfète de la Mayonne',
  address: '1 place du Marché, 00100 Mayonne',
  host: 'Hébergements de l’Ouest, 2 rue du Port, 00100 Mayonne, 01 99 00 00 00',
  contact: 'permis@mayonne.example',
}

/** Every public page in every state. */
export const guideGallery: readonly GalleryEntry[] = [
  ...plainPages.map(({ address, title, content }) => ({
    name: title.en,
    routes: [address],
    states: [
      state(title.en, lang => content(lang, { today: guideToday, demonstration: true })),
      ...(saysWhoAnswers.includes(address) ? [state('open to the public', lang => content(lang, inventedAuthority))] : []),
    ],
  })),
  {
    name: 'Guide',
    routes: ['/guide'],
    states: [state('list', guideList), state('days whose texts were not read', lang => tooOldPage(lang, ''))],
  },
  ...situationEntries,
  {
    name: 'May I drive?',
    routes: ['/puis-je-conduire'],
    states: [
      state('first question', driving({})),
      state('yes', driving(holder)),
      state('no', driving({ ...holder, ban: 'suspension-administrative', banFrom: '2026-10-01', banLastDay: '2027-01-31', control: 'no' })),
      state('the right without its paper', driving({ ...holder, cardLastDay: '2026-01-01' })),
    ],
  },
  {
    name: 'Points',
    routes: ['/simulateur/points', '/simulateur/points/infraction', '/simulateur/points/stage'],
    states: [
      state('first question', points('')),
      state('a history', points(history)),
      state('a clean licence', points('licence=2025-11-24&path=aac')),
      state('lines that make no sense', points('licence=2022-05-10&path=classic&i=red-light.2021-02-01.2023-04-15~x')),
      state('search', lang => searchOf(lang, 'téléphone')),
      state('search without result', lang => searchOf(lang, 'zzz')),
    ],
  },
  {
    name: 'Texts',
    routes: ['/textes', '/textes/:slug'],
    states: [state('all', textsList), state('one article', lang => textContent(lang, article('Code de la route', 'L. 223-1')))],
  },
]

function searchOf(lang: Lang, asked: string): Content {
  const told = readTold(new URLSearchParams(history), guideToday)?.told
  return told ? searchView(lang, told, guideToday, asked, searchScale(asked, guideToday)) : ''
}

import { type Life, official2026 } from '@papier-rose/law'
import type { GalleryEntry } from '../kit/design/gallery.ts'
import { type Content, html, type Lang } from '../kit/html.ts'
import { licenceToday, lives, sampleLetters } from './fixtures.ts'
import { licencePage, noFilePage } from './home-view.ts'
import { lettersPage } from './letters-view.ts'
import { measuresView } from './measures-view.ts'
import { pointsView } from './points-view.ts'
import { type Space, spaceOf } from './space.ts'

const state = (title: string, content: (lang: Lang) => Content) => ({ title, html: (lang: Lang) => html`${content(lang)}` })
const each = (view: (lang: Lang, space: Space) => Content, wanted: (space: Space) => boolean = () => true) =>
  Object.entries<Life>(lives)
    .map(([name, life]) => ({ name, space: spaceOf(life, licenceToday, official2026) }))
    .filter(({ space }) => wanted(space))
    .map(({ name, space }) => state(name, lang => view(lang, space)))

/** The space of a driver in every state of a right. */
export const licenceGallery: readonly GalleryEntry[] = [
  {
    name: 'my licence',
    states: [...each((lang, space) => licencePage(lang, space, official2026)), state('no file yet', noFilePage)],
  },
  { name: 'my points', states: each(pointsView, ({ ledger }) => ledger.steps.length > 1 || ledger.status === 'no-licence') },
  {
    name: 'my measures',
    states: [
      ...each(measuresView, ({ record }) => record.bans.length > 0 || record.restrictions !== undefined),
      state('none', lang => measuresView(lang, spaceOf(lives.confirmed, licenceToday, official2026))),
    ],
  },
  {
    name: 'my letters on points',
    states: [
      state('none', lang => lettersPage(lang, [])),
      ...Object.entries(sampleLetters).map(([name, letters]) => state(name, lang => lettersPage(lang, letters))),
    ],
  },
]

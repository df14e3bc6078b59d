import { type Life, official2026 } from '@papier-rose/law'
import { heading, paragraph } from '../kit/design/components.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import type { Content, Lang } from '../kit/html.ts'
import { certificatePage } from './certificate.ts'
import { knownLife, licenceToday, lives, sampleCertificate, sampleLetters } from './fixtures.ts'
import { licencePage, noFilePage } from './home-view.ts'
import { titleOfLetter } from './letter.ts'
import { letterExamples } from './letter-pdf.example.ts'
import { letterPdf } from './letter-pdf.ts'
import { lettersPage } from './letters-view.ts'
import { measuresView } from './measures-view.ts'
import { pointsView } from './points-view.ts'
import { type Space, spaceOf } from './space.ts'

const ids = { csrf: 'proof', id: 'form' }
const each = (view: (lang: Lang, space: Space) => Content, wanted: (space: Space) => boolean = () => true) =>
  Object.entries<Life>(lives)
    .map(([name, life]) => ({ name, space: spaceOf(knownLife(life), licenceToday, official2026) }))
    .filter(({ space }) => wanted(space))
    .map(({ name, space }) => state(name, lang => view(lang, space)))

const printed = {
  fr: 'L’acte est en français. La feuille anglaise l’explique.',
  en: 'The act is in French. The English sheet explains it.',
}

/** The space of a driver in every state of a right. */
export const licenceGallery: readonly GalleryEntry[] = [
  {
    name: 'my licence',
    routes: ['/mon-permis'],
    states: [...each((lang, space) => licencePage(lang, space, official2026)), state('no file yet', noFilePage)],
  },
  {
    name: 'my points',
    routes: ['/mon-permis/points'],
    states: each(pointsView, ({ ledger }) => ledger.steps.length > 1 || ledger.status === 'no-licence'),
  },
  {
    name: 'my measures',
    routes: ['/mon-permis/mesures'],
    states: [
      ...each(measuresView, ({ record }) => record.bans.length > 0 || record.restrictions !== undefined),
      state('none', lang => measuresView(lang, spaceOf(knownLife(lives.confirmed), licenceToday, official2026))),
    ],
  },
  {
    name: 'my letters on points',
    routes: ['/mon-permis/courriers'],
    states: [
      state('none', lang => lettersPage(lang, [], licenceToday)),
      ...Object.entries(sampleLetters).map(([name, letters]) => state(name, lang => lettersPage(lang, letters, licenceToday))),
    ],
  },
  {
    name: 'letters on points, as papers',
    states: Object.entries(letterExamples).map(([name, data]) => ({
      ...state(name, lang => [heading(lang, titleOfLetter(data.letter)), paragraph(lang, printed)]),
      pdf: (lang: Lang) => letterPdf(data, lang),
    })),
  },
  {
    name: 'certificate of rights',
    routes: ['/mon-permis/attestation'],
    states: [
      state('none yet', lang => certificatePage(lang, { valid: [], noes: [], may: true, ids })),
      state('one valid, just made', lang => certificatePage(lang, { valid: [sampleCertificate], noes: [], may: true, ids, done: true })),
      state('refused: suspended', lang => {
        const { answers } = spaceOf(knownLife(lives.suspended), licenceToday, official2026)
        return certificatePage(lang, { valid: [], noes: answers.flatMap(({ answer }) => answer.reasons), may: false, ids })
      }),
      state('refused: nothing recorded', lang => certificatePage(lang, { valid: [], noes: [], may: false, ids })),
    ],
  },
]

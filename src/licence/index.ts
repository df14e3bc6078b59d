import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { certificatePages } from './certificate.ts'
import { spacePages } from './pages.ts'

export { holderWords, lateWords, missingOf } from './awaited-view.ts'
export { nameFacts, shortHolderFacts } from './holder-facts.ts'
export { noFilePage, noFileTitle } from './home-view.ts'
export { findLetter, type LetterData, titleOfLetter } from './letter.ts'
export { establishmentWords, letterPdf } from './letter-pdf.ts'
export { measureSections } from './measures-view.ts'
export { type Space, spaceOf, verdictOf } from './space.ts'

/** The space of a driver: their right, points, measures, letters, and the certificate of their rights. */
export const licencePages = new Hono<Env>().route('/', spacePages).route('/', certificatePages)

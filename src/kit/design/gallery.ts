import { contentEntries } from './gallery/content.ts'
import type { GalleryEntry } from './gallery/entry.ts'
import { formEntries } from './gallery/forms.ts'
import { journeyEntries } from './gallery/journey.ts'

export { type GalleryEntry, state } from './gallery/entry.ts'

/** Every component, in all its states. */
export const designGallery: readonly GalleryEntry[] = [...formEntries, ...contentEntries, ...journeyEntries]

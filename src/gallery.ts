import { accountGallery } from './account/gallery.ts'
import { applicationGallery } from './application/gallery.ts'
import { cardGallery } from './card/gallery.ts'
import { delaysGallery } from './delays/gallery.ts'
import { deliveryGallery } from './delivery/gallery.ts'
import { designationGallery } from './designation/gallery.ts'
import { doorsGallery } from './doors/gallery.ts'
import { examGallery } from './exam/gallery.ts'
import { followUpGallery } from './follow-up/gallery.ts'
import { guideGallery } from './guide/index.ts'
import { designGallery, type GalleryEntry } from './kit/design/gallery.ts'
import { licenceGallery } from './licence/gallery.ts'
import { messagesGallery } from './messages/gallery.ts'
import { noticeSamples } from './notices/index.ts'
import { officeGallery } from './office/gallery.ts'
import { operationsGallery } from './operations/gallery.ts'
import { personalGallery } from './personal/gallery.ts'
import { rectificationGallery } from './rectification/gallery.ts'
import { reviewGallery } from './review/gallery.ts'
import { verifyGallery } from './verify/gallery.ts'

export type Gallery = Readonly<Record<string, readonly GalleryEntry[]>>

/** Every page in every state, every component and every letter, by capability. */
export const galleryEntries: Gallery = {
  design: designGallery,
  guide: guideGallery,
  exam: examGallery,
  doors: doorsGallery,
  account: accountGallery,
  application: applicationGallery,
  'follow-up': followUpGallery,
  review: reviewGallery,
  office: officeGallery,
  licence: licenceGallery,
  verify: verifyGallery,
  designation: designationGallery,
  rectification: rectificationGallery,
  messages: messagesGallery,
  personal: personalGallery,
  card: cardGallery,
  delivery: deliveryGallery,
  delays: delaysGallery,
  operations: operationsGallery,
  letters: noticeSamples,
}

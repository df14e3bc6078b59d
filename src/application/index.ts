export {
  addressFields,
  communesOf,
  departementName,
  findCommune,
  officeName,
  officeOf,
  type PostalAddress,
  type Prefecture,
  postalAddressOf,
  postcodeField,
  prefectureOf,
  prefectures,
  readAddress,
  readPostcode,
  type TypedAddress,
  theOffice,
  typedAddress,
} from './address/index.ts'
export type {
  Application,
  Command as ApplicationCommand,
  Elsewhere,
  Event as ApplicationEvent,
  Ground,
  Kind,
  PieceState,
  Subject,
} from './application.ts'
export { cellOf, piecesIn, queueOf } from './application.ts'
export { applicationDeadlines } from './deadlines.ts'
export { allowed as allowedOnApplications } from './decide.ts'
export { findDrafts as findDraftsOf, ownerOf as ownerOfRequest } from './drafts.ts'
export { eraseAnswers, findRequestsToErase, isErased } from './erase.ts'
export type { Asked, Facts } from './facts.ts'
export { requestNumber, wholeNumber } from './number.ts'
export { inMine, inMineWith } from './pages/mine.ts'
export type { ApplicationPartners } from './pages/partners.ts'
export { applicationPages } from './pages/routes.ts'
export { photoTasks as applicationTasks, readPhoto } from './photo.ts'
export { applications } from './reactions.ts'
export {
  countUnreadMessages,
  type FoundApplication,
  findApplication,
  findApplicationsOf,
  findLivingApplication,
  readAnswers,
  readWords,
  unreadOf,
  writeWords,
} from './read.ts'
export { receiptOf } from './receipt.ts'
export type { ReceiptData } from './receipt-pdf.ts'
export { heldSince, type Sent as SentRequest } from './sent.ts'
export { kindWords, labelOf, toldOf } from './status.ts'
export { tellEvent as tellApplicationEvent } from './steps.ts'
export { commitmentOf } from './submission.ts'

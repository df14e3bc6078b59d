export {
  type Evidence,
  type EvidenceDeps,
  type EvidenceState,
  findEvidence,
  listOf,
  type Owner,
  type Received,
  readPage,
  readThumbnail,
} from './evidence.ts'
export { eraseAll, remove, type Submitted, submit } from './keep.ts'
export { type Inspect, type Inspection, type InspectorSettings, openInspector } from './process.ts'
export { type Incoming, receive, replace } from './receive.ts'
export { limits, type Refusal, type RefusalCode, refusals, refuse } from './refusals.ts'
export { scannedFirst } from './scanned.ts'
export { sweepFolder } from './shelf.ts'
export { fileList, pageOf, type ShownFile, takeFile, thumbnailOf, uploadForm } from './upload.ts'
export {
  type Eraser,
  fileKeys,
  type MasterKeys,
  masterKeys,
  openEraser,
  openVault,
  type Vault,
  type VaultSettings,
  wrappedFileKeys,
} from './vault.ts'
export type { Kind } from './wire.ts'

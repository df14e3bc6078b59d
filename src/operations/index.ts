export { backUp, type Manifest } from './backup.ts'
export { proveRestore } from './prove.ts'
export { restore } from './restore.ts'

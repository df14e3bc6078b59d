export { noticeTasks } from './notify.ts'
export { noticeSamples } from './samples.ts'
export type { NoticeId } from './table.ts'

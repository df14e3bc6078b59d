export { personalPages } from './pages.ts'

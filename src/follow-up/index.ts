export { followUpPages } from './pages.ts'

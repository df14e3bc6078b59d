export { licencePages } from './pages.ts'

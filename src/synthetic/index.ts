export { examLines } from './exams.ts'
export { type Batch, type Told, tellLife } from './life.ts'
export { somebody } from './people.ts'
export { chanceOf } from './random.ts'

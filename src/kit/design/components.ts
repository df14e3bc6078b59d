/** The look of every page, as functions from plain data to a piece of page. */
export * from './choices.ts'
export * from './content.ts'
export type { FieldError, Question } from './field.ts'
export * from './fields.ts'
export * from './form.ts'
export * from './journey.ts'
export * from './layout.ts'
export * from './lists.ts'

import type { Mark } from '../text.ts'

/** A point that the texts leave open: its readings, the one we follow and why. */
export interface Contested<R extends string> {
  readonly mark: Exclude<Mark, 'V'>
  readonly readings: readonly R[]
  readonly default: R
  readonly why: string
}

export const contested = <const R extends string>(
  mark: 'K' | 'C',
  readings: readonly R[],
  chosen: NoInfer<R>,
  why: string,
): Contested<R> => ({
  mark,
  readings,
  default: chosen,
  why,
})

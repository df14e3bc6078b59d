/** One measured figure, beside what it is compared with. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** A peer or a limit, in the same unit, measured in turns with it. */
  readonly against?: { readonly what: string; readonly value: number }
  readonly aim?: string
}

/** A piece of work that answers how many operations it did. */
export type Work = () => number | Promise<number>

const seconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e9

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The nearest value that a share of them does not exceed: 0.99 for one in a hundred. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN

const timed = async (work: Work): Promise<number> => {
  const since = process.hrtime.bigint()
  const done = await work()
  return done / seconds(since)
}

/** Operations per second of each: the median of five rounds after one that is not counted, taken in turns, so that a busy machine is busy for all. */
export async function sideBySide(works: readonly Work[], rounds = 5): Promise<number[]> {
  const rates: number[][] = works.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, work] of works.entries()) {
      const measured = await timed(work)
      if (round > 0) rates[i]?.push(measured)
    }
  }
  return rates.map(median)
}

/** Operations per second of one. */
export const rate = async (work: Work, rounds = 5): Promise<number> => (await sideBySide([work], rounds))[0] ?? Number.NaN

/** Seconds that `work` takes, once. */
export async function duration(work: () => Promise<unknown>): Promise<number> {
  const since = process.hrtime.bigint()
  await work()
  return seconds(since)
}

/** `times` pieces of work by `hands` that each take the next one as soon as theirs is done. */
export async function together(hands: number, times: number, work: () => Promise<unknown>): Promise<number> {
  let left = times
  await Promise.all(
    Array.from({ length: hands }, async () => {
      while (left-- > 0) await work()
    }),
  )
  return times
}

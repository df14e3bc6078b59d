/** One measured figure, beside what it is compared with. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** A peer or a limit, in the same unit. */
  readonly against?: { readonly what: string; readonly value: number }
  readonly aim?: string
}

const seconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e9

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Operations per second: the median of five rounds of `work`, after one that is not counted. `work` answers how many operations it did. */
export async function rate(work: () => number | Promise<number>, rounds = 5): Promise<number> {
  await work()
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const since = process.hrtime.bigint()
    const done = await work()
    rates.push(done / seconds(since))
  }
  return median(rates)
}

/** Seconds that `work` takes, once. */
export async function duration(work: () => Promise<unknown>): Promise<number> {
  const since = process.hrtime.bigint()
  await work()
  return seconds(since)
}

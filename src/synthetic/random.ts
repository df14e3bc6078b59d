import { createHash } from 'node:crypto'

/** Chance that can be told again: the same words give the same draws, in the same order. */
export interface Chance {
  /** A number from 0 to 1, never 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** Yes, so many times in a hundred. */
  inHundred(times: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of these, each as often as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** Days that are mostly about `middle`, sometimes several times as many: waits are so. */
  wait(middle: number, spread?: number): number
}

/** A generator of 32 bits (mulberry32), begun from a hash of the words. */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = createHash('sha256').update(JSON.stringify(words)).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const at = <T>(list: readonly T[], i: number): T => {
    const found = list[i]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    inHundred: times => next() * 100 < times,
    pick: list => at(list, Math.floor(next() * list.length)),
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return at(choices, choices.length - 1)[0]
    },
    wait(middle, spread = 0.6) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return Math.max(0, Math.round(middle * Math.exp(spread * normal)))
    },
  }
}

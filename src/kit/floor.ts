import { setTimeout as wait } from 'node:timers/promises'

/**
 * The least time, in real milliseconds, that an answer takes, so that the time tells nothing of what was found. Start it before the work, wait for
 * it after.
 */
export const floor = (ms: number): Promise<void> => wait(ms)

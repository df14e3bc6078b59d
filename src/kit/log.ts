import pino from 'pino'

/** Structured lines on standard output: ids, codes and counts. Never a name, an address, a NEPH or what a person typed. */
export type Log = pino.Logger

export const makeLog = (level: string = process.env.LOG_LEVEL ?? 'info'): Log =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) } })

export const silent: Log = pino({ level: 'silent' })

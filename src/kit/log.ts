import pino from 'pino'

/** Structured lines on standard output: ids, codes and counts. Never a name, an address, a NEPH or what a person typed. */
export type Log = pino.Logger

export const makeLog = (level = 'info', to?: pino.DestinationStream): Log =>
  pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) } },
    to ?? process.stdout,
  )

export const silent: Log = pino({ level: 'silent' })

import type { Answered } from '../ask.ts'

/** What the scanner says of some bytes. `found` is its name for what it recognised. */
export type Scanned = Answered<{ readonly clean: true } | { readonly clean: false; readonly found: string }>

/** A ClamAV daemon. */
export interface Scanner {
  /** Whatever goes wrong on the way is an answer (`down`), not a fault. */
  scan(bytes: Uint8Array): Promise<Scanned>
}

/** The command that opens a stream; chunks follow, each after its length in four bytes, and a length of zero ends it (clamd(8), INSTREAM). */
export const instream = 'zINSTREAM\0'

/** Reads the daemon's answer: `stream: OK`, `stream: NAME FOUND`, or an error. Undefined when it is none of these. */
export function readAnswer(text: string): { clean: true } | { clean: false; found: string } | { fault: string } | undefined {
  const answer = text.replace(/[\0\n]+$/, '')
  if (answer === 'stream: OK') return { clean: true }
  const found = /^stream: (\S.{0,200}) FOUND$/.exec(answer)?.[1]
  if (found) return { clean: false, found }
  const fault = /^(?:INSTREAM )?(.{1,200}) ERROR$/.exec(answer)?.[1]
  return fault ? { fault } : undefined
}

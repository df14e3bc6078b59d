import type { Scanner } from '../partners/clamd/index.ts'
import type { Inspect } from './process.ts'
import { limits, refuse } from './refusals.ts'

/**
 * The same inspection, after a virus scanner was asked. When the scanner does not answer, the file goes on: what is kept of it was drawn again
 * by a process without rights, never the bytes that came, and a person is not held up for a day by a machine of ours.
 */
export const scannedFirst = (scanner: Scanner | undefined, inspect: Inspect): Inspect =>
  scanner
    ? async bytes => {
        if (bytes.length > 0 && bytes.length <= limits.bytes) {
          const scanned = await scanner.scan(bytes)
          if (!scanned.down && !scanned.clean) return { ok: false, ...refuse('infected') }
        }
        return inspect(bytes)
      }
    : inspect

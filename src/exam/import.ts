import { linesOf, Unreadable } from '../kit/lines.ts'
import { type Layout, readHeader, readRows } from './csv.ts'
import { type Given, type Needs, type Rejected, type Report, receive } from './receive.ts'

const together = 1000
const whole = 'file'

/**
 * Reads results from a CSV file, however long, a thousand lines at a time. The good lines are kept; each bad one is reported with its number,
 * its column and the reason. `onProgress` is given one sentence to show.
 */
export async function importResults(
  deps: Needs,
  stream: AsyncIterable<Uint8Array>,
  onProgress: (line: string) => void = () => {},
): Promise<Report> {
  const rejected: Rejected[] = []
  let [accepted, unchanged, corrected, number] = [0, 0, 0, 0]
  let layout: Layout | undefined
  let waiting: { line: number; text: string }[] = []

  const flush = async (): Promise<void> => {
    if (!layout || waiting.length === 0) return
    const lines = waiting
    waiting = []
    const given: Given[] = []
    for (const [i, row] of readRows(
      lines.map(({ text }) => text),
      layout,
    ).entries()) {
      const line = lines[i]?.line ?? 0
      if ('problem' in row) rejected.push({ line, column: 'line', reason: row.problem })
      else given.push({ line, fields: row.fields })
    }
    const report = await receive(deps, given)
    accepted += report.accepted
    unchanged += report.unchanged
    corrected += report.corrected
    rejected.push(...report.rejected)
    const bad = new Set(rejected.map(({ line }) => line)).size
    onProgress(`${number} lines: ${accepted} accepted, ${corrected} corrected, ${unchanged} unchanged, ${bad} rejected`)
  }

  try {
    for await (const text of linesOf(stream)) {
      number++
      if (!layout) {
        const header = readHeader(text)
        if ('problem' in header)
          return { accepted, unchanged, corrected, rejected: [{ line: number, column: 'header', reason: header.problem }] }
        layout = header
      } else if (text.trim() !== '') {
        waiting.push({ line: number, text })
        if (waiting.length === together) await flush()
      }
    }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    rejected.push({ line: number + 1, column: whole, reason: fault.words })
  }
  await flush()
  if (number === 0) rejected.push({ line: 1, column: whole, reason: { fr: 'est vide', en: 'is empty' } })
  return { accepted, unchanged, corrected, rejected: rejected.sort((a, b) => a.line - b.line) }
}

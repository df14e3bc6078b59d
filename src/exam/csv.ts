import { gridB, type Words } from '@papier-rose/law'
import { parse } from 'csv-parse/sync'
import { fields } from './result.ts'

/** The columns that a file may have: the fields of a result, and one column for each competence of the grid, such as `marks.settle-in`. */
export const columns: readonly string[] = [...Object.keys(fields).filter(name => name !== 'marks'), ...gridB.map(({ id }) => `marks.${id}`)]
const needed = Object.entries(fields)
  .filter(([, type]) => !type.safeParse(undefined).success)
  .map(([name]) => name)

export interface Layout {
  readonly separator: ',' | ';'
  readonly columns: readonly string[]
}

/** Reads the first line of a file: which columns, and what stands between them. */
export function readHeader(line: string): Layout | { readonly problem: Words } {
  const count = (separator: string) => line.split(separator).length
  const separator = count(';') > count(',') ? ';' : ','
  const names = (cells(line, separator) ?? []).map(name => name.trim())
  const unknown = names.filter(name => !columns.includes(name))
  const missing = needed.filter(name => !names.includes(name))
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  if (missing.length > 0)
    return { problem: { fr: `colonnes absentes : ${missing.join(', ')}`, en: `columns missing: ${missing.join(', ')}` } }
  if (unknown.length > 0)
    return { problem: { fr: `colonnes inconnues : ${unknown.join(', ')}`, en: `columns unknown: ${unknown.join(', ')}` } }
  if (twice.length > 0) return { problem: { fr: `colonnes répétées : ${twice.join(', ')}`, en: `columns repeated: ${twice.join(', ')}` } }
  return { separator, columns: names }
}

const cells = (line: string, separator: string): string[] | undefined => rows([line], separator)?.[0]

function rows(lines: readonly string[], separator: string): string[][] | undefined {
  try {
    const read: string[][] = parse(lines.join('\n'), { delimiter: separator, relax_column_count: true })
    return read.length === lines.length ? read : undefined
  } catch {
    return undefined
  }
}

export type Row = { readonly fields: Record<string, unknown> } | { readonly problem: Words }

const badQuotes = { fr: 'a un guillemet qui n’est pas fermé', en: 'has a quotation mark that is not closed' }

/** Reads lines, each by itself: a quotation mark left open spoils its own line and no other. */
export function readRows(lines: readonly string[], layout: Layout): Row[] {
  const { separator } = layout
  const read = rows(lines, separator) ?? lines.map(line => cells(line, separator))
  return read.map(given => (given ? rowOf(given, layout) : { problem: badQuotes }))
}

function rowOf(given: readonly string[], { columns: names }: Layout): Row {
  if (given.length < names.length) {
    const counts = `${given.length}/${names.length}`
    return {
      problem: {
        fr: `s’arrête avant la fin (${counts} colonnes) : fichier tronqué ?`,
        en: `stops too soon (${counts} columns): is the file cut?`,
      },
    }
  }
  if (given.length > names.length)
    return {
      problem: { fr: `a ${given.length - names.length} colonnes de trop`, en: `has ${given.length - names.length} columns too many` },
    }
  const marks: Record<string, unknown> = {}
  const row: Record<string, unknown> = {}
  for (const [i, name] of names.entries()) {
    const cell = (given[i] ?? '').trim()
    if (cell === '') continue
    if (name.startsWith('marks.')) marks[name.slice('marks.'.length)] = cell === 'E' ? 'E' : numberOf(cell)
    else row[name] = (asWritten[name] ?? same)(cell)
  }
  return { fields: { firstNames: [], ...row, ...(Object.keys(marks).length > 0 ? { marks } : {}) } }
}

const same = (cell: string): unknown => cell

/** `0,5` and `0.5`; what is no number stays as it is, and is refused with its column. */
const numberOf = (cell: string): unknown => (/^\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell)
const yesOrNo = (cell: string): unknown =>
  ({ true: true, '1': true, oui: true, false: false, '0': false, non: false })[cell.toLowerCase()] ?? cell
/** `Lina,Jeanne`, `Lina|Jeanne`, or names with spaces between them. */
const listOf = (cell: string): string[] =>
  cell
    .split(/[,|]/.test(cell) ? /[,|]/ : /\s+/)
    .map(part => part.trim())
    .filter(part => part !== '')
/** `2009-03-12` or `12/03/2009`. */
const dayOf = (cell: string): string => cell.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1')
const sexOf = (cell: string): string => ({ F: 'female', M: 'male' })[cell] ?? cell

const asWritten: Readonly<Record<string, (cell: string) => unknown>> = {
  revision: numberOf,
  total: numberOf,
  firstNames: listOf,
  codes: cell => cell.split(/[\s|,]+/),
  formerCategories: listOf,
  birthDay: dayOf,
  examDay: dayOf,
  sex: sexOf,
  automatic: yesOrNo,
  medicalCheckAsked: yesOrNo,
  fimoDerogation: yesOrNo,
  professionalTitle: yesOrNo,
  theoryAlone: yesOrNo,
}

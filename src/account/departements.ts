import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export interface Departement {
  readonly code: string
  readonly name: string
}

let read: readonly Departement[] | undefined

/** Every département, by code. Read once, when first asked. */
export function departements(): readonly Departement[] {
  if (read) return read
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/departements.json')
  const rows = JSON.parse(readFileSync(file, 'utf8')) as { code: string; nom: string }[]
  read = rows.map(({ code, nom }) => ({ code, name: nom }))
  return read
}

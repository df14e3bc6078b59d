import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A commune, or an arrondissement of Paris, Lyon or Marseille, under its INSEE code. */
export interface Commune {
  readonly code: string
  readonly name: string
  readonly departement: string
  readonly postcodes: readonly string[]
}

interface Row {
  code: string
  nom: string
  departement: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  commune?: string
  codesPostaux?: string[]
}

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8'))

interface Lists {
  readonly byCode: ReadonlyMap<string, Commune>
  readonly byPostcode: ReadonlyMap<string, readonly Commune[]>
  readonly departements: ReadonlyMap<string, string>
}

let lists: Lists | undefined

/** Read once, when somebody first asks: 35 000 communes take a moment. */
function all(): Lists {
  if (lists) return lists
  const rows = read<Row[]>('communes').filter(row => row.type === 'commune-actuelle' || row.type === 'arrondissement-municipal')
  const divided = new Set(rows.flatMap(row => (row.type === 'arrondissement-municipal' && row.commune ? [row.commune] : [])))
  const byCode = new Map<string, Commune>()
  const byPostcode = new Map<string, Commune[]>()
  for (const row of rows) {
    const commune = { code: row.code, name: row.nom, departement: row.departement, postcodes: row.codesPostaux ?? [] }
    byCode.set(row.code, commune)
    // People of Paris, Lyon and Marseille live in an arrondissement: the whole town is not offered beside it.
    if (divided.has(row.code)) continue
    for (const postcode of commune.postcodes) byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), commune])
  }
  for (const communes of byPostcode.values()) communes.sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  const departements = new Map(read<{ code: string; nom: string }[]>('departements').map(({ code, nom }) => [code, nom]))
  lists = { byCode, byPostcode, departements }
  return lists
}

/** The communes that have this postcode, in the order of their names; none when there is no such postcode. */
export const communesOf = (postcode: string): readonly Commune[] => all().byPostcode.get(postcode) ?? []

/** The commune of that INSEE code. */
export const findCommune = (code: string): Commune | undefined => all().byCode.get(code)

/** The name of a département. */
export const departementName = (code: string): string | undefined => all().departements.get(code)

/** Islands without a préfecture of their own for licences: another one decides. */
const servedBy: Readonly<Record<string, string>> = { '984': '974', '989': '987' }

/** The département whose préfecture decides for people of that commune; in Paris it is the préfecture de police. */
export function officeOf(communeCode: string): string {
  const departement =
    findCommune(communeCode)?.departement ?? (/^9[78]/.test(communeCode) ? communeCode.slice(0, 3) : communeCode.slice(0, 2))
  return servedBy[departement] ?? departement
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Commune {
  readonly code: string
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  readonly anciensCodes?: readonly string[]
  readonly chefLieu?: string
  readonly commune?: string
}

let containers: Map<string, string> | undefined

/** The commune of today that holds a former commune or an arrondissement. Read once, when first asked. */
function containerOf(code: string): string | undefined {
  containers ??= readContainers()
  return containers.get(code)
}

function readContainers(): Map<string, string> {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const found = new Map<string, string>()
  for (const { code, anciensCodes = [], chefLieu, commune } of JSON.parse(readFileSync(file, 'utf8')) as Commune[]) {
    for (const former of anciensCodes) found.set(former, code)
    const container = chefLieu ?? commune
    if (container !== undefined && container !== code) found.set(code, container)
  }
  return found
}

/** Before 1976 Corsica was one département, 20; its communes kept their last three figures. */
const corsicanTwins = (a: string, b: string): boolean => /^20\d{3}$/.test(a) && /^2[AB]\d{3}$/.test(b) && a.slice(2) === b.slice(2)

/** Do two INSEE codes name one place of birth? A commune may have merged, or be named by its arrondissement. */
export function samePlace(a: string, b: string): boolean {
  if (a === b || corsicanTwins(a, b) || corsicanTwins(b, a)) return true
  // Two different communes that merged later stay two places: one of the codes must be that of the whole.
  return containerOf(a) === b || containerOf(b) === a
}

export const france = '99100'

/** Algeria before 1962 had a code for each of its parts. */
const algeriaOfOld = /^9[1-4]352$/

/** Do two INSEE codes name one country of birth? */
export function sameCountry(a: string, b: string): boolean {
  const today = (code: string) => (algeriaOfOld.test(code) ? '99352' : code)
  return today(a) === today(b)
}

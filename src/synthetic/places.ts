import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Chance } from './random.ts'

/** A real commune, or an arrondissement of Paris, Lyon or Marseille. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly postcode: string
}

interface Row {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly commune?: string
  readonly codesPostaux?: readonly string[]
  readonly population?: number
}

let known: { readonly places: readonly Place[]; readonly upTo: Float64Array } | undefined

/** Every commune that has people and a préfecture for licences, with how many people live in those before it. */
function all() {
  if (known) return known
  const path = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const rows = (JSON.parse(readFileSync(path, 'utf8')) as Row[]).filter(
    ({ type, population }) => (population ?? 0) > 0 && (type === 'commune-actuelle' || type === 'arrondissement-municipal'),
  )
  // People of Paris, Lyon and Marseille live in an arrondissement: the whole town is not counted beside it.
  const divided = new Set(rows.flatMap(({ type, commune }) => (type === 'arrondissement-municipal' && commune ? [commune] : [])))
  const lived = rows.filter(({ code, codesPostaux }) => !divided.has(code) && codesPostaux?.[0])
  let people = 0
  const upTo = Float64Array.from(lived, ({ population }) => {
    people += population ?? 0
    return people
  })
  known = { places: lived.map(({ code, nom, codesPostaux }) => ({ code, name: nom, postcode: codesPostaux?.[0] ?? '' })), upTo }
  return known
}

/** A commune where somebody lives: as often as it has people. */
export function somePlace(chance: Chance): Place {
  const { places, upTo } = all()
  const wanted = chance.next() * (upTo.at(-1) ?? 0)
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  const place = places[low]
  if (!place) throw new Error('France has no commune')
  return place
}

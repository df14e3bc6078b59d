import { categorySwitches } from './switches/categories.ts'
import { examSwitches } from './switches/exam.ts'
import { exchangeSwitches } from './switches/exchange.ts'
import { fileSwitches } from './switches/file.ts'
import { measureSwitches } from './switches/measures.ts'
import { pointSwitches } from './switches/points.ts'
import { requestSwitches } from './switches/requests.ts'
import { titleSwitches } from './switches/titles.ts'

/**
 * Every contested point, by name; each subject has its file in switches/. Rules take the chosen readings as their last argument; nothing else
 * decides.
 */
export const switches = {
  ...examSwitches,
  ...requestSwitches,
  ...titleSwitches,
  ...categorySwitches,
  ...exchangeSwitches,
  ...pointSwitches,
  ...measureSwitches,
  ...fileSwitches,
} as const

export type SwitchName = keyof typeof switches

/** One reading for each switch. */
export type Settings = { readonly [S in SwitchName]: (typeof switches)[S]['readings'][number] }

/** The default profile: what official pages said in 2026 (`time.md` 5). */
export const official2026: Settings = Object.fromEntries(Object.entries(switches).map(([name, point]) => [name, point.default])) as Settings

/** What the article this project started from says. */
export const sourceArticle: Settings = {
  ...official2026,
  'result-publication': '48h-open-days',
  'post-office-days': '7',
  'after-return': 'prefecture',
  'cepc-in-request': 'attached',
  'delivery-mode': 'signed-letter',
  'loss-attestation': 'at-declaration',
}

export const profiles = { 'official-2026': official2026, 'source-article': sourceArticle } as const
export type ProfileName = keyof typeof profiles

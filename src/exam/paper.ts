import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { findDriver } from '../record/index.ts'
import type { IssuedCepc } from './cepc.ts'
import { cepcCourtesyPdf, cepcPdf } from './cepc-pdf.ts'
import { cepcDataOf } from './print.ts'
import { findResult } from './read.ts'
import { standingOf } from './standing.ts'

/** A CEPC as a paper, or its English sheet; nothing when there is none, or when the law does not let it be shown now. */
export async function cepcPaper(deps: Deps, cepc: IssuedCepc | undefined, lang: Lang): Promise<Uint8Array | undefined> {
  if (!cepc) return undefined
  const [result, driver] = [await findResult(deps.db, cepc.resultId), await findDriver(deps.db, cepc.driverId)]
  if (!result || !driver) return undefined
  const standing = await standingOf(deps, result, deps.clock.today())
  if (standing.is !== 'cepc-issued') return undefined
  const data = cepcDataOf({ result, cepc, driver, demonstration: deps.config.demonstration, law: deps.law })
  return lang === 'fr' ? cepcPdf(data) : cepcCourtesyPdf(data)
}

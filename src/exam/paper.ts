import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { findDriver } from '../record/index.ts'
import { cepcsOf } from './cepc.ts'
import { cepcCourtesyPdf, cepcPdf } from './cepc-pdf.ts'
import { cepcDataOf } from './print.ts'
import { findResult } from './read.ts'
import { standingOf } from './standing.ts'

/** The CEPC of this driver as a paper, or its English sheet; nothing when it is not theirs, or when the law does not let it be shown now. */
export async function cepcPaper(deps: Deps, driverId: string, cepcId: string, lang: Lang): Promise<Uint8Array | undefined> {
  const cepc = (await cepcsOf(deps.db, driverId)).find(({ id }) => id === cepcId)
  const [result, driver] = [cepc && (await findResult(deps.db, cepc.resultId)), await findDriver(deps.db, driverId)]
  if (!cepc || !result || !driver) return undefined
  const standing = await standingOf(deps, result, deps.clock.today())
  if (standing.is !== 'cepc-issued') return undefined
  const data = cepcDataOf({ result, cepc, driver, demonstration: deps.config.demonstration, law: deps.law })
  return lang === 'fr' ? cepcPdf(data) : cepcCourtesyPdf(data)
}

import { article, explainCode, type Settings } from '@papier-rose/law'
import type { Driver } from '../record/index.ts'
import type { IssuedCepc } from './cepc.ts'
import type { CepcData } from './cepc-pdf.ts'
import { gridOfB } from './grid-pdf.ts'
import { centreOf } from './passed.ts'
import type { Result } from './read.ts'
import { hasGrid } from './result.ts'

const basis = [article('Code de la route', 'R. 221-1'), article('Arrêté du 20 avril 2012', '4')]
const natures = {
  practical: { fr: 'Épreuve pratique', en: 'Practical test' },
  theory: { fr: 'Épreuve théorique', en: 'Theory test' },
} as const

/** Everything that the certificate prints, from the result, what was issued and who the driver is. */
export function cepcDataOf(given: {
  readonly result: Result
  readonly cepc: IssuedCepc
  readonly driver: Driver
  readonly demonstration: boolean
  readonly law: Settings
}): CepcData {
  const { result, cepc, driver, demonstration, law } = given
  return {
    number: cepc.number,
    at: cepc.issuedAt,
    demonstration,
    person: {
      birthName: driver.birthName,
      firstNames: driver.firstNames.join(' '),
      birth: driver.birthDay,
      birthplace: birthplaceOf(driver),
    },
    neph: driver.neph,
    category: result.category,
    automatic: result.automatic,
    exam: { day: result.examDay, centre: centreOf(result), nature: natures[result.kind] },
    inspector: result.inspector,
    countsFrom: cepc.firstDay > result.examDay ? cepc.firstDay : null,
    lastDay: cepc.lastDay,
    categories: result.theoryAlone ? cepc.categories : [],
    grid: result.marks && hasGrid(result) ? gridOfB(result.marks) : null,
    codes: cepc.codes.map(code => ({ code, meaning: explainCode(code, law)?.words ?? { fr: '', en: '' } })),
    // Only an exam held to bring medical codes up to date fills this box, and the centres send none.
    regularisation: null,
    probation: cepc.probation,
    basis,
  }
}

/** `Paris 11e (75)`: the département is in the INSEE code of the commune; overseas it has three characters. */
function birthplaceOf({ birthplace, birthplaceCode }: Driver): string {
  if (birthplaceCode === '') return birthplace
  return `${birthplace} (${birthplaceCode.slice(0, /^9[78]/.test(birthplaceCode) ? 3 : 2)})`
}

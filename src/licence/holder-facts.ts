import type { Words } from '@papier-rose/law'
import { formatDate, type Lang } from '../kit/html.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import type { Fact } from '../kit/pdf/sheet.ts'
import type { Driver } from '../record/index.ts'

export type Holder = Pick<Driver, 'birthName' | 'firstNames' | 'birthDay' | 'birthplace' | 'neph'>

const words = {
  birthName: { fr: 'Nom de naissance', en: 'Birth name' },
  firstNames: { fr: 'Prénoms', en: 'First names' },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  birthplace: { fr: 'Lieu de naissance', en: 'Place of birth' },
  neph: { fr: 'NEPH (numéro de dossier)', en: 'NEPH (file number)' },
} satisfies Record<string, Words>

const birthOf = ({ birthDay }: Pick<Holder, 'birthDay'>, lang: Lang): Fact => ({
  label: words.birth[lang],
  value: formatDate(birthDay, lang),
})
const nephOf = ({ neph }: Pick<Holder, 'neph'>, lang: Lang): Fact => ({ label: words.neph[lang], value: inPairs(neph) })

/** The names of whose paper it is, in one row. */
export const nameFacts = (driver: Pick<Holder, 'birthName' | 'firstNames'>, lang: Lang): Fact[] => [
  { label: words.birthName[lang], value: driver.birthName },
  { label: words.firstNames[lang], value: driver.firstNames.join(' ') || '–' },
]

/** Whose paper it is, in two rows. */
export const shortHolderFacts = (driver: Omit<Holder, 'birthplace'>, lang: Lang): Fact[][] => [
  nameFacts(driver, lang),
  [birthOf(driver, lang), nephOf(driver, lang)],
]

/** Whose paper it is, in rows of two; `last` stands beside the NEPH. */
export const holderFacts = (driver: Holder, lang: Lang, last: Fact): Fact[][] => [
  nameFacts(driver, lang),
  [birthOf(driver, lang), { label: words.birthplace[lang], value: driver.birthplace || '–' }],
  [nephOf(driver, lang), last],
]

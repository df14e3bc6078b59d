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

/** Whose paper it is, in rows of two; `last` stands beside the NEPH. */
export const holderFacts = (driver: Holder, lang: Lang, last: Fact): Fact[][] => [
  [
    { label: words.birthName[lang], value: driver.birthName },
    { label: words.firstNames[lang], value: driver.firstNames.join(' ') || '–' },
  ],
  [
    { label: words.birth[lang], value: formatDate(driver.birthDay, lang) },
    { label: words.birthplace[lang], value: driver.birthplace || '–' },
  ],
  [{ label: words.neph[lang], value: inPairs(driver.neph) }, last],
]

import type { Words } from '@papier-rose/law'
import { prefectures } from '../../card/index.ts'
import type { Driver } from '../../record/index.ts'
import { findCommune } from './communes.ts'
import { envelopeLines } from './lines.ts'

export { type Commune, communesOf, departementName, findCommune, officeOf } from './communes.ts'
export { addressFields, postcodeField } from './fields.ts'
export { type Addressee, envelopeLines, postal } from './lines.ts'
export { type ReadAddress, readAddress, readPostcode } from './read.ts'

/** Where a letter goes: the lines of the envelope, the INSEE code of the commune, and the name on the letterbox. */
export interface PostalAddress {
  readonly lines: string[]
  readonly commune: string
  readonly postcode: string
  readonly letterboxName: string
}

/** An address as it was typed. */
export interface TypedAddress {
  readonly postcode: string
  readonly commune: string
  readonly street: string
  readonly complement?: string
  readonly place?: string
  readonly letterboxName: string
}

const titles = { female: 'MME', male: 'M', unspecified: '' } as const

/** The address of that person as the envelope carries it. */
export function postalAddressOf(driver: Driver, typed: TypedAddress): PostalAddress {
  const { postcode, commune, letterboxName } = typed
  const to = { title: titles[driver.sex], firstName: driver.firstNames[0] ?? '', name: driver.usageName ?? driver.birthName }
  const lines = envelopeLines(to, { ...typed, communeName: findCommune(commune)?.name ?? '' })
  return { lines, commune, postcode, letterboxName }
}

/** The préfecture of a département, by its name; in Paris it is the préfecture de police. */
export function officeName(departement: string): Words {
  const name = prefectures[departement]?.name ?? `Préfecture (${departement})`
  return { fr: name, en: name }
}

/** The same at the head of a sentence, with its article: « La préfecture du Rhône », « L’administration supérieure … ». */
export function theOffice(departement: string): Words {
  const { fr: name, en } = officeName(departement)
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  const fr = /^[aeiou]/.test(small) ? `L’${small}` : `${small.startsWith('haut-') ? 'Le' : 'La'} ${small}`
  return { fr, en: `The ${en.charAt(0).toLowerCase()}${en.slice(1)}` }
}

import type { Driver } from '../../record/index.ts'
import { findCommune } from './communes.ts'
import { envelopeLines } from './lines.ts'

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

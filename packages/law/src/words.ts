import type { Words } from './answer.ts'
import type { Day } from './day.ts'
import { parts } from './day.ts'

const french = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']
const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A day as a person reads it: « 1er mars 2026 », "1 March 2026". */
export function longDay(on: Day): Words {
  const { year, month, dayOfMonth } = parts(on)
  return {
    fr: `${dayOfMonth === 1 ? '1er' : dayOfMonth} ${french[month - 1]} ${year}`,
    en: `${dayOfMonth} ${english[month - 1]} ${year}`,
  }
}

/** A count with its noun: « 1 jour », « 2 jours ». In French, zero and one are singular; in English, one alone. */
export const counted = (n: number, fr: readonly [one: string, many: string], en: readonly [one: string, many: string]): Words => ({
  fr: `${String(n).replace('.', ',')} ${Math.abs(n) < 2 ? fr[0] : fr[1]}`,
  en: `${n} ${n === 1 ? en[0] : en[1]}`,
})

export const hourCount = (n: number): Words => counted(n, ['heure', 'heures'], ['hour', 'hours'])
export const dayCount = (n: number): Words => counted(n, ['jour', 'jours'], ['day', 'days'])
export const monthCount = (n: number): Words => counted(n, ['mois', 'mois'], ['month', 'months'])
export const yearCount = (n: number): Words => counted(n, ['an', 'ans'], ['year', 'years'])
export const pointCount = (n: number): Words => counted(n, ['point', 'points'], ['point', 'points'])

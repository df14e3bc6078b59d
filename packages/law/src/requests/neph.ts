import type { Words } from '../answer.ts'
import { article, threshold } from '../text.ts'

/** The file number on a licence is one of the data of the national register. */
const a92 = article('Arrêté du 29 juin 1992', '3', '2026-03-31', 'K')

/** Digits of a NEPH. */
export const nephDigits = threshold('digits of a NEPH', a92, 12)

const separators = /[\s.\-\u2010-\u2015/_]/gu

/**
 * Reads a NEPH as people type it: spaces, dots and dashes are dropped, the twelve digits are kept and never parsed. Files opened before
 * about 1975 can have another shape: pass `legacy` when the person says that their licence is that old.
 */
export function normalizeNeph(
  text: string,
  accept: 'current' | 'legacy' = 'current',
): { neph: string; legacy: boolean } | { problem: Words } {
  const typed = text.replace(separators, '').toUpperCase()
  if (typed === '') return { problem: problems.empty }
  const digits = /^\d+$/.test(typed)
  if (digits && typed.length === nephDigits.value) return { neph: typed, legacy: false }
  if (accept === 'legacy' && /^[0-9A-Z]{4,20}$/.test(typed)) return { neph: typed, legacy: true }
  if (!digits) return { problem: /[OILSB]/.test(typed) && /^[0-9OILSB]+$/.test(typed) ? problems.lookalike : problems.letters }
  return { problem: wrongLength(typed.length) }
}

const problems = {
  empty: {
    fr: 'Saisissez votre numéro NEPH : 12 chiffres, sur votre convocation ou au dos de votre permis.',
    en: 'Enter your NEPH number: 12 digits, on your exam notice or on the back of your licence.',
  },
  letters: {
    fr: 'Le numéro NEPH ne contient que des chiffres. Vérifiez que vous n’avez pas recopié le numéro du titre, qui contient des lettres.',
    en: 'A NEPH number has digits only. Check that you have not copied the number of the card, which has letters.',
  },
  lookalike: {
    fr: 'Le numéro NEPH ne contient que des chiffres. Remplacez la lettre O par un zéro, et I ou L par un 1.',
    en: 'A NEPH number has digits only. Replace the letter O with a zero, and I or L with a 1.',
  },
} as const satisfies Record<string, Words>

function wrongLength(length: number): Words {
  const missing = nephDigits.value - length
  const plural = Math.abs(missing) > 1 ? 's' : ''
  return missing > 0
    ? {
        fr: `Il manque ${missing} chiffre${plural} : le numéro NEPH en a 12, vous en avez saisi ${length}.`,
        en: `${missing} digit${plural} missing: a NEPH number has 12, you entered ${length}.`,
      }
    : {
        fr: `Il y a ${-missing} chiffre${plural} de trop : le numéro NEPH en a 12, vous en avez saisi ${length}.`,
        en: `${-missing} digit${plural} too many: a NEPH number has 12, you entered ${length}.`,
      }
}

/** A NEPH as the card shows it: two lines of six digits. A number of another shape stays on one line. */
export const formatNeph = (neph: string): readonly string[] => (/^\d{12}$/.test(neph) ? [neph.slice(0, 6), neph.slice(6)] : [neph])

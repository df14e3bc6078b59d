import { type Day, isTitleNumber } from '@papier-rose/law'

/** Letters of the surname that the line has room for. */
const letters = 8

/** Letters that are more than a base letter with a mark (ICAO 9303 part 3); the French practice drops the marks of the others. */
const spelled: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  ẞ: 'SS',
  Ø: 'OE',
  Þ: 'TH',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
  Ħ: 'H',
  Ŧ: 'T',
  Ĳ: 'IJ',
}

/** The line that machines read at the foot of the card. Throws a RangeError when the title number has not its nine characters. */
export function mrz({ number, lastDay, surname }: { number: string; lastDay: Day; surname: string }): string {
  if (!isTitleNumber(number)) throw new RangeError(`not a title number: ${number}`)
  const title = `D1FRA${number}`
  const holder = lastDay.slice(2).replaceAll('-', '') + machineName(surname).slice(0, letters).padEnd(letters, '<')
  const line = title + checkDigit(title) + holder
  return line + checkDigit(line)
}

/** A name as the machine line writes it: A to Z, no marks, no apostrophe; a space or a hyphen is a `<`. */
export const machineName = (name: string): string =>
  [...name.normalize('NFC').toUpperCase()]
    .map(letter => spelled[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\s-]+/g, '<')
    .replace(/[^A-Z<]/g, '')
    .replace(/^<+|<+$/g, '')

const weights = [7, 3, 1] as const

/** The check digit of ICAO 9303: weights 7, 3, 1; digits count as they are, A to Z from 10 to 35, `<` nothing. It covers the whole text given. */
export const checkDigit = (text: string): string =>
  String([...text].reduce((sum, sign, i) => sum + (sign === '<' ? 0 : Number.parseInt(sign, 36)) * (weights[i % 3] ?? 0), 0) % 10)

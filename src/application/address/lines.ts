import { shortenLine, shortenStreet } from './shorten.ts'

// NF Z10-011: six lines at most, 38 characters each; line 4 is a number of 5 characters with its space, then 32 for the street.
const width = 38
const streetWidth = 32

/** Capitals without accents or signs: what sorting machines read. */
export const postal = (text: string): string =>
  text
    .replace(/[œŒ]/g, 'OE')
    .replace(/[æÆ]/g, 'AE')
    .replace(/[øØ]/g, 'O')
    .replace(/[łŁ]/g, 'L')
    .replace(/[đĐ]/g, 'D')
    .replace(/ß/g, 'SS')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9/ ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The number as the standard writes it: `15/17` is 15, `5 bis` is 5 B. */
function splitNumber(street: string): { number: string; name: string } {
  const [, figures = '', repeat = '', rest = ''] = /^(\d{1,4})(?:[/ ]\d{1,4})*\s*(BIS|TER|QUATER|[A-Z](?= ))?[ ,]*(.*)$/.exec(street) ?? []
  if (figures === '' || rest === '') return { number: '', name: street }
  const letter = { BIS: 'B', TER: 'T', QUATER: 'Q' }[repeat] ?? repeat
  return { number: letter ? `${figures} ${letter}` : figures, name: rest }
}

function streetLine(street: string): string {
  const { number, name } = splitNumber(street)
  return [number, shortenStreet(name, number.length > 5 ? width - number.length - 1 : streetWidth)]
    .filter(Boolean)
    .join(' ')
    .slice(0, width)
}

export interface Addressee {
  readonly title: '' | 'M' | 'MME'
  readonly firstName: string
  readonly name: string
}

/** Line 1. A name too long loses its title, then the first name becomes an initial, then the end of the name is cut. */
function nameLine({ title, firstName, name }: Addressee): string {
  const [first, last] = [postal(firstName), postal(name)]
  const tries = [
    [title, first, last],
    [first, last],
    [first.slice(0, 1), last],
  ]
  const lines = tries.map(words => words.filter(word => word !== '').join(' '))
  return lines.find(line => line.length <= width) ?? (lines.at(-1) ?? '').slice(0, width).trim()
}

/** Whether the letterbox carries the name of the addressee already. */
const sameName = (letterbox: string, { name }: Addressee): boolean => {
  const words = postal(letterbox).split(' ')
  return postal(name)
    .split(' ')
    .every(word => words.includes(word))
}

/** The lines of the envelope, six at most and none empty: who, at whose home, building, street, place, postcode and commune. */
export function envelopeLines(
  to: Addressee,
  at: { street: string; complement?: string; place?: string; letterboxName: string; postcode: string; communeName: string },
): string[] {
  const host = sameName(at.letterboxName, to) ? '' : `CHEZ ${postal(at.letterboxName)}`
  const town = postal(at.communeName).replace(/ (\d+)(ER|E)(ME)? ARRONDISSEMENT$/, '')
  return [
    nameLine(to),
    shortenLine(host, width),
    shortenLine(postal(at.complement ?? ''), width),
    streetLine(postal(at.street)),
    shortenLine(postal(at.place ?? ''), width),
    `${at.postcode} ${town}`.slice(0, width).trim(),
  ].filter(line => line !== '')
}

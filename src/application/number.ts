import { type Html, html } from '../kit/html.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The number by which a person and an agent name a request on the telephone: the same request has always the same. */
export function requestNumber(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-20)}`)
  let signs = ''
  for (let i = 0; i < 8; i++) {
    signs += alphabet[Number(rest % 30n)]
    rest /= 30n
  }
  return `D-${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** The same on a page, never cut at the end of a line. */
export const wholeNumber = (id: string): Html => html`<span class="pr-whole">${requestNumber(id)}</span>`

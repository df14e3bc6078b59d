/** Twelve digits read better by two. An older number, of another shape, is printed as it is. */
export const inPairs = (number: string): string =>
  /^\d+$/.test(number) && number.length % 2 === 0 ? number.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : number

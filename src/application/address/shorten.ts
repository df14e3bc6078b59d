/** What may be shortened in a street name, in the order of the rule: its kind, titles, first names, articles, other kinds, then words from the left. */
const kinds: Readonly<Record<string, string>> = {
  ALLEE: 'ALL',
  AVENUE: 'AV',
  BOULEVARD: 'BD',
  CENTRE: 'CTRE',
  IMPASSE: 'IMP',
  'LIEU DIT': 'LD',
  LOTISSEMENT: 'LOT',
  PASSAGE: 'PAS',
  PLACE: 'PL',
  RESIDENCE: 'RES',
  'ROND POINT': 'RPT',
  ROUTE: 'RTE',
  SQUARE: 'SQ',
  VILLAGE: 'VLGE',
  IMMEUBLE: 'IMM',
  'CENTRE COMMERCIAL': 'CCAL',
  'ZONE INDUSTRIELLE': 'ZI',
  'ZONE ARTISANALE': 'ZA',
  "ZONE D'ACTIVITE": 'ZA',
  'ZONE D ACTIVITE': 'ZA',
}
const titles: Readonly<Record<string, string>> = {
  GENERAL: 'GAL',
  MARECHAL: 'MAL',
  DOCTEUR: 'DR',
  SAINT: 'ST',
  SAINTE: 'STE',
  CAPITAINE: 'CNE',
  COLONEL: 'CNL',
  COMMANDANT: 'CDT',
  LIEUTENANT: 'LT',
  SERGENT: 'SGT',
  PRESIDENT: 'PDT',
  PROFESSEUR: 'PR',
  REPUBLIQUE: 'REP',
}
const others: Readonly<Record<string, string>> = {
  APPARTEMENT: 'APP',
  BATIMENT: 'BAT',
  ENTREE: 'ENT',
  ETAGE: 'ETG',
  MAISON: 'MAIS',
  HOPITAL: 'HOP',
  UNIVERSITE: 'UNIV',
  FACULTE: 'FAC',
}
const otherKinds = [
  'CHEMIN',
  'COUR',
  'COURS',
  'CITE',
  'ESPLANADE',
  'FAUBOURG',
  'HAMEAU',
  'MONTEE',
  'PARVIS',
  'PROMENADE',
  'QUARTIER',
  'RUELLE',
  'SENTIER',
  'TRAVERSE',
  'VENELLE',
]
const articles = ['LE', 'LA', 'LES', 'L', 'DU', 'DES', 'AU', 'AUX']
/** A particle belongs to a name and stays: DE LATTRE, DE TASSIGNY. */
const particles = ['DE', 'D']
const firstNames = [
  'JEAN',
  'JACQUES',
  'PIERRE',
  'PAUL',
  'CHARLES',
  'LOUIS',
  'HENRI',
  'GEORGES',
  'EMILE',
  'VICTOR',
  'MARIE',
  'ANNE',
  'LEON',
  'ANDRE',
  'FRANCOIS',
  'GUY',
  'JULES',
  'ALBERT',
  'MARCEL',
  'RENE',
  'ROBERT',
  'MAURICE',
  'GABRIEL',
  'ARISTIDE',
  'FERDINAND',
  'RAYMOND',
  'SIMONE',
  'LOUISE',
  'ROSA',
  'SALVADOR',
  'MARTIN',
  'NELSON',
  'PHILIPPE',
  'MICHEL',
  'EDOUARD',
  'ANATOLE',
  'ALEXANDRE',
  'ANTOINE',
  'ETIENNE',
  'JOSEPH',
  'LUCIEN',
  'OLYMPE',
]

type Step = (name: string) => string

const replaceFirst =
  (table: Readonly<Record<string, string>>): Step =>
  name => {
    const found = Object.keys(table)
      .sort((a, b) => b.length - a.length)
      .find(long => name === long || name.startsWith(`${long} `))
    return found ? `${table[found]}${name.slice(found.length)}` : name
  }

/** Rewrites each word but the last, which is never touched: it is what the postman reads. */
const eachWord =
  (rewrite: (word: string, at: number, words: readonly string[]) => string): Step =>
  name => {
    const words = name.split(' ')
    return words
      .map((word, at) => (at === words.length - 1 ? word : rewrite(word, at, words)))
      .filter(word => word !== '')
      .join(' ')
  }

const steps: readonly Step[] = [
  replaceFirst(kinds),
  eachWord(word => titles[word] ?? others[word] ?? word),
  eachWord((word, at) => (at > 0 && firstNames.includes(word) ? word.slice(0, 1) : word)),
  eachWord(word => (articles.includes(word) ? '' : word)),
  eachWord((word, at) => (at === 0 && otherKinds.includes(word) ? word.slice(0, 4) : word)),
]

/** Shortens a street name to so many characters, as little as it takes. The last word is cut only when it is too long alone. */
export function shortenStreet(name: string, most: number): string {
  let short = name
  for (const step of steps) {
    if (short.length <= most) return short
    short = step(short)
  }
  const words = short.split(' ')
  for (let at = 1; at < words.length - 1 && words.join(' ').length > most; at++) {
    const word = words[at] ?? ''
    if (!particles.includes(word)) words[at] = word.slice(0, 1)
  }
  while (words.length > 2 && words.join(' ').length > most) words.splice(1, 1)
  return words.join(' ').slice(0, most).trim()
}

/** Shortens a complement or a building: known words, then what does not fit. */
export function shortenLine(line: string, most: number): string {
  if (line.length <= most) return line
  const words = line.split(' ').map(word => others[word] ?? kinds[word] ?? titles[word] ?? word)
  return words.join(' ').slice(0, most).trim()
}

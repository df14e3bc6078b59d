import { correctionLastDay, type Day, longDay, type Piece, pieceNames, type Settings } from '@papier-rose/law'

/** What stands for a fact of the file in words that are used again. */
export const placeholders = ['prénom', 'pièce', 'dernier jour', 'date d’envoi'] as const
export type Placeholder = (typeof placeholders)[number]

const written = /\{([^{}]*)\}/g

/** With a straight apostrophe or a typed one, with more spaces, in capitals: it is the same word. */
const normal = (name: string): string => name.trim().toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ')
const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name)

/** The words between braces that stand for nothing. */
export const unknownPlaceholders = (words: string): string[] => [
  ...new Set([...words.matchAll(written)].map(([, name = '']) => name).filter(name => !isPlaceholder(normal(name)))),
]

/** The facts of the file on the day of the correction. */
export interface Facts {
  readonly firstName: string
  readonly piece: Piece
  readonly submittedOn?: Day
  readonly today: Day
  readonly law: Settings
}

const filled: Readonly<Record<Placeholder, (facts: Facts) => string>> = {
  prénom: ({ firstName }) => firstName,
  pièce: ({ piece }) => pieceNames[piece].fr,
  'dernier jour': ({ today, law }) => longDay(correctionLastDay(today, law).value).fr,
  'date d’envoi': ({ submittedOn }) => (submittedOn ? longDay(submittedOn).fr : ''),
}

/** The words with the facts of the file in their places. What stands for nothing stays as written. */
export const fill = (words: string, facts: Facts): string =>
  words.replace(written, (whole, name: string) => (isPlaceholder(normal(name)) ? filled[normal(name) as Placeholder](facts) : whole))

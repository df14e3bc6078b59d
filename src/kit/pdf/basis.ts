import { type Article, cite } from '@papier-rose/law'
import { ink, type Place, type Sheet } from './sheet.ts'

/** These texts in a line, each once. */
export const cited = (articles: readonly Article[]): string => [...new Set(articles.map(cite))].join(' ; ')

/** The texts on which a paper rests, at its foot. */
export const writeBasis = (sheet: Sheet, label: string, articles: readonly Article[], place?: Place): void =>
  sheet.write('P', `${label}${sheet.colon}${cited(articles)}.`, { size: 8.5, colour: ink.quiet }, place)

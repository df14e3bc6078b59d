import { refusalGround, type Words } from '@papier-rose/law'
import { kindWords } from '../application/index.ts'
import { type Lang, say } from '../kit/html.ts'
import { holderOf } from './days.ts'
import { enoughFiles, fewest, type Measure } from './groups.ts'
import type { Numbers } from './numbers.ts'
import { markWords } from './opinion-page.ts'
import type { Published } from './read.ts'
import { holderWords, placeWords } from './words.ts'

const measureWords: Readonly<Record<Measure, Words>> = {
  decision: { fr: 'jours jusqu’à la décision', en: 'days to the decision' },
  card: { fr: 'jours de l’acceptation à la carte en main', en: 'days from the approval to the card in hand' },
  whole: { fr: 'jours de l’envoi à la carte en main', en: 'days from sending to the card in hand' },
}

const head: Words = { fr: 'indicateur;groupe;mois;valeur;dossiers', en: 'indicator;group;month;value;files' }

type Line = readonly [indicator: Words, group: Words | string, month: string, value: number, files: number]

/** Every published number, one a line, for spreadsheets: semicolons, and the decimal sign of the language. */
export function numbersCsv(lang: Lang, numbers: Numbers | undefined, published: readonly Published[]): string {
  const lines = [...(numbers ? ofNumbers(numbers) : []), ...published.flatMap(ofDelay)]
  const written = lines.map(([indicator, group, month, value, files]) =>
    [say(indicator, lang), typeof group === 'string' ? group : say(group, lang), month, decimal(value, lang), String(files)]
      .map(cell)
      .join(';'),
  )
  // The mark by which spreadsheets know that the file is UTF-8.
  return `\ufeff${[say(head, lang), ...written].join('\r\n')}\r\n`
}

const decimal = (value: number, lang: Lang): string => (lang === 'fr' ? String(value).replace('.', ',') : String(value))
const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const share = (some: number, files: number): number => Math.round((some / files) * 1000) / 1000

const names = {
  incomplete: { fr: 'part des demandes incomplètes', en: 'share of incomplete requests' },
  returned: { fr: 'part des cartes revenues', en: 'share of cards that came back' },
  cards: { fr: 'cartes faites', en: 'cards made' },
  requests: { fr: 'demandes examinées', en: 'requests examined' },
  answers: { fr: 'réponses à la question de fin', en: 'answers to the question at the end' },
  refusals: { fr: 'motifs de refus', en: 'grounds of refusal' },
  placeHalf: { fr: 'jours d’une étape, la moitié', en: 'days of a step, half' },
  placeNine: { fr: 'jours d’une étape, neuf sur dix', en: 'days of a step, nine in ten' },
  holderHalf: { fr: 'jours d’un détenteur, la moitié', en: 'days of a holder, half' },
  holderNine: { fr: 'jours d’un détenteur, neuf sur dix', en: 'days of a holder, nine in ten' },
} satisfies Record<string, Words>

/** A share, unless it tells of a few people. */
const shareLine = (name: Words, month: string, some: number, files: number): Line[] =>
  files < fewest || (some > 0 && some < fewest) ? [] : [[name, '', month, share(some, files), files]]

function ofNumbers({ months, places, holders, refusals, opinions }: Numbers): Line[] {
  return [
    ...months.flatMap(({ month, requests, incomplete, cards, returned }): Line[] => [
      [names.requests, '', month, requests, requests],
      ...shareLine(names.incomplete, month, incomplete, requests),
      ...(cards >= fewest ? [[names.cards, '', month, cards, cards] as const] : []),
      ...shareLine(names.returned, month, returned, cards),
    ]),
    ...places.flatMap(({ name, half, nine, files }): Line[] => {
      const group = {
        fr: `${placeWords[name].fr} (${holderWords[holderOf[name]].fr})`,
        en: `${placeWords[name].en} (${holderWords[holderOf[name]].en})`,
      }
      return [
        [names.placeHalf, group, '', half, files],
        [names.placeNine, group, '', nine, files],
      ]
    }),
    ...holders.flatMap(({ name, half, nine, files }): Line[] => [
      [names.holderHalf, holderWords[name], '', half, files],
      [names.holderNine, holderWords[name], '', nine, files],
    ]),
    ...refusals.map(({ code, files }): Line => [names.refusals, refusalGround(code)?.words ?? code, '', files, files]),
    ...opinions
      .filter(({ answers }) => answers >= fewest)
      .map(({ mark, answers }): Line => [names.answers, markWords[mark], '', answers, answers]),
  ]
}

function ofDelay({ measure, kind, category, month, files, done, half, nine }: Published): Line[] {
  if (done < enoughFiles) return []
  const { fr, en } = measureWords[measure]
  const of = kind ? kindWords[kind] : { fr: 'Toutes les demandes', en: 'All requests' }
  const group = { fr: [of.fr, category].filter(Boolean).join(' '), en: [of.en, category].filter(Boolean).join(' ') }
  const lines: [Words, number | null][] = [
    [{ fr: `${fr}, la moitié`, en: `${en}, half` }, half],
    [{ fr: `${fr}, neuf sur dix`, en: `${en}, nine in ten` }, nine],
  ]
  return lines.flatMap(([name, value]): Line[] => (value === null ? [] : [[name, group, month, value, files]]))
}

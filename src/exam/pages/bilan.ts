import { type GridMark, gridB, gridBMaximum, passMarkB, type Words } from '@papier-rose/law'
import { details, heading, list, paragraph, table } from '../../kit/design/components.ts'
import { type Content, formatNumber, html, type Lang } from '../../kit/html.ts'
import { gridOfB } from '../grid-pdf.ts'
import type { Result } from '../read.ts'
import { hasGrid } from '../result.ts'
import { totalOf } from '../standing.ts'

const words = {
  title: { fr: 'Votre bilan de compétences', en: 'Your skills report' },
  competence: { fr: 'Compétence', en: 'Skill' },
  mark: { fr: 'Note', en: 'Mark' },
  all: { fr: 'Voir les 14 compétences', en: 'See the 14 skills' },
  eliminatory: { fr: 'éliminatoire', en: 'eliminatory' },
  cost: { fr: 'Ce qui a coûté le résultat', en: 'What cost the result' },
  most: { fr: 'Où vous avez perdu le plus de points', en: 'Where you lost most points' },
} satisfies Record<string, Words>

const figure = (mark: GridMark, maximum: number, lang: Lang): string =>
  mark === 'E' ? `E (${words.eliminatory[lang]})` : `${formatNumber(mark, lang)} / ${maximum}`

/** The marks of an exam: the grid of 14 competences where there is one, else the total. Prints nothing when no mark was sent. */
export function bilan(lang: Lang, result: Result, { open = false }: { open?: boolean } = {}): Content {
  const marked = totalOf(result)
  if (!marked) return ''
  if (!result.marks || !hasGrid(result)) return [heading(lang, words.title, { level: 2 }), paragraph(lang, sumOf(marked.total))]
  const { blocks } = gridOfB(result.marks)
  const tables = blocks.map(({ title, rows }) =>
    table({
      lang,
      caption: title,
      columns: [{ label: words.competence }, { label: words.mark, numeric: true }],
      rows: rows.map(({ competence, mark, maximum }) => [competence, figure(mark, maximum, lang)]),
      rowHeaders: true,
    }),
  )
  const total = {
    fr: `Total : ${formatNumber(marked.total, 'fr')} points sur ${gridBMaximum}. Il en faut ${passMarkB.value}, sans faute éliminatoire.`,
    en: `Total: ${formatNumber(marked.total, 'en')} points out of ${gridBMaximum}. ${passMarkB.value} are needed, without an eliminatory act.`,
  }
  return [heading(lang, words.title, { level: 2 }), paragraph(lang, total), details(lang, words.all, html`${tables}`, open)]
}

const sumOf = (total: number): Words => ({
  fr: `Total : ${formatNumber(total, 'fr')} points.`,
  en: `Total: ${formatNumber(total, 'en')} points.`,
})

/** What cost the result: the eliminatory acts, then where most points were lost. */
export function cost(lang: Lang, { marks }: Result): Content {
  if (!marks) return ''
  const eliminatory = gridB.filter(({ id }) => marks[id] === 'E')
  const lost = gridB
    .map(line => ({ line, points: line.maximum - (marks[line.id] === 'E' ? line.maximum : Number(marks[line.id] ?? 0)) }))
    .filter(({ line, points }) => points > 0 && line.block !== 'bonus')
    .sort((a, b) => b.points - a.points)
    .slice(0, 4)
  return [
    heading(lang, words.cost, { level: 2 }),
    eliminatory.length > 0 && [
      paragraph(lang, eliminated(eliminatory.length)),
      list(
        lang,
        eliminatory.map(({ name }) => name),
      ),
    ],
    lost.length > 0 && [
      paragraph(lang, html`<strong>${words.most[lang]}</strong>`),
      list(
        lang,
        lost.map(({ line, points }) => ({
          fr: `${line.name.fr} : ${formatNumber(points, 'fr')} ${points < 2 ? 'point perdu' : 'points perdus'}`,
          en: `${line.name.en}: ${formatNumber(points, 'en')} ${points === 1 ? 'point' : 'points'} lost`,
        })),
      ),
    ],
  ]
}

const eliminated = (count: number): Words =>
  count === 1
    ? { fr: 'Une faute éliminatoire : elle suffit, quel que soit le total.', en: 'One eliminatory act: it is enough, whatever the total.' }
    : {
        fr: `${count} fautes éliminatoires : une seule suffit, quel que soit le total.`,
        en: `${count} eliminatory acts: one is enough, whatever the total.`,
      }

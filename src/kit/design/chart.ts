import { type Html, html, type Lang, print, say, type Text } from '../html.ts'

/** One line of a chart: a value for each label, or nothing where nothing is known. */
export interface Line {
  readonly name: Text
  readonly values: readonly (number | null)[]
}

const [width, height, left, right, top, bottom] = [440, 240, 44, 12, 12, 34] as const
const figures = 15
/** Lines are told apart by how they are drawn, not by colour. */
const strokes = ['', '7 5', '2 4'] as const
const levels = 4

/** A round number at least as large, for the top of the scale. */
function ceiling(n: number): number {
  const step = [1, 2, 4, 8, 12, 20, 40, 60, 80, 120, 200, 400, 800, 1200, 2000].find(one => one >= n)
  return step ?? 10 ** Math.ceil(Math.log10(n))
}

/**
 * Lines over time, drawn by the server. It needs its table beside it: the drawing tells those who hear it where the same figures stand, and
 * every figure is in the table.
 */
export function lineChart(c: {
  readonly lang: Lang
  readonly id: string
  readonly title: Text
  /** Said to those who do not see it: what the lines show, and that the table has the figures. */
  readonly summary: Text
  readonly labels: readonly string[]
  readonly lines: readonly Line[]
}): Html {
  const { lang, id, labels, lines } = c
  const most = ceiling(Math.max(1, ...lines.flatMap(({ values }) => values.flatMap(value => value ?? []))))
  const x = (i: number): number => Math.round(left + (i / Math.max(1, labels.length - 1)) * (width - left - right))
  const y = (value: number): number => Math.round(top + (1 - value / most) * (height - top - bottom))
  const path = (values: readonly (number | null)[]): string =>
    values.map((value, i) => (value === null ? '' : `${values[i - 1] == null ? 'M' : 'L'}${x(i)} ${y(value)}`)).join('')
  const scale = Array.from({ length: levels + 1 }, (_, i) => (most / levels) * i)
  const key = lines.map(
    ({ name }, i) =>
      html`<li><svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true" focusable="false"><path d="M0 5H40" stroke="currentColor" stroke-width="3" stroke-dasharray="${strokes[i] ?? ''}"></path></svg> ${print(name, lang)}</li>`,
  )
  return html`<figure class="pr-chart"><svg viewBox="0 0 ${width} ${height}" width="100%" height="${height}" preserveAspectRatio="xMinYMin" role="img" aria-labelledby="${id}-title ${id}-desc" focusable="false"><title id="${id}-title">${plain(c.title, lang)}</title><desc id="${id}-desc">${plain(c.summary, lang)}</desc>${scale.map(
    level =>
      html`<line x1="${left}" x2="${width - right}" y1="${y(level)}" y2="${y(level)}" stroke="currentColor" stroke-opacity="0.25"></line><text x="${left - 8}" y="${y(level)}" fill="currentColor" font-size="${figures}" text-anchor="end" dominant-baseline="middle">${level}</text>`,
  )}${lines.map(
    ({ values }, i) =>
      html`<path d="${path(values)}" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="${strokes[i] ?? ''}"></path>${values.map((value, at) => value !== null && html`<circle cx="${x(at)}" cy="${y(value)}" r="3" fill="currentColor"></circle>`)}`,
  )}<text x="${left}" y="${height - 8}" fill="currentColor" font-size="${figures}">${labels[0]}</text>${labels.length > 1 && html`<text x="${width - right}" y="${height - 8}" fill="currentColor" font-size="${figures}" text-anchor="end">${labels.at(-1)}</text>`}</svg><ul class="govuk-list pr-chart__key">${key}</ul></figure>`
}

const plain = (text: Text, lang: Lang): string => (typeof text === 'object' && 'fr' in text ? say(text, lang) : String(print(text, lang)))

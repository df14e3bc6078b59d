import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileStyle } from './compile.ts'

const style = compileStyle()

/** The colours that a part of the style sets, by the name of their custom property. */
const coloursIn = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/(--(?:govuk|pr)-[\w-]+): ?(#[0-9a-f]{3,6})(?=[;}])/g)].map(([, name = '', value = '']) => [name, value]),
  )

const darkStart = style.indexOf('(prefers-color-scheme: dark)')
const dark = style.slice(darkStart, style.indexOf('}}', darkStart) + 1)
const light = style.slice(0, darkStart)
const themes = { light: coloursIn(light), dark: { ...coloursIn(light), ...coloursIn(dark) } }

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map(c => c + c).join('') : colour.slice(1)
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map(i => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

const page = '--govuk-body-background-colour'
const ink = '--govuk-text-colour'
const secondary = '--govuk-secondary-text-colour'
const link = '--govuk-link-colour'
const tones = ['done', 'waiting', 'todo', 'late', 'stopped', 'neutral'].map(tone => [`--pr-${tone}-text`, `--pr-${tone}`] as const)

/** What is read, and what it is read on. */
const read: readonly (readonly [text: string, on: string])[] = [
  ...[page, '--pr-sheet', '--pr-rose', '--pr-rose-deep', '--pr-quiet', '--pr-quiet-hover'].map(on => [ink, on] as const),
  ...[page, '--pr-sheet'].map(on => [secondary, on] as const),
  ...[page, '--pr-sheet'].flatMap(on => ['visited', 'hover', 'active'].map(state => [`--govuk-link-${state}-colour`, on] as const)),
  ...[page, '--pr-sheet'].map(on => [link, on] as const),
  ['--govuk-error-colour', page],
  ['--govuk-error-colour', '--pr-sheet'],
  ['--pr-button-text', '--pr-button'],
  ['--pr-button-text', '--pr-button-hover'],
  ['--pr-button-text', '--pr-warn'],
  ['--pr-button-text', '--pr-warn-hover'],
  ['--pr-band-text', '--pr-band'],
  ...tones,
]

/** What is seen and not read: the edge of a field, a sign; and the large names of the doors. */
const seen: readonly (readonly [mark: string, on: string, atLeast: number])[] = [
  ['--govuk-input-border-colour', page, 3],
  ['--govuk-input-border-colour', '--pr-sheet', 3],
  ['--govuk-brand-colour', page, 3],
  ['--govuk-brand-colour', '--pr-sheet', 3],
  ['--govuk-brand-colour', '--pr-rose', 3],
  [link, '--pr-rose', 4.5],
  ['--govuk-link-hover-colour', '--pr-rose-deep', 4.5],
]

for (const [name, colours] of Object.entries(themes)) {
  const of = (property: string): string => colours[property] ?? assert.fail(`the ${name} theme has no ${property}`)

  test(`in the ${name} theme every text has a contrast of seven to one or more`, () => {
    const weak = read.map(([text, on]) => ({ text, on, ratio: contrast(of(text), of(on)) })).filter(({ ratio }) => ratio < 7)
    assert.deepEqual(weak, [])
  })

  test(`in the ${name} theme what is seen and not read stands out`, () => {
    const weak = seen
      .map(([mark, on, atLeast]) => ({ mark, on, atLeast, ratio: contrast(of(mark), of(on)) }))
      .filter(s => s.ratio < s.atLeast)
    assert.deepEqual(weak, [])
  })
}

test('the measure is that of WCAG', () => {
  assert.equal(contrast('#fff', '#000'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

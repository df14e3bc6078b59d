import { type Day, type Ledger, parts, toNumber } from '@papier-rose/law'
import { colon, formatDate, type Html, html, type Lang } from '../../kit/html.ts'
import { maximumOn } from './told.ts'

const [width, height, left, bottom, top] = [440, 220, 40, 30, 10] as const
/** The drawing grows to this many pixels of height and shrinks with a narrow phone, where its figures must still be read. */
const [tallest, figures] = [240, 17] as const

interface Point {
  readonly day: Day
  readonly balance: number
}

/** The balance after each day on which it changed; what is to come counts that nothing happens. */
export function pointsOverTime(told: Pick<Ledger, 'steps' | 'comesBack'>): Point[] {
  const days = new Map([...told.steps, ...told.comesBack].map(({ day, balance }) => [day, balance]))
  return [...days].map(([day, balance]) => ({ day, balance })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The balance as a line of steps: full up to the day asked, dashed after it. The table beside it says the same. */
export function curve(lang: Lang, ledger: Ledger, on: Day): Html {
  const points = pointsOverTime(ledger)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return html``
  const end = last.day > on ? last.day : on
  const span = Math.max(1, toNumber(end) - toNumber(first.day))
  const most = maximumOn(on)
  const x = (day: Day): number => Math.round(left + ((toNumber(day) - toNumber(first.day)) / span) * (width - left - top))
  const y = (balance: number): number => Math.round(top + (1 - balance / most) * (height - bottom - top))
  const line = (given: readonly Point[], to: Day): string =>
    given.map(({ day, balance }, i) => (i === 0 ? `M${x(day)} ${y(balance)}` : `H${x(day)}V${y(balance)}`)).join('') +
    (given.length > 0 ? `H${x(to)}` : '')
  const past = points.filter(p => p.day <= on)
  const now = past.at(-1)
  const coming = now ? [{ day: on, balance: now.balance }, ...points.filter(p => p.day > on)] : []
  const levels = [0, most / 2, most]
  const year = (day: Day): number => parts(day).year
  const title = lang === 'fr' ? 'Le solde des points au fil du temps' : 'The balance of points over time'
  const summary = points.map(p => `${formatDate(p.day, lang)}${colon(lang)}${p.balance}`).join(' ; ')
  return html`<svg viewBox="0 0 ${width} ${height}" width="100%" height="${tallest}" preserveAspectRatio="xMinYMin" role="img" aria-labelledby="curve-title curve-desc" focusable="false"><title id="curve-title">${title}</title><desc id="curve-desc">${summary}</desc>${levels.map(
    level =>
      html`<line x1="${left}" x2="${width - top}" y1="${y(level)}" y2="${y(level)}" stroke="currentColor" stroke-opacity="0.25"></line><text x="${left - top}" y="${y(level)}" fill="currentColor" font-size="${figures}" text-anchor="end" dominant-baseline="middle">${level}</text>`,
  )}<path d="${line(past, on)}" fill="none" stroke="currentColor" stroke-width="3"></path><path d="${line(coming, end)}" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="4 5"></path><line x1="${x(on)}" x2="${x(on)}" y1="${top}" y2="${height - bottom}" stroke="currentColor" stroke-dasharray="1 3"></line><text x="${left}" y="${height - top}" fill="currentColor" font-size="${figures}">${year(first.day)}</text><text x="${width - top}" y="${height - top}" fill="currentColor" font-size="${figures}" text-anchor="end">${year(end)}</text></svg>`
}

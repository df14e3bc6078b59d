import { createHash } from 'node:crypto'
import type { Day } from '@papier-rose/law'
import { type Lang, say } from '../../kit/html.ts'
import { dayAfter } from '../asking/ask.ts'
import type { Plan, Step } from './plan.ts'

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')

const octets = 75

/** A line of at most 75 octets, carried on with a space (RFC 5545, 3.1); no sign is cut in two. */
export function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const sign of line) {
    if (Buffer.byteLength(current + sign) > octets) {
      lines.push(current)
      current = ' '
    }
    current += sign
  }
  return [...lines, current].join('\r\n')
}

const compact = (on: Day): string => on.replaceAll('-', '')
const hashLength = 16

/** Each answer has its own identifiers, the same ones every time: asked again, the calendar replaces and does not repeat. */
const uid = (address: string, step: Step, what: string): string =>
  `${createHash('sha256').update(`${address} ${step.id} ${what}`).digest('hex').slice(0, hashLength)}.${step.id}.${what}@papier-rose`

const prefix = {
  from: { fr: 'À partir de ce jour : ', en: 'From this day: ' },
  last: { fr: 'Dernier jour : ', en: 'Last day: ' },
}

/** The days of a plan as a calendar file. Whole days of the place, without a zone; the stamp is the day of the answer. */
export function calendar(
  plan: Plan,
  about: { readonly title: string; readonly address: string; readonly url: string; readonly lang: Lang; readonly today: Day },
): string {
  const { lang, today } = about
  const events = plan.steps.flatMap(step => {
    const dated = [
      ...(step.from ? [{ what: 'from', on: step.from, before: step.lastDay ? say(prefix.from, lang) : '' }] : []),
      ...(step.lastDay ? [{ what: 'last', on: step.lastDay, before: say(prefix.last, lang) }] : []),
    ]
    return dated.flatMap(({ what, on, before }) => [
      'BEGIN:VEVENT',
      `UID:${uid(about.address, step, what)}`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
      `SUMMARY:${escaped(before + say(step.title, lang))}`,
      `DESCRIPTION:${escaped(step.said.map(({ words }) => say(words, lang)).join('\n'))}`,
      `URL:${about.url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ])
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Papier rose//guide//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(about.title)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

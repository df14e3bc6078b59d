import { contested } from './contested.ts'

/** What the texts leave open about measures: retention, suspension, annulment, medical control. */
export const measureSwitches = {
  'medical-after-alcohol-contravention': contested(
    'C',
    ['commission', 'medecin-agree'],
    'commission',
    'R226-3 speaks of driving under the influence of alcohol; commissions see these drivers in practice.',
  ),
  'medical-after-invalidation': contested(
    'C',
    ['medecin-agree', 'commission'],
    'medecin-agree',
    'An official sheet; the order of 31 July 2012 sends every invalidated driver to the commission.',
  ),
  'set-off-on-annulment': contested(
    'C',
    ['none', 'set-off'],
    'none',
    'An annulment is not of the same order as a suspension; one lawyer, no decision seen.',
  ),
  'ead-instead-of-suspension': contested(
    'C',
    ['not-offered', 'offered'],
    'not-offered',
    'L224-2 makes suspension compulsory for alcohol délits since 11 July 2025; R224-6 was not rewritten.',
  ),
  'hearing-before-suspension': contested(
    'K',
    ['report-only', 'always'],
    'report-only',
    'L121-1 asks to hear the person; urgency spares it after a retention.',
  ),
  'suspension-on-report-starts': contested(
    'K',
    ['notification', 'decision'],
    'notification',
    'L224-7 names no first day; a decision binds from its notification.',
  ),
} as const

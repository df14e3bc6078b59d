import { contested } from './contested.ts'

/** What the texts leave open about the file of a driver: who reads it, who is named in it. */
export const fileSwitches = {
  'full-statement-online-since': contested(
    'K',
    ['2024-05-01', '2024-05-31'],
    '2024-05-31',
    'The source gives the month only: the later day promises nothing too early.',
  ),
  'named-driver-days': contested(
    'K',
    ['45', '30'],
    '45',
    'Code of criminal procedure 529-2 gives 45 days to pay or contest a notice; no text read asks the person named first.',
  ),
  'right-code-length': contested(
    'K',
    ['certificate', 'one-month'],
    'certificate',
    'No text knows a code that shows a right: it may last as long as the certificate of R225-6, which shows the same.',
  ),
  'anonymous-card-check': contested(
    'C',
    ['nothing', 'exists', 'exists-and-not-replaced'],
    'nothing',
    'L225-6 closes the file to anyone else; whether the bare number of a card is part of the file, no text read says.',
  ),
  'road-check-reads': contested(
    'K',
    ['need-to-know', 'all'],
    'need-to-know',
    'R225-4 opens the whole file; in practice a check shows validity, categories, restrictions and measures.',
  ),
} as const

import { contested } from './contested.ts'

/** What the texts leave open about a request: what it takes, what it costs, how long it may last. */
export const requestSwitches = {
  'cepc-in-request': contested('C', ['attached', 'not-asked'], 'not-asked', 'No longer required since 4 December 2022.'),
  'loss-attestation': contested('C', ['at-declaration', 'after-check'], 'after-check', 'Newer official wording.'),
  'correction-days': contested('K', ['60', '30'], '60', 'The text leaves the number to the letter: two months leave time for a doctor.'),
  'silence-on-request': contested(
    'C',
    ['unsettled', 'acceptance', 'refusal'],
    'unsettled',
    'The list of exceptions to L. 231-1 was not read.',
  ),
  'tax-notice-age': contested('K', ['any', '6-months'], 'any', 'The six months are written beside the bills only.'),
  'jdc-window': contested(
    'C',
    ['17-to-25', '16-to-25'],
    '17-to-25',
    'Newer official page; older sheets begin at 16, with the census certificate.',
  ),
  'photo-code-length': contested('C', ['20-to-30', '22', '21'], '20-to-30', 'Sites say 22 or 21: the provider decides.'),
  'damage-fee-since': contested('C', ['2017-01-01', '2017-12-31'], '2017-12-31', 'The law says "at the latest".'),
  'stamp-refund': contested('K', ['asked-of-the-seller', 'unsaid'], 'asked-of-the-seller', 'The rules of the refund were not read.'),
  'commission-fee': contested(
    'C',
    ['as-of-2017', 'follows-consultation'],
    'as-of-2017',
    'The order speaks of two consultations; increases after 2017 were looked for and not found.',
  ),
} as const

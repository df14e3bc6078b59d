import { contested } from './contested.ts'

/** What the texts leave open about the exams and their results. */
export const examSwitches = {
  'result-publication': contested('C', ['48h-open-days', 'next-day'], 'next-day', 'Newer official wording; the 48 h are in older sheets.'),
  'result-site': contested(
    'C',
    ['rdvpermis', 'securite-routiere'],
    'rdvpermis',
    'Newer official wording; the change came between 2023 and 2025, on a day that was not read.',
  ),
  'charte-required': contested('K', ['yes', 'no'], 'yes', 'Seen on the older result site; not documented on the newer one.'),
  'retry-floor': contested('C', ['2', '7'], '2', 'Two days in official sheets since 2020; one week in the text of 2013.'),
  'rdv-lowest-band': contested(
    'K',
    ['16', '0'],
    '16',
    'The bound between 20 and 35 days was not read: 16 is a guess, 0 means that nobody waits 35 days.',
  ),
  'late-cancel-notice': contested('C', ['4', '7'], '4', 'Four days in the text (read for A1 and A2); seven on a school page.'),
  'not-examined': contested('K', ['floor', 'absence'], 'floor', 'Nothing read says that it counts as an absence.'),
  'identity-at-exam': contested(
    'C',
    ['no-limit', '5-years', '2-years'],
    'no-limit',
    'The order of 2016 names the document, without its validity.',
  ),
  'theory-five-years-since': contested(
    'K',
    ['2014-11-02', '2015-12-31'],
    '2014-11-02',
    'Five years by 2014 or 2015, the day was not read: 2 November 2014 is that of the other changes of that year.',
  ),
  'moto-stops-sparing-since': contested(
    'K',
    ['2021-01-01', '2021-12-31'],
    '2021-01-01',
    'Since 2021 a licence for motorcycles no longer spares the theory exam of B: the day of that year was not read.',
  ),
} as const

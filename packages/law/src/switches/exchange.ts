import { contested } from './contested.ts'

/** What the texts leave open about foreign licences. */
export const exchangeSwitches = {
  'recognition-last-day': contested('K', ['same-number', 'day-before'], 'same-number', 'Date to date; the text says one year.'),
  'ads-length': contested(
    'C',
    ['recognition', 'one-year'],
    'recognition',
    'The certificate follows the recognition; in some cases of 2019 it carried one year of its own.',
  ),
  'british-licences': contested(
    'K',
    ['exchanged', 'not-exchanged'],
    'exchanged',
    'The agreement of 24 June 2021 covers licences issued before 2021; it was not read.',
  ),
  'eu-exchange-online-since': contested(
    'K',
    ['2020-02-01', '2020-03-31'],
    '2020-03-31',
    'European exchanges went online in February and March 2020: the day was not read.',
  ),
  'citizen-year-starts': contested(
    'K',
    ['sixth-month', 'settling'],
    'sixth-month',
    'Months 6 to 18 come from an official sheet; R222-3 itself speaks of normal residence.',
  ),
} as const

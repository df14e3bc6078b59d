import { contested } from './contested.ts'

/** What the texts leave open about the papers that prove a right: their last days, and how a card travels. */
export const titleSwitches = {
  'cepc-last-day': contested('K', ['same-number', 'day-before'], 'same-number', 'Date to date by analogy with CPC 641.'),
  'card-last-day': contested(
    'K',
    ['same-number', 'day-before'],
    'same-number',
    'Date to date; no text read says that the day before is printed.',
  ),
  'pink-last-day': contested('K', ['19-january', '18-january'], '19-january', 'Official sheets write "until 19 January 2033".'),
  'prorogation-since': contested(
    'C',
    ['2014-11-02', '2022-08-27'],
    '2014-11-02',
    'The wording is that of 2014; another reading dates it 2022.',
  ),
  'proof-after-card': contested('K', ['ends', 'runs-on'], 'ends', 'The card takes the place of what stood for it.'),
  'state-delay-extends-proof': contested('C', ['no', 'yes'], 'no', 'No text gives back the days that the State held a right.'),
  'expired-card': contested('C', ['title-offence', 'right-offence'], 'title-offence', 'The right is intact without a medical limit.'),
  'cepc-over-offence': contested(
    'C',
    ['title-offence', 'no-licence'],
    'title-offence',
    'After its months the right exists without its title (R233-1); the order of 2012 calls the holder without title.',
  ),
  'delivery-mode': contested(
    'C',
    ['signed-letter', 'tracked-letter'],
    'tracked-letter',
    'Tracked letter to the letter box since 2 January 2025.',
  ),
  'post-office-days': contested('C', ['7', '15'], '15', 'Official delivery page and four sheets say 15; the source article says 7.'),
  'after-return': contested(
    'C',
    ['prefecture', 'send-again-once'],
    'send-again-once',
    'Official delivery page; the source article says préfecture.',
  ),
  'destruction-months': contested('K', ['6', '12'], '6', 'One préfecture in 2017; nothing newer was read.'),
} as const

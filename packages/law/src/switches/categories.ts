import { contested } from './contested.ts'

/** What the texts leave open about categories: ages, codes, training, diplomas. */
export const categorySwitches = {
  'birthday-29-february': contested('K', ['1-march', '28-february'], '1-march', 'The age is complete when the year is over.'),
  'fimo-ages': contested('K', ['applied', 'not-applied'], 'applied', 'The text of code 103 implies them; R. 3314-6 itself was not read.'),
  'group2-cap-60': contested(
    'K',
    ['goods-only', 'all', 'none'],
    'goods-only',
    'Practice described for the five-year opinions of the goods categories.',
  ),
  'code-105': contested(
    'C',
    ['novice-speeds-exempt', 'probation-again'],
    'novice-speeds-exempt',
    'Annex of 2013; one sheet of 2020 differs.',
  ),
  'am-hours': contested('K', ['8', '7'], '8', 'Official sheet of 2020; the older rule said 7.'),
  'military-proof': contested('C', ['none', 'brevet'], 'none', 'The safest reading: wait for the card.'),
  'pink-older-models': contested(
    'K',
    ['at-least-f6', 'unread'],
    'at-least-f6',
    'Annex II gives models F1 to F5 wider rights; their rows were read in part only.',
  ),
  'titles-to-categories': contested(
    'K',
    ['as-known', 'not-known'],
    'as-known',
    'The titles exist (ministry replies); the category that each gives was not read in a text.',
  ),
  'bus-apprentice-diploma': contested('K', ['d-family', 'd-only'], 'd-family', 'The row of 2023 was cut where the categories begin.'),
  'diploma-passenger-age': contested(
    'C',
    ['21', 'transport-code'],
    'transport-code',
    'An older text says 21; the transport code lowered it on 3 May 2021 for driving in France.',
  ),
  'training-78-three-months-since': contested(
    'K',
    ['2019-07-01', '2019-07-31'],
    '2019-07-31',
    'Three months by July 2019: the day was not read.',
  ),
} as const

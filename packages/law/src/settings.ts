import type { Mark } from './text.ts'

/** A point that the texts leave open: its readings, the one we follow and why. */
interface Contested<R extends string> {
  readonly mark: Exclude<Mark, 'V'>
  readonly readings: readonly R[]
  readonly default: R
  readonly why: string
}

const contested = <const R extends string>(mark: 'K' | 'C', readings: readonly R[], chosen: NoInfer<R>, why: string): Contested<R> => ({
  mark,
  readings,
  default: chosen,
  why,
})

/** Every contested point, by name. Rules take the chosen readings as their last argument; nothing else decides. */
export const switches = {
  'result-publication': contested('C', ['48h-open-days', 'next-day'], 'next-day', 'Newer official wording; the 48 h are in older sheets.'),
  'cepc-last-day': contested('K', ['same-number', 'day-before'], 'same-number', 'Date to date by analogy with CPC 641.'),
  'birthday-29-february': contested('K', ['1-march', '28-february'], '1-march', 'The age is complete when the year is over.'),
  'post-office-days': contested('C', ['7', '15'], '15', 'Official delivery page and four sheets say 15; the source article says 7.'),
  'after-return': contested(
    'C',
    ['prefecture', 'send-again-once'],
    'send-again-once',
    'Official delivery page; the source article says préfecture.',
  ),
  'cepc-in-request': contested('C', ['attached', 'not-asked'], 'not-asked', 'No longer required since 4 December 2022.'),
  'delivery-mode': contested(
    'C',
    ['signed-letter', 'tracked-letter'],
    'tracked-letter',
    'Tracked letter to the letter box since 2 January 2025.',
  ),
  'loss-attestation': contested('C', ['at-declaration', 'after-check'], 'after-check', 'Newer official wording.'),
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
  'correction-days': contested('K', ['60', '30'], '60', 'The text leaves the number to the letter: two months leave time for a doctor.'),
  'destruction-months': contested('K', ['6', '12'], '6', 'One préfecture in 2017; nothing newer was read.'),
  'fimo-ages': contested('K', ['applied', 'not-applied'], 'applied', 'The text of code 103 implies them; R. 3314-6 itself was not read.'),
  'jdc-window': contested(
    'C',
    ['17-to-25', '16-to-25'],
    '17-to-25',
    'Newer official page; older sheets begin at 16, with the census certificate.',
  ),
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
  'silence-on-request': contested(
    'C',
    ['unsettled', 'acceptance', 'refusal'],
    'unsettled',
    'The list of exceptions to L. 231-1 was not read.',
  ),
  'tax-notice-age': contested('K', ['any', '6-months'], 'any', 'The six months are written beside the bills only.'),
  'identity-at-exam': contested(
    'C',
    ['no-limit', '5-years', '2-years'],
    'no-limit',
    'The order of 2016 names the document, without its validity.',
  ),
  'photo-code-length': contested('C', ['20-to-30', '22', '21'], '20-to-30', 'Sites say 22 or 21: the provider decides.'),
  'damage-fee-since': contested('C', ['2017-01-01', '2017-12-31'], '2017-12-31', 'The law says "at the latest".'),
  'am-hours': contested('K', ['8', '7'], '8', 'Official sheet of 2020; the older rule said 7.'),
  'military-proof': contested('C', ['none', 'brevet'], 'none', 'The safest reading: wait for the card.'),
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
  'pink-older-models': contested(
    'K',
    ['at-least-f6', 'unread'],
    'at-least-f6',
    'Annex II gives models F1 to F5 wider rights; their rows were read in part only.',
  ),
  'eu-exchange-online-since': contested(
    'K',
    ['2020-02-01', '2020-03-31'],
    '2020-03-31',
    'European exchanges went online in February and March 2020: the day was not read.',
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
  'proof-after-card': contested('K', ['ends', 'runs-on'], 'ends', 'The card takes the place of what stood for it.'),
  'expired-card': contested('C', ['title-offence', 'right-offence'], 'title-offence', 'The right is intact without a medical limit.'),
  'infraction-before-gain': contested(
    'C',
    ['keep-gain', 'withdraw-gain'],
    'keep-gain',
    'Committed before the anniversary, established after it: nothing had been withdrawn when the points were given.',
  ),
  'infraction-established-late': contested(
    'C',
    ['blocks', 'does-not-block'],
    'blocks',
    'L223-6 speaks of an infraction committed within the delay, whenever it is established.',
  ),
  'recovery-in-probation': contested(
    'C',
    ['at-end-of-probation', 'restarts-at-end-of-probation', 'three-years'],
    'at-end-of-probation',
    'L223-1 sets L223-6 al.1 aside during probation; nothing restarts the delay. A stage operator writes three years.',
  ),
  'stage-within-a-year': contested(
    'C',
    ['duty-without-points', 'duty-with-points'],
    'duty-without-points',
    'A mandatory stage within a year of one that credited points: operators disagree.',
  ),
  'stage-interval': contested(
    'K',
    ['date-to-date', 'one-day-more'],
    'date-to-date',
    'L223-6 says once a year; stage operators say one year and one day.',
  ),
  'zero-in-first-year': contested(
    'C',
    ['recoverable', 'lost'],
    'recoverable',
    'CE 461479 lets a stage count until the 48SI is notified; an official sheet still excludes the first year of probation.',
  ),
  'negative-balance': contested(
    'C',
    ['sign-kept', 'floored-at-zero'],
    'sign-kept',
    'The claim of CE 461479 was granted on 6 - 8 + 4 = 2; no text says it.',
  ),
  'nine-points-cap': contested(
    'C',
    ['nine-in-all', 'eight-in-all'],
    'nine-in-all',
    'L235-1 departs from L223-2 for one délit; what other offences of the same moment add is not settled.',
  ),
  'encadree-probation': contested(
    'C',
    ['3-years', '2-years'],
    '3-years',
    'L223-1 shortens probation for L211-3 only; a minister refused it.',
  ),
  'training-after-loss': contested(
    'C',
    ['excluded', 'allowed'],
    'excluded',
    'L223-1 speaks of the first licence; one lawyer reads it otherwise.',
  ),
  'infraction-before-new-licence': contested(
    'K',
    ['never-debited', 'debited'],
    'never-debited',
    'No text carries an infraction of the lost licence over to the new one.',
  ),
  'rodeo-points': contested('C', ['6', '0'], '6', 'L236-1 names no points; authorities apply L223-2 I to every délit of the code.'),
  'simple-injuries-points': contested(
    'C',
    ['0', '6'],
    '0',
    'L232-3 no longer cites the two articles since 11 July 2025: nothing without a source.',
  ),
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
  'cepc-over-offence': contested(
    'C',
    ['title-offence', 'no-licence'],
    'title-offence',
    'After its months the right exists without its title (R233-1); the order of 2012 calls the holder without title.',
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
  'commission-fee': contested(
    'C',
    ['as-of-2017', 'follows-consultation'],
    'as-of-2017',
    'The order speaks of two consultations; increases after 2017 were looked for and not found.',
  ),
  'single-point-under-cap': contested(
    'C',
    ['points-withdrawn', 'points-of-the-scale'],
    'points-withdrawn',
    'The ceiling of eight left one point of an infraction that costs more: L223-6 al.3 speaks of the withdrawal of one point.',
  ),
  'infraction-on-anniversary': contested(
    'C',
    ['gain-stands', 'gain-refused'],
    'gain-stands',
    'Committed and established on the very day on which a year is complete: no text says whether that day still counts.',
  ),
  'citizen-year-starts': contested(
    'K',
    ['sixth-month', 'settling'],
    'sixth-month',
    'Months 6 to 18 come from an official sheet; R222-3 itself speaks of normal residence.',
  ),
  'stamp-refund': contested('K', ['asked-of-the-seller', 'unsaid'], 'asked-of-the-seller', 'The rules of the refund were not read.'),
  'full-statement-online-since': contested(
    'K',
    ['2024-05-01', '2024-05-31'],
    '2024-05-31',
    'The source gives the month only: the later day promises nothing too early.',
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
  'training-78-three-months-since': contested(
    'K',
    ['2019-07-01', '2019-07-31'],
    '2019-07-31',
    'Three months by July 2019: the day was not read.',
  ),
  'result-site': contested(
    'C',
    ['rdvpermis', 'securite-routiere'],
    'rdvpermis',
    'Newer official wording; the change came between 2023 and 2025, on a day that was not read.',
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
  'state-delay-extends-proof': contested('C', ['no', 'yes'], 'no', 'No text gives back the days that the State held a right.'),
  'road-check-reads': contested(
    'K',
    ['need-to-know', 'all'],
    'need-to-know',
    'R225-4 opens the whole file; in practice a check shows validity, categories, restrictions and measures.',
  ),
} as const

export type SwitchName = keyof typeof switches

/** One reading for each switch. */
export type Settings = { readonly [S in SwitchName]: (typeof switches)[S]['readings'][number] }

/** The default profile: what official pages said in 2026 (`time.md` 5). */
export const official2026: Settings = Object.fromEntries(Object.entries(switches).map(([name, point]) => [name, point.default])) as Settings

/** What the article this project started from says. */
export const sourceArticle: Settings = {
  ...official2026,
  'result-publication': '48h-open-days',
  'post-office-days': '7',
  'after-return': 'prefecture',
  'cepc-in-request': 'attached',
  'delivery-mode': 'signed-letter',
  'loss-attestation': 'at-declaration',
}

export const profiles = { 'official-2026': official2026, 'source-article': sourceArticle } as const
export type ProfileName = keyof typeof profiles

import { type Reason, reason, type Words } from '../answer.ts'
import { addDays, type Day } from '../day.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import type { BanKind, DriverRecord, RecordedBan } from './record.ts'

const l223_5 = article('Code de la route', 'L. 223-5')
const l223_10 = article('Code de la route', 'L. 223-10')
const l224_2 = article('Code de la route', 'L. 224-2')
const l224_16 = article('Code de la route', 'L. 224-16')
const r221_14_1 = article('Code de la route', 'R. 221-14-1')
const cp131_6 = article('Code pénal', '131-6')

interface BanFacts {
  readonly words: Words
  /** The categories held are lost for good: only an exam after it gives a right again. */
  readonly losesRights: boolean
  readonly article: Article
}

export const banFacts: Readonly<Record<BanKind, BanFacts>> = {
  'suspension-administrative': {
    words: { fr: 'suspension décidée par le préfet', en: 'suspension by the préfet' },
    losesRights: false,
    article: l224_2,
  },
  'suspension-judicial': {
    words: { fr: 'suspension décidée par un juge', en: 'suspension by a court' },
    losesRights: false,
    article: cp131_6,
  },
  retention: { words: { fr: 'rétention du permis', en: 'retention of the licence' }, losesRights: false, article: l224_2 },
  annulment: { words: { fr: 'annulation du permis par un juge', en: 'licence cancelled by a court' }, losesRights: true, article: cp131_6 },
  invalidation: {
    words: { fr: 'invalidation pour solde de points nul', en: 'invalidation for want of points' },
    losesRights: true,
    article: l223_5,
  },
  'judicial-ban': {
    words: { fr: 'interdiction judiciaire de conduire', en: 'ban on driving by a court' },
    losesRights: false,
    article: cp131_6,
  },
  foreign: {
    words: { fr: 'interdiction de conduire en France avec un permis étranger', en: 'ban on driving in France with a foreign licence' },
    losesRights: false,
    article: l223_10,
  },
  unfit: {
    words: { fr: 'décision d’inaptitude du préfet', en: 'decision of the préfet that the driver is unfit' },
    losesRights: false,
    article: r221_14_1,
  },
}

/** Does a suspension go on by itself until the préfet decides that the driver is fit? */
const maintained = dated('suspension maintained without aptitude', r221_14_1, { '1922-12-31': false, '2017-11-05': true })

const lifted = (ban: RecordedBan, on: Day): boolean => ban.liftedOn !== undefined && ban.liftedOn <= on

/** Past its last day, does this ban go on because no aptitude was decided yet? The last day alone gives nothing back. */
export const awaitsAptitude = (ban: RecordedBan, on: Day): boolean =>
  ban.needsAptitude === true &&
  ban.lastDay !== undefined &&
  on > ban.lastDay &&
  (ban.stopsOn === undefined || on < ban.stopsOn) &&
  maintained.on(addDays(ban.lastDay, 1)) &&
  (ban.aptitudeOn === undefined || on < ban.aptitudeOn)

/** Does this ban forbid driving on that day? Its last day is still forbidden. */
export function banInForce(ban: RecordedBan, on: Day): boolean {
  if (on < ban.from || lifted(ban, on) || (ban.stopsOn !== undefined && ban.stopsOn <= on)) return false
  return ban.lastDay === undefined || on <= ban.lastDay || awaitsAptitude(ban, on)
}

/** Did a measure take away, for good, a right obtained on that day? */
export const lostSince = (record: DriverRecord, since: Day, on: Day): RecordedBan | undefined =>
  record.bans.find(ban => banFacts[ban.kind].losesRights && since <= ban.from && ban.from <= on && !lifted(ban, on))

/** The day before the next ban already recorded, after that day. */
export function dayBeforeNextBan(record: DriverRecord, on: Day): Day | null {
  const next = record.bans
    .filter(ban => ban.from > on && !lifted(ban, ban.from))
    .map(ban => ban.from)
    .sort()[0]
  return next ? addDays(next, -1) : null
}

/** Why this ban forbids driving on that day. */
export function whyBanned(ban: RecordedBan, on: Day): Reason {
  const { words, article: source } = banFacts[ban.kind]
  const start = longDay(ban.from)
  const facts = { from: ban.from, ...(ban.lastDay ? { lastDay: ban.lastDay } : {}) }
  if (ban.lastDay && awaitsAptitude(ban, on)) {
    const end = longDay(ban.lastDay)
    return reason(
      'aptitude-awaited',
      {
        fr: `La durée prévue est finie depuis le ${end.fr}, mais le droit ne revient qu’avec la décision d’aptitude du préfet (${words.fr}).`,
        en: `Its time was over on ${end.en}, but the right comes back only with the préfet’s decision of aptitude (${words.en}).`,
      },
      [r221_14_1, l224_16],
      facts,
    )
  }
  const until = ban.lastDay
    ? { fr: `jusqu’au ${longDay(ban.lastDay).fr} inclus`, en: `to the end of ${longDay(ban.lastDay).en}` }
    : { fr: 'sans fin connue', en: 'without a known end' }
  return reason(
    `banned-${ban.kind}`,
    {
      fr: `Conduite interdite depuis le ${start.fr}, ${until.fr} : ${words.fr}.`,
      en: `Driving is forbidden since ${start.en}, ${until.en}: ${words.en}.`,
    },
    [source, l224_16],
    facts,
  )
}

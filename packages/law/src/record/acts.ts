import { type Reason, reason } from '../answer.ts'
import { addDays, addMonths, type Day } from '../day.ts'
import { eadByJudge, eadByPrefet } from '../measures/ead.ts'
import { alcoholOrDrugs, type Ground } from '../measures/grounds.ts'
import { mayRetain, retentionLastDay, retentionPeriod } from '../measures/retention.ts'
import { longestSuspension } from '../measures/suspension.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article } from '../text.ts'
import { longDay } from '../words.ts'
import { awaitedOf } from './awaited.ts'
import { ledgerOf } from './happenings-of.ts'
import { type FactContents, type FactKind, factsKnown, type Life, ofKind } from './life.ts'
import { recordOf } from './record-of.ts'

const route = (number: string) => article('Code de la route', number)
const [l223_1, l223_5, l224_2, l224_7, l224_8, l224_9] = ['L. 223-1', 'L. 223-5', 'L. 224-2', 'L. 224-7', 'L. 224-8', 'L. 224-9'].map(
  route,
) as [Article, Article, Article, Article, Article, Article]
const cp131_6 = article('Code pénal', '131-6')
const [r224_21, r226_2] = ['R. 224-21', 'R. 226-2'].map(route) as [Article, Article]

const monthsOfAYear = 12

interface Known {
  readonly life: Life
  readonly today: Day
  readonly settings: Settings
}
type Objections = { readonly [K in FactKind]?: (content: FactContents[K], known: Known) => Reason[] }

const before = (earlier: Day | undefined, later: Day | undefined): boolean =>
  earlier !== undefined && later !== undefined && earlier < later
const when = (wrong: boolean, ...why: Reason[]): Reason[] => (wrong ? why : [])

const noLength = (source: Article): Reason =>
  reason('no-length', { fr: 'La durée manque : elle ne peut pas être de zéro.', en: 'The length is missing: it cannot be zero.' }, source)
const wrongOrder = (source: Article, fr: string, en: string): Reason => reason('days-out-of-order', { fr, en }, source)

/** What the préfet may not decide: too long, too late after a retention, on a ground that allows none. */
function suspension(content: FactContents['administrative-suspension'], { life }: Known): Reason[] {
  const { ground, notifiedOn, retainedOn, decidedOn = notifiedOn, months, days = 0, carrier = false } = content
  const source = retainedOn ? l224_2 : l224_8
  const longest = longestSuspension(ground, decidedOn, { afterRetention: retainedOn !== undefined, carrier })
  const from = retainedOn ?? notifiedOn
  const tooLong = addDays(addMonths(from, months), days) > addMonths(from, longest.value)
  return [
    ...when(months === 0 && days === 0, noLength(source)),
    ...when(tooLong, ...longest.reasons),
    ...when(
      before(notifiedOn, decidedOn),
      wrongOrder(source, 'L’arrêté ne peut pas être notifié avant d’être pris.', 'The order cannot be notified before it is made.'),
    ),
    ...(retainedOn ? afterRetention(life, ground, retainedOn, decidedOn) : []),
  ]
}

function afterRetention(life: Life, ground: Ground, retainedOn: Day, decidedOn: Day): Reason[] {
  const possible = mayRetain(ground, retainedOn)
  const told = ofKind(factsKnown(life.facts, undefined), 'retention').find(({ content }) => content.on === retainedOn)
  const verified = told?.content.verified ?? alcoholOrDrugs.includes(ground)
  const period = retentionPeriod(retainedOn, verified)
  const lastDay = retentionLastDay(retainedOn, verified)
  const said = longDay(lastDay)
  return [
    ...when(!possible.value, ...possible.reasons),
    ...when(
      decidedOn > lastDay,
      reason(
        'decided-too-late',
        {
          fr: `Le préfet devait décider dans les ${period.value} heures de la rétention, au plus tard le ${said.fr}. Passé ce terme, le permis est rendu. Une suspension sur procès-verbal reste possible : laissez alors vide le jour de la rétention.`,
          en: `The préfet had to decide within ${period.value} hours of the retention, by ${said.en}. After that the licence is given back. A suspension on a report remains possible: then leave the day of the retention empty.`,
        },
        [l224_2, l224_7],
        { hours: period.value, lastDay },
      ),
    ),
    ...when(
      decidedOn < retainedOn,
      wrongOrder(l224_2, 'La suspension ne peut pas précéder la rétention.', 'The suspension cannot come before the retention.'),
    ),
  ]
}

function retention({ ground, on, returnedOn }: FactContents['retention']): Reason[] {
  const possible = mayRetain(ground, on)
  return [
    ...when(!possible.value, ...possible.reasons),
    ...when(
      before(returnedOn, on),
      wrongOrder(l224_2, 'Le permis ne peut pas être rendu avant la rétention.', 'The licence cannot be given back before the retention.'),
    ),
  ]
}

/** The ground of the fact that a measure names, and whether the licence was retained for it. */
function groundOf(life: Life, named: string | undefined): { readonly ground?: Ground; readonly retained: boolean } {
  const facts = factsKnown(life.facts, undefined)
  const retentions = ofKind(facts, 'retention')
  const own = retentions.find(({ reference, content }) => reference === named || content.for === named)
  const infraction = ofKind(facts, 'infraction').find(({ reference }) => reference === named)
  const judgment = ofKind(facts, 'judgment').find(({ reference }) => reference === named)
  const ground = named === undefined ? undefined : (own?.content.ground ?? infraction?.content.ground ?? judgment?.content.ground)
  return { retained: named !== undefined && own !== undefined, ...(ground ? { ground } : {}) }
}

const alcohol = (ground: Ground | undefined) =>
  ground === 'alcohol-contravention' || ground === 'alcohol-refusal' ? ground : ('alcohol' as const)

function interlock({ by, from, months, for: named }: FactContents['ead-restriction'], { life, settings }: Known): Reason[] {
  const { ground, retained } = groundOf(life, named)
  const most =
    by === 'prefet'
      ? eadByPrefet(ground ?? 'alcohol-contravention', from, retained, settings)
      : { ...eadByJudge(alcohol(ground), from), value: eadByJudge(alcohol(ground), from).value * monthsOfAYear }
  return [...when(months === 0, noLength(most.reasons[0]?.articles[0] ?? l224_2)), ...when(months > most.value, ...most.reasons)]
}

/** What a court decides is recorded as it is: whether it went too far is for the court above it. */
function judgment({ outcome, months = 0, forLife, for: named, replaces }: FactContents['judgment']): Reason[] {
  return [
    ...when(outcome !== 'no-restriction' && !forLife && months === 0, noLength(cp131_6)),
    ...when(
      replaces !== undefined && replaces === named,
      wrongOrder(
        l224_9,
        'Une décision ne prend pas la place des faits qu’elle juge.',
        'A decision does not take the place of the facts it judges.',
      ),
    ),
  ]
}

/** The préfet decides after the doctor, and after the test when it is asked for. */
function aptitude({ fit, notifiedOn, lastDay, for: named }: FactContents['aptitude'], { life, settings }: Known): Reason[] {
  const waiting = awaitedOf(life, { day: notifiedOn }, settings).filter(
    one => (named === undefined ? one.from <= notifiedOn : one.reference === named) && one.aptitudeOn === undefined,
  )
  const missing = new Set(waiting.flatMap(one => one.missing))
  return [
    ...when(
      fit && missing.has('opinion'),
      reason(
        'opinion-first',
        {
          fr: 'Le préfet décide après l’avis du médecin ou de la commission : inscrivez d’abord cet avis.',
          en: 'The préfet decides after the opinion of the doctor or of the commission: record that opinion first.',
        },
        r226_2,
      ),
    ),
    ...when(
      fit && missing.has('psychotechnical'),
      reason(
        'psychotechnical-first',
        {
          fr: 'Un examen psychotechnique favorable est demandé : inscrivez-le d’abord.',
          en: 'A favourable psychotechnical test is asked for: record it first.',
        },
        r224_21,
      ),
    ),
    ...when(
      lastDay !== undefined && lastDay <= notifiedOn,
      wrongOrder(r226_2, 'Une aptitude temporaire finit après sa notification.', 'A temporary aptitude ends after its notification.'),
    ),
  ]
}

const opinion = ({ on, lastDay }: FactContents['medical-opinion']): Reason[] =>
  when(
    lastDay !== undefined && lastDay <= on,
    wrongOrder(r226_2, 'Un avis temporaire finit après le jour où il est donné.', 'A temporary opinion ends after the day it is given.'),
  )

/** A card is handed in once for one loss. */
function surrender({ on }: FactContents['surrender'], { life, today, settings }: Known): Reason[] {
  const since = recordOf(life, { day: today }, settings)
    .bans.filter(({ from, liftedOn }) => from <= on && !liftedOn)
    .map(({ from }) => from)
    .sort()
    .at(-1)
  const earlier = ofKind(factsKnown(life.facts, undefined), 'surrender').find(({ content }) => since === undefined || content.on >= since)
  const said = earlier && longDay(earlier.content.on)
  return said
    ? [
        reason(
          'surrendered-before',
          {
            fr: `Le permis a déjà été remis le ${said.fr} : le délai court de ce jour. Si ce jour est faux, corrigez-le.`,
            en: `The card was handed in on ${said.en}: the wait runs from that day. If that day is wrong, correct it.`,
          },
          l223_5,
        ),
      ]
    : []
}

function lifted({ for: named, on }: FactContents['measure-lifted'], { life, today, settings }: Known): Reason[] {
  const { bans, restrictions = [] } = recordOf(life, { day: today }, settings)
  const measure = [...bans, ...restrictions].find(({ reference }) => reference === named)
  const earlier = ofKind(factsKnown(life.facts, undefined), 'measure-lifted').some(({ content }) => content.for === named)
  return [
    ...when(earlier, wrongOrder(l224_9, 'Cette mesure est déjà levée.', 'This measure is lifted already.')),
    ...when(
      measure !== undefined && on < measure.from,
      wrongOrder(l224_9, 'Une mesure ne peut pas être levée avant de commencer.', 'A measure cannot be lifted before it begins.'),
    ),
  ]
}

/** Points are given back that were withdrawn. */
function cancelled({ for: named }: FactContents['withdrawal-cancelled'], { life, today, settings }: Known): Reason[] {
  const { steps } = ledgerOf(life, { day: today }, settings)
  return when(
    !steps.some(step => step.about === named && step.delta < 0),
    reason(
      'nothing-withdrawn',
      { fr: 'Aucun point n’est retiré pour cette infraction.', en: 'No point is withdrawn for this offence.' },
      l223_1,
    ),
  )
}

function established({ for: named, on }: FactContents['establishment'], { life }: Known): Reason[] {
  const infraction = ofKind(factsKnown(life.facts, undefined), 'infraction').find(({ reference }) => reference === named)
  return when(
    before(on, infraction?.content.committedOn),
    wrongOrder(l223_1, 'Une infraction n’est pas établie avant d’être commise.', 'An offence is not established before it is committed.'),
  )
}

const checks: Objections = {
  'administrative-suspension': suspension,
  retention,
  'ead-restriction': interlock,
  judgment,
  aptitude,
  'medical-opinion': opinion,
  surrender,
  'measure-lifted': lifted,
  'withdrawal-cancelled': cancelled,
  establishment: established,
}

/**
 * Why the law does not let an authority decide that, as far as the record shows it: each reason with its article; none when it may. `life` is
 * what is known without this act. It judges what is recorded by hand; what others have decided is recorded as it is.
 */
export const objectionsTo = <K extends FactKind>(
  { kind, content }: { readonly kind: K; readonly content: FactContents[K] },
  life: Life,
  today: Day,
  settings: Settings = official2026,
): Reason[] =>
  (checks[kind] as ((content: FactContents[K], known: Known) => Reason[]) | undefined)?.(content, { life, today, settings }) ?? []

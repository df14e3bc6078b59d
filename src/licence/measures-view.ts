import {
  awaitsAptitude,
  banFacts,
  banInForce,
  contestOf,
  type Day,
  factsKnown,
  groundWords,
  ofKind,
  type RecordedBan,
  type RecordedRestriction,
  type Words,
  whyBanned,
} from '@papier-rose/law'
import { informs, reasonList } from '../guide/index.ts'
import { details, heading, link, paragraph, type SummaryRow, summaryList, type Tone, tag } from '../kit/design/components.ts'
import { type Content, formatDay, html, type Lang, path, say } from '../kit/html.ts'
import { factKinds, type KnownFact } from '../record/index.ts'
import { awaitedView } from './awaited-view.ts'
import { contestView } from './contest-view.ts'
import { guideOf } from './next.ts'
import type { Space } from './space.ts'

const words = {
  title: { fr: 'Mes mesures', en: 'My measures' },
  lead: {
    fr: 'Ce qui vous interdit ou vous a interdit de conduire, jusqu’à quel jour, et ce qu’il faut en plus de ce jour.',
    en: 'What forbids or forbade you to drive, to which day, and what is needed besides that day.',
  },
  none: { fr: 'Aucune mesure n’est inscrite dans votre dossier.', en: 'No measure is recorded in your file.' },
  from: { fr: 'Depuis', en: 'Since' },
  begins: { fr: 'À partir du', en: 'From' },
  lastDay: { fr: 'Dernier jour interdit', en: 'Last forbidden day' },
  lastDayOfEad: { fr: 'Dernier jour', en: 'Last day' },
  noLastDay: { fr: 'pas de fin connue', en: 'no known end' },
  besides: { fr: 'Et en plus de ce jour', en: 'And besides that day' },
  nothingElse: { fr: 'Rien d’autre : le droit revient le lendemain.', en: 'Nothing else: the right comes back the day after.' },
  newLicence: {
    fr: 'Le permis ne revient pas : il faut en obtenir un nouveau.',
    en: 'The licence does not come back: a new one must be obtained.',
  },
  aptitude: {
    fr: 'Une décision d’aptitude du préfet, après un contrôle médical. Sans elle, l’interdiction continue.',
    en: 'A decision of aptitude by the préfet, after a medical control. Without it, the ban goes on.',
  },
  ground: { fr: 'Motif', en: 'Ground' },
  contest: { fr: 'Contester cette décision', en: 'Contest this decision' },
  ead: { fr: 'Conduite avec un éthylotest anti-démarrage seulement', en: 'Driving with an alcohol interlock only' },
} satisfies Record<string, Words>

export const measuresTitle = words.title

interface State {
  readonly words: Words
  readonly tone: Tone
}

const states = {
  lifted: { words: { fr: 'annulée, comme si elle n’avait pas existé', en: 'set aside, as if it had not been' }, tone: 'done' },
  replaced: { words: { fr: 'terminée, une autre décision l’a remplacée', en: 'ended, another decision took its place' }, tone: 'neutral' },
  awaiting: { words: { fr: 'durée finie, aptitude attendue', en: 'time over, aptitude awaited' }, tone: 'late' },
  inForce: { words: { fr: 'en cours', en: 'in force' }, tone: 'stopped' },
  toCome: { words: { fr: 'à venir', en: 'to come' }, tone: 'waiting' },
  over: { words: { fr: 'terminée', en: 'over' }, tone: 'neutral' },
} satisfies Record<string, State>

function stateOf(ban: RecordedBan, on: Day): State {
  if (ban.liftedOn && ban.liftedOn <= on) return states.lifted
  if (awaitsAptitude(ban, on)) return states.awaiting
  if (banInForce(ban, on)) return states.inForce
  if (on < ban.from) return states.toCome
  return ban.stopsOn && ban.stopsOn <= on ? states.replaced : states.over
}

/** What the right needs to come back besides the last day. */
function besides(ban: RecordedBan, on: Day): Words {
  if (banFacts[ban.kind].losesRights) return words.newLicence
  if (!ban.needsAptitude) return words.nothingElse
  if (!ban.aptitudeOn || ban.aptitudeOn > on) return words.aptitude
  return {
    fr: `Décision d’aptitude notifiée le ${formatDay(ban.aptitudeOn, 'fr')}.`,
    en: `Decision of aptitude notified on ${formatDay(ban.aptitudeOn, 'en')}.`,
  }
}

/** How this measure is contested. */
function contest(lang: Lang, fact: KnownFact | undefined, about: Words, today: Day): Content {
  const how = fact && contestOf(fact)
  if (!fact || !how) return []
  const { notifiedOn } = how.value
  return details(
    lang,
    html`${say(words.contest, lang)}<span class="govuk-visually-hidden"> ${say(about, lang)}</span>`,
    html`${reasonList(lang, how.reasons)}${notifiedOn && contestView(lang, notifiedOn, today, { href: `/mon-permis/mesures/${fact.id}/recours.pdf`, about })}`,
  )
}

const upper = ({ fr, en }: Words): Words => ({ fr: fr.charAt(0).toUpperCase() + fr.slice(1), en: en.charAt(0).toUpperCase() + en.slice(1) })

/** What a fact that is a measure is, in words. */
export const wordsOfMeasure = ({ kind }: KnownFact): Words => (kind === 'aptitude' ? banFacts.unfit.words : factKinds[kind].words)

/** The fact that decided a measure: of its reference, the last revision. */
const measureOf = ({ facts }: Space['life'], { reference }: RecordedBan): KnownFact | undefined =>
  (factsKnown(facts, undefined) as KnownFact[]).find(fact => fact.reference === reference && contestOf(fact))

function measure(lang: Lang, ban: RecordedBan, { life, today }: Space, level: 2 | 3): Content {
  const state = stateOf(ban, today)
  const fact = ofKind(life.facts, 'administrative-suspension').find(({ reference }) => reference === ban.reference)
  const rows: SummaryRow[] = [
    { key: today < ban.from ? words.begins : words.from, value: formatDay(ban.from, lang) },
    { key: words.lastDay, value: ban.lastDay ? formatDay(ban.lastDay, lang) : words.noLastDay },
    ...(fact ? [{ key: words.ground, value: upper(groundWords[fact.content.ground]) }] : []),
    ...(state === states.lifted || state === states.replaced ? [] : [{ key: words.besides, value: besides(ban, today) }]),
  ]
  const to = guideOf[ban.kind]
  const live = state === states.inForce || state === states.awaiting
  return [
    heading(lang, html`${say(upper(banFacts[ban.kind].words), lang)} ${tag(lang, state.words, state.tone)}`, { level }),
    summaryList(lang, rows),
    level === 2 && state !== states.lifted && state !== states.replaced && awaitedView(lang, ban.reference, { life, today }),
    reasonList(lang, [...(live ? [whyBanned(ban, today)] : []), ...(ban.because ?? [])]),
    level === 2 && live && to && paragraph(lang, link(lang, to.label, path(lang, to.href), banFacts[ban.kind].words)),
    level === 2 && state !== states.lifted && contest(lang, measureOf(life, ban), banFacts[ban.kind].words, today),
  ]
}

function restricted(lang: Lang, { from, lastDay, liftedOn }: RecordedRestriction, today: Day, level: 2 | 3): Content {
  const state =
    liftedOn && liftedOn <= today ? states.lifted : today < from ? states.toCome : today <= lastDay ? states.inForce : states.over
  return [
    heading(lang, html`${say(words.ead, lang)} ${tag(lang, state.words, state.tone)}`, { level }),
    summaryList(lang, [
      { key: today < from ? words.begins : words.from, value: formatDay(from, lang) },
      { key: words.lastDayOfEad, value: formatDay(lastDay, lang) },
    ]),
  ]
}

const pressing = [states.awaiting, states.inForce, states.toCome] as readonly State[]
const rank = (state: State): number => (pressing.includes(state) ? pressing.indexOf(state) : pressing.length)

/** Every measure with its days, what must happen besides its last day, and why; those that count now first. */
export function measureSections(lang: Lang, space: Space, level: 2 | 3 = 3): readonly Content[] {
  const { record, today } = space
  const bans = record.bans.toSorted((a, b) => rank(stateOf(a, today)) - rank(stateOf(b, today)) || (a.from < b.from ? 1 : -1))
  return [
    ...bans.map(ban => measure(lang, ban, space, level)),
    ...(record.restrictions ?? []).map(one => restricted(lang, one, today, level)),
  ]
}

/** The measures of whoever is here, with what to do next. */
export function measuresView(lang: Lang, space: Space): Content {
  const sections = measureSections(lang, space, 2)
  return [
    heading(lang, words.title),
    sections.length === 0 ? paragraph(lang, words.none, 'lead') : paragraph(lang, words.lead, 'lead'),
    sections,
    informs(lang),
  ]
}

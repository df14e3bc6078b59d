import { type Category, type FilePart, type LifeFact, type LineDay, longDay, reportedOn, type Words } from '@papier-rose/law'
import { explained, pointsCount } from '../../guide/index.ts'
import { heading, link, list, paragraph, tag } from '../../kit/design/components.ts'
import { type Content, colon, formatDay, type Html, html, type Lang, path, say } from '../../kit/html.ts'
import { factKinds, type KnownFact, type KnownLife, partOfKind } from '../../record/index.ts'
import type { OpenedRecord } from '../opening.ts'
import { factLines, kindWords } from '../words.ts'

const words = {
  title: { fr: 'Ce qui s’est passé, jour après jour', en: 'What happened, day after day' },
  lead: {
    fr: 'Le dernier jour en premier. Ce que chaque fait change au droit et aux points est calculé par la loi aujourd’hui, pas enregistré.',
    en: 'The last day first. What each fact changes in the right and in the points is computed by the law today, not stored.',
  },
  none: { fr: 'Rien n’est inscrit.', en: 'Nothing is recorded.' },
  obtained: { fr: 'Catégorie obtenue', en: 'Category obtained' },
  corrected: { fr: 'corrigé depuis', en: 'corrected since' },
  takenBack: { fr: 'repris', en: 'taken back' },
  right: { fr: 'Droit de conduire', en: 'Right to drive' },
  lost: { fr: 'perdu', en: 'lost' },
  gained: { fr: 'ouvert', en: 'given' },
  correct: { fr: 'Corriger', en: 'Correct' },
  takeBack: { fr: 'Reprendre', en: 'Take back' },
} satisfies Record<string, Words>

/** What this agent may do to a fact: correct what their own office told, take it back. */
export interface FactActs {
  readonly correct: (fact: KnownFact) => boolean
  readonly takeBack: (fact: KnownFact) => boolean
}

/** The fact that bears a reference, in words: « Infraction du 3 mai 2026 (PV-1) ». */
export const namedIn =
  ({ facts }: Pick<KnownLife, 'facts'>) =>
  (reference: string): Words | string => {
    const fact = facts.find(one => one.reference === reference && one.kind !== 'letter')
    if (!fact) return reference
    const { fr, en } = kindWords(fact.kind)
    const on = longDay(reportedOn(fact))
    return { fr: `${fr} du ${on.fr} (${reference})`, en: `${en} of ${on.en} (${reference})` }
  }

const shows = (parts: readonly FilePart[], { kind }: LifeFact): boolean => parts.includes(partOfKind[kind])

function told(lang: Lang, fact: KnownFact, opened: OpenedRecord, acts: FactActs): Content {
  const lines = factLines(lang, fact, namedIn(opened.life)).map(({ label, value }) => `${say(label, lang)}${colon(lang)}${value}`)
  const at = path(lang, `/agents/conducteurs/${opened.driver.id}/faits/${fact.id}`)
  const mine: Html[] = [
    ...(acts.correct(fact) ? [link(lang, words.correct, `${at}/corriger`, factKinds[fact.kind].words)] : []),
    ...(acts.takeBack(fact) ? [link(lang, words.takeBack, `${at}/reprendre`, factKinds[fact.kind].words)] : []),
  ]
  const source = { fr: `Référence ${fact.reference}, ${fact.source}`, en: `Reference ${fact.reference}, ${fact.source}` }
  return html`<strong>${say(kindWords(fact.kind), lang)}</strong>. ${lines.join(' ; ')}. <small class="govuk-body-s">${say(source, lang)}${mine.map(one => html` · ${one}`)}</small>`
}

const past = (lang: Lang, fact: LifeFact): Html => {
  const state = fact.takenBackOn
    ? { fr: `${words.takenBack.fr} le ${longDay(fact.takenBackOn).fr}`, en: `${words.takenBack.en} on ${longDay(fact.takenBackOn).en}` }
    : words.corrected
  return html`<s>${say(kindWords(fact.kind), lang)}</s> ${tag(lang, state)} <small class="govuk-body-s">${fact.reference}</small>`
}

const turned = (lang: Lang, categories: readonly Category[], to: boolean): Content =>
  categories.length > 0 &&
  html`<strong>${say(words.right, lang)}</strong>${colon(lang)}${tag(lang, to ? words.gained : words.lost, to ? 'done' : 'stopped')} ${categories.join(', ')}`

/** One day: what was told, and under it what it did. Nothing, when this purpose opens nothing of it. */
function lineDay(lang: Lang, day: LineDay, opened: OpenedRecord, acts: FactActs): Content {
  const { parts } = opened
  const [rights, points] = [parts.includes('measures'), parts.includes('points')]
  const items: Content[] = [
    ...day.obtained.map(({ category }) => html`<strong>${say(words.obtained, lang)}</strong>${colon(lang)}${category}`),
    ...day.facts.filter(fact => shows(parts, fact)).map(fact => told(lang, fact as KnownFact, opened, acts)),
    ...day.past.filter(fact => shows(parts, fact)).map(fact => past(lang, fact)),
  ]
  const effects: Content[] = [
    ...(rights ? [turned(lang, day.lost, false), turned(lang, day.gained, true)] : []),
    ...(rights ? day.because.map(reason => explained(lang, reason)) : []),
    ...(points
      ? day.steps.map(
          step =>
            html`${step.delta !== 0 && html`<strong>${step.delta > 0 ? '+' : '−'}${pointsCount(Math.abs(step.delta), lang)}</strong>, ${step.balance}/${step.capital}. `}${explained(lang, step)}`,
        )
      : []),
  ].filter(Boolean)
  const once = effects.filter((one, i) => effects.findIndex(other => String(other) === String(one)) === i)
  if (items.length + once.length === 0) return ''
  return html`<li><h3 class="govuk-heading-s"><time datetime="${day.day}">${formatDay(day.day, lang)}</time></h3>${items.map(item => html`<p class="govuk-body">${item}</p>`)}${
    once.length > 0 &&
    list(
      lang,
      once.map(one => html`${one}`),
    )
  }</li>`
}

/** The dated line of a driver’s life: what was told, by whom, and what it does to the right and to the points. */
export function lineView(lang: Lang, opened: OpenedRecord, acts: FactActs): Content {
  const days = opened.line.map(day => lineDay(lang, day, opened, acts)).filter(one => one !== '')
  return [
    heading(lang, words.title, { level: 2 }),
    paragraph(lang, words.lead, 'hint'),
    days.length > 0 ? html`<ol class="govuk-list" reversed>${days}</ol>` : paragraph(lang, words.none),
  ]
}

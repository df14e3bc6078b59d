import { type Awaited, type FactKind, longDay, partWords, type ToDecide, type Words } from '@papier-rose/law'
import { answerBody, balanceWords, comesBackView, explained, reasonList, standingWords } from '../../guide/index.ts'
import { heading, link, linkButton, list, paragraph, sideBySide, summaryList, table, tag } from '../../kit/design/components.ts'
import { type Content, formatDate, type Html, html, type Lang, path, say, type Text } from '../../kit/html.ts'
import { holderWords, lateWords, measureSections } from '../../licence/index.ts'
import { purposes } from '../../record/index.ts'
import type { OpenedRecord } from '../opening.ts'
import { kindWords } from '../words.ts'
import { type FactActs, lineView } from './line-view.ts'

const words = {
  title: { fr: 'Dossier de conducteur', en: 'Driver’s record' },
  change: { fr: 'Changer de motif', en: 'Change the purpose' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  yes: { fr: 'peut conduire', en: 'may drive' },
  no: { fr: 'ne peut pas conduire', en: 'may not drive' },
  nothing: { fr: 'Aucune catégorie n’est inscrite.', en: 'No category is recorded.' },
  points: { fr: 'Points', en: 'Points' },
  measures: { fr: 'Mesures', en: 'Measures' },
  noMeasure: { fr: 'Aucune mesure n’est inscrite.', en: 'No measure is recorded.' },
  deadlines: { fr: 'Ce qui est attendu, et de qui', en: 'What is awaited, and from whom' },
  nothingDue: { fr: 'Rien n’est attendu.', en: 'Nothing is awaited.' },
  letters: { fr: 'Lettres', en: 'Letters' },
  noLetter: { fr: 'Aucune lettre.', en: 'No letter.' },
  record: { fr: 'Inscrire un acte', en: 'Record an act' },
  categories: { fr: 'Catégories', en: 'Categories' },
  born: { fr: 'Né le', en: 'Born on' },
  replaced: { fr: 'remplacée', en: 'replaced' },
  notYet: { fr: 'pas encore notifiée', en: 'not notified yet' },
} satisfies Record<string, Words>

export const recordTitle = words.title

/** A measure that waits: its last day, who holds it, and both counts of days. */
function awaitedLine(lang: Lang, one: Awaited): string {
  const on = longDay(one.lastDay)
  const late = lateWords(one, 'driver')
  return [{ fr: `Dernier jour : ${on.fr}.`, en: `Last day: ${on.en}.` }, holderWords(one, 'driver'), ...(late ? [late] : [])]
    .map(said => say(said, lang))
    .join(' ')
}

/** A retention that the préfet has still to decide about. */
function toDecideLine(lang: Lang, { lastDay, decision }: ToDecide): Html {
  const on = longDay(lastDay)
  const until = say({ fr: `Rétention : décision au plus tard le ${on.fr}.`, en: `Retention: decision by ${on.en}.` }, lang)
  return html`${until} ${decision.reasons.map(one => explained(lang, one))}`
}

function todayView(lang: Lang, { space, parts, life }: OpenedRecord): Content {
  const { answers } = space
  if (!parts.includes('measures'))
    return [
      heading(lang, words.categories, { level: 2 }),
      life.categories.length > 0
        ? list(
            lang,
            life.categories.map(({ category, since, lastDay }) => {
              const [from, until] = [longDay(since), lastDay && longDay(lastDay)]
              return say(
                {
                  fr: `${category}, depuis le ${from.fr}${until ? `, jusqu’au ${until.fr}` : ''}`,
                  en: `${category}, since ${from.en}${until ? `, to ${until.en}` : ''}`,
                },
                lang,
              )
            }),
          )
        : paragraph(lang, words.nothing),
    ]
  return [
    heading(lang, words.today, { level: 2 }),
    answers.length === 0 && paragraph(lang, words.nothing),
    answers.map(({ categories, answer }) => [
      heading(
        lang,
        html`${categories.join(', ')} ${tag(lang, answer.value.may ? words.yes : words.no, answer.value.may ? 'done' : 'stopped')}`,
        { level: 3 },
      ),
      answer.value.may ? answerBody(lang, answer, 3) : reasonList(lang, answer.reasons),
    ]),
  ]
}

function awaitedView(lang: Lang, { awaited, toDecide, space, parts }: OpenedRecord): Content {
  const decisions = parts.includes('measures') ? toDecide.map(one => toDecideLine(lang, one)) : []
  const held = parts.includes('measures') ? awaited.filter(one => one.heldBy !== 'nobody').map(one => awaitedLine(lang, one)) : []
  const due = parts.includes('points') ? space.ledger.deadlines.filter(one => one.doneOn === null).map(one => explained(lang, one)) : []
  const all: Text[] = [...decisions, ...held, ...due]
  return [heading(lang, words.deadlines, { level: 2 }), all.length > 0 ? list(lang, all) : paragraph(lang, words.nothingDue)]
}

const lettersTable = (lang: Lang, { letters }: OpenedRecord): Content => [
  heading(lang, words.letters, { level: 2 }),
  table({
    lang,
    caption: words.letters,
    hideCaption: true,
    columns: [
      { label: { fr: 'Lettre', en: 'Letter' } },
      { label: { fr: 'Points', en: 'Points' }, numeric: true },
      { label: { fr: 'Émise le', en: 'Issued on' } },
      { label: { fr: 'Notification', en: 'Notification' } },
    ],
    rows: letters.map(({ ref, points, issuedOn, notified, correctedOn }): Text[] => [
      ref,
      String(points).replace('-', '−'),
      formatDate(issuedOn, lang),
      correctedOn
        ? words.replaced
        : notified.value
          ? html`${formatDate(notified.value, lang)}${notified.reasons.map(one => html`<br>${explained(lang, one)}`)}`
          : html`${say(words.notYet, lang)}${notified.reasons.map(one => html`<br>${explained(lang, one)}`)}`,
    ]),
    rowHeaders: true,
    empty: words.noLetter,
  }),
]

/** What an agent is offered on a record. */
export interface RecordActs extends FactActs {
  readonly kinds: readonly FactKind[]
}

function actsView(lang: Lang, { driver }: OpenedRecord, { kinds }: RecordActs): Content {
  if (kinds.length === 0) return ''
  const [first, ...others] = kinds
  const at = (kind: FactKind) => path(lang, `/agents/conducteurs/${driver.id}/inscrire/${kind}`)
  return [
    heading(lang, words.record, { level: 2, size: 's' }),
    first && linkButton({ lang, label: kindWords(first), href: at(first), look: 'secondary' }),
    list(
      lang,
      others.map(kind => link(lang, kindWords(kind), at(kind))),
    ),
  ]
}

/** The record of a driver on one screen, as far as the purpose of this opening shows it. `above`: what was just done, or why not. */
export function recordPage(lang: Lang, opened: OpenedRecord, acts: RecordActs, above: Content = ''): Content {
  const { driver, purpose, parts, space } = opened
  const born = longDay(driver.birthDay)
  const name = `${driver.birthName} ${driver.firstNames.join(' ')}`.trim()
  return [
    above,
    heading(lang, name, { caption: words.title }),
    summaryList(lang, [
      { key: { fr: 'NEPH', en: 'NEPH' }, value: driver.neph },
      { key: words.born, value: say({ fr: `${born.fr}, ${driver.birthplace}`, en: `${born.en}, ${driver.birthplace}` }, lang) },
      {
        key: { fr: 'Ouvert pour', en: 'Opened for' },
        value: html`${say(purposes[purpose].words, lang)}<br><small class="govuk-body-s">${say({ fr: 'Montre', en: 'Shows' }, lang)} ${parts.map(part => say(partWords[part], lang)).join(' ; ')}.</small>`,
        change: path(lang, `/agents/conducteurs/${driver.id}/motif`),
        action: words.change,
      },
    ]),
    sideBySide(
      [todayView(lang, opened), awaitedView(lang, opened), lineView(lang, opened, acts)],
      [
        actsView(lang, opened, acts),
        parts.includes('points') &&
          space.ledger.status !== 'no-licence' && [
            heading(lang, words.points, { level: 2 }),
            paragraph(lang, html`<strong>${say(balanceWords(space.ledger, space.today), lang)}</strong>`),
            paragraph(lang, standingWords(space.ledger)),
          ],
      ],
    ),
    parts.includes('points') && [comesBackView(lang, space.ledger), lettersTable(lang, opened)],
    parts.includes('measures') && [heading(lang, words.measures, { level: 2 }), measuresOrNone(lang, opened)],
  ]
}

function measuresOrNone(lang: Lang, { space }: OpenedRecord): Content {
  const sections = measureSections(lang, space)
  return sections.length > 0 ? sections : paragraph(lang, words.noMeasure)
}

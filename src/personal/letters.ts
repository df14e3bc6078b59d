import type { Day, Settings, Words } from '@papier-rose/law'
import { type Act, delaysOf } from '../acts/index.ts'
import type { IssuedCepc } from '../exam/index.ts'
import { heading, inset, link, linkButton, list, notice, paragraph, summaryList, table, tag, warning } from '../kit/design/components.ts'
import { type Content, formatDate, formatInstant, html, type Lang, path, say } from '../kit/html.ts'
import { titleOfLetter } from '../licence/index.ts'
import { type Addressed, asContent, type KeptLetter, type KeptText } from '../notices/index.ts'
import type { FollowedLetter } from '../record/index.ts'

const words = {
  title: { fr: 'Mes courriers', en: 'My letters' },
  lead: { fr: 'Chaque courrier reste ici tel qu’il a été envoyé.', en: 'Each letter stays here as it was sent.' },
  acts: { fr: 'Décisions et lettres sur votre permis', en: 'Decisions and letters about your licence' },
  act: { fr: 'Décision', en: 'Decision' },
  cepc: { fr: 'Certificats d’examen (CEPC)', en: 'Exam certificates (CEPC)' },
  letters: { fr: 'E-mails', en: 'E-mails' },
  texts: { fr: 'SMS', en: 'Text messages' },
  none: { fr: 'Aucun pour l’instant.', en: 'None yet.' },
  when: { fr: 'Quand', en: 'When' },
  what: { fr: 'Quoi', en: 'What' },
  state: { fr: 'État', en: 'State' },
  read: { fr: 'Lu', en: 'Read' },
  unread: { fr: 'Pas encore ouvert', en: 'Not opened yet' },
  notified: { fr: 'Notifiée', en: 'Notified' },
  onItsWay: { fr: 'Pas encore notifiée', en: 'Not notified yet' },
  tells: { fr: 'Pour information', en: 'For information' },
  replaced: { fr: 'Remplacée', en: 'Replaced' },
  open: { fr: 'Lire la décision (PDF, en français)', en: 'Read the decision (PDF, in French)' },
  sheet: { fr: 'La décision expliquée en anglais (PDF)', en: 'The decision explained in English (PDF)' },
  notifies: {
    fr: 'Vous avez accepté les décisions par voie électronique : ouvrir celle-ci fait partir le délai pour la contester.',
    en: 'You accepted decisions electronically: opening this one starts the time to contest it.',
  },
  delays: { fr: 'Les délais', en: 'The delays' },
  available: { fr: 'Dans votre compte depuis le', en: 'In your account since' },
  first: { fr: 'Ouverte pour la première fois le', en: 'First opened on' },
  sentTo: { fr: 'Envoyé à', en: 'Sent to' },
  keep: { fr: 'Garder ce courrier', en: 'Keep this letter' },
  pdf: { fr: 'En PDF', en: 'As PDF' },
  page: { fr: 'En page web (HTML)', en: 'As a web page (HTML)' },
  text: { fr: 'En texte simple', en: 'As plain text' },
  noAddress: { fr: 'Aucune adresse', en: 'No address' },
} satisfies Record<string, Words>

const letterStates: Readonly<Record<KeptLetter['state'], { words: Words; tone: 'done' | 'waiting' | 'late' }>> = {
  sent: { words: { fr: 'Envoyé', en: 'Sent' }, tone: 'done' },
  'to-send': { words: { fr: 'En cours d’envoi', en: 'Being sent' }, tone: 'waiting' },
  refused: { words: { fr: 'Refusé par la boîte', en: 'Refused by the mailbox' }, tone: 'late' },
  'no-address': { words: { fr: 'Pas envoyé : aucune adresse', en: 'Not sent: no address' }, tone: 'late' },
}

const textStates: Readonly<Record<KeptText['state'], { words: Words; tone: 'done' | 'waiting' | 'late' }>> = {
  delivered: { words: { fr: 'Arrivé', en: 'Delivered' }, tone: 'done' },
  sent: { words: { fr: 'Envoyé', en: 'Sent' }, tone: 'waiting' },
  'to-send': { words: { fr: 'En cours d’envoi', en: 'Being sent' }, tone: 'waiting' },
  failed: { words: { fr: 'Pas arrivé', en: 'Not delivered' }, tone: 'late' },
  refused: { words: { fr: 'Refusé', en: 'Refused' }, tone: 'late' },
}

export interface Letters {
  readonly acts: readonly Act[]
  /** On points and on the loss of the licence. */
  readonly licence: readonly FollowedLetter[]
  readonly cepcs: readonly IssuedCepc[]
  readonly letters: readonly KeptLetter[]
  readonly texts: readonly KeptText[]
}

function licenceTag(lang: Lang, { ref, cancels, correctedOn, notified }: FollowedLetter) {
  if (correctedOn) return tag(lang, words.replaced)
  if (cancels || ref === '46') return tag(lang, words.tells)
  return notified.value ? tag(lang, words.notified, 'done') : tag(lang, words.onItsWay, 'waiting')
}

/** Every act, letter, certificate, e-mail and SMS of this person. */
export function lettersPage(lang: Lang, { acts, licence, cepcs, letters, texts }: Letters): Content {
  const at = (rest: string) => path(lang, `/compte/courriers${rest}`)
  const columns = [{ label: words.when }, { label: words.what }, { label: words.state }]
  return [
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    table({
      lang,
      caption: words.acts,
      columns,
      rows: [
        ...acts.map(act => ({
          on: act.availableOn,
          what: link(lang, act.title, at(`/actes/${act.id}`)),
          state: tag(lang, act.readOn ? words.read : words.unread, act.readOn ? 'done' : 'todo'),
        })),
        ...licence.map(letter => ({
          on: letter.issuedOn,
          what: link(lang, titleOfLetter(letter), path(lang, `/mon-permis/courriers#l-${letter.id}`)),
          state: licenceTag(lang, letter),
        })),
      ]
        .sort((a, b) => (a.on < b.on ? 1 : -1))
        .map(({ on, what, state }) => [formatDate(on, lang), what, state]),
      empty: words.none,
    }),
    heading(lang, words.cepc, { level: 2 }),
    cepcs.length === 0
      ? paragraph(lang, words.none)
      : list(
          lang,
          cepcs.map(({ id, number, lastDay }) => {
            const until = {
              fr: `CEPC ${number}, jusqu’au ${formatDate(lastDay, 'fr')} compris`,
              en: `CEPC ${number}, up to and including ${formatDate(lastDay, 'en')}`,
            }
            return html`${link(lang, until, at(`/cepc/${id}/cepc.pdf`))} (PDF), ${link(lang, { fr: 'feuille en anglais', en: 'English sheet' }, at(`/cepc/${id}/cepc-english.pdf`), number)}`
          }),
        ),
    table({
      lang,
      caption: words.letters,
      columns,
      rows: letters.map(one => [
        formatInstant(one.writtenAt, lang),
        link(lang, one.letter.subject, at(`/lettres/${one.id}`)),
        tag(lang, letterStates[one.state].words, letterStates[one.state].tone),
      ]),
      empty: words.none,
    }),
    table({
      lang,
      caption: words.texts,
      columns,
      rows: texts.map(one => [
        formatInstant(one.writtenAt, lang),
        html`${one.words}<br>${one.number}`,
        tag(lang, textStates[one.state].words, textStates[one.state].tone),
      ]),
      empty: words.none,
    }),
  ]
}

/** One letter as it was sent, and the ways to keep it. */
export function letterPage(lang: Lang, kept: KeptLetter, to: Addressed): Content {
  const at = (rest: string) => path(lang, `/compte/courriers/lettres/${kept.id}${rest}`)
  return [
    html`<div lang="${kept.lang}" class="pr-letter">${asContent(to)}</div>`,
    heading(lang, words.keep, { level: 2 }),
    summaryList(lang, [
      { key: words.sentTo, value: kept.address ?? words.noAddress },
      { key: words.when, value: formatInstant(kept.sentAt ?? kept.writtenAt, lang) },
      { key: words.state, value: letterStates[kept.state].words },
    ]),
    list(lang, [
      link(lang, words.pdf, at('/courrier.pdf')),
      link(lang, words.page, at('/courrier.html')),
      link(lang, words.text, at('/courrier.txt')),
    ]),
  ]
}

/** One act: its papers, and where its delays stand. */
export function actPage(lang: Lang, act: Act, today: Day, law: Settings): Content {
  const at = (rest: string) => path(lang, `/compte/courriers/actes/${act.id}${rest}`)
  const starts = act.way === 'account-with-consent' && !act.readOn && !act.notifiedOn
  return [
    heading(lang, act.title, { caption: words.act }),
    paragraph(lang, `${say(words.available, lang)} ${formatDate(act.availableOn, lang)}.`),
    act.readOn && paragraph(lang, `${say(words.first, lang)} ${formatDate(act.readOn, lang)}.`),
    starts && warning(lang, words.notifies),
    linkButton({ lang, label: words.open, href: at('/acte.pdf') }),
    paragraph(lang, link(lang, words.sheet, at('/acte-english.pdf'))),
    heading(lang, words.delays, { level: 2 }),
    act.notifiedOn ? notice({ lang, content: delaysOf(act, today, law)[0] ?? '' }) : '',
    delaysOf(act, today, law)
      .slice(act.notifiedOn ? 1 : 0)
      .map(said => inset(lang, said)),
  ]
}

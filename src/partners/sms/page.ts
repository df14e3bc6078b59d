import type { Words } from '@papier-rose/law'
import { heading, inset, layout, link, paragraph, table, tag } from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang, plural, say } from '../../kit/html.ts'
import { downSwitch, inLang, press, pressGroup } from '../buttons.ts'
import type { KeptText, Phone } from './ledger.ts'

const words = {
  title: { fr: 'Opérateur SMS (simulé)', en: 'SMS operator (simulated)' },
  lead: {
    fr: 'Tous les SMS que le service a envoyés arrivent dans ces téléphones.',
    en: 'All the text messages that the service sent arrive in these phones.',
  },
  phones: { fr: 'Téléphones', en: 'Phones' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  none: { fr: 'Aucun SMS pour l’instant.', en: 'No text message yet.' },
  on: { fr: 'Allumé', en: 'On' },
  off: { fr: 'Éteint', en: 'Off' },
  stopped: { fr: 'A répondu STOP', en: 'Answered STOP' },
  turnOff: { fr: 'Éteindre', en: 'Switch off' },
  turnOn: { fr: 'Allumer', en: 'Switch on' },
  giveUp: { fr: 'Renoncer à ce qui attend', en: 'Give up what waits' },
  stop: { fr: 'Répondre STOP', en: 'Answer STOP' },
  start: { fr: 'Répondre START', en: 'Answer START' },
  isDown: { fr: 'L’opérateur est en panne.', en: 'The operator is down.' },
  waits: { fr: 'attend le téléphone', en: 'waits for the phone' },
  failed: { fr: 'abandonné', en: 'given up' },
} satisfies Record<string, Words>

/** Every phone that a text was sent to, and whether the operator works. */
export const operatorPage = (p: { lang: Lang; at: string; phones: readonly Phone[]; isDown: boolean }): Html => {
  const { lang, at, phones, isDown } = p
  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    content: [
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      isDown && paragraph(lang, words.isDown),
      table({
        lang,
        caption: words.phones,
        columns: [{ label: words.phone }, { label: { fr: 'État', en: 'State' } }, { label: { fr: 'Reçus', en: 'Received' } }],
        rows: phones.map(phone => [
          link(lang, phone.number, `${at}/telephones/${encodeURIComponent(phone.number)}${inLang(lang)}`),
          tag(lang, phone.stopped ? words.stopped : phone.off ? words.off : words.on, phone.stopped || phone.off ? 'late' : 'done'),
          plural(phone.texts, lang, { fr: 'SMS', en: 'text' }, { fr: 'SMS', en: 'texts' }),
        ]),
        rowHeaders: true,
        empty: words.none,
      }),
      pressGroup(lang, `${at}/reglages`, downSwitch(lang, isDown)),
    ],
  })
}

/** One phone: what it shows, and what its holder may do. */
export const phonePage = (p: { lang: Lang; at: string; phone: Phone; texts: readonly KeptText[] }): Html => {
  const { lang, at, phone, texts } = p
  const here = `${at}/telephones/${encodeURIComponent(phone.number)}`
  return layout({
    lang,
    title: phone.number,
    path: here,
    demonstration: true,
    back: `${at}${inLang(lang)}`,
    content: [
      heading(lang, phone.number, { caption: phone.stopped ? words.stopped : phone.off ? words.off : words.on }),
      texts.map(({ said, state, receivedAt }) =>
        inset(
          lang,
          html`<p class="govuk-body">${said}</p><p class="govuk-hint">${formatInstant(receivedAt, lang)}${state !== 'delivered' && ` (${say(state === 'failed' ? words.failed : words.waits, lang)})`}</p>`,
        ),
      ),
      pressGroup(
        lang,
        here,
        phone.off ? press(lang, 'allumer', words.turnOn) : press(lang, 'eteindre', words.turnOff),
        press(lang, 'renoncer', words.giveUp),
        phone.stopped ? press(lang, 'start', words.start) : press(lang, 'stop', words.stop),
      ),
    ],
  })
}

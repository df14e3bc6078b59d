import { administrativeAppealLastDay, courtAppealLastDay, type Day, type Words } from '@papier-rose/law'
import { explained, reasonList } from '../guide/index.ts'
import { inset, link, paragraph } from '../kit/design/components.ts'
import { type Content, type Lang, path } from '../kit/html.ts'

const words = {
  elsewhere: {
    fr: 'Ce dernier jour est celui de qui habite en métropole. Le délai est plus long outre-mer et à l’étranger.',
    en: 'That last day is for those who live in metropolitan France. The delay is longer overseas and abroad.',
  },
  appeal: {
    fr: 'Une lettre de recours prête à compléter et à signer (PDF)',
    en: 'A letter of appeal ready to complete and sign (PDF, in French)',
  },
  over: {
    fr: 'Ce délai est passé pour qui habite en métropole.',
    en: 'This time is over for those who live in metropolitan France.',
  },
} satisfies Record<string, Words>

/** Until which day a decision that is notified can be contested, before whom, and the letter to sign while there is time. */
export function contestView(lang: Lang, notified: Day, today: Day, letter: { readonly href: string; readonly about: Words }): Content {
  const court = courtAppealLastDay(notified, 'metropole', 'metropole')
  const late = today > court.value
  return [
    court.reasons.map(said => inset(lang, explained(lang, said))),
    !late && reasonList(lang, administrativeAppealLastDay(notified, 'metropole').reasons),
    paragraph(lang, late ? words.over : words.elsewhere),
    !late && paragraph(lang, link(lang, words.appeal, path(lang, letter.href), letter.about)),
  ]
}

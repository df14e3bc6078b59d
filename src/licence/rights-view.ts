import { type Day, type DriverRecord, explainCode, lostSince, type RecordedTitle, type Settings, type Words } from '@papier-rose/law'
import { heading, paragraph, table, tag } from '../kit/design/components.ts'
import { type Content, colon, formatDate, html, type Lang, print, say, type Text } from '../kit/html.ts'

const words = {
  categories: { fr: 'Mes catégories', en: 'My categories' },
  category: { fr: 'Catégorie', en: 'Category' },
  since: { fr: 'Obtenue le', en: 'Obtained on' },
  until: { fr: 'Dernier jour', en: 'Last day' },
  noEnd: { fr: 'sans fin', en: 'no end' },
  codes: { fr: 'Mentions', en: 'Codes' },
  none: { fr: 'aucune', en: 'none' },
  noCategory: { fr: 'Aucune catégorie n’est enregistrée.', en: 'No category is recorded.' },
  titles: { fr: 'Mes titres', en: 'My cards and certificates' },
  title: { fr: 'Titre', en: 'Paper' },
  issued: { fr: 'Délivré le', en: 'Issued on' },
  state: { fr: 'État', en: 'State' },
  cepc: { fr: 'Certificat d’examen (CEPC)', en: 'Exam certificate (CEPC)' },
  noTitle: { fr: 'Aucun titre n’est enregistré.', en: 'No paper is recorded.' },
  current: { fr: 'en cours', en: 'current' },
  expired: { fr: 'date dépassée', en: 'out of date' },
  onItsWay: { fr: 'en route vers vous', en: 'on its way to you' },
} satisfies Record<string, Words>

const states: Readonly<Record<Exclude<RecordedTitle['state'], 'living'>, Words>> = {
  lost: { fr: 'perdu', en: 'lost' },
  stolen: { fr: 'volé', en: 'stolen' },
  replaced: { fr: 'remplacé', en: 'replaced' },
  destroyed: { fr: 'détruit', en: 'destroyed' },
}

const codesCell = (lang: Lang, codes: readonly string[], law: Settings): Text =>
  codes.length === 0
    ? words.none
    : html`${codes.map((code, i) => {
        const said = explainCode(code, law)
        return html`${i > 0 && html`<br>`}<strong>${code}</strong>${said && html`${colon(lang)}${print(said.words, lang)}`}`
      })}`

const lostOn = (from: Day): Words => ({ fr: `perdue le ${formatDate(from, 'fr')}`, en: `lost on ${formatDate(from, 'en')}` })

/** Categories with their days and what each code means; cards and certificates with their state. */
export function rightsView(lang: Lang, record: DriverRecord, today: Day, law: Settings): Content {
  const { categories, titles, cepcs } = record
  const held = categories.map(({ category, since, lastDay, codes }): Text[] => {
    const loss = lostSince(record, since, today)
    return [
      category,
      formatDate(since, lang),
      loss ? tag(lang, lostOn(loss.from), 'stopped') : lastDay ? formatDate(lastDay, lang) : words.noEnd,
      codesCell(lang, codes, law),
    ]
  })
  const cards = titles.map(({ number, issuedOn, lastDay, state, receivedOn }): Text[] => [
    say({ fr: `Carte n° ${number}`, en: `Card no. ${number}` }, lang),
    formatDate(issuedOn, lang),
    formatDate(lastDay, lang),
    state !== 'living' ? states[state] : receivedOn === null ? words.onItsWay : lastDay < today ? words.expired : words.current,
  ])
  const certificates = cepcs.map(({ category, firstDay, lastDay }): Text[] => [
    html`${print(words.cepc, lang)}, ${category}`,
    formatDate(firstDay, lang),
    formatDate(lastDay, lang),
    lastDay < today ? words.expired : words.current,
  ])
  const columns = [{ label: words.title }, { label: words.issued }, { label: words.until }, { label: words.state }]
  return [
    heading(lang, words.categories, { level: 2 }),
    held.length > 0
      ? table({
          lang,
          caption: words.categories,
          hideCaption: true,
          columns: [{ label: words.category }, { label: words.since }, { label: words.until }, { label: words.codes }],
          rows: held,
          rowHeaders: true,
        })
      : paragraph(lang, words.noCategory),
    heading(lang, words.titles, { level: 2 }),
    cards.length + certificates.length > 0
      ? table({ lang, caption: words.titles, hideCaption: true, columns, rows: [...cards, ...certificates], rowHeaders: true })
      : paragraph(lang, words.noTitle),
  ]
}

import { type Article, cite, type Day, type Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate, formatDay, type Lang, print } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'

/** What a refusal says. Grounds, articles and days are decided before; this only writes them. */
export interface RefusalData {
  readonly number: string
  readonly at: Instant
  readonly demonstration: boolean
  readonly decidedOn: Day
  readonly applicant: {
    readonly birthName: string
    readonly firstNames: string
    readonly birth: Day
    readonly birthplace: string
    readonly address: readonly string[]
  }
  readonly request: { readonly number: string; readonly title: Words; readonly receivedOn: Day }
  /** Each ground: the rule with its articles, and the fact of this file. The agent's own words stay in their language. */
  readonly grounds: readonly { readonly law: Words; readonly articles: readonly Article[]; readonly fact: Words | string }[]
  readonly decidedBy: { readonly name: string; readonly role: Words; readonly office: string }
  /** The day of notification and how it is known; without a day, no delay has begun. */
  readonly notified: { readonly on: Day | null; readonly how: Words }
  readonly appeals: readonly Appeal[]
  /** What may still be done besides an appeal: mend the request and send it again. */
  readonly remedy: Words | null
  readonly basis: readonly Article[]
}

/** One way to contest: to whom, within which delay, until which day, and what silence means. */
export interface Appeal {
  readonly kind: 'gracieux' | 'hierarchique' | 'tribunal'
  readonly to: readonly string[]
  readonly delay: Words
  readonly lastDay: Day | null
  readonly silence: Words | null
}

const wording = {
  title: { fr: 'Décision de refus', en: 'Refusal – courtesy translation' },
  courtesy: {
    fr: '',
    en: 'This sheet explains the French decision sent with it. The French text alone counts, and its delays are the ones below.',
  },
  refused: { fr: 'Votre demande est refusée', en: 'Your request is refused' },
  request: { fr: 'Demande', en: 'Request' },
  received: { fr: 'reçue le', en: 'received on' },
  decided: { fr: 'Décision du', en: 'Decision of' },
  why: { fr: 'Pourquoi', en: 'Why' },
  law: { fr: 'En droit', en: 'In law' },
  fact: { fr: 'En fait', en: 'In fact' },
  who: { fr: 'Qui a décidé', en: 'Who decided' },
  how: { fr: 'Comment contester cette décision', en: 'How to contest this decision' },
  way: { fr: 'Voie', en: 'Way' },
  to: { fr: 'À qui écrire', en: 'Whom to write to' },
  until: { fr: 'Jusqu’à quand', en: 'Until when' },
  delay: { fr: 'Le délai part de la notification.', en: 'The delay runs from notification.' },
  notified: { fr: 'Notifiée le', en: 'Notified on' },
  unknown: {
    fr: 'La date de notification n’est pas encore connue : le délai n’a pas commencé.',
    en: 'The day of notification is not known yet: the delay has not begun.',
  },
  included: { fr: 'inclus', en: 'that day included' },
  remedy: { fr: 'Ce que vous pouvez faire', en: 'What you can do' },
  born: { fr: 'né(e) le', en: 'born on' },
  at: { fr: 'à', en: 'in' },
  basis: { fr: 'Textes appliqués', en: 'Texts applied' },
  gracieux: {
    fr: 'Recours gracieux : demander à l’auteur de la décision de la revoir',
    en: 'Recours gracieux: ask the author of the decision to look again',
  },
  hierarchique: { fr: 'Recours hiérarchique : demander à son supérieur', en: 'Recours hiérarchique: ask the superior authority' },
  tribunal: { fr: 'Recours contentieux : saisir le tribunal administratif', en: 'Recours contentieux: go to the administrative court' },
} as const satisfies Record<string, Words>

/** The refusal, in French: its grounds in law and in fact, who decided, and each way to contest it with its last day. */
export const refusalPdf = (data: RefusalData): Promise<Uint8Array> => written(data, 'fr')

/** The same refusal explained in English. It goes beside the French decision, never in its place. */
export const refusalCourtesyPdf = (data: RefusalData): Promise<Uint8Array> => written(data, 'en')

async function written(data: RefusalData, lang: Lang): Promise<Uint8Array> {
  const title = `${wording.title[lang]} ${data.number}`
  const { bytes } = await document({ title, lang, at: data.at, demonstration: data.demonstration }, sheet => draw(sheet, data))
  return bytes
}

function draw(sheet: Sheet, data: RefusalData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  addressee(sheet, data)
  sheet.title(words('title'))
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(6)
  verdict(sheet, data)
  sheet.heading(words('why'))
  for (const [index, ground] of data.grounds.entries()) reasons(sheet, ground, data.grounds.length > 1 ? `${index + 1}. ` : '')
  if (data.remedy) {
    sheet.heading(words('remedy'))
    sheet.paragraph(data.remedy[lang])
  }
  sheet.heading(words('how'))
  sheet.paragraph([words('delay'), notification(data, lang)].join(' '))
  sheet.table(
    [words('way'), words('to'), words('until')],
    data.appeals.map(appeal => [words(appeal.kind), appeal.to.join(', '), limit(appeal, data.notified.on !== null, lang)]),
    [1.15, 1.2, 1.2],
  )
  sheet.heading(words('who'))
  sheet.paragraph(`${data.decidedBy.name}, ${data.decidedBy.role[lang]}`, { bold: true })
  sheet.paragraph(data.decidedBy.office)
  sheet.space(4)
  writeBasis(sheet, words('basis'), data.basis)
}

function addressee(sheet: Sheet, { applicant }: RefusalData): void {
  const { lang } = sheet
  const place = { x: sheet.left + sheet.width * 0.5, width: sheet.width * 0.5 }
  sheet.group('Sect', () => {
    sheet.write('P', `${applicant.firstNames} ${applicant.birthName}`.trim(), { size: 11, bold: true }, place)
    for (const line of applicant.address) sheet.write('P', line, { size: 10.5 }, place)
    const born = `${wording.born[lang]} ${formatDate(applicant.birth, lang)} ${wording.at[lang]} ${applicant.birthplace}`
    sheet.write('P', born, { size: 9, colour: ink.quiet }, place)
  })
  sheet.space(14)
}

function verdict(sheet: Sheet, data: RefusalData): void {
  const { lang } = sheet
  const inside = sheet.width - 2 * sheet.at(12) - 4
  const big = { size: 15, bold: true }
  const lines = [
    data.request.title[lang],
    `${wording.request[lang]} ${data.request.number}, ${wording.received[lang]} ${formatDate(data.request.receivedOn, lang)}`,
    `${wording.decided[lang]} ${formatDay(data.decidedOn, lang)} – ${data.number}`,
  ]
  const height =
    sheet.height(wording.refused[lang], big, inside) + lines.reduce((sum, line) => sum + sheet.height(line, { size: 10.5 }, inside), 0)
  sheet.panel(height, place => {
    sheet.write('P', wording.refused[lang], big, place)
    for (const line of lines) sheet.write('P', line, { size: 10.5 }, place)
  })
}

function reasons(sheet: Sheet, { law, articles, fact }: RefusalData['grounds'][number], number: string): void {
  const { lang } = sheet
  sheet.paragraph(`${number}${wording.law[lang]}${sheet.colon}${law[lang]} (${articles.map(cite).join(' ; ')})`)
  sheet.paragraph(
    `${wording.fact[lang]}${sheet.colon}${print(fact, lang)}`,
    {},
    { x: sheet.left + sheet.at(14), width: sheet.width - sheet.at(14) },
  )
}

const notification = ({ notified: { on, how } }: RefusalData, lang: Lang): string =>
  on ? `${wording.notified[lang]} ${formatDate(on, lang)} (${how[lang]}).` : `${wording.unknown[lang]} ${how[lang]}`

/** The delay in words, and its last day once the delay has begun. */
function limit({ delay, lastDay, silence }: Appeal, begun: boolean, lang: Lang): string {
  const until =
    begun &&
    lastDay &&
    (lang === 'fr'
      ? `jusqu’au ${formatDate(lastDay, lang)} ${wording.included.fr}`
      : `until ${formatDate(lastDay, lang)}, ${wording.included.en}`)
  return [until ? `${delay[lang]} : ${until}.` : `${delay[lang]}.`, silence?.[lang] ?? ''].join(' ').trim()
}

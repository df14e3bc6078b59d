import type { Article, Day, Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate, formatInstant, type Lang, print } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'

/** What a receipt says. Days and rules come from the law; the words of the applicant stay as they were. */
export interface ReceiptData {
  readonly number: string
  readonly at: Instant
  readonly demonstration: boolean
  readonly request: { readonly title: Words; readonly receivedAt: Instant; readonly zone?: string; readonly authority: Words }
  readonly applicant: { readonly birthName: string; readonly firstNames: string; readonly birth: Day; readonly neph: string | null }
  readonly pieces: readonly { readonly name: Words; readonly detail?: Words }[]
  /** What the service held already, and did not ask for. */
  readonly alreadyHeld: readonly Words[]
  readonly answers: readonly { readonly question: Words; readonly answer: Words | string }[]
  readonly next: readonly { readonly what: Words; readonly by: Day | null }[]
  /** What silence means, or that the text leaves it open. */
  readonly silence: Words
  readonly appeals: readonly Words[]
  readonly contacts: readonly Words[]
  readonly basis: readonly Article[]
}

const wording = {
  title: { fr: 'Accusé de réception', en: 'Receipt' },
  courtesy: { fr: '', en: 'Courtesy translation. The French receipt alone counts.' },
  received: { fr: 'Nous avons reçu votre demande', en: 'We have received your request' },
  request: { fr: 'Votre demande', en: 'Your request' },
  number: { fr: 'Numéro de la demande', en: 'Request number' },
  when: { fr: 'Reçue le', en: 'Received on' },
  clock: { fr: '(heure locale)', en: '(local time)' },
  authority: { fr: 'Service qui examine la demande', en: 'Office that examines the request' },
  birthName: { fr: 'Nom de naissance', en: 'Birth name' },
  firstNames: { fr: 'Prénoms', en: 'First names' },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  neph: { fr: 'NEPH (numéro de dossier)', en: 'NEPH (file number)' },
  unknown: { fr: 'Pas encore attribué', en: 'Not given yet' },
  next: { fr: 'Ce qui se passe maintenant', en: 'What happens now' },
  by: { fr: 'Au plus tard le', en: 'At the latest on' },
  pieces: { fr: 'Pièces reçues', en: 'Documents received' },
  held: { fr: 'Pièces que nous avions déjà', en: 'Documents that we already held' },
  answers: { fr: 'Vos réponses', en: 'Your answers' },
  question: { fr: 'Question', en: 'Question' },
  answer: { fr: 'Réponse', en: 'Answer' },
  silence: { fr: 'Si vous n’avez pas de réponse', en: 'If you get no answer' },
  appeals: { fr: 'Si vous n’êtes pas d’accord avec la décision', en: 'If you disagree with the decision' },
  contacts: { fr: 'Nous contacter', en: 'Contact us' },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

/** The receipt of a request: what was received and when, what comes next and by when, what silence means, and whom to ask. */
export async function receiptPdf(data: ReceiptData, lang: Lang): Promise<Uint8Array> {
  const title = `${wording.title[lang]} ${data.number}`
  const { bytes } = await document({ title, lang, at: data.at, demonstration: data.demonstration }, sheet => draw(sheet, data))
  return bytes
}

function draw(sheet: Sheet, data: ReceiptData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  sheet.title(words('title'))
  sheet.write('P', data.request.title[lang], { size: 12, colour: ink.quiet })
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  received(sheet, data)
  sheet.space(12)
  sheet.facts([
    [
      { label: words('birthName'), value: data.applicant.birthName },
      { label: words('firstNames'), value: data.applicant.firstNames || '–' },
    ],
    [
      { label: words('birth'), value: formatDate(data.applicant.birth, lang) },
      { label: words('neph'), value: data.applicant.neph ? inPairs(data.applicant.neph) : words('unknown') },
    ],
    [{ label: words('authority'), value: data.request.authority[lang] }],
  ])
  sheet.heading(words('next'))
  sheet.list(
    data.next.map(step => (step.by ? `${step.what[lang]} ${words('by')} ${formatDate(step.by, lang)}.` : step.what[lang])),
    'numbers',
  )
  section(sheet, words('silence'), [data.silence])
  section(sheet, words('appeals'), data.appeals)
  sheet.heading(words('pieces'))
  sheet.list(data.pieces.map(({ name, detail }) => (detail ? `${name[lang]} – ${detail[lang]}` : name[lang])))
  if (data.alreadyHeld.length > 0) {
    sheet.heading(words('held'))
    sheet.list(data.alreadyHeld.map(piece => piece[lang]))
  }
  sheet.heading(words('answers'), 60)
  sheet.table(
    [words('question'), words('answer')],
    data.answers.map(({ question, answer }) => [question[lang], String(print(answer, lang))]),
    [1, 1.2],
  )
  section(sheet, words('contacts'), data.contacts)
  sheet.space(6)
  writeBasis(sheet, words('basis'), data.basis)
}

/** The number and the moment of receipt: what a person must be able to prove. */
function received(sheet: Sheet, data: ReceiptData): void {
  const { lang } = sheet
  const { receivedAt, zone } = data.request
  const inside = sheet.width - 2 * sheet.at(12) - 4
  const big = { size: 15, bold: true }
  const lines = [
    `${wording.number[lang]}${sheet.colon}${data.number}`,
    `${wording.when[lang]} ${formatInstant(receivedAt, lang, zone)} ${wording.clock[lang]}`,
  ]
  const height =
    sheet.height(wording.received[lang], big, inside) + lines.reduce((sum, line) => sum + sheet.height(line, { size: 11 }, inside), 0)
  sheet.panel(height, place => {
    sheet.write('P', wording.received[lang], big, place)
    for (const line of lines) sheet.write('P', line, { size: 11 }, place)
  })
}

function section(sheet: Sheet, title: string, paragraphs: readonly Words[]): void {
  if (paragraphs.length === 0) return
  sheet.heading(title)
  for (const words of paragraphs) sheet.paragraph(words[sheet.lang])
}

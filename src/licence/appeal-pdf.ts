import { administrativeAppealLastDay, type Day, longDay, pointCount } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate } from '../kit/html.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import type { LetterData } from './letter.ts'

const linesToWrite = 9

/** What a letter of appeal says before its person completes it. In French: it goes to the author of the decision. */
export interface AppealData {
  readonly at: Instant
  readonly demonstration: boolean
  readonly driver: LetterData['driver']
  readonly to: readonly string[]
  /** What it is about: « la lettre 48 n° … du … ». */
  readonly against: string
  readonly notified: Day
  /** What the decision did, as a sentence. */
  readonly what: string
}

const minister = ['Ministre de l’Intérieur', 'place Beauvau', '75008 Paris']

/** The appeal against a letter on points: to the minister, who is its author. */
export function appealOfLetter({ at, demonstration, driver, letter, infraction, number }: LetterData, notified: Day): AppealData {
  const fault = infraction
    ? `, à la suite de l’infraction du ${longDay(infraction.committedOn).fr}${infraction.article ? ` (${infraction.article})` : ''}`
    : ''
  return {
    at,
    demonstration,
    driver,
    to: minister,
    against: `la lettre ${letter.ref} n° ${number} du ${longDay(letter.issuedOn).fr}`,
    notified,
    what: `Par cette lettre, qui m’a été notifiée le ${longDay(notified).fr}, ${pointCount(Math.abs(letter.points)).fr} ont été retirés de mon permis de conduire${fault}.`,
  }
}

/** The appeal against a measure of an administration. Which préfecture decided is on its paper: the person writes it. */
export function appealOfMeasure(
  of: Pick<AppealData, 'at' | 'demonstration' | 'driver'>,
  measure: { readonly author: 'prefet' | 'minister'; readonly words: string; readonly reference: string; readonly notified: Day },
): AppealData {
  const { author, words, reference, notified } = measure
  return {
    ...of,
    to: author === 'minister' ? minister : ['Madame ou Monsieur le préfet', 'Préfecture de …………………………', '……………………………………………'],
    against: `la décision n° ${reference} (${words})`,
    notified,
    what: `Cette décision, qui m’a été notifiée le ${longDay(notified).fr}, restreint mon droit de conduire : ${words}.`,
  }
}

/** A recours gracieux ready to complete and sign. Its last day is that of who lives in metropolitan France. */
export async function appealPdf(data: AppealData): Promise<Uint8Array> {
  const title = `Recours gracieux contre ${data.against}`
  const frame = { title, lang: 'fr', at: data.at, demonstration: data.demonstration, foot: title } as const
  return (await document(frame, sheet => draw(sheet, data))).bytes
}

function draw(sheet: Sheet, { driver, to, against, what, notified }: AppealData): void {
  const right = { x: sheet.left + sheet.width * 0.55, width: sheet.width * 0.45 }
  const lastDay = longDay(administrativeAppealLastDay(notified, 'metropole').value).fr
  sheet.paragraph(`${driver.firstNames.join(' ')} ${driver.birthName}`.trim(), { bold: true })
  sheet.paragraph(`né(e) le ${formatDate(driver.birthDay, 'fr')} à ${driver.birthplace || '–'}, NEPH ${inPairs(driver.neph)}`)
  sheet.paragraph('Adresse : ………………………………………………………………………')
  for (const line of to) sheet.write('P', line, { size: 10.5 }, right)
  sheet.space(14)
  sheet.write('H1', `Objet : recours gracieux contre ${against}`, { size: 13, bold: true })
  sheet.space(10)
  sheet.paragraph('Madame, Monsieur,')
  sheet.paragraph(what)
  sheet.paragraph('Je demande que cette décision soit retirée, pour les raisons suivantes :')
  for (let line = 0; line < linesToWrite; line++) {
    sheet.space(22)
    sheet.rule(ink.quiet)
  }
  sheet.space(14)
  sheet.paragraph('Je joins une copie de la décision contestée et les pièces suivantes : ……………………………………………………')
  sheet.paragraph('Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.')
  sheet.space(10)
  for (const line of ['Fait à ……………………, le ……………………', 'Signature :']) sheet.write('P', line, { size: 10.5 }, right)
  sheet.space(40)
  const sending = `À envoyer en recommandé avant la fin du ${lastDay} si vous habitez en métropole. Gardez une copie et l’avis de réception.`
  sheet.write('P', sending, { size: 9, colour: ink.quiet })
}

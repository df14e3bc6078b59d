import { administrativeAppealLastDay, type Day, longDay, pointCount } from '@papier-rose/law'
import { formatDate } from '../kit/html.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'
import type { LetterData } from './letter.ts'

const linesToWrite = 9

/** A recours gracieux ready to complete and sign, in French: it goes to the author of the letter. Its last day is that of who lives in metropolitan France. */
export async function appealPdf(data: LetterData, notified: Day): Promise<Uint8Array> {
  const title = `Recours gracieux contre la lettre ${data.number}`
  const frame = { title, lang: 'fr', at: data.at, demonstration: data.demonstration, foot: title } as const
  return (await document(frame, sheet => draw(sheet, data, notified))).bytes
}

function draw(sheet: Sheet, { driver, letter, infraction, number }: LetterData, notified: Day): void {
  const right = { x: sheet.left + sheet.width * 0.55, width: sheet.width * 0.45 }
  const lastDay = longDay(administrativeAppealLastDay(notified, 'metropole').value).fr
  sheet.paragraph(`${driver.firstNames.join(' ')} ${driver.birthName}`.trim(), { bold: true })
  sheet.paragraph(`né(e) le ${formatDate(driver.birthDay, 'fr')} à ${driver.birthplace || '–'}, NEPH ${inPairs(driver.neph)}`)
  sheet.paragraph('Adresse : ………………………………………………………………………')
  for (const line of ['Ministre de l’Intérieur', 'place Beauvau', '75008 Paris']) sheet.write('P', line, { size: 10.5 }, right)
  sheet.space(14)
  sheet.write('H1', `Objet : recours gracieux contre la lettre ${letter.ref} n° ${number} du ${longDay(letter.issuedOn).fr}`, {
    size: 13,
    bold: true,
  })
  sheet.space(10)
  sheet.paragraph('Madame, Monsieur,')
  const fault = infraction
    ? `, à la suite de l’infraction du ${longDay(infraction.committedOn).fr}${infraction.article ? ` (${infraction.article})` : ''}`
    : ''
  sheet.paragraph(
    `Par cette lettre, qui m’a été notifiée le ${longDay(notified).fr}, ${pointCount(Math.abs(letter.points)).fr} ont été retirés de mon permis de conduire${fault}.`,
  )
  sheet.paragraph('Je demande que cette décision soit retirée, pour les raisons suivantes :')
  for (let line = 0; line < linesToWrite; line++) {
    sheet.space(22)
    sheet.rule(ink.quiet)
  }
  sheet.space(14)
  sheet.paragraph('Je joins une copie de la lettre contestée et les pièces suivantes : ……………………………………………………')
  sheet.paragraph('Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.')
  sheet.space(10)
  for (const line of ['Fait à ……………………, le ……………………', 'Signature :']) sheet.write('P', line, { size: 10.5 }, right)
  sheet.space(40)
  const sending = `À envoyer en recommandé avant la fin du ${lastDay} si vous habitez en métropole. Gardez une copie et l’avis de réception.`
  sheet.write('P', sending, { size: 9, colour: ink.quiet })
}

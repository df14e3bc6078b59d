import { article, longDay, pieceNames, requests, type Words } from '@papier-rose/law'
import { type EvidenceDeps, listOf } from '../evidence/index.ts'
import { getPassedExam } from '../exam/index.ts'
import type { Deps } from '../kit/deps.ts'
import { findDriver } from '../record/index.ts'
import { officeName } from './address/index.ts'
import { ownerOf } from './drafts.ts'
import { requestNumber } from './number.ts'
import { readAnswers } from './read.ts'
import type { ReceiptData } from './receipt-pdf.ts'
import type { Sent } from './sent.ts'

const crpa = 'Code des relations entre le public et l’administration'

const fixed = {
  examined: { fr: 'Un agent vérifie vos pièces.', en: 'An agent checks your documents.' },
  told: {
    fr: 'Si une pièce ne convient pas, nous vous disons laquelle et pourquoi. Votre demande garde son rang.',
    en: 'If a document is not right, we tell you which and why. Your request keeps its rank.',
  },
  byWhen: {
    fr: 'Aucun texte ne fixe le jour de la réponse. La page de suivi dit le temps que cela prend en ce moment.',
    en: 'No text sets the day of the answer. The follow-up page says how long it takes at present.',
  },
  silence: {
    fr: 'Les textes ne disent pas clairement si une absence de réponse vaut accord ou refus. Nous n’en tirons donc aucune décision : vous recevrez une réponse écrite.',
    en: 'The texts do not say clearly whether no answer means yes or no. So we draw no decision from it: you will get an answer in writing.',
  },
  appeal: {
    fr: 'Vous pourrez demander à l’auteur de la décision de la revoir, écrire à son supérieur, ou saisir le tribunal administratif. Les délais seront écrits sur la décision.',
    en: 'You may ask the author of the decision to look again, write to the superior authority, or go to the administrative court. The delays will be on the decision.',
  },
  contact: {
    fr: 'Depuis votre page de suivi, ou au point d’accueil numérique de la préfecture.',
    en: 'From your follow-up page, or at the digital help desk of the préfecture.',
  },
  code: { fr: 'code photo-signature', en: 'photo-signature code' },
  declared: { fr: 'déclaration sur l’honneur', en: 'declaration on honour' },
} satisfies Record<string, Words>

/** What the receipt of a request says, from what was sent that day. */
export async function receiptOf(deps: Deps, files: Pick<EvidenceDeps, 'db' | 'vault'>, sent: Sent): Promise<ReceiptData | undefined> {
  const { subject, submittedAt } = sent.state
  // What was sent that day stands under the request's own id, whatever was mended since.
  const answers = await readAnswers(deps.db, sent.id)
  const driver = await findDriver(deps.db, subject.driverId)
  if (!answers || !driver || !submittedAt) return undefined
  const exam = await getPassedExam(deps, subject.resultId)
  const first = (await listOf(files, ownerOf(sent.id), { ended: true })).filter(file => file.submittedAt === submittedAt)
  const detail = (piece: Sent['state']['subject']['pieces'][number]): Words => {
    if (piece === 'photo-signature') return fixed.code
    const count = first.filter(file => file.piece === piece).length
    if (count === 0) return fixed.declared
    return { fr: count > 1 ? `${count} fichiers` : '1 fichier', en: count > 1 ? `${count} files` : '1 file' }
  }
  const kind = requests[subject.kind].words
  const passed = longDay(exam.examDay)
  const { cepcLastDay } = subject
  const drive = cepcLastDay && {
    fr: `D’ici là, votre CEPC permet de conduire jusqu’au ${longDay(cepcLastDay).fr} compris.`,
    en: `Until then, your CEPC lets you drive up to and including ${longDay(cepcLastDay).en}.`,
  }
  return {
    number: requestNumber(sent.id),
    at: submittedAt,
    demonstration: deps.config.demonstration,
    request: {
      title: {
        fr: `${kind.fr.charAt(0).toUpperCase()}${kind.fr.slice(1)}, catégorie ${subject.category}`,
        en: `${kind.en.charAt(0).toUpperCase()}${kind.en.slice(1)}, category ${subject.category}`,
      },
      receivedAt: submittedAt,
      authority: officeName(subject.office),
    },
    applicant: { birthName: driver.birthName, firstNames: driver.firstNames.join(' '), birth: driver.birthDay, neph: driver.neph },
    pieces: subject.pieces.map(piece => ({ name: pieceNames[piece], detail: detail(piece) })),
    alreadyHeld: [
      { fr: `Votre résultat favorable à l’examen du ${passed.fr}`, en: `Your pass at the exam of ${passed.en}` },
      { fr: 'Votre état civil', en: 'Your civil status' },
    ],
    answers: answers.questions.map(({ question, answer }) => ({ question, answer })),
    next: [
      { what: fixed.examined, by: null },
      { what: fixed.told, by: null },
      { what: fixed.byWhen, by: null },
      ...(drive ? [{ what: drive, by: null }] : []),
    ],
    silence: fixed.silence,
    appeals: [fixed.appeal],
    contacts: [fixed.contact],
    basis: [article(crpa, 'L. 112-3'), article(crpa, 'L. 112-11'), ...requests[subject.kind].articles],
  }
}

import { type CorrectionReason, correctionReasons, type Day, day, type Piece, pieceNames, type Words } from '@papier-rose/law'
import type { Application } from '../application/index.ts'
import { aboutRequest, both, inWords, seeFollowUp } from './notice.ts'

const withYou: Words = { fr: 'Vous : la préfecture attend votre envoi.', en: 'You: the préfecture awaits what you send.' }
const mend: Words = { fr: 'Corriger mon dossier', en: 'Mend my file' }

function reasonFor(piece: Piece, code: string): CorrectionReason {
  const known = correctionReasons(piece).find(reason => reason.code === code)
  if (!known) throw new Error(`no reason ${code} to ask again for ${piece}`)
  return known
}

/** The name of a piece, in the middle of a sentence. */
const named = (piece: Piece): Words => ({ fr: `« ${pieceNames[piece].fr} »`, en: `“${pieceNames[piece].en}”` })

const toMend = ({ pieces }: Application): Piece[] =>
  (Object.entries(pieces) as [Piece, { state: string }][]).filter(([, { state }]) => state === 'to-mend').map(([piece]) => piece)

/** The day until which we wait, and what happens when nothing comes. */
const waiting = (lastDay: Day, closesOn: Day): Words[] => [
  {
    fr: `Envoyez-nous la correction jusqu’au ${inWords(lastDay).fr} compris. Votre dossier garde sa place.`,
    en: `Send us the correction up to and including ${inWords(lastDay).en}. Your file keeps its rank.`,
  },
  {
    fr: `Sans envoi de votre part, votre demande sera fermée le ${inWords(closesOn).fr}. Il faudrait alors en faire une nouvelle.`,
    en: `If you send nothing, your request will be closed on ${inWords(closesOn).en}. You would then need a new one.`,
  },
]

/** What is asked again of the person, and what becomes of it. */
export const correctionNotices = {
  'correction-asked': aboutRequest('CorrectionAsked', {
    facts: ({ piece, reason, wordsId, lastDay, closesOn }) => ({ piece, reason, ownWords: wordsId !== undefined, lastDay, closesOn }),
    sample: {
      piece: 'address-proof' as Piece,
      reason: 'older-than-6-months',
      ownWords: true,
      lastDay: day('2027-01-27'),
      closesOn: day('2027-05-29'),
    },
    write: ({ piece, reason, ownWords, lastDay, closesOn }) => {
      const { words, next } = reasonFor(piece, reason)
      return {
        subject: {
          fr: `À corriger : ${pieceNames[piece].fr}`,
          en: `To mend: ${pieceNames[piece].en}`,
        },
        news: [
          both(lang =>
            lang === 'fr'
              ? `Un agent a lu votre dossier. Une chose est à corriger : ${named(piece).fr}. ${words.fr}`
              : `An agent has read your file. One thing is to be mended: ${named(piece).en}. ${words.en}`,
          ),
          ...(ownWords
            ? [
                {
                  fr: 'L’agent a ajouté un mot pour vous : il est sur la page de suivi.',
                  en: 'The agent added a word for you: it is on the follow-up page.',
                },
              ]
            : []),
        ],
        holder: withYou,
        next: waiting(lastDay, closesOn),
        todo: [next],
        button: mend,
      }
    },
  }),
  'correction-reminder': aboutRequest('CorrectionReminded', {
    facts: (_, now) => {
      if (!now.correction) throw new Error('no correction is awaited')
      return { pieces: toMend(now), lastDay: now.correction.lastDay, closesOn: now.correction.closesOn }
    },
    sample: { pieces: ['identity', 'photo-signature'] as Piece[], lastDay: day('2027-01-27'), closesOn: day('2027-05-29') },
    write: ({ pieces, lastDay, closesOn }) => ({
      subject: { fr: 'Rappel : votre demande de permis vous attend', en: 'Reminder: your licence request waits for you' },
      news: [
        both(lang => {
          const names = new Intl.ListFormat(lang).format(pieces.map(piece => named(piece)[lang]))
          return lang === 'fr' ? `Nous n’avons pas encore reçu : ${names}.` : `We have not received yet: ${names}.`
        }),
      ],
      holder: withYou,
      next: waiting(lastDay, closesOn),
      todo: [{ fr: 'Corrigez ce qui est demandé sur la page de suivi.', en: 'Mend what is asked on the follow-up page.' }],
      button: mend,
    }),
  }),
  'correction-received': aboutRequest('CorrectionSent', {
    facts: ({ piece, on }) => ({ piece, on }),
    sample: { piece: 'address-proof' as Piece, on: day('2026-12-01') },
    write: ({ piece, on }) => ({
      subject: { fr: 'Nous avons reçu votre correction', en: 'We have received your correction' },
      news: [
        {
          fr: `Vous avez corrigé ${named(piece).fr} le ${inWords(on).fr}. Plus rien n’est à corriger pour l’instant.`,
          en: `You mended ${named(piece).en} on ${inWords(on).en}. Nothing else is to be mended for now.`,
        },
      ],
      holder: {
        fr: 'La préfecture a de nouveau votre dossier, à la même place qu’avant.',
        en: 'The préfecture has your file again, at the same rank as before.',
      },
      next: [{ fr: 'Un agent vérifie ce que vous avez envoyé, puis décide.', en: 'An agent checks what you sent, then decides.' }],
      todo: [],
      button: seeFollowUp,
    }),
  }),
  'request-closed': aboutRequest('Closed', {
    facts: ({ on }) => ({ on }),
    sample: { on: day('2027-05-29') },
    write: ({ on }) => ({
      subject: { fr: 'Votre demande de permis est fermée', en: 'Your licence request is closed' },
      news: [
        {
          fr: `Nous n’avons pas reçu ce qui était à corriger. Votre demande est fermée depuis le ${inWords(on).fr}.`,
          en: `We did not receive what was to be mended. Your request has been closed since ${inWords(on).en}.`,
        },
      ],
      holder: { fr: 'Personne : la demande est terminée.', en: 'Nobody: the request has ended.' },
      next: [
        {
          fr: 'Votre examen réussi n’est pas perdu. Rien d’autre ne se passera sans une nouvelle demande.',
          en: 'The exam that you passed is not lost. Nothing more will happen without a new request.',
        },
      ],
      todo: [
        {
          fr: 'Faites une nouvelle demande si vous voulez toujours votre permis.',
          en: 'Make a new request if you still want your licence.',
        },
      ],
      button: seeFollowUp,
    }),
  }),
}

import { correctionReasons, normalizePhotoCode, type Piece, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { type EvidenceDeps, listOf, remove, submit } from '../../evidence/index.ts'
import { transaction } from '../../kit/db.ts'
import { button, errorSummary, type FieldError, form, heading, inset, notice, paragraph } from '../../kit/design/components.ts'
import { type Content, formatDay, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { handle } from '../../kit/store.ts'
import { isUploaded } from '../asking.ts'
import { ownerOf } from '../drafts.ts'
import { inMine, type MyApplication } from '../mine.ts'
import { pieceNames } from '../pieces.ts'
import { applications } from '../reactions.ts'
import { readAnswers, readWords } from '../read.ts'
import { wordsOf } from '../refused-words.ts'
import { keepAnswers } from '../submission.ts'
import type { ApplicationPartners } from './partners.ts'
import { takeFile, thumbnailOf } from './piece-pages.ts'
import { holdPhoto, photoField, photoProblems } from './questions/photo.ts'
import { fileList, type ShownFile, uploadForm } from './upload.ts'

const words = {
  title: (piece: Piece): Words => ({ fr: `À corriger : ${pieceNames[piece].fr}`, en: `To mend: ${pieceNames[piece].en}` }),
  why: { fr: 'Pourquoi', en: 'Why' },
  agent: { fr: 'L’agent ajoute :', en: 'The agent adds:' },
  todo: { fr: 'Ce qu’il faut faire', en: 'What to do' },
  alone: {
    fr: 'Seul ce document est à corriger : le reste de votre demande ne bouge pas, et elle garde son rang.',
    en: 'Only this document is to be mended: the rest of your request stays as it is, and it keeps its place.',
  },
  send: { fr: 'Envoyer la correction', en: 'Send the correction' },
  none: { fr: 'Choisissez d’abord le fichier qui corrige ce document.', en: 'First choose the file that mends this document.' },
} satisfies Record<string, unknown>

export interface CorrectionData {
  readonly piece: Piece
  readonly reason: { readonly words: Words; readonly next: Words }
  readonly own?: string
  readonly lastDay?: Words
  readonly files: readonly ShownFile[]
  readonly here: string
  readonly ids: () => { csrf: string; id: string }
  readonly code?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** One piece to mend: why, what to do, by when, and the field that mends it. */
export function correctionPage(lang: Lang, data: CorrectionData): Content {
  const { piece, errors, here, files } = data
  return [
    errorSummary(lang, errors),
    data.refused && notice({ lang, kind: 'info', content: data.refused }),
    heading(lang, words.title(piece)),
    inset(
      lang,
      html`<p class="govuk-body"><strong>${say(words.why, lang)}</strong>${lang === 'fr' ? '\u00a0' : ''}: ${say(data.reason.words, lang)}</p>${data.own && html`<p class="govuk-body"><strong>${say(words.agent, lang)}</strong> <q lang="fr">${data.own}</q></p>`}<p class="govuk-body"><strong>${say(words.todo, lang)}</strong>${lang === 'fr' ? '\u00a0' : ''}: ${say(data.reason.next, lang)}</p>`,
    ),
    data.lastDay && paragraph(lang, data.lastDay, 'lead'),
    paragraph(lang, words.alone),
    isUploaded(piece)
      ? [
          files.length > 0 && fileList(lang, { files, here, ids: data.ids }),
          uploadForm(lang, { action: here, ids: data.ids(), more: files.length > 0, errors }),
          files.length > 0 && form({ action: `${here}/envoyer`, ...data.ids(), content: button({ lang, label: words.send }) }),
        ]
      : form({
          action: here,
          ...data.ids(),
          content: [photoField(lang, { value: data.code, errors }), button({ lang, label: words.send })],
        }),
  ]
}

const answerBy = ({ state }: MyApplication): Words | undefined =>
  state.correction && {
    fr: `Répondez avant la fin du ${formatDay(state.correction.lastDay, 'fr')}.`,
    en: `Answer before the end of ${formatDay(state.correction.lastDay, 'en')}.`,
  }

/** The pages on which a person mends one piece, and that piece alone. */
export function correctionPages(partners: ApplicationPartners): Hono<Env> {
  const evidence = (c: Ctx): EvidenceDeps => ({ db: c.var.deps.db, vault: partners.vault, inspect: partners.inspect })

  async function show(
    c: Ctx,
    mine: MyApplication,
    piece: Piece,
    wrong: { errors?: FieldError[]; refused?: Words } = {},
  ): Promise<Response> {
    const { lang, deps, form: typed } = c.var
    const state = mine.state.pieces[piece]
    if (state?.state !== 'to-mend') return seeOther(c, `/suivi/${mine.id}`)
    const here = path(lang, `/suivi/${mine.id}/corriger/${piece}`)
    const drafted = (await listOf(evidence(c), ownerOf(mine.id))).filter(file => file.piece === piece && file.state === 'drafted')
    const reason = correctionReasons(piece).find(({ code }) => code === state.reason)
    const data: CorrectionData = {
      piece,
      reason: reason ?? { words: pieceNames[piece], next: pieceNames[piece] },
      own: state.wordsId && (await readWords(deps.db, state.wordsId)),
      lastDay: answerBy(mine),
      files: drafted.map(file => ({ ...file, thumbnail: path(lang, `/suivi/${mine.id}/fichiers/${file.id}`) })),
      here,
      ids: () => formIds(c),
      code: typed.text('code') || undefined,
      ...wrong,
    }
    const status = wrong.refused ? 409 : wrong.errors ? 422 : 200
    return page(
      c,
      { title: words.title(piece), back: path(lang, `/suivi/${mine.id}`), wrong: status !== 200, content: correctionPage(lang, data) },
      status,
    )
  }

  const onPiece = (act: (c: Ctx, mine: MyApplication, piece: Piece) => Response | Promise<Response>) =>
    inMine((c, mine) => {
      const piece = c.req.param('piece') as Piece
      return mine.state.pieces[piece] ? act(c, mine, piece) : notFound(c)
    })

  /** Sends what mends the piece: its files or its new photo code, and the command, together. */
  async function send(c: Ctx, mine: MyApplication, piece: Piece, answersId?: string): Promise<Response> {
    const { deps, today, form: posted } = c.var
    const { accountId } = mine.subject
    const command = {
      type: 'SendCorrection',
      piece,
      on: today,
      by: accountId,
      as: 'applicant',
      at: deps.clock.now(),
      ...(answersId ? { answersId } : {}),
    } as const
    const handled = await transaction(deps.db, async tx => {
      const outcome = await handle(deps, applications, mine.id, command, posted.id, tx)
      if (outcome.events.length > 0 && isUploaded(piece)) await submit(tx, ownerOf(mine.id), command.at)
      return outcome
    })
    if (handled.refused) return show(c, mine, piece, { refused: wordsOf(handled.refused) })
    return seeOther(c, `/suivi/${mine.id}`)
  }

  async function sendCode(c: Ctx, mine: MyApplication): Promise<Response> {
    const { deps, form: posted } = c.var
    const wrong = (problem: Words) => show(c, mine, 'photo-signature', { errors: [{ field: 'code', words: problem }] })
    const code = normalizePhotoCode(posted.text('code'), deps.law)
    if (!code) return wrong(photoProblems.shape)
    const answers = await readAnswers(deps.db, mine.subject.answersId)
    if (!answers) return notFound(c)
    const held = await holdPhoto(partners.ephoto, code, answers.facts.photoHolder)
    if (held.wrong) return wrong(held.wrong)
    // The new row of answers has the form's id: a form posted twice keeps one row and one command.
    await keepAnswers(deps.db, posted.id, answers.questions, { ...answers.facts, photoCode: code }, deps.clock.now())
    return send(c, mine, 'photo-signature', posted.id)
  }

  const here = '/suivi/:id/corriger/:piece'
  return new Hono<Env>()
    .get(
      '/suivi/:id/fichiers/:file',
      requirePerson,
      inMine((c, mine) => thumbnailOf(c, evidence(c), mine.id)),
    )
    .get(
      here,
      requirePerson,
      onPiece((c, mine, piece) => show(c, mine, piece)),
    )
    .post(
      here,
      requirePerson,
      onPiece(async (c, mine, piece) => {
        if (!isUploaded(piece)) return sendCode(c, mine)
        if (mine.state.pieces[piece]?.state !== 'to-mend') return show(c, mine, piece)
        const problem = await takeFile(c, evidence(c), { applicationId: mine.id, piece })
        if (problem) return show(c, mine, piece, { errors: [{ field: 'file', words: problem }] })
        return seeOther(c, `/suivi/${mine.id}/corriger/${piece}`)
      }),
    )
    .post(
      `${here}/retirer`,
      requirePerson,
      onPiece(async (c, mine, piece) => {
        const { refused } = await remove(evidence(c), { owner: ownerOf(mine.id), id: c.var.form.text('file'), at: c.var.deps.clock.now() })
        if (refused) return show(c, mine, piece, { errors: [{ field: 'file', words: refused.words }] })
        return seeOther(c, `/suivi/${mine.id}/corriger/${piece}`)
      }),
    )
    .post(
      `${here}/envoyer`,
      requirePerson,
      onPiece(async (c, mine, piece) => {
        const files = await listOf(evidence(c), ownerOf(mine.id))
        const drafted = files.some(file => file.piece === piece && file.state === 'drafted')
        if (!drafted && mine.state.pieces[piece]?.state === 'to-mend')
          return show(c, mine, piece, { errors: [{ field: 'file', words: words.none }] })
        return send(c, mine, piece)
      }),
    )
}

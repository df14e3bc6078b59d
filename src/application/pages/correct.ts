import {
  type AskedPiece,
  type CorrectionReason,
  correctionReasons,
  normalizePhotoCode,
  type Piece,
  pieceNames,
  type Words,
} from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson } from '../../account/index.ts'
import {
  type Evidence,
  type EvidenceDeps,
  fileList,
  listOf,
  remove,
  type ShownFile,
  takeFile,
  thumbnailOf,
  uploadForm,
} from '../../evidence/index.ts'
import { button, errorSummary, type FieldError, form, heading, inset, link, paragraph, warning } from '../../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { mayDeclare } from '../asking.ts'
import { askedAt, type Changed, piecesOfSent, sendCorrection } from '../correction.ts'
import { ownerOf } from '../drafts.ts'
import { readAnswers, readWords } from '../read.ts'
import type { Sent } from '../sent.ts'
import { keptForm } from './draft.ts'
import { inMine } from './mine.ts'
import type { ApplicationPartners } from './partners.ts'
import { holdPhoto, photo, photoField, photoProblems } from './questions/photo.ts'
import { refusedWords } from './refused.ts'
import { whyAsked } from './why-asked.ts'

const words = {
  caption: { fr: 'Correction demandée', en: 'Correction asked' },
  agent: { fr: 'L’agent ajoute :', en: 'The agent adds:' },
  send: { fr: 'Envoyer la correction', en: 'Send the correction' },
  ready: { fr: 'Voici ce que vous allez envoyer', en: 'This is what you will send' },
  first: {
    fr: 'Choisissez d’abord un nouveau fichier, puis envoyez la correction.',
    en: 'First choose a new file, then send the correction.',
  },
  declare: { fr: 'Je déclare sur l’honneur l’avoir obtenue', en: 'I declare on honour that I obtained it' },
  declareHelp: {
    fr: 'Vous n’avez plus cette attestation ? Une déclaration sur l’honneur suffit.',
    en: 'You no longer have this certificate? A declaration on honour is enough.',
  },
  address: { fr: 'Corriger plutôt mon adresse', en: 'Correct my address instead' },
  declared: { fr: 'Déclaration sur l’honneur', en: 'Declaration on honour' },
} satisfies Record<string, Words>

export interface CorrectionData {
  readonly piece: Piece
  readonly asked?: AskedPiece
  readonly reason?: CorrectionReason
  /** The agent's own words. */
  readonly said?: string
  /** The files sent since the correction was asked. */
  readonly fresh: readonly ShownFile[]
  readonly here: string
  readonly code?: string
  readonly replacing?: string
  readonly ids: () => { csrf: string; id: string }
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
  /** Where the address may be corrected instead, when the proof shows another one. */
  readonly addressAt?: string
}

/** One piece to mend: why, what to do, the agent's words, and the means to mend that piece alone. */
export function correctionPage(lang: Lang, data: CorrectionData): Content {
  const { piece, asked, reason, said, fresh, here, errors } = data
  const send = form({ action: `${here}/envoyer`, ...data.ids(), content: button({ lang, label: words.send }) })
  const withFiles = [
    asked && whyAsked(lang, asked),
    fresh.length > 0 && [heading(lang, words.ready, { level: 2 }), fileList(lang, { files: fresh, here, ids: data.ids }), send],
    uploadForm(lang, {
      action: here,
      ids: data.ids(),
      ...(data.replacing ? { replacing: data.replacing } : {}),
      more: fresh.length > 0,
      ...(errors ? { errors } : {}),
    }),
    asked &&
      mayDeclare(asked) &&
      fresh.length === 0 && [
        paragraph(lang, words.declareHelp),
        form({ action: `${here}/declaration`, ...data.ids(), content: button({ lang, label: words.declare, look: 'secondary' }) }),
      ],
  ]
  const withCode = form({
    action: `${here}/envoyer`,
    ...data.ids(),
    content: [
      photoField(lang, { ...(data.code ? { value: data.code } : {}), ...(errors ? { errors } : {}) }),
      button({ lang, label: words.send }),
    ],
  })
  return [
    errorSummary(lang, errors),
    data.refused && warning(lang, data.refused),
    heading(lang, pieceNames[piece], { caption: words.caption }),
    reason && [paragraph(lang, reason.words, 'lead'), paragraph(lang, reason.next)],
    said && inset(lang, html`<p>${say(words.agent, lang)}</p><p lang="fr">${said}</p>`),
    data.addressAt && paragraph(lang, link(lang, words.address, data.addressAt)),
    piece === 'photo-signature' ? withCode : withFiles,
  ]
}

/** The piece of the address, when this request has it. */
const pieceIn = (c: Ctx, sent: Sent): Piece | undefined => sent.state.subject.pieces.find(piece => piece === c.req.param('piece'))

const freshOf = async (c: Ctx, files: EvidenceDeps, sent: Sent, piece: Piece): Promise<Evidence[]> => {
  const since = await askedAt(c.var.deps, sent.id, piece)
  if (!since) return []
  return (await listOf(files, ownerOf(sent.id))).filter(file => file.piece === piece && file.receivedAt >= since)
}

async function show(
  c: Ctx,
  files: EvidenceDeps,
  sent: Sent,
  piece: Piece,
  more: { errors?: readonly FieldError[]; refused?: Words } = {},
): Promise<Response> {
  const { deps, lang, form: posted } = c.var
  const state = sent.state.pieces[piece]
  if (state?.state !== 'to-mend' && !more.refused) return seeOther(c, `/suivi/${sent.id}`)
  const to = state?.state === 'to-mend' ? state : undefined
  const here = path(lang, `/suivi/${sent.id}/corriger/${piece}`)
  const asked = (await piecesOfSent(deps, sent)).find(one => one.piece === piece)
  const reason = to && correctionReasons(piece).find(({ code }) => code === to.reason)
  const said = to?.wordsId && (await readWords(deps.db, to.wordsId))
  const fresh = (await freshOf(c, files, sent, piece)).map(file => ({
    ...file,
    thumbnail: path(lang, `/suivi/${sent.id}/fichiers/${file.id}`),
  }))
  const code = (posted.text('code') || keptForm(c.var.kept)?.text('code')) ?? ''
  const replacing = posted.text('replacing') || c.req.query('remplacer')
  const data: CorrectionData = {
    piece,
    fresh,
    here,
    ids: () => formIds(c),
    ...(asked ? { asked } : {}),
    ...(reason ? { reason } : {}),
    ...(said ? { said } : {}),
    ...(code ? { code } : {}),
    ...(replacing ? { replacing } : {}),
    ...(to?.reason === 'other-address' ? { addressAt: `${here}/adresse` } : {}),
    ...more,
  }
  const status = more.refused ? 409 : more.errors ? 422 : 200
  const content = correctionPage(lang, data)
  return await page(c, { title: pieceNames[piece], back: path(lang, `/suivi/${sent.id}`), wrong: status === 422, content }, status)
}

export function correctionPages(partners: ApplicationPartners): Hono<Env> {
  const evidence = (c: Ctx): EvidenceDeps => ({ db: c.var.deps.db, vault: partners.vault, inspect: partners.inspect })
  const onPiece = (act: (c: Ctx, sent: Sent, piece: Piece) => Promise<Response>) =>
    inMine((c, sent) => {
      const piece = pieceIn(c, sent)
      return piece ? act(c, sent, piece) : notFound(c)
    })
  const again = (c: Ctx, sent: Sent, piece: Piece) => seeOther(c, `/suivi/${sent.id}/corriger/${piece}`)
  const wrong = (c: Ctx, sent: Sent, piece: Piece, field: string, said: Words) =>
    show(c, evidence(c), sent, piece, { errors: [{ field, words: said }] })

  async function send(c: Ctx, sent: Sent, piece: Piece, changed?: Changed): Promise<Response> {
    const by = { accountId: personIn(c).accountId, key: c.var.form.id, ...(changed ? { changed } : {}) }
    const refused = await sendCorrection(c.var.deps, sent, piece, by)
    return refused
      ? show(c, evidence(c), sent, piece, { refused: refusedWords(refused) })
      : seeOther(c, `/suivi/${sent.id}?fait=correction`)
  }

  /** A new code is held for this request before the old one is given back. */
  async function sendCode(c: Ctx, sent: Sent): Promise<Response> {
    const { deps, form: posted } = c.var
    const before = await readAnswers(deps.db, sent.state.subject.answersId)
    if (!before || sent.state.pieces['photo-signature']?.state !== 'to-mend') return send(c, sent, 'photo-signature')
    const code = normalizePhotoCode(posted.text('code'), deps.law)
    if (!code) return wrong(c, sent, 'photo-signature', 'code', photoProblems.shape)
    if (code === before.facts.photoCode) return wrong(c, sent, 'photo-signature', 'code', photoProblems.same)
    const held = await holdPhoto(partners.ephoto, code, before.facts.photoHolder)
    if (held.wrong) return wrong(c, sent, 'photo-signature', 'code', held.wrong)
    const answer = {
      fr: `${code} (photo du ${formatDate(held.takenOn, 'fr')})`,
      en: `${code} (photo of ${formatDate(held.takenOn, 'en')})`,
    }
    const done = await send(c, sent, 'photo-signature', {
      facts: { photoCode: code },
      asked: { page: photo.path, question: photo.title, answer },
    })
    await partners.ephoto.release(done.status === 303 ? before.facts.photoCode : code, before.facts.photoHolder)
    return done
  }

  const here = '/suivi/:id/corriger/:piece'
  return new Hono<Env>()
    .get(
      '/suivi/:id/fichiers/:file',
      requirePerson,
      inMine((c, sent) => thumbnailOf(c, evidence(c), ownerOf(sent.id))),
    )
    .get(
      here,
      requirePerson,
      onPiece((c, sent, piece) => show(c, evidence(c), sent, piece)),
    )
    .post(
      here,
      requirePerson,
      onPiece(async (c, sent, piece) => {
        if (sent.state.pieces[piece]?.state !== 'to-mend') return send(c, sent, piece)
        const refused = await takeFile(c, evidence(c), { owner: ownerOf(sent.id), piece })
        return refused ? wrong(c, sent, piece, 'file', refused) : again(c, sent, piece)
      }),
    )
    .post(
      `${here}/retirer`,
      requirePerson,
      onPiece(async (c, sent, piece) => {
        const { refused } = await remove(evidence(c), { owner: ownerOf(sent.id), id: c.var.form.text('file'), at: c.var.deps.clock.now() })
        return refused ? wrong(c, sent, piece, 'file', refused.words) : again(c, sent, piece)
      }),
    )
    .post(
      `${here}/declaration`,
      requirePerson,
      onPiece(async (c, sent, piece) => {
        const asked = (await piecesOfSent(c.var.deps, sent)).find(one => one.piece === piece)
        const before = await readAnswers(c.var.deps.db, sent.state.subject.answersId)
        if (!asked || !mayDeclare(asked) || !before) return notFound(c)
        const declared = [...before.facts.declared.filter(one => one !== piece), piece]
        return send(c, sent, piece, {
          facts: { declared },
          asked: { page: `pieces/${piece}`, question: pieceNames[piece], answer: words.declared },
        })
      }),
    )
    .post(
      `${here}/envoyer`,
      requirePerson,
      onPiece(async (c, sent, piece) => {
        if (piece === 'photo-signature') return sendCode(c, sent)
        const fresh = await freshOf(c, evidence(c), sent, piece)
        const waits = sent.state.pieces[piece]?.state === 'to-mend'
        return waits && fresh.length === 0 ? wrong(c, sent, piece, 'file', words.first) : send(c, sent, piece)
      }),
    )
}

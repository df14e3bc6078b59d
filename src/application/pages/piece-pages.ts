import type { AskedPiece, Words } from '@papier-rose/law'
import { pieceNames } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { type EvidenceDeps, fileList, remove, type ShownFile, takeFile, thumbnailOf, uploadForm } from '../../evidence/index.ts'
import {
  button,
  buttonGroup,
  errorSummary,
  type FieldError,
  form,
  heading,
  linkButton,
  notice,
  paragraph,
} from '../../kit/design/components.ts'
import { type Content, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { type Asking, isUploaded, mayDeclare, piecesAsked } from '../asking.ts'
import { keepInDraft, ownerOf } from '../drafts.ts'
import { inDraft } from './draft.ts'
import type { ApplicationPartners } from './partners.ts'
import { nextStep } from './question-pages.ts'
import { whyAsked } from './why-asked.ts'

const words = {
  goOn: { fr: 'Continuer', en: 'Continue' },
  declare: { fr: 'Je n’ai plus ce document', en: 'I no longer have this document' },
  declareHelp: {
    fr: 'Vous pouvez déclarer sur l’honneur que vous avez obtenu cette attestation.',
    en: 'You may declare on honour that you obtained this certificate.',
  },
  declareIt: { fr: 'Je déclare sur l’honneur l’avoir obtenue', en: 'I declare on honour that I obtained it' },
  declared: {
    fr: 'Vous avez déclaré sur l’honneur avoir obtenu cette attestation.',
    en: 'You declared on honour that you obtained this certificate.',
  },
  undo: { fr: 'Retirer cette déclaration', en: 'Take this declaration back' },
} satisfies Record<string, Words>

export interface PieceData {
  readonly asked: AskedPiece
  readonly files: readonly ShownFile[]
  readonly declared: boolean
  /** The file that the next one takes the place of. */
  readonly replacing?: string
  /** Where this page stands, and where the road goes on. */
  readonly here: string
  readonly next: string
  readonly ids: () => { csrf: string; id: string }
  readonly errors?: readonly FieldError[]
}

/** One piece: why it is asked, what is accepted, what was sent, and the field to send a file. */
export function piecePage(c: Pick<Ctx['var'], 'lang'>, data: PieceData): Content {
  const { lang } = c
  const { asked, files, errors, here } = data
  const act = (where: string, label: Words) =>
    form({ action: `${here}/${where}`, ...data.ids(), content: button({ lang, label, look: 'secondary' }) })
  return [
    errorSummary(lang, errors),
    heading(lang, pieceNames[asked.piece]),
    whyAsked(lang, asked),
    data.declared && notice({ lang, kind: 'success', content: words.declared }),
    files.length > 0 && fileList(lang, { files, here, ids: data.ids }),
    uploadForm(lang, { action: here, ids: data.ids(), replacing: data.replacing, more: files.length > 0, errors }),
    mayDeclare(asked) &&
      files.length === 0 && [
        heading(lang, words.declare, { level: 2 }),
        data.declared ? act('declaration/retirer', words.undo) : [paragraph(lang, words.declareHelp), act('declaration', words.declareIt)],
      ],
    (files.length > 0 || data.declared) && buttonGroup(linkButton({ lang, label: words.goOn, href: data.next })),
  ]
}

const findAsked = (c: Ctx, at: Asking): AskedPiece | undefined =>
  piecesAsked(at)?.find(one => isUploaded(one.piece) && one.piece === c.req.param('piece'))

function show(c: Ctx, at: Asking, asked: AskedPiece, errors?: readonly FieldError[]): Response | Promise<Response> {
  const { lang, form: posted } = c.var
  const here = path(lang, `/demande/${at.draft.id}/pieces/${asked.piece}`)
  const replacing = posted.text('replacing') || c.req.query('remplacer')
  const data: PieceData = {
    asked,
    files: at.files
      .filter(file => file.piece === asked.piece)
      .map(file => ({ ...file, thumbnail: path(lang, `/demande/${at.draft.id}/fichiers/${file.id}`) })),
    declared: (at.answers.declared ?? []).includes(asked.piece),
    ...(replacing ? { replacing } : {}),
    here,
    next: path(lang, nextStep(at)),
    ids: () => formIds(c),
    ...(errors ? { errors } : {}),
  }
  const title = pieceNames[asked.piece]
  return page(
    c,
    { title, back: path(lang, `/demande/${at.draft.id}`), wrong: errors !== undefined, content: piecePage(c.var, data) },
    errors ? 422 : 200,
  )
}

export function piecePages(partners: ApplicationPartners): Hono<Env> {
  const evidence = (c: Ctx): EvidenceDeps => ({ db: c.var.deps.db, vault: partners.vault, inspect: partners.inspect })
  const onPiece = (act: (c: Ctx, at: Asking, asked: AskedPiece) => Response | Promise<Response>) =>
    inDraft(partners, (c, at) => {
      const asked = findAsked(c, at)
      return asked ? act(c, at, asked) : notFound(c)
    })
  const declare = (declared: boolean) =>
    onPiece(async (c, at, asked) => {
      if (!mayDeclare(asked)) return notFound(c)
      const others = (at.answers.declared ?? []).filter(piece => piece !== asked.piece)
      const answers = { declared: declared ? [...others, asked.piece] : others }
      await keepInDraft(c.var.deps.db, at.draft.id, answers, c.var.deps.clock.now())
      return seeOther(
        c,
        declared ? nextStep({ ...at, answers: { ...at.answers, ...answers } }) : `/demande/${at.draft.id}/pieces/${asked.piece}`,
      )
    })
  const here = '/demande/:draft/pieces/:piece'
  return new Hono<Env>()
    .get(
      '/demande/:draft/fichiers/:file',
      requirePerson,
      inDraft(partners, (c, at) => thumbnailOf(c, evidence(c), ownerOf(at.draft.id))),
    )
    .get(
      here,
      requirePerson,
      onPiece((c, at, asked) => show(c, at, asked)),
    )
    .post(
      here,
      requirePerson,
      onPiece(async (c, at, asked) => {
        const wrong = await takeFile(c, evidence(c), { owner: ownerOf(at.draft.id), piece: asked.piece })
        if (wrong) return show(c, at, asked, [{ field: 'file', words: wrong }])
        return seeOther(c, `/demande/${at.draft.id}/pieces/${asked.piece}`)
      }),
    )
    .post(
      `${here}/retirer`,
      requirePerson,
      onPiece(async (c, at, asked) => {
        const { refused } = await remove(evidence(c), {
          owner: ownerOf(at.draft.id),
          id: c.var.form.text('file'),
          at: c.var.deps.clock.now(),
        })
        if (refused) return show(c, at, asked, [{ field: 'file', words: refused.words }])
        return seeOther(c, `/demande/${at.draft.id}/pieces/${asked.piece}`)
      }),
    )
    .post(`${here}/declaration`, requirePerson, declare(true))
    .post(`${here}/declaration/retirer`, requirePerson, declare(false))
}

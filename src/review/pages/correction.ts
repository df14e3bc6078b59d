import { correctionReasons, type Piece, pieceNames, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../../account/index.ts'
import { applications, writeWords } from '../../application/index.ts'
import {
  button,
  buttonGroup,
  details,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  paragraph,
  radios,
  select,
  textarea,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page } from '../../kit/http.ts'
import { idFrom } from '../../kit/ids.ts'
import { isRefusal } from '../../kit/store.ts'
import { draftLetter } from '../../notices/index.ts'
import type { OpenedFile } from '../file.ts'
import { findMacros, type Macro, macrosFor } from '../macros.ts'
import { fill, unknownPlaceholders } from '../placeholders.ts'
import { type Asked, asGiven, command, pieceIn, wordsFor } from './command.ts'
import { fileLink, type Ids, refusedNotice } from './frame.ts'
import { saidOf, unknownWords } from './macros.ts'

const words = {
  correct: { fr: 'Demander une correction', en: 'Ask for a correction' },
  why: { fr: 'Pourquoi cette pièce est-elle à corriger ?', en: 'Why must this piece be mended?' },
  own: { fr: 'Vos mots pour la personne (facultatif)', en: 'Your words to the person (optional)' },
  ownHint: { fr: 'En français. Dites ce qui manque et où regarder.', en: 'In French. Say what is missing and where to look.' },
  template: { fr: 'Reprendre un modèle (facultatif)', en: 'Use a template (optional)' },
  noTemplate: { fr: 'Aucun', en: 'None' },
  use: { fr: 'Reprendre ce modèle', en: 'Use this template' },
  templates: { fr: 'Voir et écrire des modèles', en: 'See and write templates' },
  preview: { fr: 'Voir ce que la personne lira', en: 'See what the person will read' },
  previewTitle: { fr: 'Ce que la personne lira', en: 'What the person will read' },
  onPage: { fr: 'Sur la page de sa demande', en: 'On the page of their request' },
  inLetter: { fr: 'Le courrier, mot pour mot', en: 'The letter, word for word' },
  subject: { fr: 'Objet :', en: 'Subject:' },
  todo: { fr: 'Ce qu’il faut faire', en: 'What to do' },
  send: { fr: 'Envoyer la demande de correction', en: 'Send the request for correction' },
  change: { fr: 'Modifier', en: 'Change' },
  chooseReason: { fr: 'Choisissez pourquoi la pièce est à corriger.', en: 'Choose why the piece must be mended.' },
} satisfies Record<string, Words>

export interface CorrectionForm {
  readonly id: string
  readonly piece: Piece
  readonly ids: Ids
  readonly macros?: readonly Macro[]
  readonly reason?: string
  readonly own?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** Chooses why one piece must be mended, from the law's list, with words of one's own or of a macro. */
export const correctionForm = (lang: Lang, f: CorrectionForm): Content => [
  errorSummary(lang, f.errors),
  heading(lang, { fr: `Demander une correction : ${pieceNames[f.piece].fr}`, en: `Ask for a correction: ${pieceNames[f.piece].en}` }),
  refusedNotice(lang, f.refused),
  form({
    action: fileLink(lang, f.id, `/pieces/${f.piece}/corriger`),
    ...f.ids,
    content: [
      radios({
        lang,
        name: 'reason',
        label: words.why,
        value: f.reason,
        errors: f.errors,
        choices: correctionReasons(f.piece).map(r => ({ value: r.code, label: r.words, hint: r.next })),
      }),
      textarea({ lang, name: 'own', label: words.own, hint: words.ownHint, value: f.own, rows: 4, maxLength: 1000, errors: f.errors }),
      // The first button of a form is the one that Enter presses.
      button({ lang, label: words.preview }),
      f.macros &&
        f.macros.length > 0 && [
          select({
            lang,
            name: 'macro',
            label: words.template,
            options: [{ value: '', label: words.noTemplate }, ...f.macros.map(one => ({ value: one.id, label: saidOf(lang, one) }))],
          }),
          button({ lang, label: words.use, look: 'secondary', name: 'use', value: 'yes' }),
        ],
    ],
  }),
  paragraph(lang, link(lang, words.templates, path(lang, '/agents/modeles'))),
]

export interface CorrectionPreview extends CorrectionForm {
  /** The e-mail as it will leave, in the language of the person. */
  readonly letter: { readonly lang: Lang; readonly subject: string; readonly text: string }
}

/** What the person will read, before it is sent: on the page of their request, and the letter word for word. */
export function correctionPreview(lang: Lang, f: CorrectionPreview): Content {
  const reason = correctionReasons(f.piece).find(r => r.code === f.reason)
  const back = fileLink(lang, f.id, `/pieces/${f.piece}/corriger`)
  return [
    heading(lang, words.previewTitle),
    heading(lang, words.onPage, { level: 2 }),
    inset(
      lang,
      html`<p class="govuk-body"><strong lang="fr">${pieceNames[f.piece].fr}</strong></p><p class="govuk-body" lang="fr">${reason?.words.fr}</p>${f.own && html`<p class="govuk-body" lang="fr">« ${f.own} »</p>`}<p class="govuk-body" lang="fr"><strong>${words.todo.fr} :</strong> ${reason?.next.fr}</p>`,
    ),
    details(
      lang,
      words.inLetter,
      html`<p class="govuk-body"><strong>${say(words.subject, lang)}</strong> <span lang="${f.letter.lang}">${f.letter.subject}</span></p><pre lang="${f.letter.lang}">${f.letter.text}</pre>`,
      true,
    ),
    form({
      action: back,
      ...f.ids,
      content: [
        html`<input type="hidden" name="reason" value="${f.reason ?? ''}"><input type="hidden" name="own" value="${f.own ?? ''}"><input type="hidden" name="confirmed" value="yes">`,
        buttonGroup(
          button({ lang, label: words.send }),
          button({ lang, label: words.change, look: 'secondary', name: 'change', value: 'yes' }),
        ),
      ],
    }),
  ]
}

/** The words of a macro put under what was typed already: nothing that was typed is lost. */
const joined = (own: string, more: string): string => (own === '' || own.includes(more) ? own || more : `${own}\n\n${more}`).slice(0, 1000)

async function ask(c: Ctx, file: OpenedFile): Promise<Response> {
  const { deps, form: posted, lang, today } = c.var
  const piece = pieceIn(c, file)
  if (!piece) return notFound(c)
  const macros = macrosFor(await findMacros(deps.db, agentIn(c)), piece)
  const [reason, typed] = [posted.text('reason'), posted.text('own').replaceAll('\r\n', '\n').slice(0, 1000)]
  const back = fileLink(lang, file.id, `#piece-${piece}`)
  const show = (more: Partial<CorrectionForm>, status: 200 | 409 | 422 = 200) => {
    const content = correctionForm(lang, { id: file.id, piece, ids: formIds(c), macros, reason, own: typed, ...more })
    return page(c, { title: words.correct, back, wrong: status !== 200, content }, status)
  }
  if (posted.text('change') !== '') return show({})
  if (posted.text('use') !== '') {
    const macro = macros.find(one => one.id === posted.text('macro'))
    return show(macro ? { reason: macro.reason, own: joined(typed, macro.words) } : {})
  }
  const unknown = unknownPlaceholders(typed)
  const errors = [
    ...(correctionReasons(piece).some(r => r.code === reason) ? [] : [{ field: 'reason', words: words.chooseReason }]),
    ...(unknown.length > 0 ? [{ field: 'own', words: unknownWords(unknown) }] : []),
  ]
  if (errors.length > 0) return show({ errors }, 422)
  const own = fill(typed, { firstName: file.driver?.firstNames[0] ?? '', piece, submittedOn: file.now.submittedOn, today, law: deps.law })
  const wordsId = own === '' ? undefined : idFrom('correction', file.id, posted.id, own)
  const asked: Asked = { type: 'AskForCorrection', law: deps.law, piece, reason, on: today, ...(wordsId ? { wordsId } : {}) }
  if (posted.text('confirmed') !== 'yes') {
    const draft = await letterOf(c, file, asked)
    if ('refused' in draft) return show({ refused: draft.refused }, 409)
    const content = correctionPreview(lang, { id: file.id, piece, ids: formIds(c), reason, own, letter: draft })
    return page(c, { title: words.correct, back, content })
  }
  if (wordsId) await writeWords(deps.db, wordsId, file.id, own, deps.clock.now())
  const { refused, place } = await command(c, file.id, asked)
  if (refused) return show({ own, refused }, 409)
  return c.redirect(fileLink(lang, file.id, place), 303)
}

/** The letter that this command would send now, or why it would be refused. */
async function letterOf(c: Ctx, { id, now }: OpenedFile, asked: Asked): Promise<CorrectionPreview['letter'] | { refused: Words }> {
  const outcome = applications.decide(asGiven(c, asked), now)
  if (isRefusal(outcome)) return { refused: await wordsFor(c, outcome) }
  const [event] = outcome
  if (!event) throw new Error('a correction asked for is always something new')
  return draftLetter(c.var.deps, 'correction-asked', id, event, applications.evolve(now, event))
}

/** The pages on which a correction is asked for, read and sent. `opened` opens the file first. */
export const correctionPages = (
  opened: (answer: (c: Ctx, file: OpenedFile) => Response | Promise<Response>) => (c: Ctx) => Promise<Response>,
): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/agents/dossiers/:id/pieces/:piece/corriger',
      requireRight('review-files'),
      opened(async (c, file) => {
        const piece = pieceIn(c, file)
        if (!piece) return notFound(c)
        const { lang } = c.var
        const macros = macrosFor(await findMacros(c.var.deps.db, agentIn(c)), piece)
        const content = correctionForm(lang, { id: file.id, piece, ids: formIds(c), macros, ...c.var.kept })
        return page(c, { title: words.correct, back: fileLink(lang, file.id, `#piece-${piece}`), content })
      }),
    )
    .post('/agents/dossiers/:id/pieces/:piece/corriger', requireRight('review-files'), opened(ask))

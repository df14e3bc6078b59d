import { pieceNames } from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson } from '../../account/index.ts'
import {
  button,
  checkboxes,
  envelope,
  errorSummary,
  type FieldError,
  form,
  heading,
  paragraph,
  type SummaryRow,
  summaryList,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { officeName, officeOf, postalAddressOf } from '../address/index.ts'
import { type Asking, isUploaded, piecesAsked } from '../asking.ts'
import { declaration, missingIn, sendDraft } from '../submission.ts'
import { inDraft } from './draft.ts'
import { questionsFor } from './index.ts'
import type { ApplicationPartners } from './partners.ts'
import { civilRows } from './questions/identity.ts'
import { incompletePage } from './tasks.ts'

const words = {
  title: { fr: 'Vérifiez vos réponses', en: 'Check your answers' },
  held: { fr: 'Ce que nous avons déjà', en: 'What we already hold' },
  answers: { fr: 'Vos réponses', en: 'Your answers' },
  pieces: { fr: 'Vos documents', en: 'Your documents' },
  envelope: { fr: 'Votre carte partira à cette adresse', en: 'Your card will go to this address' },
  send: { fr: 'Envoyer la demande', en: 'Send the request' },
  before: { fr: 'Avant d’envoyer', en: 'Before you send' },
  agree: { fr: 'Cochez la case pour envoyer votre demande.', en: 'Tick the box to send your request.' },
  declared: { fr: 'Déclaration sur l’honneur', en: 'Declaration on honour' },
  none: { fr: 'Non envoyé', en: 'Not sent' },
}

const fileWords = (count: number) => ({ fr: count > 1 ? `${count} fichiers` : '1 fichier', en: count > 1 ? `${count} files` : '1 file' })

function pieceRows(lang: Lang, at: Asking): SummaryRow[] {
  return (piecesAsked(at) ?? [])
    .filter(one => isUploaded(one.piece))
    .map(one => {
      const files = at.files.filter(file => file.piece === one.piece)
      const thumbnails = html`${files.map(file => html`<img class="pr-file__picture" src="${path(lang, `/demande/${at.draft.id}/fichiers/${file.id}`)}" alt="" width="80"> `)}${fileWords(files.length)[lang]}`
      const value = files.length > 0 ? thumbnails : (at.answers.declared ?? []).includes(one.piece) ? words.declared : words.none
      return { key: pieceNames[one.piece], value, change: path(lang, `/demande/${at.draft.id}/pieces/${one.piece}`) }
    })
}

/** Everything that will be sent, each line with the link that changes it, and the declaration. */
export function checkPage(lang: Lang, at: Asking, f: { ids: { csrf: string; id: string }; errors?: readonly FieldError[] }): Content {
  const here = path(lang, `/demande/${at.draft.id}`)
  const answers = questionsFor(at).map(question => ({
    key: question.task,
    value: question.answer(at) ?? '',
    change: `${here}/${question.path}`,
  }))
  const { address } = at.answers
  return [
    errorSummary(lang, f.errors),
    heading(lang, words.title),
    heading(lang, words.held, { level: 2 }),
    summaryList(lang, civilRows(at.driver, lang)),
    heading(lang, words.answers, { level: 2 }),
    summaryList(lang, answers),
    heading(lang, words.pieces, { level: 2 }),
    summaryList(lang, pieceRows(lang, at)),
    address && [
      heading(lang, words.envelope, { level: 2 }),
      envelope(lang, postalAddressOf(at.driver, address).lines),
      paragraph(lang, decides(officeName(officeOf(address.commune)))),
    ],
    heading(lang, words.before, { level: 2 }),
    form({
      action: `${here}/verifier`,
      ...f.ids,
      content: [
        checkboxes({
          lang,
          name: 'declaration',
          label: { fr: 'Votre déclaration', en: 'Your declaration' },
          errors: f.errors,
          choices: [{ value: 'yes', label: declaration }],
        }),
        button({ lang, label: words.send }),
      ],
    }),
  ]
}

const decides = (office: { fr: string; en: string }) => ({
  fr: `Elle est examinée par : ${office.fr}.`,
  en: `It is examined by: ${office.en}.`,
})

const show = (c: Ctx, at: Asking, errors?: readonly FieldError[]) => {
  const { lang } = c.var
  const back = path(lang, `/demande/${at.draft.id}`)
  if (missingIn(at).length > 0) return page(c, { title: words.title, back, wrong: true, content: incompletePage(lang, at) }, 422)
  return page(
    c,
    { title: words.title, back, wrong: errors !== undefined, content: checkPage(lang, at, { ids: formIds(c), errors }) },
    errors ? 422 : 200,
  )
}

export const checkPages = (partners: ApplicationPartners): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/demande/:draft/verifier',
      requirePerson,
      inDraft(partners, (c, at) => show(c, at)),
    )
    .post(
      '/demande/:draft/verifier',
      requirePerson,
      inDraft(partners, async (c, at) => {
        const { lang, deps, form: posted } = c.var
        if (missingIn(at).length > 0) return show(c, at)
        if (posted.text('declaration') !== 'yes') return show(c, at, [{ field: 'declaration', words: words.agree }])
        const sent = await sendDraft(deps, at, { accountId: personIn(c).accountId, lang, key: posted.id })
        if (!sent) return seeOther(c, `/suivi/${at.draft.id}`)
        return seeOther(c, `/suivi/${sent.id}/${sent.joined ? 'jointe' : 'envoyee'}`)
      }),
    )

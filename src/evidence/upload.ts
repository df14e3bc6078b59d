import type { Words } from '@papier-rose/law'
import { button, type FieldError, fileUpload, form } from '../kit/design/components.ts'
import { type Html, html, type Lang, say } from '../kit/html.ts'
import { type Ctx, notFound } from '../kit/http.ts'
import { type Evidence, type EvidenceDeps, type Owner, readPage, readThumbnail } from './evidence.ts'
import { receive, replace } from './receive.ts'
import { limits, refusals } from './refusals.ts'

/** A file as the page that asks for it shows it. */
export interface ShownFile extends Pick<Evidence, 'id' | 'name' | 'pages'> {
  /** The address of its small picture. */
  readonly thumbnail: string
}

const words = {
  file: { fr: 'Votre fichier', en: 'Your file' },
  another: { fr: 'Ajouter un autre fichier (le verso, une autre page)', en: 'Add another file (the back, another page)' },
  instead: { fr: 'Le fichier qui remplace le précédent', en: 'The file that replaces the one before' },
  hint: {
    fr: `Photo (JPEG, PNG, WebP, HEIC) ou PDF, ${limits.bytes / 1024 / 1024} Mo au plus. Recto et verso : envoyez deux fichiers, ou un seul PDF.`,
    en: `Photo (JPEG, PNG, WebP, HEIC) or PDF, ${limits.bytes / 1024 / 1024} MB at most. Front and back: send two files, or one PDF.`,
  },
  none: { fr: 'Choisissez un fichier à envoyer.', en: 'Choose a file to send.' },
  send: { fr: 'Envoyer ce fichier', en: 'Send this file' },
  remove: { fr: 'Retirer', en: 'Remove' },
  replace: { fr: 'Remplacer', en: 'Replace' },
} satisfies Record<string, Words>

const pageCount = ({ pages }: ShownFile): Words => ({
  fr: pages > 1 ? `${pages} pages` : '1 page',
  en: pages > 1 ? `${pages} pages` : '1 page',
})

/** The files sent for a piece, each with its small picture; with `ids`, each to replace or to remove. */
export function fileList(lang: Lang, f: { files: readonly ShownFile[]; here: string; ids?: () => { csrf: string; id: string } }): Html {
  const { here, ids } = f
  const lines = f.files.map((file, i) => {
    const nth = { fr: `fichier ${i + 1}, ${file.name}`, en: `file ${i + 1}, ${file.name}` }
    const hidden = html`<span class="govuk-visually-hidden"> ${say(nth, lang)}</span>`
    const change =
      ids &&
      html`<p class="govuk-body"><a class="govuk-link" href="${here}?remplacer=${file.id}">${say(words.replace, lang)}${hidden}</a></p>${form(
        {
          action: `${here}/retirer`,
          ...ids(),
          content: [
            html`<input type="hidden" name="file" value="${file.id}">`,
            button({ lang, label: html`${say(words.remove, lang)}${hidden}`, look: 'secondary' }),
          ],
        },
      )}`
    return html`<li class="pr-file"><img class="pr-file__picture" src="${file.thumbnail}" alt="" width="120"><div class="pr-file__about"><p class="govuk-body pr-file__name">${file.name}</p><p class="govuk-hint">${say(pageCount(file), lang)}</p>${change}</div></li>`
  })
  return html`<ul class="govuk-list pr-files">${lines}</ul>`
}

/** The field to send a file. */
export function uploadForm(
  lang: Lang,
  f: { action: string; ids: { csrf: string; id: string }; replacing?: string; more: boolean; errors?: readonly FieldError[] },
): Html {
  const label = f.replacing ? words.instead : f.more ? words.another : words.file
  return form({
    action: f.action,
    ...f.ids,
    multipart: true,
    content: [
      f.replacing && html`<input type="hidden" name="replacing" value="${f.replacing}">`,
      fileUpload({ lang, name: 'file', label, hint: words.hint, accept: 'image/*,application/pdf', errors: f.errors }),
      button({ lang, label: words.send, look: f.more ? 'secondary' : 'primary' }),
    ],
  })
}

/** Takes the file of this form in, for that owner and piece; words beside the field when it is not taken. */
export async function takeFile(c: Ctx, files: EvidenceDeps, to: { owner: Owner; piece: string }): Promise<Words | undefined> {
  const { form: posted, deps } = c.var
  if (posted.tooLarge) return refusals['too-large']
  const file = posted.file('file')
  if (!file) return words.none
  const incoming = {
    id: posted.id,
    ...to,
    multiple: true,
    name: file.name,
    content: new Uint8Array(await file.arrayBuffer()),
    at: deps.clock.now(),
  }
  const old = posted.text('replacing')
  const { refused } = old ? await replace(files, old, incoming) : await receive(files, incoming)
  if (refused?.code === 'no-room') deps.log.error({ piece: to.piece }, 'no room left for files')
  return refused?.words
}

type Reading = Pick<EvidenceDeps, 'db' | 'vault'>

const picture = (c: Ctx, bytes: Uint8Array | undefined): Response | Promise<Response> =>
  bytes ? c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'image/jpeg' }) : notFound(c)

/** The small picture of a file of that owner, which the address names. */
export const thumbnailOf = async (c: Ctx, files: Reading, owner: Owner): Promise<Response> =>
  picture(c, await readThumbnail(files, owner, c.req.param('file') ?? ''))

/** A page of a file of that owner, which the address names. */
export const pageOf = async (c: Ctx, files: Reading, owner: Owner): Promise<Response> =>
  picture(c, await readPage(files, owner, c.req.param('file') ?? '', Number(c.req.param('page'))))

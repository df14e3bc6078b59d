import type { AskedPiece, Words } from '@papier-rose/law'
import { cite } from '@papier-rose/law'
import type { Evidence } from '../../evidence/index.ts'
import { limits } from '../../evidence/index.ts'
import { button, details, type FieldError, fileUpload, form, list, paragraph } from '../../kit/design/components.ts'
import { type Content, type Html, html, type Lang, say } from '../../kit/html.ts'

/** A file as its piece's page shows it. */
export interface ShownFile extends Pick<Evidence, 'id' | 'name' | 'pages'> {
  /** The address of its small picture. */
  readonly thumbnail: string
}

const words = {
  accepted: { fr: 'Ce qui est accepté', en: 'What is accepted' },
  why: { fr: 'Pourquoi ce document est demandé', en: 'Why this document is asked' },
  file: { fr: 'Votre fichier', en: 'Your file' },
  another: { fr: 'Ajouter un autre fichier (le verso, une autre page)', en: 'Add another file (the back, another page)' },
  instead: { fr: 'Le fichier qui remplace le précédent', en: 'The file that replaces the one before' },
  hint: {
    fr: `Photo (JPEG, PNG, WebP, HEIC) ou PDF, ${limits.bytes / 1024 / 1024} Mo au plus. Recto et verso : envoyez deux fichiers, ou un seul PDF.`,
    en: `Photo (JPEG, PNG, WebP, HEIC) or PDF, ${limits.bytes / 1024 / 1024} MB at most. Front and back: send two files, or one PDF.`,
  },
  send: { fr: 'Envoyer ce fichier', en: 'Send this file' },
  remove: { fr: 'Retirer', en: 'Remove' },
  replace: { fr: 'Remplacer', en: 'Replace' },
} satisfies Record<string, Words>

/** Why a piece is asked, with its texts, and what is accepted. */
export const whyAsked = (lang: Lang, asked: AskedPiece): Content => [
  paragraph(lang, asked.why.words),
  asked.accepts.length === 1 && asked.accepts[0]
    ? paragraph(lang, { fr: `${words.accepted.fr} : ${asked.accepts[0].fr}.`, en: `${words.accepted.en}: ${asked.accepts[0].en}.` })
    : asked.accepts.length > 1 && [
        paragraph(lang, { fr: `${words.accepted.fr}, au choix :`, en: `${words.accepted.en}, any of these:` }),
        list(lang, asked.accepts),
      ],
  asked.why.articles.length > 0 && details(lang, words.why, list(lang, asked.why.articles.map(cite))),
]

const pageCount = ({ pages }: ShownFile): Words => ({
  fr: pages > 1 ? `${pages} pages` : '1 page',
  en: pages > 1 ? `${pages} pages` : '1 page',
})

/** The files sent for a piece: each with its small picture, to replace or to remove. */
export function fileList(lang: Lang, f: { files: readonly ShownFile[]; here: string; ids: () => { csrf: string; id: string } }): Html {
  const lines = f.files.map((file, i) => {
    const nth = { fr: `fichier ${i + 1}, ${file.name}`, en: `file ${i + 1}, ${file.name}` }
    const removal = form({
      action: `${f.here}/retirer`,
      ...f.ids(),
      content: [
        html`<input type="hidden" name="file" value="${file.id}">`,
        button({
          lang,
          label: html`${say(words.remove, lang)}<span class="govuk-visually-hidden"> ${say(nth, lang)}</span>`,
          look: 'secondary',
        }),
      ],
    })
    return html`<li class="pr-file"><img class="pr-file__picture" src="${file.thumbnail}" alt="" width="120"><div class="pr-file__about"><p class="govuk-body pr-file__name">${file.name}</p><p class="govuk-hint">${say(pageCount(file), lang)}</p><p class="govuk-body"><a class="govuk-link" href="${f.here}?remplacer=${file.id}">${say(words.replace, lang)}<span class="govuk-visually-hidden"> ${say(nth, lang)}</span></a></p>${removal}</div></li>`
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

import type { AskedPiece, Words } from '@papier-rose/law'
import { cite } from '@papier-rose/law'
import { details, list, paragraph } from '../../kit/design/components.ts'
import type { Content, Lang } from '../../kit/html.ts'

const words = {
  accepted: { fr: 'Ce qui est accepté', en: 'What is accepted' },
  why: { fr: 'Pourquoi ce document est demandé', en: 'Why this document is asked' },
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

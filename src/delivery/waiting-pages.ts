import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../account/index.ts'
import { heading, link, paragraph, type Tone, table, tag } from '../kit/design/components.ts'
import { type Content, formatDate, type Lang, path } from '../kit/html.ts'
import { type Env, page } from '../kit/http.ts'
import { findWaiting, type Waiting } from './waiting.ts'

const words = {
  title: { fr: 'Lettres sans adresse', en: 'Letters without an address' },
  lead: {
    fr: 'Des lettres qui n’ont pas pu partir, ou qui sont revenues. Rien n’est notifié. La personne donne son adresse dans son compte, et la lettre repart une fois. Le nom est derrière le lien, où la lecture est notée.',
    en: 'Letters that could not leave, or that came back. Nothing is notified. The person gives an address in their account, and the letter leaves again once. The name is behind the link, where the reading is noted.',
  },
  none: { fr: 'Aucune lettre n’attend une adresse.', en: 'No letter waits for an address.' },
  letter: { fr: 'Lettre', en: 'Letter' },
  why: { fr: 'Pourquoi', en: 'Why' },
  since: { fr: 'Depuis le', en: 'Since' },
  noAddress: { fr: 'aucune adresse connue', en: 'no address known' },
  wrong: { fr: 'revenue : mauvaise adresse', en: 'came back: wrong address' },
  twice: { fr: 'revenue deux fois', en: 'came back twice' },
} satisfies Record<string, Words>

const kinds: Readonly<Record<Waiting['what'], Words>> = {
  registered: { fr: 'Lettre recommandée', en: 'Registered letter' },
  simple: { fr: 'Lettre simple', en: 'Ordinary letter' },
  question: { fr: 'Question à une personne désignée', en: 'Question to a person named as the driver' },
}

function reasonOf({ why, times }: Waiting): { readonly words: Words; readonly tone: Tone } {
  if (why === 'no-address') return { words: words.noAddress, tone: 'todo' }
  return times > 1 ? { words: words.twice, tone: 'late' } : { words: words.wrong, tone: 'todo' }
}

/** The letters of an office that wait for an address: the oldest first. */
export const waitingPage = (lang: Lang, waiting: readonly Waiting[]): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    empty: words.none,
    rowHeaders: true,
    columns: [{ label: words.letter }, { label: words.why }, { label: words.since }],
    rows: waiting.map(one => {
      const { words: why, tone } = reasonOf(one)
      return [
        link(lang, kinds[one.what], path(lang, `/agents/conducteurs/${one.driverId}`)),
        tag(lang, why, tone),
        formatDate(one.since, lang),
      ]
    }),
  }),
]

/** What waits for an address in an office. */
export const waitingPages = new Hono<Env>().get('/agents/lettres', requireRight('follow-records'), async c => {
  const { deps, lang } = c.var
  return page(c, { title: words.title, content: waitingPage(lang, await findWaiting(deps.db, agentIn(c).departement)) })
})

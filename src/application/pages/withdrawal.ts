import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { button, buttonGroup, form, heading, link, notice, paragraph } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { handle } from '../../kit/store.ts'
import { inMine, type MyApplication } from '../mine.ts'
import { requestNumber } from '../number.ts'
import { applications } from '../reactions.ts'
import { wordsOf } from '../refused-words.ts'

const words = {
  title: { fr: 'Renoncer à cette demande ?', en: 'Withdraw this request?' },
  what: {
    fr: 'Personne ne l’examinera plus. Votre résultat d’examen reste acquis : vous pourrez faire une nouvelle demande.',
    en: 'Nobody will examine it any more. Your exam result stays yours: you may make a new request.',
  },
  rank: { fr: 'Une nouvelle demande prendra la suite de la file.', en: 'A new request will join the end of the queue.' },
  yes: { fr: 'Oui, renoncer', en: 'Yes, withdraw' },
  no: { fr: 'Non, la garder', en: 'No, keep it' },
} satisfies Record<string, Words>

/** Asks once more before a request is withdrawn. */
export const withdrawalPage = (lang: Lang, f: { id: string; ids: { csrf: string; id: string }; refused?: Words }): Content => [
  f.refused && notice({ lang, kind: 'info', content: f.refused }),
  heading(lang, words.title, { caption: { fr: `Demande ${requestNumber(f.id)}`, en: `Request ${requestNumber(f.id)}` } }),
  paragraph(lang, words.what),
  paragraph(lang, words.rank),
  form({
    action: path(lang, `/suivi/${f.id}/retirer`),
    ...f.ids,
    content: buttonGroup(button({ lang, label: words.yes, look: 'warning' }), link(lang, words.no, path(lang, `/suivi/${f.id}`))),
  }),
]

const show = (c: Ctx, { id }: MyApplication, refused?: Words) =>
  page(
    c,
    { title: words.title, back: path(c.var.lang, `/suivi/${id}`), content: withdrawalPage(c.var.lang, { id, ids: formIds(c), refused }) },
    refused ? 409 : 200,
  )

export const withdrawalPages = new Hono<Env>()
  .get(
    '/suivi/:id/retirer',
    requirePerson,
    inMine((c, mine) => show(c, mine)),
  )
  .post(
    '/suivi/:id/retirer',
    requirePerson,
    inMine(async (c, mine) => {
      const { deps, form: posted } = c.var
      const command = { type: 'Withdraw', by: mine.subject.accountId, as: 'applicant', at: deps.clock.now() } as const
      const { refused } = await handle(deps, applications, mine.id, command, posted.id)
      return refused ? show(c, mine, wordsOf(refused)) : seeOther(c, `/suivi/${mine.id}`)
    }),
  )

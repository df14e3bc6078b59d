import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson } from '../../account/index.ts'
import { button, buttonGroup, form, heading, link, paragraph, warning } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { handle } from '../../kit/store.ts'
import { applications } from '../reactions.ts'
import type { Sent } from '../sent.ts'
import { inMine } from './mine.ts'
import { refusedWords } from './refused.ts'

const words = {
  title: { fr: 'Renoncer à votre demande ?', en: 'Withdraw your request?' },
  what: {
    fr: 'Personne ne l’examinera plus et aucune carte ne sera faite.',
    en: 'Nobody will examine it any more and no card will be made.',
  },
  still: {
    fr: 'Votre résultat d’examen reste acquis : vous pourrez faire une autre demande. Le code photo pourra resservir.',
    en: 'Your exam result stays yours: you may make another request. The photo code can be used again.',
  },
  yes: { fr: 'Oui, renoncer', en: 'Yes, withdraw' },
  no: { fr: 'Non, garder ma demande', en: 'No, keep my request' },
} satisfies Record<string, Words>

/** Asks once more before a request is withdrawn. */
export const withdrawPage = (lang: Lang, f: { id: string; ids: { csrf: string; id: string }; refused?: Words }): Content => [
  heading(lang, words.title),
  f.refused && warning(lang, f.refused),
  paragraph(lang, words.what),
  paragraph(lang, words.still),
  form({
    action: path(lang, `/suivi/${f.id}/retirer`),
    ...f.ids,
    content: buttonGroup(button({ lang, label: words.yes, look: 'warning' }), link(lang, words.no, path(lang, `/suivi/${f.id}`))),
  }),
]

const show = (c: Ctx, sent: Sent, refused?: Words) => {
  const content = withdrawPage(c.var.lang, { id: sent.id, ids: formIds(c), ...(refused ? { refused } : {}) })
  return page(c, { title: words.title, back: path(c.var.lang, `/suivi/${sent.id}`), content }, refused ? 409 : 200)
}

export const withdrawPages = new Hono<Env>()
  .get(
    '/suivi/:id/retirer',
    requirePerson,
    inMine((c, sent) => show(c, sent)),
  )
  .post(
    '/suivi/:id/retirer',
    requirePerson,
    inMine(async (c, sent) => {
      const { deps, form: posted } = c.var
      const command = { type: 'Withdraw', by: personIn(c).accountId, as: 'applicant', at: deps.clock.now() } as const
      const { refused } = await handle(deps, applications, sent.id, command, posted.id)
      return refused ? show(c, sent, refusedWords(refused)) : seeOther(c, `/suivi/${sent.id}?fait=retrait`)
    }),
  )

import { isDriverAnswer, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../account/index.ts'
import type { FieldError } from '../kit/design/components.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { noFilePage, noFileTitle } from '../licence/index.ts'
import { answerNamed, type KnownNamed, longestAnswer, readNamed } from '../record/index.ts'
import { type NamedPage, namedList, namedPage, namedTitle } from './person-view.ts'

const words = {
  choose: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  meanwhile: {
    fr: 'Ce formulaire a déjà servi. Votre dernière réponse est écrite plus haut : envoyez de nouveau si elle n’est pas la bonne.',
    en: 'This form was already used. Your last answer stands above: send again if it is not the right one.',
  },
} satisfies Record<string, Words>

const tooLong = (length: number): Words => ({
  fr: `Vos mots ont ${length} caractères. Il en faut ${longestAnswer} au plus : retirez-en ${length - longestAnswer}.`,
  en: `Your words have ${length} characters. At most ${longestAnswer} are kept: take ${length - longestAnswer} out.`,
})

/** A naming of one's own, or the page that does not exist. */
const inMine =
  (answer: (c: Ctx, named: KnownNamed, driverId: string) => Response | Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const { driverId } = personIn(c)
    const named = driverId ? (await readNamed(c.var.deps, driverId)).find(({ id }) => id === c.req.param('id')) : undefined
    if (!driverId || !named) {
      await logRefusal(c, 'not-named')
      return notFound(c)
    }
    return answer(c, named, driverId)
  }

function show(c: Ctx, named: KnownNamed, more: Partial<NamedPage> = {}, status: 200 | 409 | 422 = 200): Response | Promise<Response> {
  const { lang, kept } = c.var
  const typed = more.typed ?? (kept && { answer: kept.answer ?? '', words: kept.words ?? '' })
  const ids = status === 409 ? { csrf: formIds(c).csrf, id: c.var.deps.ids() } : formIds(c)
  const content = namedPage(lang, { named, ids, ...more, ...(typed ? { typed } : {}) })
  return page(c, { title: namedTitle, back: path(lang, '/mon-permis/designations'), wrong: status !== 200, content }, status)
}

async function answer(c: Ctx, named: KnownNamed, driverId: string): Promise<Response> {
  const { deps, form } = c.var
  const typed = { answer: form.text('answer'), words: form.text('words').replaceAll('\r\n', '\n') }
  const errors: FieldError[] = [
    ...(isDriverAnswer(typed.answer) ? [] : [{ field: 'answer', words: words.choose }]),
    ...(typed.words.length > longestAnswer ? [{ field: 'words', words: tooLong(typed.words.length) }] : []),
  ]
  if (errors.length > 0 || !isDriverAnswer(typed.answer)) return show(c, named, { typed, errors }, 422)
  const said = { answer: typed.answer, ...(typed.words ? { words: typed.words } : {}) }
  const { refused } = await answerNamed(deps, driverId, named.id, said, { by: personIn(c).accountId, key: form.id })
  if (!refused) return seeOther(c, `/mon-permis/designations/${named.id}?fait=reponse`)
  const now = (await readNamed(deps, driverId)).find(({ id }) => id === named.id)
  // Taken back by its author in the meantime.
  if (!now) return notFound(c)
  return show(c, now, { typed, errors: [{ field: '', words: words.meanwhile }] }, 409)
}

/** Where a person says whether they drove. */
export const personPages = new Hono<Env>()
  .get('/mon-permis/designations', requirePerson, async c => {
    const { lang, deps } = c.var
    const { driverId } = personIn(c)
    if (!driverId) return page(c, { title: noFileTitle, content: noFilePage(lang) })
    return page(c, { title: namedTitle, back: path(lang, '/mon-permis'), content: namedList(lang, await readNamed(deps, driverId)) })
  })
  .get(
    '/mon-permis/designations/:id',
    requirePerson,
    inMine((c, named) => show(c, named, { done: c.req.query('fait') !== undefined })),
  )
  .post('/mon-permis/designations/:id', requirePerson, inMine(answer))

import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { realNow } from '../../kit/clock.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { floor } from '../../kit/floor.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, tooMany } from '../../kit/http.ts'
import { addressOf } from '../../kit/requests.ts'
import { countTry } from '../../kit/throttle.ts'
import { dayTyped, partsTyped, unfinished } from '../../kit/typed-day.ts'
import { checkPaper, readNumber } from '../papers.ts'
import { checksPerAddress, leastMs } from './check.ts'
import { type PaperPage, paperPage, paperTitle, type TypedPaper } from './paper-view.ts'

const words = {
  missing: { fr: 'Saisissez le dernier jour imprimé : jour, mois et année.', en: 'Enter the last day printed: day, month and year.' },
  unreal: { fr: 'Cette date n’existe pas. Vérifiez le jour et le mois.', en: 'This date does not exist. Check the day and the month.' },
} satisfies Record<string, Words>

const show = (c: Ctx, given: Omit<PaperPage, 'ids'>, status: 200 | 422 = 200) =>
  page(
    c,
    {
      title: paperTitle,
      back: path(c.var.lang, '/verifier'),
      content: paperPage(c.var.lang, { ids: formIds(c), ...given }),
      wrong: status === 422,
    },
    status,
  )

/** One paper: throttled as the codes are, answered no faster when it is known. */
async function check(c: Ctx) {
  const { deps, form } = c.var
  const { db, law } = deps
  const address = await countTry(deps, `verifier/${addressOf(c)}`, checksPerAddress, realNow())
  if (address.over) return tooMany(c)
  const typed: TypedPaper = { number: form.text('number'), lastDay: partsTyped('last', name => form.text(name)) }
  const [read, lastDay] = [readNumber(typed.number), dayTyped(typed.lastDay)]
  const errors: FieldError[] = [
    ...('problem' in read ? [{ field: 'number', words: read.problem }] : []),
    ...(lastDay ? [] : [{ field: 'last', words: unfinished(typed.lastDay) ? words.missing : words.unreal }]),
  ]
  if ('problem' in read || !lastDay) return show(c, { typed, errors }, 422)
  const enough = floor(leastMs)
  const answer = await checkPaper(db, { number: read.number, lastDay }, law)
  await enough
  return show(c, { typed, answer })
}

/** Where a paper is checked: is it one of ours? */
export const paperPages = new Hono<Env>().get('/verifier/papier', c => show(c, {})).post('/verifier/papier', check)

import type { Day, Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { answeredByHuman, askHuman } from '../../exam/index.ts'
import { realNow } from '../../kit/clock.ts'
import { sessionSecrets } from '../../kit/config.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { floor } from '../../kit/floor.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, type Form, formIds, page, readCookie, seeOther, tooMany } from '../../kit/http.ts'
import { addressOf } from '../../kit/requests.ts'
import { countTry } from '../../kit/throttle.ts'
import { dayTyped, partsTyped, unfinished } from '../../kit/typed-day.ts'
import { type Check, checkCode, findAnswer } from '../check.ts'
import { readCode } from '../code.ts'
import { isPurpose } from '../codes.ts'
import {
  answerPage,
  answerTitle,
  type CheckPage,
  checkPage,
  checkTitle,
  closedAnswer,
  closedTitle,
  longestWho,
  nothingOpened,
  type TypedCheck,
} from './check-view.ts'

/** Checks from one address; then it waits. */
export const checksPerAddress = { tries: 40, seconds: 600 }
/** Tries of one code, whoever makes them; then a question is asked, which the right answer always passes. */
const perCode = { tries: 3, seconds: 3600 }
/** Real milliseconds that every check takes at least. */
export const leastMs = 300

const words = {
  name: { fr: 'Saisissez le nom de la personne.', en: 'Enter the surname of the person.' },
  birthMissing: { fr: 'Saisissez sa date de naissance : jour, mois et année.', en: 'Enter their date of birth: day, month and year.' },
  birthUnreal: {
    fr: 'Cette date n’existe pas. Vérifiez le jour et le mois.',
    en: 'This date does not exist. Check the day and the month.',
  },
  birthFuture: {
    fr: 'La date de naissance est dans l’avenir. Vérifiez l’année.',
    en: 'The date of birth is in the future. Check the year.',
  },
  who: { fr: 'Dites qui vous êtes : la personne le verra.', en: 'Say who you are: the person will see it.' },
  whoLong: {
    fr: `Dites-le plus court : ${longestWho} caractères au plus.`,
    en: `Make it shorter: ${longestWho} characters at most.`,
  },
  purpose: { fr: 'Choisissez pourquoi vous vérifiez.', en: 'Choose why you are checking.' },
  humanFirst: { fr: 'Répondez à la question pour continuer.', en: 'Answer the question to go on.' },
  humanWrong: {
    fr: 'La réponse n’est pas la bonne. Voici une autre question.',
    en: 'That is not the right answer. Here is another question.',
  },
} satisfies Record<string, Words>

export const humanFirst: FieldError = { field: 'human', words: words.humanFirst }

/** Reads the form: what is asked, or what is wrong beside each field. */
export function readCheck(form: Form, today: Day): { typed: TypedCheck } & ({ value: Check } | { errors: FieldError[] }) {
  const typed: TypedCheck = {
    code: form.text('code'),
    name: form.text('name'),
    birth: partsTyped('birth', name => form.text(name)),
    who: form.text('who').replace(/\s+/g, ' '),
    purpose: form.text('purpose'),
  }
  const [read, birth] = [readCode(typed.code), dayTyped(typed.birth)]
  const birthProblem = unfinished(typed.birth)
    ? words.birthMissing
    : !birth
      ? words.birthUnreal
      : birth > today
        ? words.birthFuture
        : undefined
  const whoProblem = typed.who.length < 2 ? words.who : typed.who.length > longestWho ? words.whoLong : undefined
  const errors: FieldError[] = [
    ...('problem' in read ? [{ field: 'code', words: read.problem }] : []),
    ...(/\p{L}/u.test(typed.name) ? [] : [{ field: 'name', words: words.name }]),
    ...(birthProblem ? [{ field: 'birth', words: birthProblem }] : []),
    ...(whoProblem ? [{ field: 'who', words: whoProblem }] : []),
    ...(isPurpose(typed.purpose) ? [] : [{ field: 'purpose', words: words.purpose }]),
  ]
  if (errors.length > 0 || 'problem' in read || !birth || !isPurpose(typed.purpose)) return { typed, errors }
  return { typed, value: { code: read.code, name: typed.name, birth, who: typed.who, purpose: typed.purpose } }
}

function ask(c: Ctx, given: Omit<CheckPage, 'ids'>, status: 200 | 422) {
  return page(c, { title: checkTitle, content: checkPage(c.var.lang, { ids: formIds(c), ...given }), wrong: status === 422 }, status)
}

/** One check: throttled by address, a plain question when the code was tried often, the same on each branch. */
async function check(c: Ctx) {
  const { deps, form, today } = c.var
  const { db, config } = deps
  const address = await countTry(deps, `verifier/${addressOf(c)}`, checksPerAddress, realNow())
  if (address.over) return tooMany(c)
  const read = readCheck(form, today)
  if ('errors' in read) return ask(c, read, 422)
  const enough = floor(leastMs)
  const tries = await countTry(deps, `right-code/${read.value.code}`, perCode, realNow())
  const askedTo = (error: FieldError) =>
    ask(c, { typed: read.typed, errors: [error], ...(tries.over ? { human: askHuman(config.SESSION_SECRET, realNow()) } : {}) }, 422)
  if (tries.over) {
    const given = { token: form.text('human-check'), answer: form.text('human') }
    if (given.token === '' || given.answer === '') return askedTo(humanFirst)
    if (!(await answeredByHuman(db, sessionSecrets(config, realNow()), given, realNow())))
      return askedTo({ field: 'human', words: words.humanWrong })
  }
  const id = await checkCode(deps, read.value, { visitor: readCookie(c, 'visitor') ?? '', form: form.id })
  await enough
  return id ? seeOther(c, `/verifier/${id}`) : askedTo(nothingOpened)
}

/** Where an employer or a hirer uses a code, without an account. */
export const checkPages = new Hono<Env>()
  .get('/verifier', c => ask(c, {}, 200))
  .post('/verifier', check)
  .get('/verifier/:reading', async c => {
    const { deps, lang } = c.var
    const answer = await findAnswer(deps.db, c.req.param('reading'), readCookie(c, 'visitor') ?? '')
    if (!answer) return page(c, { title: closedTitle, content: closedAnswer(lang) }, 404)
    return page(c, { title: answerTitle, content: answerPage(lang, answer), back: path(lang, '/verifier') })
  })

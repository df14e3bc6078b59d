import { formatNeph, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, civilLines, compared, logReading, logRefusal, requireRight } from '../account/index.ts'
import {
  button,
  column,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  radios,
  summaryList,
  table,
  textarea,
} from '../kit/design/components.ts'
import { type Content, formatInstant, type Lang, path, say } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { factKinds } from '../record/index.ts'
import { civilOf, decidedSo, decideNear, findQuestion, findWaiting, type Question, type Waiting } from './near.ts'

export const nearPath = '/agents/rapprochements/faits'

export const words = {
  title: { fr: 'Faits à attribuer', en: 'Facts to attribute' },
  lead: {
    fr: 'Un partenaire a transmis ces faits. Le NEPH et la date de naissance sont ceux d’un dossier, le nom ou les prénoms ne le sont pas tout à fait. Le plus ancien d’abord.',
    en: 'A partner told these facts. NEPH and birth date are those of a file; the name or the first names are not quite. Oldest first.',
  },
  none: { fr: 'Rien n’attend de décision.', en: 'Nothing waits for a decision.' },
  partner: { fr: 'Partenaire', en: 'Partner' },
  kind: { fr: 'Fait', en: 'Fact' },
  since: { fr: 'Depuis', en: 'Since' },
  decide: { fr: 'Décider', en: 'Decide' },
  one: { fr: 'Est-ce la même personne ?', en: 'Is it the same person?' },
  told: { fr: 'Dit par le partenaire', en: 'Told by the partner' },
  file: { fr: 'Dossier', en: 'File' },
  what: { fr: 'Ce qui est comparé', en: 'What is compared' },
  sideBySide: { fr: 'Les deux identités côte à côte', en: 'The two identities side by side' },
  choice: { fr: 'Votre décision', en: 'Your decision' },
  same: { fr: 'Oui : le fait est inscrit dans ce dossier', en: 'Yes: the fact is recorded in this file' },
  other: { fr: 'Non : le fait reste à part, il attend son conducteur', en: 'No: the fact stays aside, it waits for its driver' },
  reason: { fr: 'Votre motif', en: 'Your reason' },
  reasonHint: {
    fr: 'Sur quoi vous vous fondez : acte de naissance vu, réponse du partenaire… Il est conservé avec votre nom.',
    en: 'What you rely on: birth certificate seen, answer of the partner… It is kept with your name.',
  },
  save: { fr: 'Enregistrer la décision', en: 'Save the decision' },
  choiceMissing: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  reasonMissing: { fr: 'Écrivez votre motif.', en: 'Write your reason.' },
  done: { fr: 'La décision est enregistrée.', en: 'The decision has been saved.' },
  gone: { fr: 'Un collègue a déjà décidé, ou le fait a été retiré.', en: 'A colleague has decided already, or the fact was taken back.' },
  notHeard: {
    fr: 'Le dossier contient déjà autre chose sous cette référence. Rien n’est enregistré : le partenaire doit corriger.',
    en: 'The file holds something else under this reference already. Nothing is saved: the partner must correct.',
  },
} satisfies Record<string, Words>

/** What waits for a decision. */
export const nearList = (lang: Lang, waiting: readonly Waiting[], justDone = false): Content => [
  justDone && notice({ lang, kind: 'success', content: words.done }),
  heading(lang, words.title),
  paragraph(lang, words.lead),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    rowHeaders: true,
    columns: [{ label: words.partner }, { label: words.kind }, { label: words.since }, { label: words.decide }],
    rows: waiting.map(({ id, partner, kind, since }) => [
      partner,
      factKinds[kind].words,
      formatInstant(since, lang),
      link(lang, words.decide, path(lang, `${nearPath}/${id}`), `${partner}, ${say(factKinds[kind].words, lang)}`),
    ]),
    empty: words.none,
  }),
]

export interface Asking {
  readonly question: Question
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: { readonly same?: string; readonly reason?: string }
  readonly errors?: readonly FieldError[]
  readonly notHeard?: boolean
}

/** Both identities side by side, and the decision. */
export function nearQuestion(lang: Lang, { question, ids, typed = {}, errors = [], notHeard = false }: Asking): Content {
  const { id, partner, kind, since, named, file, comparison } = question
  const shown = civilLines.filter(({ fact }) => fact !== 'gender' && fact !== 'birthplace')
  return [
    errorSummary(lang, errors),
    notHeard && notice({ lang, content: words.notHeard }),
    heading(lang, words.one, { caption: partner }),
    summaryList(lang, [
      { key: words.kind, value: factKinds[kind].words },
      { key: words.since, value: formatInstant(since, lang) },
      { key: 'NEPH', value: formatNeph(file.neph).join(' ') },
    ]),
    table({
      lang,
      caption: words.sideBySide,
      columns: [{ label: words.what }, { label: words.told }, { label: words.file }],
      rows: shown.map(line => [line.label, line.value(named, lang), compared(lang, line, civilOf(file), comparison)]),
      rowHeaders: true,
    }),
    column(
      form({
        action: path(lang, `${nearPath}/${id}`),
        ...ids,
        content: [
          radios({
            lang,
            name: 'same',
            label: words.choice,
            choices: [
              { value: 'yes', label: words.same },
              { value: 'no', label: words.other },
            ],
            value: typed.same ?? '',
            errors,
          }),
          textarea({
            lang,
            name: 'reason',
            label: words.reason,
            hint: words.reasonHint,
            value: typed.reason ?? '',
            rows: 3,
            maxLength: 1000,
            errors,
          }),
          button({ lang, label: words.save }),
        ],
      }),
    ),
  ]
}

const gone = (c: Ctx): Response | Promise<Response> => {
  const { lang } = c.var
  const content = column(
    heading(lang, words.one),
    notice({ lang, content: words.gone }),
    paragraph(lang, link(lang, words.title, path(lang, nearPath))),
  )
  return page(c, { title: words.one, content }, 409)
}

async function show(c: Ctx, question: Question, more: Pick<Asking, 'typed' | 'errors' | 'notHeard'>, status: 200 | 409 | 422 = 200) {
  await logReading(c, { driverId: question.file.id, what: 'civil-status', reason: `fact-aside/${question.id}` })
  const content = nearQuestion(c.var.lang, { question, ids: formIds(c), ...more })
  return page(c, { title: words.one, content, back: path(c.var.lang, nearPath), wrong: status === 422 }, status)
}

/**
 * Facts of partners that nearly name a driver: the list and the decision. No préfecture is named by them, so that those decide who see what has
 * no préfecture among the matches too.
 */
export const nearPages = new Hono<Env>()
  .use(nearPath, requireRight('merge-accounts'))
  .use(`${nearPath}/*`, requireRight('merge-accounts'))
  .get(nearPath, async c =>
    page(c, { title: words.title, content: nearList(c.var.lang, await findWaiting(c.var.deps.db), c.req.query('fait') !== undefined) }),
  )
  .get(`${nearPath}/:id`, async c => {
    const question = await findQuestion(c.var.deps, c.req.param('id'))
    if (question) return show(c, question, c.var.kept ? { typed: c.var.kept } : {})
    await logRefusal(c, 'aside-not-there')
    return notFound(c)
  })
  .post(`${nearPath}/:id`, async c => {
    const { deps, form: posted } = c.var
    const [agent, id] = [agentIn(c), c.req.param('id')]
    const typed = { same: posted.text('same'), reason: posted.text('reason') }
    const decision = { same: typed.same === 'yes', reason: typed.reason }
    const errors: FieldError[] = [
      ...(typed.same === 'yes' || typed.same === 'no' ? [] : [{ field: 'same', words: words.choiceMissing }]),
      ...(typed.reason === '' ? [{ field: 'reason', words: words.reasonMissing }] : []),
    ]
    const question = await findQuestion(deps, id)
    // The same form sent twice has the same answer.
    if (!question) return (await decidedSo(deps.db, agent, id, decision)) ? seeOther(c, `${nearPath}?fait`) : gone(c)
    if (errors.length > 0) return show(c, question, { typed, errors }, 422)
    const decided = await decideNear(deps, agent, id, decision)
    if (decided === 'already-decided') return gone(c)
    return decided === 'done' ? seeOther(c, `${nearPath}?fait`) : show(c, question, { typed, notHeard: true }, 409)
  })

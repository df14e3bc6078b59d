import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { findAccount, personIn, requirePerson } from '../../account/index.ts'
import { findFavourableResults, type PassedExam } from '../../exam/index.ts'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  linkButton,
  list,
  paragraph,
  radios,
  taskList,
} from '../../kit/design/components.ts'
import { type Content, formatDate, html, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { readRecord } from '../../record/index.ts'
import { kindOf } from '../asking.ts'
import { beginDraft, type Draft, findDrafts } from '../drafts.ts'
import { requestNumber } from '../number.ts'
import { type FoundApplication, findApplicationsOf } from '../read.ts'
import { labelOf } from '../status.ts'

const words = {
  title: { fr: 'Demander votre permis de conduire', en: 'Ask for your driving licence' },
  yours: { fr: 'Vos demandes', en: 'Your requests' },
  begun: { fr: 'Demande commencée, pas encore envoyée', en: 'Request begun, not sent yet' },
  goOn: { fr: 'À terminer', en: 'To finish' },
  which: { fr: 'Pour quel résultat demandez-vous un permis ?', en: 'For which result do you ask for a licence?' },
  choose: { fr: 'Choisissez un résultat.', en: 'Choose a result.' },
  start: { fr: 'Commencer', en: 'Start' },
  sendAgain: {
    fr: 'Vous avez déjà une demande en cours pour cette catégorie. Si vous en envoyez une autre, elle sera jointe à la première.',
    en: 'You already have a request under way for this category. If you send another, it will be joined to the first.',
  },
  again: { fr: 'Envoyer une autre demande', en: 'Send another request' },
  need: { fr: 'Préparez', en: 'Have ready' },
  needs: [
    { fr: 'votre pièce d’identité, photographiée ou scannée', en: 'your identity document, photographed or scanned' },
    { fr: 'un justificatif de domicile de moins de 6 mois', en: 'a proof of address less than 6 months old' },
    { fr: 'un code photo-signature, fait en cabine ou chez un photographe', en: 'a photo-signature code, from a booth or a photographer' },
  ],
  pause: {
    fr: 'Comptez dix minutes. Vos réponses sont gardées : vous pouvez vous arrêter et reprendre sur un autre appareil.',
    en: 'Allow ten minutes. Your answers are kept: you may stop and go on with another device.',
  },
  free: { fr: 'La première carte après l’examen est gratuite.', en: 'The first card after the exam is free.' },
  noFile: {
    fr: 'Nous n’avons pas encore relié votre compte à votre dossier d’examen.',
    en: 'We have not linked your account to your exam file yet.',
  },
  find: { fr: 'Retrouver mon dossier', en: 'Find my file' },
  none: {
    fr: 'Aucun de vos résultats ne permet de demander un permis en ce moment. Un résultat apparaît ici dès qu’il est publié et favorable.',
    en: 'None of your results lets you ask for a licence at the moment. A result appears here as soon as it is published and favourable.',
  },
  see: { fr: 'Voir un résultat', en: 'See a result' },
} satisfies Record<string, Words | Words[]>

const examWords = ({ category, examDay, centre }: Pick<PassedExam, 'category' | 'examDay' | 'centre'>): Words => ({
  fr: `Catégorie ${category}, examen du ${formatDate(examDay, 'fr')} à ${centre}`,
  en: `Category ${category}, exam of ${formatDate(examDay, 'en')} in ${centre}`,
})

export interface StartData {
  /** Is the account linked to a driver's file? */
  readonly matched: boolean
  readonly exams: readonly PassedExam[]
  readonly drafts: readonly Pick<Draft, 'id' | 'resultId'>[]
  readonly sent: readonly FoundApplication[]
  readonly chosen?: string
  readonly ids: { csrf: string; id: string }
  readonly errors?: readonly FieldError[]
}

/** Where a request begins, and where those already begun or sent are found again. */
export function startPage(lang: Lang, data: StartData): Content {
  const { exams, drafts, sent, errors, ids } = data
  const living = (exam: PassedExam) =>
    sent.some(
      ({ state }) => (state.status === 'with-agent' || state.status === 'with-applicant') && state.subject?.category === exam.category,
    )
  const over = (exam: PassedExam) => sent.some(({ state }) => state.status === 'approved' && state.subject?.resultId === exam.id)
  const free = exams.filter(exam => !over(exam) && !drafts.some(draft => draft.resultId === exam.id))
  const tasks = [
    ...drafts.map(draft => {
      const exam = exams.find(({ id }) => id === draft.resultId)
      return {
        label: words.begun,
        hint: exam && examWords(exam),
        href: path(lang, `/demande/${draft.id}`),
        status: words.goOn,
        tone: 'todo' as const,
      }
    }),
    ...sent.map(({ id, state }) => ({
      label: {
        fr: `Demande ${requestNumber(id)}, catégorie ${state.subject?.category}`,
        en: `Request ${requestNumber(id)}, category ${state.subject?.category}`,
      },
      href: path(lang, `/suivi/${id}`),
      status: labelOf(state).words,
      tone: labelOf(state).tone,
    })),
  ]
  const repeats = free.length > 0 && free.every(living)
  return [
    errorSummary(lang, errors),
    heading(lang, words.title),
    tasks.length > 0 && [heading(lang, words.yours, { level: 2 }), taskList(lang, tasks)],
    !data.matched && [paragraph(lang, words.noFile), linkButton({ lang, label: words.find, href: path(lang, '/connexion/dossier') })],
    data.matched &&
      tasks.length === 0 &&
      free.length === 0 && [paragraph(lang, words.none), paragraph(lang, link(lang, words.see, path(lang, '/resultat')))],
    free.length > 0 &&
      !repeats && [
        heading(lang, words.need, { level: 2 }),
        list(lang, words.needs),
        paragraph(lang, words.pause),
        paragraph(lang, words.free),
      ],
    repeats && inset(lang, words.sendAgain),
    free.length > 0 &&
      form({
        action: path(lang, '/demande'),
        ...ids,
        content: [
          free.length === 1
            ? html`<input type="hidden" name="result" value="${free[0]?.id}">${paragraph(lang, free[0] ? examWords(free[0]) : '')}`
            : radios({
                lang,
                name: 'result',
                label: words.which,
                value: data.chosen,
                errors,
                choices: free.map(exam => ({ value: exam.id, label: examWords(exam) })),
              }),
          button({ lang, label: repeats ? words.again : words.start, look: repeats ? 'secondary' : 'primary' }),
        ],
      }),
  ]
}

async function dataOf(c: Ctx): Promise<StartData> {
  const { deps, today } = c.var
  const { accountId } = personIn(c)
  const account = await findAccount(deps.db, accountId)
  const exams = account?.driverId ? await findFavourableResults(deps, account.driverId, today) : []
  const [drafts, sent] = [await findDrafts(deps.db, accountId), await findApplicationsOf(deps.db, accountId)]
  return { matched: account?.driverId !== undefined, exams, drafts, sent, chosen: c.req.query('resultat'), ids: formIds(c) }
}

export const startPages = new Hono<Env>()
  .get('/demande', requirePerson, async c => page(c, { title: words.title, content: startPage(c.var.lang, await dataOf(c)) }))
  .post('/demande', requirePerson, async c => {
    const { deps, lang } = c.var
    const data = await dataOf(c)
    const exam = data.exams.find(({ id }) => id === c.var.form.text('result'))
    if (!exam) {
      const errors = [{ field: 'result', words: words.choose }]
      return page(c, { title: words.title, content: startPage(lang, { ...data, errors }), wrong: true }, 422)
    }
    const kind = kindOf(await readRecord(deps, exam.driverId))
    const draft = await beginDraft(deps.db, deps.ids, { accountId: personIn(c).accountId, kind, resultId: exam.id }, deps.clock.now())
    return seeOther(c, `/demande/${draft.id}`)
  })

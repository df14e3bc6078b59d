import { factsKnown, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../account/index.ts'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  radios,
  type Tone,
  table,
  tag,
  textarea,
} from '../kit/design/components.ts'
import { type Content, formatDate, type Html, html, type Lang, path, say } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { noFilePage, noFileTitle } from '../licence/index.ts'
import { factKinds, type KnownFact, readLife } from '../record/index.ts'
import { findReported, isWrong, type Rectification, type State, wrongs } from './rows.ts'
import { longest, report, wrongWords } from './write.ts'

const words = {
  title: { fr: 'Signaler une erreur dans mon dossier', en: 'Report an error in my file' },
  lead: {
    fr: 'Choisissez ce qui est faux. Un superviseur de la préfecture vérifie, corrige ou vous répond pourquoi rien ne change.',
    en: 'Choose what is wrong. A supervisor of the préfecture checks, corrects, or answers why nothing changes.',
  },
  facts: { fr: 'Ce qui est enregistré', en: 'What is recorded' },
  none: { fr: 'Rien n’est enregistré sur vous.', en: 'Nothing is recorded of you.' },
  what: { fr: 'Fait', en: 'Fact' },
  known: { fr: 'Connu depuis le', en: 'Known since' },
  action: { fr: 'Action', en: 'Action' },
  report: { fr: 'C’est faux', en: 'This is wrong' },
  mine: { fr: 'Mes signalements', en: 'My reports' },
  noReport: { fr: 'Aucun signalement pour l’instant.', en: 'No report yet.' },
  when: { fr: 'Le', en: 'On' },
  state: { fr: 'État', en: 'State' },
  wrong: { fr: 'Qu’est-ce qui est faux ?', en: 'What is wrong?' },
  choose: { fr: 'Choisissez ce qui est faux.', en: 'Choose what is wrong.' },
  tell: { fr: 'Expliquez en quelques mots', en: 'Explain in a few words' },
  empty: { fr: 'Dites en quelques mots ce qui est faux.', en: 'Say in a few words what is wrong.' },
  hint: {
    fr: 'Un jour, un lieu, ce que vous pouvez prouver. N’écrivez rien sur votre santé.',
    en: 'A day, a place, what you can prove. Write nothing about your health.',
  },
  proof: {
    fr: 'Après l’envoi, vous pourrez joindre une photo ou un PDF.',
    en: 'Once it is sent, you can add a photo or a PDF.',
  },
  send: { fr: 'Envoyer mon signalement', en: 'Send my report' },
  already: {
    fr: 'Vous avez déjà signalé ce fait. Attendez la réponse avant de recommencer.',
    en: 'You have reported this fact already. Wait for the answer before you report it again.',
  },
  identity: {
    fr: 'Votre nom ou votre naissance sont faux : voyez vos données',
    en: 'Your name or your birth is wrong: see your data',
  },
  criminal: {
    fr: 'Une infraction que vous contestez se conteste d’abord devant le juge pénal. Une lettre sur vos points ou une mesure a ses propres recours.',
    en: 'An offence that you contest is contested first before the criminal court. A letter on your points or a measure has its own appeals.',
  },
} satisfies Record<string, Words>

export const states: Readonly<Record<State, { readonly words: Words; readonly tone: Tone }>> = {
  asked: { words: { fr: 'en attente de réponse', en: 'awaiting an answer' }, tone: 'waiting' },
  proposed: {
    words: { fr: 'retrait proposé, un second agent vérifie', en: 'to be taken out, a second agent checks' },
    tone: 'waiting',
  },
  'taken-back': { words: { fr: 'retiré de votre dossier', en: 'taken out of your file' }, tone: 'done' },
  corrected: { words: { fr: 'corrigé', en: 'corrected' }, tone: 'done' },
  refused: { words: { fr: 'rien n’est changé', en: 'nothing is changed' }, tone: 'neutral' },
}

/** Does it still wait for its answer? */
export const isOpen = (state: State): boolean => state === 'asked' || state === 'proposed'

export const reportPath = (lang: Lang, id: string): string => path(lang, `/mon-permis/erreurs/signalements/${id}`)

/** A fact in one line, as its person may recognise it. */
export const lineOf = ({ kind, reference }: Pick<KnownFact, 'kind' | 'reference'>, lang: Lang): string =>
  `${say(factKinds[kind].words, lang)}, ${lang === 'fr' ? 'référence' : 'reference'} ${reference}`

/** What somebody wrote, line by line. */
export const inLines = (written: string): Html => html`${written.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)}`

export interface Reports {
  /** What counts today among what was told. */
  readonly facts: readonly KnownFact[]
  readonly reported: readonly (Rectification & { readonly fact: Pick<KnownFact, 'kind' | 'reference'> })[]
}

/** What is recorded, each with the way to say that it is wrong; and what was reported, with its answer. */
export function reportsPage(lang: Lang, { facts, reported }: Reports): Content {
  const open = reported.filter(({ state }) => isOpen(state)).map(({ about }) => about)
  return [
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    paragraph(lang, words.criminal),
    table({
      lang,
      caption: words.facts,
      empty: words.none,
      columns: [{ label: words.what }, { label: words.known }, { label: words.action }],
      rows: facts.map(fact => [
        lineOf(fact, lang),
        formatDate(fact.knownOn, lang),
        open.includes(fact.id)
          ? tag(lang, states.asked.words, states.asked.tone)
          : link(lang, words.report, path(lang, `/mon-permis/erreurs/${fact.id}`), lineOf(fact, lang)),
      ]),
    }),
    table({
      lang,
      caption: words.mine,
      empty: words.noReport,
      columns: [{ label: words.when }, { label: words.what }, { label: words.state }],
      rows: reported.map(({ id, askedOn, fact, wrong, state }) => [
        formatDate(askedOn, lang),
        html`${link(lang, lineOf(fact, lang), reportPath(lang, id))}<br>${say(wrongs[wrong], lang)}`,
        tag(lang, states[state].words, states[state].tone),
      ]),
    }),
    paragraph(lang, link(lang, words.identity, path(lang, '/compte/donnees'))),
  ]
}

export interface ReportForm {
  readonly fact: KnownFact
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: { readonly wrong?: string; readonly words?: string }
  readonly errors?: readonly FieldError[]
  readonly refusal?: Words
}

/** One fact, and what its person says of it. */
export const reportPage = (lang: Lang, { fact, ids, typed = {}, errors, refusal }: ReportForm): Content => [
  errorSummary(lang, errors),
  refusal && html`<div role="alert">${notice({ lang, content: refusal })}</div>`,
  heading(lang, words.title, { caption: lineOf(fact, lang) }),
  form({
    action: path(lang, `/mon-permis/erreurs/${fact.id}`),
    ...ids,
    content: [
      radios({
        lang,
        name: 'wrong',
        label: words.wrong,
        choices: Object.entries(wrongs).map(([value, label]) => ({ value, label })),
        ...(typed.wrong ? { value: typed.wrong } : {}),
        ...(errors ? { errors } : {}),
      }),
      textarea({
        lang,
        name: 'words',
        label: words.tell,
        hint: words.hint,
        maxLength: longest,
        ...(typed.words ? { value: typed.words } : {}),
        ...(errors ? { errors } : {}),
      }),
      paragraph(lang, words.proof),
      button({ lang, label: words.send }),
    ],
  }),
]

/** Letters are ours, and have their own corrections: what others told is reported here. */
const countsNow = (facts: readonly KnownFact[]): KnownFact[] =>
  (factsKnown(facts, undefined) as KnownFact[]).filter(({ kind }) => kind !== 'letter').sort((a, b) => (a.knownOn < b.knownOn ? 1 : -1))

async function show(c: Ctx): Promise<Response> {
  const { deps, lang } = c.var
  const { driverId } = personIn(c)
  if (!driverId) return page(c, { title: noFileTitle, content: noFilePage(lang) })
  const { facts } = await readLife(deps, driverId)
  const reported = (await findReported(deps.db, driverId)).flatMap(one => {
    const fact = facts.find(({ id }) => id === one.about)
    return fact ? [{ ...one, fact }] : []
  })
  const content = reportsPage(lang, { facts: countsNow(facts), reported })
  return page(c, { title: words.title, back: path(lang, '/mon-permis'), content })
}

async function factOf(c: Ctx): Promise<KnownFact | undefined> {
  const { driverId } = personIn(c)
  const fact = driverId && countsNow((await readLife(c.var.deps, driverId)).facts).find(({ id }) => id === c.req.param('fact'))
  if (!fact) await logRefusal(c, 'not-my-fact')
  return fact || undefined
}

const ask = (c: Ctx, f: Omit<ReportForm, 'ids'>, status: 200 | 409 | 422 = 200): Response | Promise<Response> => {
  const { lang } = c.var
  const content = reportPage(lang, { ...f, ids: formIds(c) })
  return page(c, { title: words.title, back: path(lang, '/mon-permis/erreurs'), wrong: status === 422, content }, status)
}

/** Errors about oneself: what is recorded, what one says of it, what was answered. */
export const reportPages = new Hono<Env>()
  .get('/mon-permis/erreurs', requirePerson, show)
  .get('/mon-permis/erreurs/:fact', requirePerson, async c => {
    const fact = await factOf(c)
    return fact ? ask(c, { fact }) : notFound(c)
  })
  .post('/mon-permis/erreurs/:fact', requirePerson, async c => {
    const { deps, form: posted } = c.var
    const { driverId, accountId } = personIn(c)
    const fact = await factOf(c)
    if (!fact || !driverId) return notFound(c)
    const typed = { wrong: posted.text('wrong'), words: posted.text('words').replaceAll('\r\n', '\n') }
    const saidWrong = wrongWords(typed.words, words.empty)
    const errors: FieldError[] = [
      ...(isWrong(typed.wrong) ? [] : [{ field: 'wrong', words: words.choose }]),
      ...(saidWrong ? [{ field: 'words', words: saidWrong }] : []),
    ]
    if (errors.length > 0 || !isWrong(typed.wrong)) return ask(c, { fact, typed, errors }, 422)
    const told = { about: fact.id, wrong: typed.wrong, words: typed.words, form: posted.id }
    const { refused, id } = await report(deps, { driverId, accountId }, told)
    if (refused) return ask(c, { fact, typed, refusal: words.already }, 409)
    return seeOther(c, `/mon-permis/erreurs/signalements/${id}?fait=signalement`)
  })

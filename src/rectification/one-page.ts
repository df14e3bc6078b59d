import { rectificationLastDay, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../account/index.ts'
import { type EvidenceDeps, fileList, listOf, remove, type ShownFile, takeFile, thumbnailOf, uploadForm } from '../evidence/index.ts'
import { explained } from '../guide/index.ts'
import { errorSummary, type FieldError, heading, inset, link, notice, paragraph, summaryList, tag } from '../kit/design/components.ts'
import { type Content, formatDate, type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { type KnownFact, readLife } from '../record/index.ts'
import { inLines, isOpen, lineOf, reportPath, states } from './pages.ts'
import { findRectification, ownerOf, proof, type Rectification, wrongs } from './rows.ts'

const words = {
  title: { fr: 'Mon signalement', en: 'My report' },
  done: { fr: 'Votre signalement est envoyé.', en: 'Your report is sent.' },
  wrong: { fr: 'Ce qui est faux', en: 'What is wrong' },
  when: { fr: 'Signalé le', en: 'Reported on' },
  state: { fr: 'État', en: 'State' },
  said: { fr: 'Ce que vous avez écrit', en: 'What you wrote' },
  proofs: { fr: 'Ce qui le prouve', en: 'What proves it' },
  none: { fr: 'Vous n’avez rien joint.', en: 'You have added nothing.' },
  add: {
    fr: 'Vous pouvez joindre un document tant que personne n’a répondu : une facture, une décision, un courrier. Un agent de la préfecture le lira. Il est effacé avec le signalement.',
    en: 'You can add a document as long as nobody has answered: a bill, a decision, a letter. An agent of the préfecture will read it. It is erased with the report.',
  },
  health: { fr: 'N’envoyez aucun document sur votre santé.', en: 'Send no document about your health.' },
  answer: { fr: 'Lire la réponse', en: 'Read the answer' },
  answered: {
    fr: 'Quelqu’un a répondu à votre signalement : rien ne peut plus être joint ni retiré.',
    en: 'Somebody has answered your report: nothing can be added or taken out any more.',
  },
} satisfies Record<string, Words>

export interface OneReport {
  readonly report: Rectification
  readonly fact: Pick<KnownFact, 'kind' | 'reference'>
  readonly files: readonly ShownFile[]
  readonly ids: () => { readonly csrf: string; readonly id: string }
  /** The file that the next one takes the place of. */
  readonly replacing?: string
  readonly done?: boolean
  readonly errors?: readonly FieldError[]
  readonly refusal?: Words
}

/** One report of a person: what they said, what proves it, and what became of it. */
export function oneReportPage(lang: Lang, { report, fact, files, ids, replacing, done, errors, refusal }: OneReport): Content {
  const open = report.state === 'asked'
  const here = reportPath(lang, report.id)
  const { words: state, tone } = states[report.state]
  return [
    errorSummary(lang, errors),
    done && notice({ lang, kind: 'success', content: words.done }),
    refusal && notice({ lang, content: refusal }),
    heading(lang, words.title, { caption: lineOf(fact, lang) }),
    summaryList(lang, [
      { key: words.wrong, value: wrongs[report.wrong] },
      { key: words.when, value: formatDate(report.askedOn, lang) },
      { key: words.state, value: tag(lang, state, tone) },
    ]),
    isOpen(report.state) && rectificationLastDay(report.askedOn).reasons.map(said => paragraph(lang, explained(lang, said))),
    report.grounds && paragraph(lang, link(lang, words.answer, path(lang, '/compte/courriers'))),
    heading(lang, words.said, { level: 2 }),
    inset(lang, inLines(report.words)),
    heading(lang, words.proofs, { level: 2 }),
    files.length > 0 ? fileList(lang, { files, here, ...(open ? { ids } : {}) }) : !open && paragraph(lang, words.none),
    open && [
      paragraph(lang, words.add),
      paragraph(lang, words.health),
      uploadForm(lang, {
        action: here,
        ids: ids(),
        ...(replacing ? { replacing } : {}),
        more: files.length > 0,
        ...(errors ? { errors } : {}),
      }),
    ],
  ]
}

/** A person's own reports, one by one, with what they add to them. */
export function oneReportPages({ vault, inspect }: Omit<EvidenceDeps, 'db'>): Hono<Env> {
  const evidence = (c: Ctx): EvidenceDeps => ({ db: c.var.deps.db, vault, inspect })

  const inMine = (act: (c: Ctx, report: Rectification) => Response | Promise<Response>) => async (c: Ctx) => {
    const { driverId } = personIn(c)
    const report = await findRectification(c.var.deps.db, c.req.param('id') ?? '')
    if (driverId && report?.driverId === driverId) return act(c, report)
    await logRefusal(c, 'not-my-report')
    return notFound(c)
  }

  async function show(c: Ctx, report: Rectification, more: Partial<OneReport> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
    const { deps, lang, form } = c.var
    const fact = (await readLife(deps, report.driverId)).facts.find(({ id }) => id === report.about)
    if (!fact) return notFound(c)
    const here = reportPath(lang, report.id)
    const sent = await listOf(evidence(c), ownerOf(report.id))
    const files = sent.map(file => ({ ...file, thumbnail: `${here}/fichiers/${file.id}` }))
    const replacing = form.text('replacing') || c.req.query('remplacer')
    const content = oneReportPage(lang, {
      report,
      fact,
      files,
      ids: () => formIds(c),
      ...(replacing ? { replacing } : {}),
      done: c.req.query('fait') !== undefined,
      ...more,
    })
    return page(c, { title: words.title, back: path(lang, '/mon-permis/erreurs'), wrong: status === 422, content }, status)
  }

  /** Changes what proves a report that waits: words beside the field when it cannot be done. */
  const changing = (change: (c: Ctx, report: Rectification) => Promise<Words | undefined>) =>
    inMine(async (c, report) => {
      if (report.state !== 'asked') return show(c, report, { refusal: words.answered }, 409)
      const wrong = await change(c, report)
      return wrong
        ? show(c, report, { errors: [{ field: 'file', words: wrong }] }, 422)
        : seeOther(c, `/mon-permis/erreurs/signalements/${report.id}`)
    })

  const one = '/mon-permis/erreurs/signalements/:id'
  return new Hono<Env>()
    .use(one, requirePerson)
    .use(`${one}/*`, requirePerson)
    .get(
      one,
      inMine((c, report) => show(c, report)),
    )
    .post(
      one,
      changing((c, { id }) => takeFile(c, evidence(c), { owner: ownerOf(id), piece: proof })),
    )
    .post(
      `${one}/retirer`,
      changing(async (c, { id }) => {
        const at = c.var.deps.clock.now()
        const { refused } = await remove(evidence(c), { owner: ownerOf(id), id: c.var.form.text('file'), at })
        return refused?.words
      }),
    )
    .get(
      `${one}/fichiers/:file`,
      inMine((c, { id }) => thumbnailOf(c, evidence(c), ownerOf(id))),
    )
}

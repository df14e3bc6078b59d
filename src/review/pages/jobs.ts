import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../../account/index.ts'
import type { Instant } from '../../kit/clock.ts'
import { button, form, heading, link, paragraph, table } from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import { type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { countFailedJobs, findFailedJobs, type StandingJob } from '../../kit/jobs.ts'
import { faultIn, findReleases, type Release, release } from '../releases.ts'
import type { Ids } from './frame.ts'

const words = {
  title: { fr: 'Envois bloqués', en: 'Stuck jobs' },
  what: {
    fr: 'Chaque envoi est réessayé seul, de plus en plus rarement. Relancez-le quand le partenaire répond de nouveau.',
    en: 'Each job is tried again by itself, less and less often. Release it when the partner answers again.',
  },
  none: { fr: 'Rien n’est bloqué.', en: 'Nothing is stuck.' },
  release: { fr: 'Relancer maintenant', en: 'Release now' },
  byTask: { fr: 'Par tâche', en: 'By task' },
  releaseAll: { fr: 'Tout relancer', en: 'Release all' },
  releases: { fr: 'Dernières relances', en: 'Last releases' },
  noRelease: { fr: 'Aucune relance.', en: 'No release.' },
  cards: { fr: 'Commandes de cartes refusées et lettres perdues', en: 'Refused card orders and lost letters' },
} satisfies Record<string, Words>

export interface JobsView {
  readonly jobs: readonly StandingJob[]
  readonly tasks: readonly { readonly task: string; readonly count: number }[]
  readonly releases: readonly Release[]
  readonly ids: () => Ids
}

/** The jobs that keep failing, each and each task with the button that tries again at once; and who pressed one lately. */
export const jobsPage = (lang: Lang, { jobs, tasks, releases, ids }: JobsView): Content => [
  heading(lang, words.title),
  paragraph(lang, words.what),
  tasks.length > 0 &&
    table({
      lang,
      caption: words.byTask,
      rowHeaders: true,
      columns: [
        { label: { fr: 'Tâche', en: 'Task' } },
        { label: { fr: 'Combien', en: 'How many' }, numeric: true },
        { label: { fr: 'Action', en: 'Action' } },
      ],
      rows: tasks.map(({ task, count }) => [
        task,
        String(count),
        form({
          action: path(lang, '/agents/travaux'),
          ...ids(),
          content: [
            html`<input type="hidden" name="task" value="${task}">`,
            button({
              lang,
              label: html`${say(words.releaseAll, lang)}<span class="govuk-visually-hidden"> (${task})</span>`,
              look: 'secondary',
            }),
          ],
        }),
      ]),
    }),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    empty: words.none,
    columns: [
      { label: { fr: 'Tâche', en: 'Task' } },
      { label: { fr: 'Essais', en: 'Tries' }, numeric: true },
      { label: { fr: 'Dernière erreur', en: 'Last fault' } },
      { label: { fr: 'Prochain essai', en: 'Next try' } },
      { label: { fr: 'Action', en: 'Action' } },
    ],
    rows: jobs.map(job => [
      job.task,
      String(job.attempts),
      faultIn(job.last_error),
      formatInstant(job.run_at as Instant, lang),
      form({
        action: path(lang, '/agents/travaux'),
        ...ids(),
        content: [
          html`<input type="hidden" name="job" value="${job.id}">`,
          button({
            lang,
            label: html`${say(words.release, lang)}<span class="govuk-visually-hidden"> (${job.task} ${job.id})</span>`,
            look: 'secondary',
          }),
        ],
      }),
    ]),
  }),
  table({
    lang,
    caption: words.releases,
    empty: words.noRelease,
    columns: [
      { label: { fr: 'Quand', en: 'When' } },
      { label: { fr: 'Par qui', en: 'By whom' } },
      { label: { fr: 'Tâche', en: 'Task' } },
      { label: { fr: 'Combien', en: 'How many' }, numeric: true },
    ],
    rows: releases.map(one => [formatInstant(one.at, lang), one.by, one.task, String(one.jobs)]),
  }),
  paragraph(lang, link(lang, words.cards, path(lang, '/agents/cartes'))),
]

export const jobPages = new Hono<Env>()
  .get('/agents/travaux', requireRight('release-jobs'), async c => {
    const { deps, lang } = c.var
    const [jobs, tasks, releases] = [await findFailedJobs(deps), await countFailedJobs(deps.db), await findReleases(deps.db)]
    return page(c, { title: words.title, content: jobsPage(lang, { jobs, tasks, releases, ids: () => formIds(c) }) })
  })
  .post('/agents/travaux', requireRight('release-jobs'), async c => {
    const { deps, form: posted } = c.var
    const [job, task] = [posted.text('job'), posted.text('task')]
    if (job !== '' || task !== '') await release(deps, agentIn(c).agentId, job !== '' ? { id: job } : { task }, posted.id)
    return seeOther(c, '/agents/travaux')
  })

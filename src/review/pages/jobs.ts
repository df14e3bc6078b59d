import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { requireRight } from '../../account/index.ts'
import type { Instant } from '../../kit/clock.ts'
import { button, form, heading, link, paragraph, table } from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import { type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { findFailedJobs, releaseJob, type StandingJob } from '../../kit/jobs.ts'
import type { Ids } from './frame.ts'

const words = {
  title: { fr: 'Envois bloqués', en: 'Stuck jobs' },
  what: {
    fr: 'Chaque envoi est réessayé seul, de plus en plus rarement. Relancez-le quand le partenaire répond de nouveau.',
    en: 'Each job is tried again by itself, less and less often. Release it when the partner answers again.',
  },
  none: { fr: 'Rien n’est bloqué.', en: 'Nothing is stuck.' },
  release: { fr: 'Relancer maintenant', en: 'Release now' },
  cards: { fr: 'Commandes de cartes refusées et lettres perdues', en: 'Refused card orders and lost letters' },
} satisfies Record<string, Words>

/** The jobs that keep failing, each with the button that tries it again at once. */
export const jobsPage = (lang: Lang, jobs: readonly StandingJob[], ids: () => Ids): Content => [
  heading(lang, words.title),
  paragraph(lang, words.what),
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
      job.last_error.split('\n')[0] ?? '',
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
  paragraph(lang, link(lang, words.cards, path(lang, '/agents/cartes'))),
]

export const jobPages = new Hono<Env>()
  .get('/agents/travaux', requireRight('release-jobs'), async c =>
    page(c, { title: words.title, content: jobsPage(c.var.lang, await findFailedJobs(c.var.deps), () => formIds(c)) }),
  )
  .post('/agents/travaux', requireRight('release-jobs'), async c => {
    const job = c.var.form.text('job')
    if (/^\d{1,18}$/.test(job)) await releaseJob(c.var.deps, job)
    return seeOther(c, '/agents/travaux')
  })

import { articles, cite, type Day, switches } from '@papier-rose/law'
import { Hono } from 'hono'
import { galleryPages } from './gallery-pages.ts'
import { type SandboxClock, sandboxClock } from './kit/clock.ts'
import type { Deps } from './kit/deps.ts'
import {
  button,
  type Column,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  list,
  paragraph,
  table,
  textInput,
} from './kit/design/components.ts'
import { formatDay, html, path } from './kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from './kit/http.ts'

/** Further than this in one go is a slip of the finger. */
const farthest = 1000
const howFar = {
  fr: `Écrivez un nombre de jours, de 1 à ${farthest}.`,
  en: `Enter a number of days, from 1 to ${farthest}.`,
}

/** Moves the sandbox forward day by day: what falls due on each of them happens on it. */
export async function windDays(clock: SandboxClock, days: number, sweep: (today: Day) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < days; i++) {
    await clock.wind(1)
    await sweep(clock.today())
  }
}

/** The pages that exist in the sandbox only. */
export function sandboxPages(deps: Deps, sweep: (today: Day) => Promise<unknown>): Hono<Env> {
  const pages = new Hono<Env>()

  pages.get('/_sandbox', c => {
    const { lang } = c.var
    const own = (to: string, fr: string, en: string) => html`${link(lang, { fr, en }, path(lang, to))}`
    const partners = new URL(deps.config.FRANCECONNECT_ISSUER).origin
    const theirs = (to: string, fr: string, en: string) => html`${link(lang, { fr, en }, `${partners}${path(lang, to)}`)}`
    return page(c, {
      title: { fr: 'Bac à sable', en: 'Sandbox' },
      content: [
        heading(lang, { fr: 'Bac à sable', en: 'Sandbox' }, { size: 'xl' }),
        list(lang, [
          own('/_clock', 'Avancer le jour', 'Wind the clock'),
          own('/_gallery', 'Toutes les pages et toutes les lettres', 'Every page and every letter'),
          own('/_texts', 'Les articles cités et les points contestés', 'The articles cited and the contested points'),
          own('/agents/connexion', 'Espace des agents', 'Staff'),
        ]),
        heading(lang, { fr: 'Les systèmes extérieurs', en: 'The outside systems' }, { level: 2, size: 'm' }),
        list(lang, [
          theirs('/imprimerie', 'L’imprimerie', 'The printing house'),
          theirs('/laposte', 'La Poste', 'La Poste'),
          theirs('/ephoto', 'Le photographe (codes photo-signature)', 'The photographer (photo-signature codes)'),
          theirs('/courriel', 'La boîte aux lettres', 'The mailbox'),
          theirs('/antivirus', 'L’antivirus', 'The virus scanner'),
          theirs('/sms', 'Les téléphones (SMS)', 'The phones (text messages)'),
          theirs(
            '/autorites',
            'Les autorités : police, amendes, tribunal, préfecture, médecins…',
            'The authorities: police, fines, court, préfecture, doctors…',
          ),
        ]),
      ],
    })
  })

  const clockPage = (c: Ctx, typed = '1', errors?: readonly FieldError[]) => {
    const { lang, today } = c.var
    const title = { fr: 'L’horloge', en: 'The clock' }
    const content = [
      errorSummary(lang, errors),
      heading(lang, title, { size: 'xl' }),
      paragraph(lang, { fr: `Nous sommes le ${formatDay(today, 'fr')}.`, en: `Today is ${formatDay(today, 'en')}.` }, 'lead'),
      form({
        action: path(lang, '/_clock'),
        ...formIds(c),
        content: [
          textInput({
            lang,
            name: 'days',
            label: { fr: 'Avancer de combien de jours ?', en: 'Go forward by how many days?' },
            hint: {
              fr: 'Ce qui arrive à échéance arrive en passant. On ne recule pas.',
              en: 'What falls due happens on the way. There is no going back.',
            },
            value: typed,
            errors,
            width: 4,
            keyboard: 'numeric',
          }),
          button({ lang, label: { fr: 'Avancer', en: 'Go forward' } }),
        ],
      }),
    ]
    return page(c, { title, content, wrong: errors !== undefined }, errors ? 422 : 200)
  }
  pages.get('/_clock', c => clockPage(c))

  pages.post('/_clock', async c => {
    const typed = c.var.form.text('days')
    const days = Number(typed)
    if (!Number.isInteger(days) || days < 1 || days > farthest) return clockPage(c, typed, [{ field: 'days', words: howFar }])
    await windDays(sandboxClock(deps.db), days, sweep)
    return seeOther(c, '/_clock')
  })

  pages.get('/_texts', c => {
    const { lang } = c.var
    const columns = (...titles: [string, string][]): Column[] => titles.map(([fr, en]) => ({ label: { fr, en } }))
    return page(c, {
      title: { fr: 'Les textes', en: 'The texts' },
      content: [
        heading(lang, { fr: 'Les textes', en: 'The texts' }, { size: 'xl' }),
        table({
          lang,
          caption: { fr: 'Articles cités', en: 'Articles cited' },
          columns: columns(['Article', 'Article'], ['Lu le', 'Read on'], ['Sûreté', 'Mark']),
          rows: articles().map(a => [cite(a), a.read, a.mark]),
        }),
        table({
          lang,
          caption: { fr: 'Points contestés', en: 'Contested points' },
          columns: columns(['Point', 'Point'], ['Lectures', 'Readings'], ['Suivie', 'Followed'], ['Pourquoi', 'Why']),
          rows: Object.entries(switches).map(([name, point]) => [
            name,
            point.readings.join(', '),
            deps.law[name as keyof typeof switches],
            point.why,
          ]),
        }),
      ],
    })
  })

  return pages.route('/', galleryPages())
}

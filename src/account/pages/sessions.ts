import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { button, form, heading, linkButton, notice, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, page, readCookie, seeOther } from '../../kit/http.ts'
import { requireAnybody } from '../here.ts'
import { endMySessions, findOpenSessions, findSession, type Holder, type OpenSession } from '../sessions.ts'

const words = {
  title: { fr: 'Mes sessions', en: 'My sessions' },
  help: {
    fr: 'Les appareils sur lesquels vous êtes connecté. Si vous n’en reconnaissez pas un, terminez sa session.',
    en: 'The devices on which you are signed in. If you do not recognise one, end its session.',
  },
  device: { fr: 'Appareil', en: 'Device' },
  unknown: { fr: 'Appareil inconnu', en: 'Unknown device' },
  opened: { fr: 'Connecté depuis', en: 'Signed in since' },
  seen: { fr: 'Dernière activité', en: 'Last activity' },
  action: { fr: 'Terminer', en: 'End' },
  here: { fr: 'Cet appareil', en: 'This device' },
  end: { fr: 'Terminer', en: 'End' },
  thatSession: { fr: 'la session de', en: 'the session of' },
  endOthers: { fr: 'Terminer toutes les autres', en: 'End all the others' },
  leave: { fr: 'Se déconnecter ici', en: 'Sign out here' },
  ended: { fr: 'La session est terminée.', en: 'The session has ended.' },
} satisfies Record<string, Words>

export interface Sessions {
  readonly sessions: readonly OpenSession[]
  readonly current: string
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly justEnded?: boolean
}

/** Where I am signed in, and how to end it. */
export function mySessions(lang: Lang, { sessions, current, ids, justEnded }: Sessions): Content {
  const rows = sessions.map(session => {
    const device = session.device || say(words.unknown, lang)
    const label = html`${say(words.end, lang)}<span class="govuk-visually-hidden"> ${say(words.thatSession, lang)} ${device}</span>`
    const end = form({
      action: path(lang, '/sessions/fin'),
      ...ids,
      content: button({ lang, label, look: 'secondary', name: 'session', value: session.id }),
    })
    return [
      device,
      formatInstant(session.openedAt, lang),
      formatInstant(session.seenAt, lang),
      session.id === current ? tag(lang, words.here, 'done') : end,
    ]
  })
  return [
    justEnded && notice({ lang, kind: 'success', content: words.ended }),
    heading(lang, words.title),
    paragraph(lang, words.help),
    table({
      lang,
      caption: words.title,
      hideCaption: true,
      rowHeaders: true,
      columns: [{ label: words.device }, { label: words.opened }, { label: words.seen }, { label: words.action }],
      rows,
    }),
    sessions.length > 1 &&
      form({ action: path(lang, '/sessions/autres'), ...ids, content: button({ lang, label: words.endOthers, look: 'warning' }) }),
    linkButton({ lang, label: words.leave, href: path(lang, '/deconnexion'), look: 'secondary' }),
  ]
}

const holderIn = (c: Ctx): Holder => {
  const { who } = c.var
  if (who.kind === 'nobody') throw new Error('requireAnybody is missing before this page')
  return who.kind === 'person' ? { accountId: who.accountId } : { agentId: who.agentId }
}

async function currentSession(c: Ctx): Promise<string> {
  return (await findSession(c.var.deps.db, readCookie(c, 'session') ?? ''))?.id ?? ''
}

/** My sessions: list them, end one, end all the others. */
export const sessionPages = new Hono<Env>()
  .use('/sessions/*', requireAnybody)
  .get('/sessions', async c => {
    const sessions = await findOpenSessions(c.var.deps.db, holderIn(c))
    const content = mySessions(c.var.lang, {
      sessions,
      current: await currentSession(c),
      ids: formIds(c),
      justEnded: c.req.query('fin') !== undefined,
    })
    return page(c, { title: words.title, content })
  })
  .post('/sessions/fin', async c => {
    await endMySessions(c.var.deps.db, holderIn(c), { only: c.var.form.text('session') })
    return seeOther(c, '/sessions?fin')
  })
  .post('/sessions/autres', async c => {
    await endMySessions(c.var.deps.db, holderIn(c), { allBut: await currentSession(c) })
    return seeOther(c, '/sessions?fin')
  })

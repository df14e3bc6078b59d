import type { DriverAnswer, Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePath } from 'hono/route'
import { isSigned, type Signed, type What } from '../../hooks/index.ts'
import { type Clock, type Instant, realNow } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import { buttonGroup, heading, layout, paragraph, table, tag } from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang, langOf, path, say } from '../../kit/html.ts'
import { own } from '../../kit/own.ts'
import { factKinds } from '../../record/index.ts'
import { askedDown, downSwitch, press as pressed } from '../buttons.ts'
import { type Door, hookAnswer } from './contract.ts'
import { type Authority, authorities } from './table.ts'

interface Books {
  readonly hook_id: string | null
  readonly secret: string | null
  readonly down: boolean
}

interface Received {
  readonly id: string
  readonly body: {
    readonly type?: string
    readonly fact?: { readonly kind: keyof typeof factKinds; readonly reference: string; readonly revision: number }
    readonly followedBy?: { readonly kind: keyof typeof factKinds }
    readonly driverSaid?: DriverAnswer
  }
  readonly signed: boolean
  readonly at: Instant
}

const words = {
  title: { fr: 'Ce que le service lui a dit', en: 'What the service told it' },
  none: { fr: 'Rien pour l’instant.', en: 'Nothing yet.' },
  notYet: {
    fr: 'Pas d’abonnement : le service ne lui dit pas ce que deviennent ses faits.',
    en: 'No hook: the service does not tell it what becomes of its facts.',
  },
  open: {
    fr: 'Abonnée : ce qui devient de ses faits arrive ici, signé.',
    en: 'A hook is open: what becomes of its facts arrives here, signed.',
  },
  isDown: { fr: 'Son serveur est en panne : il répond 503.', en: 'Its server is down: it answers 503.' },
  subscribe: { fr: 'S’abonner', en: 'Open a hook' },
  ping: { fr: 'Demander un essai', en: 'Ask for a ping' },
  replay: { fr: 'Tout redemander depuis trente jours', en: 'Ask for the last thirty days again' },
  rotate: { fr: 'Changer de secret', en: 'Change the secret' },
  at: { fr: 'Reçu', en: 'Received' },
  what: { fr: 'Quoi', en: 'What' },
  about: { fr: 'Le fait', en: 'The fact' },
  signature: { fr: 'Signature', en: 'Signature' },
  good: { fr: 'bonne', en: 'good' },
  bad: { fr: 'fausse', en: 'wrong' },
} satisfies Record<string, Words>

const typeWords: Readonly<Record<What | 'ping', Words>> = {
  'fact.recorded': { fr: 'Inscrit', en: 'Recorded' },
  'fact.corrected': { fr: 'Corrigé', en: 'Corrected' },
  'fact.taken-back': { fr: 'Repris', en: 'Taken back' },
  'fact.settled': { fr: 'Mis de côté, puis inscrit', en: 'Kept aside, then recorded' },
  'fact.rejected': { fr: 'Mis de côté, et non inscrit', en: 'Kept aside, and not recorded' },
  'fact.followed': { fr: 'Un autre fait s’y rattache', en: 'Another fact names it' },
  'driver.answered': { fr: 'La personne désignée répond', en: 'The person named answers' },
  'letter.notified': { fr: 'Une lettre à son sujet est notifiée', en: 'A letter about it is notified' },
  ping: { fr: 'Essai', en: 'Ping' },
}

const answers: Readonly<Record<DriverAnswer, Words>> = {
  me: { fr: 'c’était moi', en: 'it was me' },
  'not-me': { fr: 'ce n’était pas moi', en: 'it was not me' },
  unknown: { fr: 'je ne sais pas', en: 'I do not know' },
}

const what = ({ type = '', followedBy, driverSaid }: Received['body'], lang: Lang): string =>
  [
    say(own<Words>(typeWords, type) ?? { fr: type, en: type }, lang),
    followedBy && say(factKinds[followedBy.kind].words, lang),
    driverSaid && say(answers[driverSaid], lang),
  ]
    .filter(Boolean)
    .join(' : ')

function newsPage(lang: Lang, at: string, authority: Authority, { hook_id, down }: Books, news: readonly Received[]): Html {
  const here = path(lang, `${at}/${authority.id}/nouvelles`)
  const press = (value: string, label: Words): Html => pressed(lang, value, label)
  return layout({
    lang,
    title: words.title,
    path: `${at}/${authority.id}/nouvelles`,
    demonstration: true,
    back: path(lang, `${at}/${authority.id}`),
    content: [
      heading(lang, words.title, { size: 'xl', caption: authority.words }),
      paragraph(lang, hook_id ? words.open : words.notYet),
      down && paragraph(lang, words.isDown),
      html`<form method="post" action="${here}" novalidate>${buttonGroup(
        ...(hook_id
          ? [press('essai', words.ping), press('renvoyer', words.replay), press('secret', words.rotate)]
          : [press('abonner', words.subscribe)]),
        downSwitch(lang, down),
      )}</form>`,
      table({
        lang,
        caption: words.title,
        hideCaption: true,
        columns: [{ label: words.at }, { label: words.what }, { label: words.about }, { label: words.signature }],
        rows: news.map(({ body, signed, at: when }) => [
          formatInstant(when, lang),
          what(body, lang),
          body.fact ? html`${say(factKinds[body.fact.kind].words, lang)} <code>${body.fact.reference}</code>` : '–',
          tag(lang, signed ? words.good : words.bad, signed ? 'done' : 'stopped'),
        ]),
        empty: words.none,
      }),
    ],
  })
}

/** The server of each authority that the service calls: it checks the signature, keeps what came, and can be taken down. */
export function receiver(given: {
  readonly db: Queryable
  readonly clock: Clock
  /** Where the service reaches this server. */
  readonly url: string
  doorOf(authority: Authority): Promise<Door>
}): Hono {
  const { db, clock, url, doorOf } = given
  const booksOf = async (id: string): Promise<Books> =>
    (await db.query<Books>('select hook_id, secret, down from sandbox.authority_hook where authority = $1', [id])).rows[0] ?? {
      hook_id: null,
      secret: null,
      down: false,
    }
  const keep = (authority: string, { hook_id, secret, down }: Books) =>
    db.query(
      `insert into sandbox.authority_hook (authority, hook_id, secret, down) values ($1, $2, $3, $4)
       on conflict (authority) do update set hook_id = excluded.hook_id, secret = excluded.secret, down = excluded.down`,
      [authority, hook_id, secret, down],
    )

  const routes = new Hono()
  routes.post('/:authority/recevoir', bodyLimit({ maxSize: 64 * 1024 }), async c => {
    const id = c.req.param('authority')
    const { secret, down } = await booksOf(id)
    if (down || !secret) return c.body(null, 503)
    const body = await c.req.text()
    const headers = Object.fromEntries(
      (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const).map(name => [name, c.req.header(name)]),
    ) as Partial<Signed>
    const signed = isSigned(secret, headers, body, Math.floor(Date.parse(realNow()) / 1000))
    await db.query('insert into sandbox.authority_news (authority, id, body, signed, at) values ($1, $2, $3, $4, $5)', [
      id,
      headers['webhook-id'] ?? '',
      body,
      signed,
      clock.now(),
    ])
    return c.body(null, signed ? 204 : 401)
  })

  routes.get('/:authority/nouvelles', async c => {
    const authority = authorities.find(({ id }) => id === c.req.param('authority'))
    if (!authority) return c.notFound()
    const { rows } = await db.query<Received>(
      'select id, body, signed, at from sandbox.authority_news where authority = $1 order by place desc limit 50',
      [authority.id],
    )
    const at = basePath(c).replace(/^\/en(?=\/)/, '')
    return c.html(newsPage(langOf(c.req.path), at, authority, await booksOf(authority.id), rows))
  })

  routes.post('/:authority/nouvelles', async c => {
    const authority = authorities.find(({ id }) => id === c.req.param('authority'))
    if (!authority) return c.notFound()
    const [books, door, act] = [await booksOf(authority.id), await doorOf(authority), (await c.req.formData()).get('faire')]
    const down = askedDown(act)
    if (down !== undefined) await keep(authority.id, { ...books, down })
    if (act === 'abonner') {
      const answer = await door.call('POST', '/api/v1/hooks', { url: `${url}/${authority.id}/recevoir` })
      const opened = hookAnswer.safeParse(answer.down ? undefined : answer.said)
      if (opened.success) await keep(authority.id, { ...books, hook_id: opened.data.id ?? null, secret: opened.data.secret })
    }
    if (books.hook_id) {
      const hook = `/api/v1/hooks/${books.hook_id}`
      if (act === 'essai') await door.call('POST', `${hook}/ping`)
      if (act === 'renvoyer') await door.call('POST', `${hook}/replay`, { from: '2000-01-01T00:00:00Z', to: clock.now() })
      if (act === 'secret') {
        const answer = await door.call('POST', `${hook}/secret`)
        const given = hookAnswer.safeParse(answer.down ? undefined : answer.said)
        if (given.success) await keep(authority.id, { ...books, secret: given.data.secret })
      }
    }
    return c.redirect(path(langOf(c.req.path), `${basePath(c).replace(/^\/en(?=\/)/, '')}/${authority.id}/nouvelles`), 303)
  })
  return routes
}

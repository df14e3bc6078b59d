import { createRoute, z } from '@hono/zod-openapi'
import { driverAnswers } from '@papier-rose/law'
import { keptDays, mostHooks, refusalsMeant, toleranceS, whats } from '../hooks/index.ts'
import { heading, list, paragraph } from '../kit/design/components.ts'
import { type Content, html, type Lang } from '../kit/html.ts'
import { kindsOfPartners } from '../record/index.ts'
import { always, answersOf, json } from './describing.ts'
import { hookSchema, hooksPath, replaySchema } from './hooks-door.ts'

const kinds = z.array(z.enum(kindsOfPartners))
const hook = z.object({ id: z.string(), url: z.string(), kinds, since: z.string(), failingSince: z.string().nullable() })
const fact = z.object({ kind: z.enum(kindsOfPartners), reference: z.string(), revision: z.int() })
const types = [...whats, 'ping'] as const
/** What is posted to a hook. */
const news = z.object({
  id: z.string(),
  type: z.enum(types),
  at: z.string(),
  fact: fact.optional(),
  followedBy: z.object({ kind: z.enum(kindsOfPartners) }).optional(),
  driverSaid: z.enum(driverAnswers).optional(),
})
const delivery = news.extend({
  place: z.int(),
  state: z.enum(['waiting', 'delivered', 'refused']),
  tries: z.int(),
  answer: z.string().nullable(),
  triedAt: z.string().nullable(),
})

const security = [{ partner: [] }]
const one = { params: z.object({ id: z.string() }) }
const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } })
const read = ['not-json', 'wrong-type', 'too-large', 'unreadable'] as const

export const hookRoutes = [
  createRoute({
    method: 'get',
    path: hooksPath,
    summary: 'My hooks',
    security,
    responses: { 200: json(z.object({ hooks: z.array(hook) }), 'Those that are open'), ...answersOf(always) },
  }),
  createRoute({
    method: 'post',
    path: hooksPath,
    summary: 'Open a hook',
    description: 'From now on, what becomes of the facts of these kinds that I told is posted to this address.',
    security,
    request: { body: body(hookSchema) },
    responses: {
      201: json(z.object({ id: z.string(), secret: z.string(), url: z.string(), kinds }), 'Open; the secret is shown once'),
      ...answersOf([...always, ...read, 'not-allowed', 'not-callable', 'hook-known', 'too-many-hooks']),
    },
  }),
  createRoute({
    method: 'delete',
    path: `${hooksPath}/{id}`,
    summary: 'Close a hook',
    security,
    request: one,
    responses: { 204: { description: 'Closed' }, ...answersOf([...always, 'not-found']) },
  }),
  createRoute({
    method: 'post',
    path: `${hooksPath}/{id}/secret`,
    summary: 'A new secret; the former one signs beside it for seven days',
    security,
    request: one,
    responses: { 201: json(z.object({ secret: z.string() }), 'Shown once'), ...answersOf([...always, 'not-found']) },
  }),
  createRoute({
    method: 'post',
    path: `${hooksPath}/{id}/ping`,
    summary: 'Send a delivery that says nothing, to try the receiver',
    security,
    request: one,
    responses: { 202: json(z.object({ id: z.string() }), 'It leaves after those that wait'), ...answersOf([...always, 'not-found']) },
  }),
  createRoute({
    method: 'post',
    path: `${hooksPath}/{id}/replay`,
    summary: 'Send a window again',
    security,
    request: { ...one, body: body(replaySchema) },
    responses: { 202: json(z.object({ again: z.int() }), 'How many leave again'), ...answersOf([...always, ...read, 'not-found']) },
  }),
  createRoute({
    method: 'get',
    path: `${hooksPath}/{id}/deliveries`,
    summary: 'What was sent, what waits, in order',
    security,
    request: {
      ...one,
      query: z.object({
        after: z.string().optional().describe('next of the page before'),
        limit: z.string().optional().describe('1 to 1000'),
      }),
    },
    responses: {
      200: json(z.object({ deliveries: z.array(delivery), next: z.int(), more: z.boolean() }), 'A page'),
      ...answersOf([...always, 'no-page', 'not-found']),
    },
  }),
]

/** What is posted to the addresses of partners, as OpenAPI 3.1 says it. */
export const newsRoute = createRoute({
  method: 'post',
  path: '/news',
  summary: 'What became of a fact',
  description: 'Signed as Standard Webhooks says: HMAC-SHA256 over id, timestamp and body.',
  request: {
    headers: z.object({ 'webhook-id': z.string(), 'webhook-timestamp': z.string(), 'webhook-signature': z.string() }),
    body: body(news),
  },
  responses: { 204: { description: 'Any 2xx: taken' }, 410: { description: 'Gone: the hook is closed' } },
})

/** The hooks in words, for the page of the doors. */
export const hooksInWords = (lang: Lang): Content => [
  heading(
    lang,
    { fr: 'Être prévenu de ce que deviennent ses faits', en: 'Being told what becomes of one’s facts' },
    { level: 2, size: 'l' },
  ),
  html`<p class="govuk-body"><code>POST ${hooksPath}</code> &nbsp; <code>{"url": "https://…", "kinds": ["infraction"]}</code></p>`,
  paragraph(lang, {
    fr: 'Nous appelons votre adresse quand un fait que vous avez transmis est inscrit, corrigé ou repris. Quand la loi vous ouvre cette partie du dossier (L. 225-4, L. 225-5), aussi quand un autre fait s’y rattache, ou quand une lettre à son sujet est notifiée. L’appel porte votre référence, et rien de la personne.',
    en: 'We call your address when a fact that you told is recorded, corrected or taken back. Where the law opens that part of the file to you (L. 225-4, L. 225-5), also when another fact names it, or when a letter about it is notified. The call bears your reference, and nothing of the person.',
  }),
  list(lang, [
    html`${types.map((type, i) => html`${i > 0 && ', '}<code>${type}</code>`)}`,
    {
      fr: 'Un conducteur que vous avez désigné : driver.answered quand il répond, avec driverSaid (me, not-me, unknown). Ses mots restent dans son dossier. S’il change d’avis, un nouvel appel le dit.',
      en: 'A driver whom you named: driver.answered when they answer, with driverSaid (me, not-me, unknown). Their words stay in their file. If they change their mind, a new call says so.',
    },
    {
      fr: 'Un fait mis de côté : fact.settled quand son conducteur est connu et que le fait est inscrit ; fact.rejected quand il ne l’est pas, parce que ce n’est pas cette personne ou que votre référence dit déjà autre chose. Il attend toujours : si le NEPH ou le nom est faux, envoyez la révision suivante.',
      en: 'A fact kept aside: fact.settled when its driver is known and the fact is recorded; fact.rejected when it is not, because that is not this person or because your reference says something else already. It still waits: if the NEPH or the name is wrong, send the next revision.',
    },
    {
      fr: `La signature : celle de Standard Webhooks. webhook-signature est v1, suivi du HMAC-SHA256 en base64 de webhook-id, webhook-timestamp et du corps, joints par des points. La clé est ce qui suit whsec_, lu en base64. Refusez un appel qui date de plus de ${toleranceS} secondes.`,
      en: `The signature: that of Standard Webhooks. webhook-signature is v1, followed by the HMAC-SHA256 in base64 of webhook-id, webhook-timestamp and the body, joined by dots. The key is what follows whsec_, read as base64. Refuse a call older than ${toleranceS} seconds.`,
    },
    {
      fr: 'Changer de secret : pendant sept jours, chaque appel porte deux signatures, séparées par une espace.',
      en: 'Changing the secret: for seven days each call bears two signatures, with a space between them.',
    },
    {
      fr: 'L’ordre : celui dans lequel nous l’avons appris. Un appel ne part que lorsque le précédent a été pris. Le même peut venir deux fois : son identifiant le dit.',
      en: 'The order: that in which we learnt it. A call leaves once the one before was taken. The same may come twice: its id says so.',
    },
    {
      fr: `Les nouveaux essais : tout autre chose qu’une réponse 2xx en dix secondes est réessayé, après quelques secondes, puis de plus en plus tard, jusqu’à six heures ; quarante fois, plus d’une semaine. Une réponse 4xx répétée ${refusalsMeant} fois laisse passer les suivants. Une réponse 410 ferme l’abonnement. Aucune redirection n’est suivie.`,
      en: `Tries: anything but a 2xx answer within ten seconds is tried again, after some seconds, then later and later, up to six hours; forty times, more than a week. A 4xx answer given ${refusalsMeant} times lets the next ones pass. A 410 closes the hook. No redirection is followed.`,
    },
    {
      fr: `Rien n’est perdu : pendant ${keptDays} jours, la liste des envois se lit à /deliveries, et une période est renvoyée par /replay. Un fait effacé par ordre de la loi disparaît aussi de cette liste.`,
      en: `Nothing is lost: for ${keptDays} days the list of deliveries is read at /deliveries, and a window is sent again by /replay. A fact erased by order of the law leaves this list too.`,
    },
    {
      fr: `L’adresse : https, d’un serveur public. ${mostHooks} abonnements au plus.`,
      en: `The address: https, of a public server. ${mostHooks} hooks at most.`,
    },
  ]),
]

import type { Words } from '@papier-rose/law'
import { type Lang, say } from '../kit/html.ts'
import type { Ctx } from '../kit/http.ts'

/** What an answer needs to know of the call. */
export interface Call {
  readonly req: { header(name: string): string | undefined }
  readonly var: { readonly requestId: string }
  readonly body: Ctx['body']
}

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429

/** One field of what was sent, and what is wrong with it. */
export interface FieldProblem {
  /** Where it stands in the body, as RFC 6901 writes it. */
  readonly pointer: string
  readonly detail: Words
}

const p = (status: Status, fr: [string, string], en: [string, string]) => ({
  status,
  title: { fr: fr[0], en: en[0] } satisfies Words,
  detail: { fr: fr[1], en: en[1] } satisfies Words,
})

/** Everything that a door can answer but yes. The page of the doors lists them. */
export const problems = {
  'no-token': p(
    401,
    ['Jeton absent ou périmé', 'Demandez un jeton à /api/oauth/token et envoyez-le dans l’en-tête Authorization: Bearer.'],
    ['No token, or an old one', 'Ask /api/oauth/token for a token and send it in the header Authorization: Bearer.'],
  ),
  'not-allowed': p(403, ['Non autorisé', 'Ce jeton n’ouvre pas cette porte.'], ['Not allowed', 'This token does not open this door.']),
  'not-found': p(
    404,
    ['Introuvable', 'Il n’y a rien à cette adresse, ou rien que vous ayez transmis.'],
    ['Not found', 'There is nothing at this address, or nothing that you told.'],
  ),
  'no-page': p(
    400,
    ['Page illisible', 'Envoyez limit de 1 à 1000, et after tel que next vous l’a donné.'],
    ['No such page', 'Send limit from 1 to 1000, and after as next gave it to you.'],
  ),
  'not-json': p(
    400,
    ['Ce n’est pas du JSON', 'Le corps de l’appel ne peut pas être lu comme du JSON.'],
    ['Not JSON', 'The body cannot be read as JSON.'],
  ),
  'wrong-type': p(415, ['Type de contenu refusé', 'Envoyez application/json.'], ['Content type refused', 'Send application/json.']),
  'not-ndjson': p(
    415,
    ['Type de contenu refusé', 'Envoyez application/x-ndjson : un fait par ligne.'],
    ['Content type refused', 'Send application/x-ndjson: one fact a line.'],
  ),
  'too-large': p(
    413,
    ['Trop volumineux', 'Un fait tient en moins de 64 kilo-octets.'],
    ['Too large', 'A fact takes less than 64 kilobytes.'],
  ),
  'too-many-lines': p(
    413,
    ['Trop de lignes', 'Un lot compte 200 000 lignes au plus. Envoyez la suite dans un autre lot.'],
    ['Too many lines', 'A batch has 200,000 lines at most. Send the rest in another batch.'],
  ),
  'key-missing': p(
    400,
    [
      'Clé d’idempotence absente',
      'Envoyez un en-tête Idempotency-Key : de 8 à 100 lettres, chiffres, points ou tirets, nouveau pour chaque fait.',
    ],
    ['No idempotency key', 'Send a header Idempotency-Key: 8 to 100 letters, digits, dots or dashes, new for each fact.'],
  ),
  'key-reused': p(
    422,
    ['Clé déjà utilisée', 'Cette clé d’idempotence a servi pour un autre contenu. Prenez-en une nouvelle.'],
    ['Key used before', 'This idempotency key was sent with other content. Take a new one.'],
  ),
  unreadable: p(
    422,
    ['Contenu refusé', 'Certains champs sont à corriger. Rien n’a été inscrit.'],
    ['Content refused', 'Some fields must be corrected. Nothing was recorded.'],
  ),
  'after-today': p(
    422,
    ['Date à venir', 'Ce jour n’est pas encore venu. Rien n’a été inscrit.'],
    ['Date to come', 'This day has not come yet. Nothing was recorded.'],
  ),
  'before-birth': p(
    422,
    ['Date impossible', 'Ce jour précède la naissance du conducteur. Rien n’a été inscrit.'],
    ['Impossible date', 'This day is before the birth of the driver. Nothing was recorded.'],
  ),
  'contradicts-itself': p(
    409,
    [
      'Contradiction',
      'Vous avez déjà transmis autre chose sous cette référence et cette révision. Pour corriger, envoyez la révision suivante.',
    ],
    ['Contradiction', 'You told something else under this reference and revision before. To correct it, send the next revision.'],
  ),
  'told-of-another': p(
    409,
    ['Autre conducteur', 'Vous avez transmis cette référence à propos d’un autre conducteur. Prenez une autre référence.'],
    ['Another driver', 'You told this reference of another driver. Take another reference.'],
  ),
  'too-many': p(
    429,
    ['Trop d’appels', 'Attendez le nombre de secondes que dit l’en-tête Retry-After, puis renvoyez l’appel avec la même clé.'],
    ['Too many calls', 'Wait for as many seconds as the header Retry-After says, then send the call again with the same key.'],
  ),
  'not-callable': p(
    422,
    [
      'Adresse refusée',
      'Donnez une adresse https d’un serveur public, sans nom d’utilisateur ni fragment. Nous n’appelons aucun réseau privé.',
    ],
    ['Address refused', 'Give an https address of a public server, without user name or fragment. We call no private network.'],
  ),
  'hook-known': p(
    409,
    ['Adresse déjà abonnée', 'Un abonnement est ouvert à cette adresse. Fermez-le d’abord, ou gardez-le.'],
    ['Address known', 'A hook of this address is open. Close it first, or keep it.'],
  ),
  'too-many-hooks': p(
    409,
    ['Trop d’abonnements', 'Cinq abonnements sont ouverts. Fermez-en un d’abord.'],
    ['Too many hooks', 'Five hooks are open. Close one first.'],
  ),
  'no-record': p(
    404,
    ['Introuvable', 'Aucun dossier ne répond à cette question, ou il ne vous est pas ouvert.'],
    ['Not found', 'No record answers this question, or it is not open to you.'],
  ),
} as const

/** Those that the doors of hooks and of records answer, and no fact does. */
export const notOfFacts: readonly ProblemCode[] = [
  'not-ndjson',
  'too-many-lines',
  'not-callable',
  'hook-known',
  'too-many-hooks',
  'no-record',
]

export type ProblemCode = keyof typeof problems

/** English for a reader who asks for it before French. */
export function langAsked(c: Call): Lang {
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map(part => {
      const [tag = '', ...more] = part.trim().toLowerCase().split(';')
      const q = /^\s*q=([\d.]+)/.exec(more.join(';'))?.[1]
      return { lang: tag.slice(0, 2), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ lang, q }) => (lang === 'fr' || lang === 'en') && q > 0)
    .sort((a, b) => b.q - a.q)
  return asked[0]?.lang === 'en' ? 'en' : 'fr'
}

/** A problem as RFC 9457 writes it, in the language that was asked for. */
export function problem(
  c: Call,
  code: ProblemCode,
  { errors, headers }: { errors?: readonly FieldProblem[]; headers?: Readonly<Record<string, string>> } = {},
): Response {
  const lang = langAsked(c)
  const { status, title, detail } = problems[code]
  const body = {
    type: `/api/docs#${code}`,
    title: say(title, lang),
    status,
    detail: say(detail, lang),
    instance: c.var.requestId,
    ...(errors ? { errors: errors.map(one => ({ pointer: one.pointer, detail: say(one.detail, lang) })) } : {}),
  }
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Content-Language': lang,
    Vary: 'Accept-Language',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="papier-rose"' } : {}),
    ...headers,
  })
}

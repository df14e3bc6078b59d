import { z } from 'zod'
import { heading, link, list, paragraph, table } from '../kit/design/components.ts'
import { type Content, html, type Lang, say, type Text } from '../kit/html.ts'
import { factKinds, kindsOfPartners } from '../record/index.ts'
import { callsAMinute } from './at-the-door.ts'
import { mostLines } from './batch.ts'
import { batchesPath } from './batch-door.ts'
import { factsPath } from './facts-door.ts'
import { hooksInWords } from './hooks-described.ts'
import { problems } from './problem.ts'
import { driverSchema, takeBackSchema } from './reading.ts'
import { recordInWords } from './record-described.ts'

interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly oneOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly description?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

const inWords: Readonly<Record<string, { fr: string; en: string }>> = {
  string: { fr: 'texte', en: 'text' },
  integer: { fr: 'nombre entier', en: 'whole number' },
  number: { fr: 'nombre', en: 'number' },
  boolean: { fr: 'vrai ou faux', en: 'true or false' },
}

/** What a field takes, in a few words. */
function takes(shape: Shape, lang: Lang): string {
  if (shape.const !== undefined) return String(shape.const)
  if (shape.enum) return shape.enum.join(', ')
  if (shape.items) return say({ fr: `liste : ${takes(shape.items, 'fr')}`, en: `list: ${takes(shape.items, 'en')}` }, lang)
  if (shape.pattern?.includes('{4}-')) return say({ fr: 'jour, AAAA-MM-JJ', en: 'day, YYYY-MM-DD' }, lang)
  const type = inWords[shape.type ?? 'string'] ?? { fr: 'objet', en: 'object' }
  const bounds = shape.type === 'integer' && shape.maximum !== undefined ? `, ${shape.minimum}–${shape.maximum}` : ''
  return `${say(type, lang)}${bounds}`
}

/** One row a field, those inside others under their full name; a choice of shapes gives the rows of each. */
function fieldsOf(shape: Shape, lang: Lang, before = ''): (readonly Text[])[] {
  const choices = shape.oneOf ?? shape.anyOf
  if (choices) return choices.flatMap(choice => fieldsOf(choice, lang, before))
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]): (readonly Text[])[] => {
    const full = `${before}${name}`
    if (field.properties || field.oneOf || field.anyOf) return fieldsOf(field, lang, `${full}.`)
    const needed = shape.required?.includes(name) ? { fr: 'oui', en: 'yes' } : { fr: 'non', en: 'no' }
    return [[html`<code>${full}</code>`, takes(field, lang), needed]]
  })
}

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape

const columns = [
  { label: { fr: 'Champ', en: 'Field' } },
  { label: { fr: 'Valeur', en: 'Value' } },
  { label: { fr: 'Obligatoire', en: 'Required' } },
]

/** The doors in words: how to come in, what each takes, what may be answered. Written from the tables that the doors read. */
export function doorsPage(lang: Lang): Content {
  const kinds = kindsOfPartners
  return [
    heading(lang, { fr: 'Les portes des partenaires', en: 'The doors of partners' }, { size: 'xl' }),
    paragraph(
      lang,
      {
        fr: 'Pour ceux qui décident et constatent : forces de l’ordre, tribunaux, préfectures, centres de stage, médecins. Chacun transmet les faits de son rôle, et relit les siens.',
        en: 'For those who decide and report: police, courts, préfectures, course centres, doctors. Each tells the facts of its role, and reads its own again.',
      },
      'lead',
    ),
    list(lang, [
      {
        fr: 'Le jeton : OAuth 2.0, client credentials. Il vaut dix minutes. Un partenaire peut avoir deux secrets valables pendant sept jours, le temps de changer.',
        en: 'The token: OAuth 2.0, client credentials. It is good for ten minutes. A partner may have two good secrets for seven days, while it changes them.',
      },
      {
        fr: 'La clé : un en-tête Idempotency-Key pour chaque fait. La même clé avec le même contenu reçoit la même réponse pendant sept jours ; avec un autre contenu, elle est refusée.',
        en: 'The key: a header Idempotency-Key for each fact. The same key with the same content gets the same answer for seven days; with other content it is refused.',
      },
      {
        fr: 'La référence : la vôtre. La même référence et la même révision ne comptent qu’une fois. Pour corriger, envoyez la révision suivante. Pour retirer, nommez la révision et pourquoi : /take-back. L’ordre d’arrivée ne compte pas.',
        en: 'The reference: your own. The same reference and revision count once. To correct, send the next revision. To take back, name the revision and why: /take-back. The order of arrival does not matter.',
      },
      {
        fr: 'Le conducteur : le NEPH, la date de naissance, le nom de naissance et les prénoms doivent s’accorder. Sinon le fait est mis de côté, scellé : il est inscrit dès que ce conducteur est connu, et jamais sur une supposition.',
        en: 'The driver: NEPH, birth date, birth name and first names must agree. Else the fact is kept aside, sealed: it is recorded when this driver is known, and never on a guess.',
      },
      {
        fr: `Le débit : ${callsAMinute} appels par minute. Les en-têtes RateLimit-Limit, RateLimit-Remaining et RateLimit-Reset disent ce qu’il vous reste.`,
        en: `The rate: ${callsAMinute} calls a minute. The headers RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset say what is left to you.`,
      },
    ]),
    paragraph(lang, link(lang, { fr: 'La description OpenAPI 3.1', en: 'The OpenAPI 3.1 description' }, '/api/v1/openapi.json')),
    heading(lang, { fr: 'Le conducteur', en: 'The driver' }, { level: 2, size: 'm' }),
    table({
      lang,
      caption: { fr: 'Les champs de driver', en: 'The fields of driver' },
      columns,
      rows: fieldsOf(shapeOf(driverSchema), lang),
    }),
    heading(lang, { fr: 'Ce qui peut être transmis', en: 'What may be told' }, { level: 2, size: 'l' }),
    kinds.map(kind => [
      heading(lang, factKinds[kind].words, { level: 3, size: 'm' }),
      html`<p class="govuk-body"><code>POST ${factsPath}/${kind}</code></p>`,
      paragraph(lang, { fr: `Par : ${factKinds[kind].by.join(', ')}.`, en: `By: ${factKinds[kind].by.join(', ')}.` }),
      table({
        lang,
        caption: { fr: `Les champs de content : ${factKinds[kind].words.fr}`, en: `The fields of content: ${factKinds[kind].words.en}` },
        columns,
        rows: fieldsOf(shapeOf(factKinds[kind].schema), lang),
      }),
    ]),
    heading(lang, { fr: 'Tout un lot en un appel', en: 'A whole batch in one call' }, { level: 2, size: 'l' }),
    html`<p class="govuk-body"><code>POST ${batchesPath}</code></p>`,
    paragraph(lang, {
      fr: `Un fait par ligne (NDJSON), avec son champ kind, ou un retrait, avec kind, reference et takeBack (revision, why) ; ${mostLines} lignes au plus, lues dans leur ordre. La réponse dit ligne par ligne ce qui est inscrit, retiré, répété, mis de côté ou refusé, et pourquoi. La dernière ligne compte tout : si elle manque, renvoyez le lot tel quel, rien ne sera compté deux fois.`,
      en: `One fact a line (NDJSON), with its field kind, or one taking back, with kind, reference and takeBack (revision, why); ${mostLines} lines at most, heard in their order. The answer says line by line what is recorded, taken back, repeated, kept aside or refused, and why. The last line counts it all: if it is missing, send the batch again as it is, nothing will count twice.`,
    }),
    heading(lang, { fr: 'Retirer ce que l’on a transmis', en: 'Taking back what one told' }, { level: 2, size: 'l' }),
    html`<p class="govuk-body"><code>POST ${factsPath}/infraction/PV-2026-000001/take-back</code></p>`,
    paragraph(lang, {
      fr: 'Jusqu’à la révision nommée, plus rien ne compte, même ce qui arrive après. La personne en est avertie si une lettre lui avait dit autre chose. Une révision suivante transmet à nouveau, d’un autre conducteur s’il le faut.',
      en: 'Up to the named revision nothing counts any more, even what comes later. The person is told, if a letter had said otherwise. A later revision tells it anew, of another driver if need be.',
    }),
    table({
      lang,
      caption: { fr: 'Les champs d’un retrait', en: 'The fields of a taking back' },
      columns,
      rows: fieldsOf(shapeOf(takeBackSchema), lang),
    }),
    heading(lang, { fr: 'Relire ce que l’on a transmis', en: 'Reading again what one told' }, { level: 2, size: 'l' }),
    html`<p class="govuk-body"><code>GET ${factsPath}?after=…&amp;limit=100</code></p>`,
    html`<p class="govuk-body"><code>GET ${factsPath}/infraction/PV-2026-000001</code></p>`,
    hooksInWords(lang),
    recordInWords(lang),
    heading(lang, { fr: 'Les réponses autres que oui', en: 'The answers but yes' }, { level: 2, size: 'l' }),
    html`<dl class="govuk-summary-list">${Object.entries(problems).map(
      ([name, { status, title, detail }]) =>
        html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key" id="${name}">${status} ${say(title, lang)}</dt><dd class="govuk-summary-list__value">${say(detail, lang)}</dd></div>`,
    )}</dl>`,
  ]
}

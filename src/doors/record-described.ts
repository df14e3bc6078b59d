import { createRoute, z } from '@hono/zod-openapi'
import { fileParts, fileReaders, official2026, partsFor, partWords, type Words } from '@papier-rose/law'
import { heading, paragraph, table } from '../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../kit/html.ts'
import { purposesOf, type Teller } from '../record/index.ts'
import { readScope } from './clients.ts'
import { always, answersOf, json } from './describing.ts'
import { askingSchema, recordPath } from './record-door.ts'

const day = z.string()
const optional = day.optional()
const record = z.object({
  asOf: day,
  title: z
    .object({
      categories: z.array(z.object({ category: z.string(), since: day, lastDay: optional, codes: z.array(z.string()) })),
      validFor: z.array(z.string()).describe('categories that may be driven on that day, with a proof in hand'),
      titles: z.array(z.object({ number: z.string(), issuedOn: day, lastDay: day, state: z.string() })),
      cepcs: z.array(z.object({ category: z.string(), firstDay: day, lastDay: day, codes: z.array(z.string()) })),
    })
    .optional(),
  restrictions: z
    .object({ codes: z.array(z.string()), interlock: z.array(z.object({ from: day, lastDay: day, by: z.string() })) })
    .optional(),
  measures: z
    .array(
      z.object({
        kind: z.string(),
        from: day,
        lastDay: optional,
        liftedOn: optional,
        stopsOn: optional,
        reference: z.string().optional(),
        needsAptitude: z.boolean().optional(),
        aptitudeOn: optional,
      }),
    )
    .optional(),
  infractions: z.array(z.looseObject({ reference: z.string(), committedOn: day, points: z.int().optional() })).optional(),
  points: z.object({ balance: z.int(), capital: z.int(), status: z.string() }).optional(),
})

export const recordRoute = createRoute({
  method: 'post',
  path: recordPath,
  summary: 'Read a record, as far as the law opens it',
  description: 'Asked by POST, so that nothing of the person stands in an address. Each reading is shown to the person.',
  security: [{ partner: [readScope] }],
  request: { body: { required: true, content: { 'application/json': { schema: askingSchema as z.ZodType } } } },
  responses: {
    200: json(record, 'The parts that were asked for'),
    ...answersOf([...always, 'not-allowed', 'not-json', 'wrong-type', 'too-large', 'unreadable', 'no-record']),
  },
})

/** The reading of a record in words, for the page of the doors. */
export function recordInWords(lang: Lang): Content {
  const purposes = (Object.keys(purposesOf) as Teller[]).flatMap(teller => purposesOf[teller].map(purpose => ({ teller, purpose })))
  const partsIn = (parts: readonly (keyof typeof partWords)[]): Words => ({
    fr: parts.map(part => partWords[part].fr).join(' ; '),
    en: parts.map(part => partWords[part].en).join('; '),
  })
  return [
    heading(lang, { fr: 'Lire le dossier d’un conducteur', en: 'Reading a driver’s record' }, { level: 2, size: 'l' }),
    html`<p class="govuk-body"><code>POST ${recordPath}</code> &nbsp; <code>{"neph": "…", "birthDay": "…", "purpose": "road-check", "case": "PV-1", "parts": ["title", "measures"]}</code></p>`,
    paragraph(lang, {
      fr: 'Le Code de la route dit qui peut connaître quoi. Ce qui n’est pas ouvert, et ce qui n’existe pas, reçoivent la même réponse. Chaque lecture est inscrite : la personne voit qui, quand, quelles parties, à quel titre et pour quelle affaire.',
      en: 'The Code de la route says who may know what. What is not open and what does not exist get the same answer. Each reading is logged: the person sees who, when, which parts, in what capacity and for which case.',
    }),
    table({
      lang,
      caption: { fr: 'Qui peut lire quoi', en: 'Who may read what' },
      columns: [
        { label: { fr: 'Qualité', en: 'Quality' } },
        { label: 'purpose' },
        { label: { fr: 'À quel titre', en: 'In what capacity' } },
        { label: 'parts' },
      ],
      rows: purposes.map(({ teller, purpose }) => {
        const parts = fileParts.filter(part => partsFor(purpose, official2026).includes(part))
        return [
          teller,
          html`<code>${purpose}</code>`,
          fileReaders[purpose].words,
          html`<code>${parts.join(', ')}</code> ${say(partsIn(parts), lang)}`,
        ]
      }),
    }),
  ]
}

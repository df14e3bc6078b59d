import { Hono } from 'hono'
import { heading, link, list, paragraph, table } from '../kit/design/components.ts'
import { type Content, formatDate, html, type Lang } from '../kit/html.ts'
import { type Env, page } from '../kit/http.ts'
import { type Print, readPrints } from './prints.ts'

const title = { fr: 'Empreintes du journal', en: 'Fingerprints of the journal' }
const shown = 60

export const printsContent = (lang: Lang, prints: readonly Print[]): Content => [
  heading(lang, title, { size: 'xl' }),
  paragraph(
    lang,
    {
      fr: 'Tout ce que ce service décide est écrit dans un journal que personne ne doit modifier. Chaque jour, nous en publions l’empreinte.',
      en: 'All that this service decides is written in a journal that nobody may change. Each day we publish its fingerprint.',
    },
    'lead',
  ),
  paragraph(lang, {
    fr: 'Une empreinte est un nombre calculé sur tout le journal. Elle ne dit rien de personne. Si une ligne ancienne changeait, même une seule, l’empreinte ne serait plus la même.',
    en: 'A fingerprint is a number computed over the whole journal. It says nothing about anybody. If one old line changed, the fingerprint would no longer be the same.',
  }),
  heading(lang, { fr: 'Comment vérifier', en: 'How to check' }, { level: 2 }),
  list(lang, [
    {
      fr: 'Gardez une copie des empreintes d’aujourd’hui. Plus tard, comparez : elles ne doivent pas avoir changé.',
      en: 'Keep a copy of today’s fingerprints. Compare later: they must not have changed.',
    },
    {
      fr: 'Qui peut lire le journal recalcule chaque empreinte : SHA-256 de l’empreinte précédente (32 octets nuls pour la première) suivie des empreintes des nouvelles lignes, dans l’ordre.',
      en: 'Whoever may read the journal computes each fingerprint again: SHA-256 of the fingerprint before (32 zero bytes for the first) followed by the hashes of the new lines, in order.',
    },
  ]),
  html`<p class="govuk-body">${link(lang, { fr: 'Toutes les empreintes (JSON)', en: 'All the fingerprints (JSON)' }, '/empreintes.json')}</p>`,
  table({
    lang,
    caption: { fr: 'Les dernières empreintes', en: 'The latest fingerprints' },
    columns: [
      { label: { fr: 'Jusqu’à la fin du', en: 'Up to the end of' } },
      { label: { fr: 'Dernier numéro', en: 'Last number' }, numeric: true },
      { label: { fr: 'Nouvelles lignes', en: 'New lines' }, numeric: true },
      { label: { fr: 'Empreinte', en: 'Fingerprint' } },
    ],
    rows: prints.slice(0, shown).map(({ day, last_seq, events, hash }) => {
      const parts = (hash.toString('hex').match(/.{8}/g) ?? []).map(part => html`${part}<wbr>`)
      return [formatDate(day, lang), String(last_seq), String(events), html`${parts}`]
    }),
    empty: { fr: 'La première empreinte sera publiée demain.', en: 'The first fingerprint will be published tomorrow.' },
  }),
]

/** What everybody may keep, to see later that the past was not rewritten. */
export const printPages = new Hono<Env>()
  .get('/empreintes', async c => page(c, { title, content: printsContent(c.var.lang, await readPrints(c.var.deps.db)) }))
  .get('/empreintes.json', async c =>
    c.json((await readPrints(c.var.deps.db)).map(({ hash, ...print }) => ({ ...print, hash: hash.toString('hex') }))),
  )

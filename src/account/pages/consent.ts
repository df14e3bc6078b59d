import { type Day, daysToRead, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { button, form, heading, list, notice, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path } from '../../kit/html.ts'
import { type Env, formIds, page, seeOther } from '../../kit/http.ts'
import { type Consent, consents, noteConsent } from '../consent.ts'
import { personIn, requirePerson } from '../here.ts'

const words = {
  title: { fr: 'Recevoir les décisions par voie électronique', en: 'Receive decisions electronically' },
  lead: {
    fr: 'Les décisions de la préfecture sont toujours dans votre compte. Votre accord change une chose : les délais.',
    en: 'The préfecture’s decisions are always in your account. Your consent changes one thing: the delays.',
  },
  with: { fr: 'Avec votre accord', en: 'With your consent' },
  without: { fr: 'Sans votre accord', en: 'Without your consent' },
  first: {
    fr: 'Une décision vous est notifiée le jour où vous l’ouvrez pour la première fois. Le délai pour la contester part de ce jour.',
    en: 'A decision is notified to you on the day you first open it. The time to contest it runs from that day.',
  },
  mail: {
    fr: 'Un e-mail vous prévient à chaque fois. L’e-mail lui-même ne fait rien courir.',
    en: 'An e-mail tells you each time. The e-mail itself starts nothing.',
  },
  none: {
    fr: 'Ouvrir une décision ici ne fait courir aucun délai. Nous n’annonçons un délai que s’il a commencé.',
    en: 'Opening a decision here starts no delay. We announce a delay only if it has started.',
  },
  free: {
    fr: 'Vous êtes libre : rien d’autre ne dépend de ce choix, et vous pouvez changer d’avis. Les décisions déjà reçues gardent leur règle.',
    en: 'You are free: nothing else hangs on this choice, and you can change your mind. Decisions already received keep their rule.',
  },
  yes: { fr: 'Vous avez donné votre accord', en: 'You have consented' },
  no: { fr: 'Vous n’avez pas donné votre accord', en: 'You have not consented' },
  give: { fr: 'Je donne mon accord', en: 'I consent' },
  withdraw: { fr: 'Je retire mon accord', en: 'I take my consent back' },
  history: { fr: 'Vos choix', en: 'Your choices' },
  given: { fr: 'Accord donné', en: 'Consent given' },
  takenBack: { fr: 'Accord retiré', en: 'Consent taken back' },
  done: { fr: 'Votre choix est enregistré.', en: 'Your choice is saved.' },
  articles: {
    fr: 'Code des relations entre le public et l’administration, articles L. 112-15 et R. 112-20 ; Code de la route, article R. 223-3-1.',
    en: 'Code des relations entre le public et l’administration, articles L. 112-15 and R. 112-20; Code de la route, article R. 223-3-1.',
  },
} satisfies Record<string, Words>

const unread = (days: number): readonly Words[] => [
  {
    fr: `Non ouverte dans les ${days} jours, une décision sur une demande compte comme notifiée le jour où elle est arrivée dans le compte, pas le ${days}e jour.`,
    en: `Not opened within ${days} days, a decision on a request counts as notified on the day it came into the account, not on day ${days}.`,
  },
  {
    fr: `Pour une décision sur vos points, c’est la fin de ces ${days} jours qui compte.`,
    en: `For a decision on your points, it is the end of these ${days} days that counts.`,
  },
]

export interface ConsentView {
  readonly today: Day
  readonly history: readonly Consent[]
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly done?: boolean
}

/** What consenting to electronic letters changes, what stands now, and since when. */
export function consentPage(lang: Lang, { today, history, ids, done }: ConsentView): Content {
  const given = history[0]?.given ?? false
  return [
    done && notice({ lang, kind: 'success', content: words.done }),
    heading(lang, words.title),
    html`<p class="govuk-body">${tag(lang, given ? words.yes : words.no, given ? 'done' : 'neutral')}</p>`,
    paragraph(lang, words.lead, 'lead'),
    heading(lang, words.with, { level: 2 }),
    list(lang, [words.first, ...unread(daysToRead.on(today)), words.mail]),
    heading(lang, words.without, { level: 2 }),
    list(lang, [words.none]),
    paragraph(lang, words.free),
    form({
      action: path(lang, '/compte/consentement'),
      ...ids,
      content: button({
        lang,
        label: given ? words.withdraw : words.give,
        name: 'accord',
        value: given ? 'non' : 'oui',
        ...(given ? { look: 'warning' as const } : {}),
      }),
    }),
    history.length > 0 &&
      table({
        lang,
        caption: words.history,
        columns: [{ label: { fr: 'Quand', en: 'When' } }, { label: { fr: 'Choix', en: 'Choice' } }],
        rows: history.map(one => [formatInstant(one.at, lang), one.given ? words.given : words.takenBack]),
      }),
    paragraph(lang, words.articles, 'hint'),
  ]
}

/** Consent to electronic letters: explained, given, taken back. */
export const consentPages = new Hono<Env>()
  .get('/compte/consentement', requirePerson, async c => {
    const { deps, lang, today } = c.var
    const history = await consents(deps.db, personIn(c).accountId)
    const content = consentPage(lang, { today, history, ids: formIds(c), done: c.req.query('fait') !== undefined })
    return page(c, { title: words.title, back: path(lang, '/compte'), content })
  })
  .post('/compte/consentement', requirePerson, async c => {
    const { deps, form: posted } = c.var
    const said = { given: posted.text('accord') === 'oui', form: posted.id, at: deps.clock.now() }
    await noteConsent(deps.db, personIn(c).accountId, said)
    return seeOther(c, '/compte/consentement?fait=choix')
  })

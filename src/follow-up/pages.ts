import { correctionReasons, type Day, pieceNames, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../account/index.ts'
import { heldSince, inMine, inMineWith, labelOf, piecesIn, type SentRequest, wholeNumber } from '../application/index.ts'
import { cardFaces, statusWords as cardStatusWords, findCardOfApplication } from '../card/index.ts'
import { whenSection } from '../delays/index.ts'
import type { Vault } from '../evidence/index.ts'
import {
  countdown,
  details,
  heading,
  inset,
  link,
  linkButton,
  links,
  live,
  notice,
  panel,
  paragraph,
  type Step,
  sentences,
  sideBySide,
  standing,
  tag,
  timeline,
} from '../kit/design/components.ts'
import { pdf } from '../kit/download.ts'
import { type Content, formatDay, formatInstant, html, type Lang, path, say } from '../kit/html.ts'
import { type Env, notFound, page } from '../kit/http.ts'
import { own } from '../kit/own.ts'
import { attestationOf } from './attestation.ts'
import { attestationPdf } from './attestation-pdf.ts'
import { type FollowUp, readFollowUp } from './follow-up.ts'
import { findFollowUp } from './read.ts'

const words = {
  title: { fr: 'Suivre votre demande', en: 'Follow your request' },
  request: { fr: 'Demande', en: 'Request' },
  category: { fr: 'catégorie', en: 'category' },
  number: { fr: 'Votre numéro de demande :', en: 'Your request number:' },
  since: { fr: 'Depuis le', en: 'Since' },
  next: { fr: 'La suite', en: 'What comes next' },
  can: { fr: 'Ce que vous pouvez faire', en: 'What you can do' },
  past: { fr: 'Ce qui s’est passé', en: 'What has happened' },
  mend: { fr: 'À corriger', en: 'To correct' },
  mendIt: { fr: 'Corriger', en: 'Correct' },
  agent: { fr: 'L’agent ajoute :', en: 'The agent adds:' },
  messages: { fr: 'Lire mes messages et écrire à la préfecture', en: 'Read my messages and write to the préfecture' },
  receipt: { fr: 'Télécharger l’accusé de réception (PDF)', en: 'Download the receipt (PDF)' },
  attestation: {
    fr: 'Télécharger une attestation de dépôt (PDF, en français)',
    en: 'Download an attestation of my request (PDF, in French)',
  },
  attestationSheet: { fr: 'L’attestation expliquée en anglais (PDF)', en: 'The attestation explained in English (PDF)' },
  decision: { fr: 'Lire la décision (PDF, en français)', en: 'Read the decision (PDF, in French)' },
  courtesy: { fr: 'La décision expliquée en anglais (PDF)', en: 'The decision explained in English (PDF)' },
  opinion: { fr: 'Dire comment cela s’est passé (une question)', en: 'Say how it went (one question)' },
  withdraw: { fr: 'Renoncer à cette demande', en: 'Withdraw this request' },
  card: { fr: 'Où est ma carte, comment la recevoir', en: 'Where my card is, how to receive it' },
  come: { fr: 'Voir où aller et quoi apporter', en: 'See where to go and what to bring' },
  again: { fr: 'Faire une nouvelle demande', en: 'Make a new request' },
  drawn: { fr: 'Voir la carte', en: 'See the card' },
  print: { fr: 'Cette page s’imprime telle quelle.', en: 'This page prints as it is.' },
  without: {
    fr: 'Aucun CEPC ne vous permet de conduire en attendant : attendez la carte.',
    en: 'No CEPC lets you drive meanwhile: wait for the card.',
  },
  ended: {
    fr: 'Il ne permet plus de conduire. Ne conduisez pas avant d’avoir la carte, ou un autre titre.',
    en: 'It no longer lets you drive. Do not drive before you have the card, or another document.',
  },
  cepc: { fr: 'Télécharger mon CEPC (PDF)', en: 'Download my CEPC (PDF, in French)' },
  cepcSheet: { fr: 'Le CEPC expliqué en anglais (PDF)', en: 'The CEPC explained in English (PDF)' },
  received: { fr: 'Demande envoyée', en: 'Request sent' },
  joined: { fr: 'Demande jointe à la première', en: 'Request joined to the first' },
} satisfies Record<string, Words>

/** What must be sent again, each with the reason, what to do, the agent's words and the way to mend it. */
function toMend(lang: Lang, { sent, said }: FollowUp): Content {
  const pieces = piecesIn(sent.state, 'to-mend')
  if (pieces.length === 0 || sent.state.status !== 'with-applicant') return ''
  return pieces.map(piece => {
    const state = sent.state.pieces[piece]
    const reason = state?.state === 'to-mend' ? correctionReasons(piece).find(({ code }) => code === state.reason) : undefined
    return html`<section class="pr-mend">${heading(lang, pieceNames[piece], { level: 2, caption: words.mend })}${
      reason && [paragraph(lang, reason.words), paragraph(lang, reason.next)]
    }${said[piece] && inset(lang, html`<p>${say(words.agent, lang)}</p><p lang="fr">${said[piece]}</p>`)}${linkButton({
      lang,
      label: html`${say(words.mendIt, lang)}<span class="govuk-visually-hidden"> ${say(pieceNames[piece], lang)}</span>`,
      href: path(lang, `/suivi/${sent.id}/corriger/${piece}`),
    })}</section>`
  })
}

/** The one thing to do now, when the request does not wait for a correction: read the decision, fetch the card, ask again. */
function toDo(lang: Lang, { sent, card }: FollowUp): Content {
  const { status } = sent.state
  const at = (rest: string) => path(lang, `/suivi/${sent.id}${rest}`)
  if (status === 'refused')
    return [
      linkButton({ lang, label: words.decision, href: at('/decision.pdf') }),
      lang === 'en' && paragraph(lang, link(lang, words.courtesy, at('/decision-en.pdf'))),
    ]
  if (status === 'withdrawn' || status === 'closed') return linkButton({ lang, label: words.again, href: path(lang, '/demande') })
  const waits = card?.state.status === 'at-post-office' || card?.state.status === 'at-desk'
  return waits && linkButton({ lang, label: words.come, href: at('/carte') })
}

/** Papers that only who reads English needs are offered on the English page. */
function canDo(lang: Lang, { sent, card, unread, opinionAsked }: FollowUp): Content {
  const { status } = sent.state
  const at = (rest: string) => path(lang, `/suivi/${sent.id}${rest}`)
  const living = status === 'with-agent' || status === 'with-applicant'
  return links(
    [
      card && link(lang, words.card, at('/carte')),
      html`${link(lang, words.messages, at('/messages'))}${unread ? html` ${tag(lang, newMessages(unread), 'todo')}` : ''}`,
      link(lang, words.receipt, at('/recepisse.pdf')),
      link(lang, words.attestation, at('/attestation.pdf')),
      lang === 'en' && link(lang, words.attestationSheet, at('/attestation-en.pdf')),
      opinionAsked && link(lang, words.opinion, at('/avis')),
      living && link(lang, words.withdraw, at('/retirer')),
      status === 'refused' && link(lang, words.again, path(lang, '/demande')),
    ].filter(item => item !== false && item !== undefined),
  )
}

const newMessages = (n: number): Words => ({ fr: n > 1 ? `${n} nouveaux` : '1 nouveau', en: `${n} new` })

const steps = (lang: Lang, { past, next }: FollowUp): Step[] => [
  ...past.map(({ at, words: label }, i): Step => ({ label, when: formatInstant(at, lang), state: i === past.length - 1 ? 'now' : 'past' })),
  ...(next[0] ? [{ label: next[0], state: 'next' } as const] : []),
]

const since = (lang: Lang, day: Day | undefined): { since?: string } =>
  day ? { since: `${say(words.since, lang)} ${formatDay(day, lang)}.` } : {}

/** The page that a worried person reads: who has the file, since when, what comes next and by when, what they can do. */
export function followUpPage(lang: Lang, f: FollowUp, more: { done?: Words } = {}): Content {
  const { sent, card } = f
  const label = card ? cardStatusWords[card.state.status] : labelOf(sent.state)
  const held = heldSince(card?.state.heldSince ? { ...sent.state, heldSince: card.state.heldSince } : sent.state)
  const first = [
    more.done && notice({ lang, kind: 'success', content: more.done }),
    heading(lang, words.title, {
      caption: html`${say(words.request, lang)} ${wholeNumber(sent.id)}, ${say(words.category, lang)} ${sent.state.subject.category}`,
    }),
    standing(lang, { status: label.words, tone: label.tone, holder: f.holder, ...since(lang, held) }),
    toMend(lang, f),
    heading(lang, words.next, { level: 2 }),
    sentences(lang, f.next),
    toDo(lang, f),
  ]
  const rest = [
    f.when && whenSection(lang, f.when),
    html`<section class="pr-screen">${heading(lang, words.can, { level: 2 })}${canDo(lang, f)}</section>`,
    heading(lang, words.past, { level: 2 }),
    timeline(lang, steps(lang, f)),
    f.faces && details(lang, words.drawn, cardFaces(f.faces), true),
    paragraph(lang, words.print, 'hint'),
  ]
  const living = sent.state.status === 'with-agent' || sent.state.status === 'with-applicant' || sent.state.status === 'approved'
  const side = f.cepc
    ? cepcLeft(lang, sent.id, f.cepc)
    : living && card?.state.status !== 'handed-over' && paragraph(lang, words.without, 'hint')
  return sideBySide(first, side, rest)
}

/** From this many days on, the end of the CEPC is shown as near. */
const near = 30

/** How long the CEPC still allows to drive, and the paper itself; after its last day, what that means. */
const cepcLeft = (lang: Lang, id: string, cepc: NonNullable<FollowUp['cepc']>): Content => [
  countdown(lang, { ...cepc, soon: cepc.daysLeft <= near }),
  cepc.daysLeft < 0
    ? paragraph(lang, words.ended)
    : [
        linkButton({ lang, label: words.cepc, href: path(lang, `/suivi/${id}/cepc.pdf`), look: 'secondary' }),
        lang === 'en' && paragraph(lang, link(lang, words.cepcSheet, path(lang, `/suivi/${id}/cepc-english.pdf`))),
      ],
]

/** What a person sees once the request is sent. */
export function sentPage(lang: Lang, f: FollowUp, joined: boolean): Content {
  const { sent } = f
  return [
    panel(lang, joined ? words.joined : words.received, html`${say(words.number, lang)} ${wholeNumber(sent.id)}`),
    heading(lang, words.next, { level: 2 }),
    paragraph(lang, f.holder),
    sentences(lang, f.next),
    f.when && whenSection(lang, f.when),
    paragraph(lang, link(lang, words.receipt, path(lang, `/suivi/${sent.id}/recepisse.pdf`))),
    linkButton({ lang, label: words.title, href: path(lang, `/suivi/${sent.id}`) }),
  ]
}

const done: Readonly<Record<string, Words>> = {
  correction: { fr: 'Votre correction est envoyée. Le dossier garde son rang.', en: 'Your correction is sent. The file keeps its rank.' },
  avis: { fr: 'Merci : votre réponse est comptée.', en: 'Thank you: your answer is counted.' },
  retrait: { fr: 'Vous avez renoncé à votre demande.', en: 'You withdrew your request.' },
}

const versionOf = (sent: SentRequest, card: { version: number } | undefined): string => `${sent.version}.${card?.version ?? 0}`

/** The follow-up of a request: the page, the page once it is sent, whether it moved, and the attestation of where it stands, in French with its English sheet. */
export function followUpPages({ vault }: { readonly vault: Vault }): Hono<Env> {
  const attested = (lang: Lang) =>
    inMine(async (c, sent) => {
      const data = await attestationOf(c.var.deps, { db: c.var.deps.db, vault }, sent, c.var.today)
      return data ? pdf(c, await attestationPdf(data, lang), `${data.number}${lang === 'en' ? '-en' : ''}`) : notFound(c)
    })
  return new Hono<Env>()
    .get(
      '/suivi/:id/etat',
      requirePerson,
      inMine(async (c, sent) => c.json({ version: versionOf(sent, await findCardOfApplication(c.var.deps.db, sent.id)) })),
    )
    .get(
      '/suivi/:id',
      requirePerson,
      inMineWith(findFollowUp, async (c, sent) => {
        const { deps, lang, today } = c.var
        const followUp = await readFollowUp(deps, sent, today, lang)
        const said = own(done, c.req.query('fait'))
        const from = path(lang, `/suivi/${sent.id}/etat`)
        const content = [
          followUpPage(lang, followUp, said ? { done: said } : {}),
          live(lang, { from, version: versionOf(sent, followUp.card) }),
        ]
        return page(c, { title: words.title, back: path(lang, '/demande'), content })
      }),
    )
    .get(
      '/suivi/:id/:how{envoyee|jointe}',
      requirePerson,
      inMineWith(findFollowUp, async (c, sent) => {
        const { deps, lang, today } = c.var
        const joined = c.req.param('how') === 'jointe'
        const content = sentPage(lang, await readFollowUp(deps, sent, today, lang), joined)
        return page(c, { title: joined ? words.joined : words.received, content })
      }),
    )
    .get('/suivi/:id/attestation.pdf', requirePerson, attested('fr'))
    .get('/suivi/:id/attestation-en.pdf', requirePerson, attested('en'))
}

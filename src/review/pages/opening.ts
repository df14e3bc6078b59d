import type { Words } from '@papier-rose/law'
import { agentIn, findReasonGiven, logReading, logRefusal } from '../../account/index.ts'
import { type ApplicationEvent, applications, type Elsewhere, requestNumber } from '../../application/index.ts'
import type { Vault } from '../../evidence/index.ts'
import { button, errorSummary, type FieldError, form, heading, paragraph, textarea } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Ctx, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { readStream } from '../../kit/store.ts'
import { agentNames, type Found, findFile, type OpenedFile, readFile } from '../file.ts'
import { serviceOf } from '../history.ts'
import { cameFrom, fileLink, type Ids, listAddress } from './frame.ts'

const words = {
  held: { fr: 'Ce dossier est chez un collègue', en: 'A colleague has this file' },
  ask: {
    fr: 'Pour le voir, demandez-lui de vous le confier, ou demandez à un superviseur.',
    en: 'To see it, ask them to hand it over to you, or ask a supervisor.',
  },
  why: { fr: 'Pourquoi ouvrez-vous ce dossier ?', en: 'Why do you open this file?' },
  noted: {
    fr: 'Votre réponse est notée : la personne peut savoir qui a lu son dossier et pourquoi.',
    en: 'Your answer is recorded: the person may know who read their file and why.',
  },
  open: { fr: 'Ouvrir le dossier', en: 'Open the file' },
  missing: { fr: 'Écrivez en quelques mots pourquoi vous ouvrez ce dossier.', en: 'Write in a few words why you open this file.' },
} satisfies Record<string, Words>

/** What a reading of this file is called in the log. */
export const readingOf = (id: string): string => `application/${id}`

/** The page of a supervisor who must first say why. */
export const reasonPage = (lang: Lang, f: { id: string; ids: Ids; errors?: readonly FieldError[]; typed?: string }): Content => [
  errorSummary(lang, f.errors),
  form({
    action: fileLink(lang, f.id, '/motif'),
    ...f.ids,
    content: [
      textarea({
        lang,
        name: 'motif',
        label: words.why,
        hint: words.noted,
        asTitle: true,
        rows: 3,
        maxLength: 300,
        value: f.typed,
        errors: f.errors,
      }),
      button({ lang, label: words.open }),
    ],
  }),
]

export const heldPage = (lang: Lang, f: { id: string; holder: string; elsewhere?: Elsewhere }): Content => [
  heading(lang, words.held, { caption: requestNumber(f.id) }),
  f.elsewhere &&
    paragraph(lang, {
      fr: `Ce dossier est vérifié par ${serviceOf(f.elsewhere).fr}. Il reviendra ici pour la décision.`,
      en: `This file is being checked by ${serviceOf(f.elsewhere).en}. It will come back here for the decision.`,
    }),
  f.holder !== '' &&
    paragraph(lang, { fr: `${f.holder} instruit ou a instruit ce dossier.`, en: `${f.holder} works or worked on this file.` }),
  paragraph(lang, words.ask),
]

/** Opens a file for this agent: what does not exist for them, what needs a reason and what a colleague holds are answered here. Each opening is logged. */
export const inFile =
  (vault: Vault, answer: (c: Ctx, file: OpenedFile) => Response | Promise<Response>): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const { deps, today, lang } = c.var
    const agent = agentIn(c)
    const found = await findFile(deps, agent, c.req.param('id') ?? '')
    if (!found) {
      if (await sentBefore(c, c.req.param('id') ?? '')) return seeOther(c, listAddress(cameFrom(c)))
      await logRefusal(c, 'file-not-here')
      return notFound(c)
    }
    const back = path(lang, listAddress(cameFrom(c)))
    if (found.opening === 'held-by-another') {
      if (await sentBefore(c, found.id)) return seeOther(c, listAddress(cameFrom(c)))
      await logRefusal(c, 'file-held-by-another')
      const holder = (await agentNames(deps, [found.now.taker ?? '']))(found.now.taker ?? '')
      return page(
        c,
        {
          title: words.held,
          back,
          content: heldPage(lang, { id: found.id, holder, ...(found.now.elsewhere ? { elsewhere: found.now.elsewhere } : {}) }),
        },
        409,
      )
    }
    const reason = await reasonToOpen(c, found)
    if (!reason) return page(c, { title: words.why, back, content: reasonPage(lang, { id: found.id, ids: formIds(c) }) })
    await logReading(c, { driverId: found.now.subject.driverId, what: readingOf(found.id), reason })
    return answer(c, await readFile(deps, vault, agent, found, today))
  }

/** Why this agent may see what is in the file now; nothing as long as a supervisor has not written it today. */
export async function reasonToOpen(c: Ctx, { id, now, opening }: Found): Promise<string | undefined> {
  const { deps, today } = c.var
  if (opening === 'mine') return 'reviewing'
  if (opening === 'to-take') return 'choosing a file to take'
  const { driverId } = now.subject
  return findReasonGiven(deps.db, { agentId: agentIn(c).agentId, driverId, what: readingOf(id), on: today, begins: 'supervisor: ' })
}

/** Did this very form hand the file over, or send it away, already? Sent twice, it has the same answer twice. */
async function sentBefore(c: Ctx, id: string): Promise<boolean> {
  const { deps, form: posted } = c.var
  if (c.req.method !== 'POST' || posted.id === '') return false
  const past = await readStream<ApplicationEvent>(deps.db, applications, id)
  return past.some(({ key, event }) => key === posted.id && event.by === agentIn(c).agentId)
}

/** Takes the reason of a supervisor and opens the file with it. */
export const giveReason = async (c: Ctx): Promise<Response> => {
  const { deps, lang, form: posted } = c.var
  const found = await findFile(deps, agentIn(c), c.req.param('id') ?? '')
  if (found?.opening !== 'with-reason') return notFound(c)
  const typed = posted.text('motif')
  if (typed.length < 5) {
    const errors = [{ field: 'motif', words: words.missing }]
    return page(c, { title: words.why, wrong: true, content: reasonPage(lang, { id: found.id, ids: formIds(c), errors, typed }) }, 422)
  }
  await logReading(c, { driverId: found.now.subject.driverId, what: readingOf(found.id), reason: `supervisor: ${typed}` })
  return c.redirect(fileLink(lang, found.id, cameFrom(c)), 303)
}

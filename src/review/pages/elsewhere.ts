import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { findOfficesAtWork, requireRight } from '../../account/index.ts'
import { type Elsewhere, officeName, requestNumber, writeWords } from '../../application/index.ts'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  paragraph,
  radios,
  select,
  textarea,
} from '../../kit/design/components.ts'
import { type Content, formatDate, type Lang } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { idFrom } from '../../kit/ids.ts'
import type { OpenedFile } from '../file.ts'
import { serviceOf } from '../history.ts'
import { command } from './command.ts'
import { fileLink, type Ids, refusedNotice } from './frame.ts'

export const words = {
  send: { fr: 'Faire vérifier ce dossier par un autre service', en: 'Have this file checked by another service' },
  back: { fr: 'Renvoyer ce dossier au bureau qui décide', en: 'Send this file back to the office that decides' },
  call: { fr: 'Reprendre ce dossier', en: 'Call this file back' },
  stays: {
    fr: 'Le temps continue de compter pour nous et les délais du dossier courent. Le dossier revient à l’agent qui l’avait. La personne lit qu’un autre service le vérifie, sans savoir lequel ni pourquoi.',
    en: 'The time goes on counting as ours and the delays of the file run. The file comes back to the agent who had it. The person reads that another service checks it, not which one or why.',
  },
  to: { fr: 'Qui doit le vérifier ?', en: 'Who is to check it?' },
  cell: { fr: 'La cellule fraude', en: 'The fraud cell' },
  another: { fr: 'Une autre préfecture', en: 'Another préfecture' },
  which: { fr: 'Laquelle ?', en: 'Which one?' },
  why: { fr: 'Que faut-il vérifier, et pourquoi ?', en: 'What is to be checked, and why?' },
  whyHint: { fr: 'Lu par les agents seulement. Il est gardé dans l’historique.', en: 'Read by agents only. It is kept in the history.' },
  opinion: { fr: 'Ce que la vérification a montré', en: 'What the check has shown' },
  sendIt: { fr: 'Envoyer le dossier', en: 'Send the file' },
  backIt: { fr: 'Renvoyer le dossier', en: 'Send the file back' },
  nobody: {
    fr: 'Aucun autre service n’a d’agent habilité : le dossier reste ici.',
    en: 'No other service has an authorised agent: the file stays here.',
  },
  chooseTo: { fr: 'Choisissez qui doit vérifier le dossier.', en: 'Choose who is to check the file.' },
  chooseOffice: { fr: 'Choisissez une préfecture de la liste.', en: 'Choose a préfecture of the list.' },
  writeWhy: { fr: 'Écrivez ce qu’il faut vérifier.', en: 'Write what is to be checked.' },
  writeOpinion: { fr: 'Écrivez ce que la vérification a montré.', en: 'Write what the check has shown.' },
} satisfies Record<string, Words>

/** The services that have an agent to look at a file. */
export interface Services {
  readonly cell: boolean
  readonly offices: readonly string[]
}

export interface Sending {
  readonly id: string
  readonly ids: Ids
  readonly services: Services
  readonly typed?: { readonly to?: string; readonly office?: string; readonly why?: string }
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** Sends the file to who must look at it, and says why. */
export function sendingPage(lang: Lang, { id, ids, services, typed = {}, errors, refused }: Sending): Content {
  const wrong = errors ? { errors } : {}
  const choices = [
    ...(services.cell ? [{ value: 'fraud-cell', label: words.cell }] : []),
    ...(services.offices.length > 0 ? [{ value: 'office', label: words.another }] : []),
  ]
  const options = services.offices.map(value => ({ value, label: officeName(value) }))
  return [
    errorSummary(lang, errors),
    refusedNotice(lang, refused),
    heading(lang, words.send, { caption: requestNumber(id) }),
    choices.length === 0
      ? paragraph(lang, words.nobody)
      : [
          paragraph(lang, words.stays),
          form({
            action: fileLink(lang, id, '/envoyer'),
            ...ids,
            content: [
              radios({ lang, name: 'to', label: words.to, value: typed.to ?? '', choices, ...wrong }),
              options.length > 0 &&
                select({
                  lang,
                  name: 'office',
                  label: words.which,
                  value: typed.office ?? '',
                  options: [{ value: '', label: '–' }, ...options],
                  ...wrong,
                }),
              textarea({
                lang,
                name: 'why',
                label: words.why,
                hint: words.whyHint,
                value: typed.why ?? '',
                rows: 4,
                maxLength: 1000,
                ...wrong,
              }),
              button({ lang, label: words.sendIt }),
            ],
          }),
        ],
  ]
}

export interface SendingBack extends Omit<Sending, 'services' | 'typed'> {
  readonly why?: string
  readonly from?: Elsewhere
  /** By the office that decides, which has not waited for the end of the check. */
  readonly calledBack?: boolean
}

/** Sends the file back with what the check has shown. */
export const sendingBackPage = (lang: Lang, f: SendingBack): Content => [
  errorSummary(lang, f.errors),
  refusedNotice(lang, f.refused),
  heading(lang, f.calledBack ? words.call : words.back, { caption: requestNumber(f.id) }),
  f.from &&
    paragraph(lang, {
      fr: `Le dossier est vérifié par ${serviceOf(f.from).fr}.`,
      en: `The file is being checked by ${serviceOf(f.from).en}.`,
    }),
  form({
    action: fileLink(lang, f.id, '/renvoyer'),
    ...f.ids,
    content: [
      textarea({
        lang,
        name: 'why',
        label: words.opinion,
        hint: words.whyHint,
        value: f.why ?? '',
        rows: 4,
        maxLength: 1000,
        ...(f.errors ? { errors: f.errors } : {}),
      }),
      button({ lang, label: words.backIt }),
    ],
  }),
]

async function servicesFor(c: Ctx, { now }: OpenedFile): Promise<Services> {
  const { offices, cells } = await findOfficesAtWork(c.var.deps.db)
  const here = now.subject.office
  return { cell: cells.includes(here), offices: offices.filter(one => one !== here) }
}

const wordsOf = (c: Ctx): string => c.var.form.text('why').replaceAll('\r\n', '\n').slice(0, 1000)

async function show(c: Ctx, file: OpenedFile, more: Partial<Sending> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { lang } = c.var
  const content = sendingPage(lang, { id: file.id, ids: formIds(c), services: await servicesFor(c, file), ...more })
  return page(c, { title: words.send, back: fileLink(lang, file.id), wrong: status !== 200, content }, status)
}

async function send(c: Ctx, file: OpenedFile): Promise<Response> {
  const { deps, form: posted, today } = c.var
  const typed = { to: posted.text('to'), office: posted.text('office'), why: wordsOf(c) }
  const services = await servicesFor(c, file)
  const to: Elsewhere | undefined =
    typed.to === 'fraud-cell' && services.cell
      ? { kind: 'fraud-cell' }
      : typed.to === 'office' && services.offices.includes(typed.office)
        ? { kind: 'office', office: typed.office }
        : undefined
  const errors: FieldError[] = [
    ...(to ? [] : typed.to === 'office' ? [{ field: 'office', words: words.chooseOffice }] : [{ field: 'to', words: words.chooseTo }]),
    ...(typed.why.length < 5 ? [{ field: 'why', words: words.writeWhy }] : []),
  ]
  if (!to || errors.length > 0) return show(c, file, { typed, errors }, 422)
  const wordsId = idFrom('elsewhere', file.id, posted.id, typed.why)
  await writeWords(deps.db, wordsId, file.id, typed.why, deps.clock.now())
  const { refused } = await command(c, file.id, { type: 'SendElsewhere', to, wordsId, on: today })
  return refused ? show(c, file, { typed, refused }, 409) : seeOther(c, '/agents/dossiers')
}

function showBack(c: Ctx, file: OpenedFile, more: Partial<SendingBack> = {}, status: 200 | 409 | 422 = 200): Response | Promise<Response> {
  const { lang } = c.var
  const { elsewhere } = file.now
  const content = sendingBackPage(lang, {
    id: file.id,
    ids: formIds(c),
    calledBack: file.opening === 'with-reason' && !file.offered.has('Take'),
    ...(elsewhere ? { from: elsewhere } : {}),
    ...more,
  })
  return page(c, { title: words.back, back: fileLink(lang, file.id), wrong: status !== 200, content }, status)
}

async function sendBack(c: Ctx, file: OpenedFile): Promise<Response> {
  const { deps, form: posted, today } = c.var
  const why = wordsOf(c)
  if (why.length < 5) return showBack(c, file, { why, errors: [{ field: 'why', words: words.writeOpinion }] }, 422)
  const wordsId = idFrom('elsewhere', file.id, posted.id, why)
  await writeWords(deps.db, wordsId, file.id, why, deps.clock.now())
  const { refused } = await command(c, file.id, { type: 'SendBack', wordsId, on: today })
  return refused ? showBack(c, file, { why, refused }, 409) : seeOther(c, '/agents/dossiers')
}

/** A file goes to the fraud cell or to another office, and comes back. `opened` opens the file first. */
export function elsewherePages(
  opened: (answer: (c: Ctx, file: OpenedFile) => Response | Promise<Response>) => (c: Ctx) => Promise<Response>,
): Hono<Env> {
  const agent = requireRight('review-files')
  return new Hono<Env>()
    .get(
      '/agents/dossiers/:id/envoyer',
      agent,
      opened((c, file) => (file.offered.has('SendElsewhere') ? show(c, file, c.var.kept ? { typed: c.var.kept } : {}) : notFound(c))),
    )
    .post('/agents/dossiers/:id/envoyer', agent, opened(send))
    .get(
      '/agents/dossiers/:id/renvoyer',
      agent,
      opened((c, file) =>
        file.offered.has('SendBack') ? showBack(c, file, c.var.kept ? { why: c.var.kept.why ?? '' } : {}) : notFound(c),
      ),
    )
    .post('/agents/dossiers/:id/renvoyer', agent, opened(sendBack))
}

/** What the file says of the check, and the ways to begin and to end it. */
export const elsewherePart = (lang: Lang, { now, offered, id }: OpenedFile): Content => [
  now.elsewhere &&
    paragraph(lang, {
      fr: `Vérifié par ${serviceOf(now.elsewhere).fr} depuis le ${formatDate(now.elsewhere.since, 'fr')}.`,
      en: `Being checked by ${serviceOf(now.elsewhere).en} since ${formatDate(now.elsewhere.since, 'en')}.`,
    }),
  (offered.has('SendElsewhere') || offered.has('SendBack')) &&
    paragraph(
      lang,
      offered.has('SendElsewhere')
        ? link(lang, words.send, fileLink(lang, id, '/envoyer'))
        : link(lang, words.back, fileLink(lang, id, '/renvoyer')),
    ),
]

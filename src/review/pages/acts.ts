import { refusalGround, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../../account/index.ts'
import { readAnswers, writeWords } from '../../application/index.ts'
import type { FieldError } from '../../kit/design/components.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { idFrom } from '../../kit/ids.ts'
import type { OpenedFile } from '../file.ts'
import { refusalAct, type StatedGround } from '../refusal-act.ts'
import { refusalForm, refusalPreview } from './asking.ts'
import { type Asked, command, pieceIn } from './command.ts'
import { correctionPages } from './correction.ts'
import { elsewherePages } from './elsewhere.ts'
import { filePage } from './file-view.ts'
import { cameFrom, fileLink, listAddress } from './frame.ts'
import { fileMessagePages } from './messages.ts'
import { giveReason, inFile } from './opening.ts'
import type { ReviewPartners } from './partners.ts'

const titles = {
  file: { fr: 'Dossier', en: 'File' },
  refuse: { fr: 'Refuser la demande', en: 'Refuse the request' },
  chooseGround: { fr: 'Cochez au moins un motif.', en: 'Tick at least one ground.' },
  writeFacts: { fr: 'Écrivez les faits de ce dossier pour ce motif.', en: 'Write the facts of this file for this ground.' },
} satisfies Record<string, Words>

const showFile = (c: Ctx, file: OpenedFile, refused?: Words) =>
  page(
    c,
    {
      title: titles.file,
      back: path(c.var.lang, listAddress(cameFrom(c))),
      wrong: refused !== undefined,
      content: filePage(c.var.lang, { file, ids: () => formIds(c), refused }),
    },
    refused ? 409 : 200,
  )

/** After an act: the file again, where the work goes on, or the list once a colleague has it; or why nothing was recorded, on the same screen. */
const acting =
  (asked: (c: Ctx, file: OpenedFile) => Asked | undefined) =>
  async (c: Ctx, file: OpenedFile): Promise<Response> => {
    const what = asked(c, file)
    if (!what) return notFound(c)
    const { refused, place, away } = await command(c, file.id, what)
    if (refused) return showFile(c, file, refused)
    return away ? seeOther(c, listAddress(cameFrom(c))) : c.redirect(fileLink(c.var.lang, file.id, cameFrom(c) + place), 303)
  }

async function refuseRequest(c: Ctx, file: OpenedFile): Promise<Response> {
  const { deps, form: posted, lang, today } = c.var
  const chosen = posted.all('grounds')
  const facts = Object.fromEntries(chosen.map(code => [code, posted.text(`facts-${code}`).slice(0, 2000)]))
  const stated: StatedGround[] = chosen.flatMap(code => {
    const ground = refusalGround(code)
    return ground ? [{ ground, facts: facts[code] ?? '' }] : []
  })
  const back = fileLink(lang, file.id, '#decision')
  const errors: FieldError[] = [
    ...(stated.length === 0 ? [{ field: 'grounds', words: titles.chooseGround }] : []),
    ...stated.filter(one => one.facts.length < 5).map(one => ({ field: `facts-${one.ground.code}`, words: titles.writeFacts })),
  ]
  const shown = { id: file.id, ids: formIds(c), chosen, facts }
  if (posted.text('change') !== '') return page(c, { title: titles.refuse, back, content: refusalForm(lang, shown) })
  if (errors.length > 0) return page(c, { title: titles.refuse, back, wrong: true, content: refusalForm(lang, { ...shown, errors }) }, 422)
  const at = deps.clock.now()
  if (posted.text('confirmed') !== 'yes') {
    const addressLines = (await readAnswers(deps.db, file.now.subject.answersId))?.facts.address.lines ?? []
    const act = refusalAct(
      {
        id: file.id,
        now: file.now,
        driver: file.driver,
        addressLines,
        grounds: stated,
        agentName: agentIn(c).name,
        decidedOn: today,
        at,
        today,
        sending: { way: 'mail' },
      },
      deps.config.demonstration,
    )
    return page(c, { title: titles.refuse, back, content: refusalPreview(lang, { id: file.id, ids: formIds(c), act, grounds: stated }) })
  }
  const grounds = stated.map(({ ground, facts: said }) => ({
    code: ground.code,
    factsId: idFrom('ground', file.id, posted.id, ground.code, said),
  }))
  for (const [i, { factsId }] of grounds.entries()) await writeWords(deps.db, factsId, file.id, stated[i]?.facts ?? '', at)
  const { refused } = await command(c, file.id, { type: 'Refuse', grounds, on: today })
  if (refused) return page(c, { title: titles.refuse, back, wrong: true, content: refusalForm(lang, { ...shown, refused }) }, 409)
  return c.redirect(fileLink(lang, file.id, '#decision'), 303)
}

/** The file, and everything that an agent does to it. */
export function filePages({ vault }: Pick<ReviewPartners, 'vault'>): Hono<Env> {
  const opened = (answer: (c: Ctx, file: OpenedFile) => Response | Promise<Response>) => inFile(vault, answer)
  const agent = requireRight('review-files')
  return new Hono<Env>()
    .route(
      '/',
      fileMessagePages({ vault }, async (c, file) => (await command(c, file.id, { type: 'SettleMessages' })).refused),
    )
    .route('/', correctionPages(opened))
    .route('/', elsewherePages(opened))
    .get('/agents/dossiers/:id', requireRight('read-files'), opened(showFile))
    .post('/agents/dossiers/:id/motif', requireRight('read-any-file-of-the-office'), giveReason)
    .post('/agents/dossiers/:id/prendre', agent, opened(acting(() => ({ type: 'Take' }))))
    .post('/agents/dossiers/:id/rendre', agent, opened(acting(() => ({ type: 'Release' }))))
    .post(
      '/agents/dossiers/:id/confier',
      agent,
      opened(
        acting((c, file) =>
          file.colleagues.some(a => a.id === c.var.form.text('to')) ? { type: 'HandOver', to: c.var.form.text('to') } : undefined,
        ),
      ),
    )
    .post(
      '/agents/dossiers/:id/pieces/:piece/accepter',
      agent,
      opened(
        acting((c, file) => {
          const piece = pieceIn(c, file)
          return piece && { type: 'AcceptPiece', piece }
        }),
      ),
    )
    .post('/agents/dossiers/:id/accepter', agent, opened(acting(c => ({ type: 'Approve', on: c.var.today }))))
    .get(
      '/agents/dossiers/:id/refuser',
      agent,
      opened((c, file) => {
        const back = fileLink(c.var.lang, file.id, '#decision')
        return page(c, {
          title: titles.refuse,
          back,
          content: refusalForm(c.var.lang, { id: file.id, ids: formIds(c), chosen: [], facts: {} }),
        })
      }),
    )
    .post('/agents/dossiers/:id/refuser', agent, opened(refuseRequest))
}

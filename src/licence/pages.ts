import { contestOf } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../account/index.ts'
import { pdf } from '../kit/download.ts'
import { type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, notFound, page } from '../kit/http.ts'
import { findDriver, letterRead, readLetters } from '../record/index.ts'
import { title } from './answer-view.ts'
import { appealOfLetter, appealOfMeasure, appealPdf } from './appeal-pdf.ts'
import { fullRecordPdf } from './full-record-pdf.ts'
import { licencePage, noFilePage, noFileTitle } from './home-view.ts'
import { findLetter } from './letter.ts'
import { letterPdf } from './letter-pdf.ts'
import { lettersPage, lettersTitle } from './letters-view.ts'
import { measuresTitle, measuresView, wordsOfMeasure } from './measures-view.ts'
import { pointsTitle, pointsView } from './points-view.ts'
import { readSpace, type Space } from './space.ts'

type Answered = Response | Promise<Response>

/** A page of one's own record: no address names a driver. */
const mine =
  (answer: (c: Ctx, space: Space, driverId: string) => Answered): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const { driverId } = personIn(c)
    if (!driverId) return page(c, { title: noFileTitle, content: noFilePage(c.var.lang) })
    return answer(c, await readSpace(c.var.deps, driverId), driverId)
  }

const back = (c: Ctx): string => path(c.var.lang, '/mon-permis')

/** A letter of one's own, as its French act or as the sheet that explains it. Opening either is a reading, which notifies a letter sent here. */
const letterFile =
  (lang: Lang) =>
  async (c: Ctx): Promise<Response> => {
    const { deps } = c.var
    const { driverId } = personIn(c)
    const id = c.req.param('id') ?? ''
    const letter = driverId ? await findLetter(deps, driverId, id) : undefined
    if (!driverId || !letter) {
      await logRefusal(c, 'not-my-letter')
      return notFound(c)
    }
    await letterRead(deps, driverId, id, `read/${id}`)
    return pdf(c, await letterPdf(letter, lang), `${letter.number}${lang === 'en' ? '-en' : ''}`)
  }

/** The appeal against a letter, ready to sign: only once it is known on which day the letter was notified. */
async function appealFile(c: Ctx): Promise<Response> {
  const { deps } = c.var
  const { driverId } = personIn(c)
  const id = c.req.param('id') ?? ''
  const data = driverId ? await findLetter(deps, driverId, id) : undefined
  const followed = driverId && data ? (await readLetters(deps, driverId)).find(one => one.id === id) : undefined
  const notified = followed?.notified.value
  if (!data || !notified || data.letter.cancels || data.letter.ref === '46') {
    await logRefusal(c, 'not-my-letter')
    return notFound(c)
  }
  return pdf(c, await appealPdf(appealOfLetter(data, notified)), `recours-${data.number}`)
}

/** The appeal against a measure of an administration, ready to sign: only when it is known on which day the measure was notified. */
async function measureAppealFile(c: Ctx): Promise<Response> {
  const { deps } = c.var
  const { driverId } = personIn(c)
  const driver = driverId ? await findDriver(deps.db, driverId) : undefined
  const fact = driver && (await readSpace(deps, driver.id)).life.facts.find(({ id }) => id === c.req.param('id'))
  const { author, notifiedOn } = (fact && contestOf(fact)?.value) ?? {}
  if (!driver || !fact || fact.takenBackOn || !notifiedOn || !author || author === 'criminal-court') {
    await logRefusal(c, 'not-my-measure')
    return notFound(c)
  }
  const measure = { author, words: wordsOfMeasure(fact).fr, reference: fact.reference, notified: notifiedOn }
  const data = appealOfMeasure({ at: deps.clock.now(), demonstration: deps.config.demonstration, driver }, measure)
  return pdf(c, await appealPdf(data), 'recours')
}

/** Everything that is recorded of oneself, points included, as its French act or as the sheet that explains it. */
const fullRecordFile = (lang: Lang) =>
  mine(async (c, space, driverId) => {
    const { deps } = c.var
    const driver = await findDriver(deps.db, driverId)
    if (!driver) return notFound(c)
    const letters = await readLetters(deps, driverId)
    const data = { at: deps.clock.now(), demonstration: deps.config.demonstration, driver, space, letters, law: deps.law }
    return pdf(c, await fullRecordPdf(data, lang), `releve-integral${lang === 'en' ? '-en' : ''}`)
  })

/** The space of a driver: their right today, their points and the letters about them, their measures. */
export const spacePages = new Hono<Env>()
  .use('/mon-permis', requirePerson)
  .use('/mon-permis/*', requirePerson)
  .get(
    '/mon-permis',
    mine((c, space) => page(c, { title, content: licencePage(c.var.lang, space, c.var.deps.law) })),
  )
  .get(
    '/mon-permis/points',
    mine((c, space) => page(c, { title: pointsTitle, back: back(c), content: pointsView(c.var.lang, space) })),
  )
  .get(
    '/mon-permis/mesures',
    mine((c, space) => page(c, { title: measuresTitle, back: back(c), content: measuresView(c.var.lang, space) })),
  )
  .get(
    '/mon-permis/courriers',
    mine(async (c, _, driverId) =>
      page(c, {
        title: lettersTitle,
        back: back(c),
        content: lettersPage(c.var.lang, await readLetters(c.var.deps, driverId), c.var.today),
      }),
    ),
  )
  .get('/mon-permis/courriers/:id/lettre.pdf', letterFile('fr'))
  .get('/mon-permis/courriers/:id/lettre-en.pdf', letterFile('en'))
  .get('/mon-permis/courriers/:id/recours.pdf', appealFile)
  .get('/mon-permis/mesures/:id/recours.pdf', measureAppealFile)
  .get('/mon-permis/releve-integral.pdf', fullRecordFile('fr'))
  .get('/mon-permis/releve-integral-en.pdf', fullRecordFile('en'))

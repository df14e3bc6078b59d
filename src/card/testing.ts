import type { TestContext } from 'node:test'
import { type Category, day, gridB, type Settings } from '@papier-rose/law'
import { Hono } from 'hono'
import { signInPerson } from '../account/fixtures.ts'
import { testDeps } from '../account/testing.ts'
import type { Facts } from '../application/facts.ts'
import { applications, officeOf } from '../application/index.ts'
import { keepAnswers } from '../application/submission.ts'
import { deliveryRounds } from '../delivery/index.ts'
import { receive } from '../exam/index.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { doRound } from '../kit/jobs.ts'
import { handle } from '../kit/store.ts'
import { served } from '../kit/testing/signed.ts'
import { ephoto } from '../partners/ephoto/index.ts'
import { codeFrom, seedCodes } from '../partners/ephoto/provider.ts'
import { ephotoSimulator } from '../partners/ephoto/simulator.ts'
import { type LaPoste, laPoste } from '../partners/laposte/index.ts'
import { laPosteSimulator } from '../partners/laposte/simulator.ts'
import { printer } from '../partners/printer/index.ts'
import { printerSimulator } from '../partners/printer/simulator.ts'
import { rememberDriver } from '../record/index.ts'
import { cardRounds, cardTasks, findCardOfApplication } from './index.ts'

/** Whose request it is, and what of it matters for the card. */
export interface Approved {
  readonly neph?: string
  readonly category?: Exclude<Category, 'AM'>
  readonly examDay?: string
  readonly automatic?: boolean
  readonly learning?: 'classic' | 'aac'
  readonly address?: Pick<Facts['address'], 'lines' | 'commune' | 'postcode'>
  readonly nationality?: Facts['nationality']
}

const home = { lines: ['MME LINA MOREAU', '12 RUE DES LILAS', '94000 CRETEIL'], commune: '94028', postcode: '94000' }

/** Approved requests, the three partners over HTTP, and what the worker would do. */
export async function cardWorld(t: Pick<TestContext, 'after'>, law?: Settings) {
  const given = await testDeps(t)
  const clock = fixedClock('2026-12-10')
  const deps: Deps = { ...given.deps, clock, ...(law ? { law } : {}) }
  const { db, ids, config } = deps
  const postUrl = await served(t, new Hono().route('/laposte', laPosteSimulator({ db, clock, token: config.LAPOSTE_KEY })))
  const post: LaPoste = laPoste({ baseUrl: `${postUrl}/laposte`, key: config.LAPOSTE_KEY })
  const printingHouse = printerSimulator({ db, clock, token: config.PRINTER_TOKEN, laPoste: post, byItself: false })
  const booth = ephotoSimulator({ db, clock, ids, token: config.EPHOTO_TOKEN })
  const url = await served(t, new Hono().route('/imprimerie', printingHouse).route('/photo', booth))
  const partners = {
    laposte: post,
    printer: printer({ baseUrl: `${url}/imprimerie`, token: config.PRINTER_TOKEN }),
    ephoto: ephoto({ baseUrl: `${url}/photo`, token: config.EPHOTO_TOKEN }),
  }
  const tasks = cardTasks(deps, partners)

  const press = async (place: string, form: Record<string, string>): Promise<void> => {
    const base = place.startsWith('/laposte') ? postUrl : url
    const answer = await fetch(`${base}${place}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    const done = answer.headers.get('location')?.includes('dit=fait') || place.startsWith('/photo')
    if (answer.status !== 303 || !done) throw new Error(`nothing happened at ${place}`)
  }

  /** A request that an agent has just approved. */
  async function approve(wanted: Approved = {}) {
    const { neph = '260192106990', category = 'B', examDay = '2026-11-23', automatic = false, learning = 'aac', address = home } = wanted
    const civil = {
      neph,
      birthName: 'MOREAU',
      firstNames: ['Lina', 'Jeanne'],
      sex: 'female' as const,
      birthDay: day('2008-11-12'),
      birthplaceCode: '75111',
      birthplace: 'Paris 11e Arrondissement',
      birthCountry: '99100',
    }
    const driverId = await rememberDriver(db, ids, civil)
    const marks = category === 'B' ? Object.fromEntries(gridB.map(line => [line.id, line.maximum])) : undefined
    const line = {
      source: `${neph}/${category}`,
      ...civil,
      category,
      kind: 'practical',
      examDay,
      centre: 'Créteil',
      departement: '94',
      ...(marks ? { marks } : {}),
    }
    const report = await receive(deps, [{ line: 1, fields: { ...line, outcome: 'favourable', automatic, learning } }])
    if (report.accepted !== 1) throw new Error(JSON.stringify(report))
    const { rows } = await db.query<{ id: string }>('select id from exam_result where source = $1', [line.source])
    const { accountId, cookie, csrf } = await signInPerson(deps, { driverId, sub: `${neph}v1` })
    const id = ids()
    const photoCode = codeFrom(id)
    await seedCodes(db, [{ code: photoCode, takenOn: day('2026-11-20') }])
    await partners.ephoto.reserve(photoCode, id)
    const facts: Facts = {
      lang: 'fr',
      email: 'lina@courriel.example',
      nationality: wanted.nationality ?? 'french',
      housing: 'own',
      address: { ...address, letterboxName: 'MOREAU' },
      photoCode,
      photoHolder: id,
      medical: [],
      declared: [],
    }
    const { commitment } = await keepAnswers(db, id, [], facts, clock.now())
    const on = clock.today()
    const kind = 'first-licence-after-exam' as const
    const office = officeOf(address.commune)
    const subject = {
      driverId,
      accountId,
      kind,
      category,
      resultId: rows[0]?.id ?? '',
      answersId: id,
      commitment,
      pieces: [],
      office,
      lang: 'fr' as const,
    }
    const agent = { by: 'paulette', as: 'reviewer', at: clock.now() } as const
    await handle(deps, applications, id, { type: 'Submit', subject, on, by: accountId, as: 'applicant', at: clock.now() }, 'submit')
    await handle(deps, applications, id, { type: 'Take', ...agent }, 'take')
    await handle(deps, applications, id, { type: 'Approve', on, ...agent }, 'approve')
    return { applicationId: id, driverId, accountId, cookie, csrf }
  }

  const order = (applicationId: string) => tasks['order-card']?.({ applicationId, key: `order-card/${applicationId}` })
  const rounds = [...cardRounds(deps, partners), ...deliveryRounds(deps, partners)]
  const round = async () => {
    for (const one of rounds) await doRound(deps, one)
  }
  const house = (orderId: string, faire: string) => press(`/imprimerie/commandes/${orderId}`, { faire })
  const postman = (tracking: string, faire: string, more: Record<string, string> = {}) =>
    press(`/laposte/lettres/${tracking}`, { faire, ...more })
  const cardOf = async (applicationId: string) => {
    const card = await findCardOfApplication(db, applicationId)
    if (!card) throw new Error('no card')
    return card
  }

  /** From the order to the post: printed and handed to the carrier. */
  async function dispatch(applicationId: string): Promise<void> {
    await round()
    const orderId = (await cardOf(applicationId)).state.order?.id ?? ''
    await house(orderId, 'imprimer')
    await house(orderId, 'expedier')
    await round()
  }

  /** From the order to the letter box: printed, posted, distributed. */
  async function deliver(applicationId: string): Promise<void> {
    await dispatch(applicationId)
    await postman((await cardOf(applicationId)).state.tracking ?? '', 'livrer')
    await round()
  }

  return {
    ...given,
    deps,
    clock,
    partners,
    tasks,
    approve,
    order,
    cardOf,
    /** Every round of the cards and of the post, once. */
    round,
    dispatch,
    deliver,
    /** A button of the printing house, of the carrier, of the provider of photos. */
    house,
    houseSetting: (faire: string) => press('/imprimerie/reglages', { faire }),
    postman,
    postSetting: (faire: string) => press('/laposte/reglages', { faire }),
    photoDown: (down: boolean) => press('/photo/reglages', { faire: down ? 'panne' : 'reprise' }),
    ledger: async (orderId?: string) => {
      const held = await partners.printer.ledger(orderId)
      if (held.down) throw new Error('the printing house is down')
      return held.lines
    },
  }
}

export type CardWorld = Awaited<ReturnType<typeof cardWorld>>

import assert from 'node:assert/strict'
import type { Browserless, Page } from '../../src/kit/testing/browserless.ts'
import type { LedgerLine } from '../../src/partners/printer/index.ts'
import { type Answers, answerEverything, formWith, press } from '../road.ts'
import type { Tale } from './tale.ts'
import { flat, found, pdfAt, sees, type Town, untilSees } from './town.ts'

/** Somebody who asks for a licence. */
export interface Applicant {
  readonly login: string
  readonly birthName: string
  readonly email: string
  readonly answers: Answers
}

/** Their request, once sent. */
export interface Asked {
  readonly browser: Browserless
  readonly id: string
  readonly email: string
  readonly follow: string
}

/** Signs in with FranceConnect and sends the request, every question answered and every piece sent. */
export async function askForLicence(tale: Tale, town: Town, who: Applicant): Promise<Asked> {
  const start = await tale.step(`${who.login} signs in with FranceConnect`, async () => {
    const { browser, page } = await town.person(who.login)
    assert.equal(page.url.pathname, '/demande')
    return { evidence: `« ${sees(page, /Catégorie B, examen du .*? à [^.]*?(?= Commencer)/)} »`, gives: { browser, page } }
  })
  const { browser } = start
  const check = await tale.step('every question answered, every piece sent', async () => {
    const page = await answerEverything(browser, await press(browser, start.page, /^Commencer$/), who.answers)
    sees(page, 'Vérifiez vos réponses')
    const files = flat(page.text).match(/\d fichiers?/g)?.length ?? 0
    return { evidence: `${files} pieces; ${found(page.text, /Elle est examinée par : [^.]+/)}`, gives: page }
  })
  return tale.step('declaration ticked, request sent', async () => {
    const unticked = await browser.post(formWith(check, 'declaration'))
    sees(unticked, 'Cochez la case pour envoyer votre demande', 422)
    const sent = await browser.post(formWith(unticked, 'declaration'), { declaration: 'yes' })
    const number = sees(sent, /(?<=Votre numéro de demande : )\S+/)
    const id = sent.url.pathname.split('/')[2] ?? ''
    const receipt = await pdfAt(browser, `/suivi/${id}/recepisse.pdf`)
    found(receipt.text, number)
    const mail = await town.mail(who.email, /Nous avons reçu votre demande/)
    const gives = { browser, id, email: who.email, follow: `/suivi/${id}` }
    return { evidence: `receipt PDF names ${number} and ${found(receipt.text, who.birthName)}; mail « ${mail.subject} »`, gives }
  })
}

/** Opens the file of that name from the list, and takes it. */
export async function takeFile(browser: Browserless, birthName: string): Promise<Page> {
  const list = await browser.get('/agents/dossiers?liste=a-prendre')
  return press(browser, await browser.follow(list, new RegExp(birthName)), /^Prendre ce dossier/)
}

/** Accepts each piece that is still to be checked. */
export async function acceptPieces(browser: Browserless, file: Page): Promise<{ file: Page; accepted: number }> {
  let [page, accepted] = [file, 0]
  while (page.forms.some(form => form.buttons.some(({ text }) => /^Accepter cette pièce/.test(text)))) {
    page = await press(browser, page, /^Accepter cette pièce/)
    assert.equal(page.status, 200, flat(page.text).slice(0, 400))
    accepted++
  }
  return { file: page, accepted }
}

/** Approves the request whose pieces are checked; answers the order that the printing house then holds. */
export async function approve(town: Town, agent: Browserless, file: Page, asked: Asked) {
  const before = new Set((await town.ledger()).map(({ orderId }) => orderId))
  sees(await press(agent, file, /^Accepter la demande/), 'Acceptée')
  const mail = await town.mail(asked.email, /est acceptée/)
  const order = await town.order('the order of the card', line => !before.has(line.orderId))
  assert.deepEqual([order.status, order.printed], ['accepted', 0])
  return { evidence: `mail « ${mail.subject} »; ledger: ${order.number} ${order.status}, received ${order.received}×`, gives: order }
}

/** The house engraves the card and hands it to La Poste; answers the number of the letter. */
export async function printAndPost(tale: Tale, town: Town, order: LedgerLine, { email, browser, follow }: Asked): Promise<string> {
  return tale.step('the printing house prints the card and posts it', async () => {
    await town.house(order.number, 'Imprimée')
    await town.house(order.number, 'Poster')
    const line = await town.order('the card posted', ({ orderId, status }) => orderId === order.orderId && status === 'dispatched')
    const tracking = line.trackingNumber ?? ''
    assert.equal(line.printed, 1)
    const mail = await town.mail(email, /est partie/)
    found(mail.text, tracking)
    const [first] = await town.codes(tracking)
    assert.equal(first, 'DR1')
    await untilSees(browser, follow, 'La Poste a votre carte')
    return { evidence: `ledger: printed ${line.printed}×, letter ${tracking}; La Poste: ${first}; mail gives the number`, gives: tracking }
  })
}

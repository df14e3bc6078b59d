import assert from 'node:assert/strict'
import { addDays, addMonths, cepcMonths, type Day, publishedOn } from '@papier-rose/law'
import { aResult, lina } from '../../src/exam/fixtures.ts'
import { formatDate, formatDay } from '../../src/kit/html.ts'
import type { Browserless } from '../../src/kit/testing/browserless.ts'
import { photoCodes } from '../../src/seed.ts'
import { answersOfLina, formWith, photograph, press, until } from '../road.ts'
import { type Asked, acceptPieces, approve, askForLicence, printAndPost, takeFile } from './acts.ts'
import { seen, type Tale } from './tale.ts'
import { flat, found, lookUp, pdfAt, sees, type Town, untilSees } from './town.ts'

const asked = { neph: lina.neph, birth: lina.birthDay, category: 'B' }
const email = 'lina.moreau@exemple.invalid'
/** The reference under which the sandbox knows Lina’s exam already: this result takes its place. */
const source = 'demonstration-lina-B-practical'

/** Somebody who took the same exam on the same day, and whom we did not know. */
const ines = { neph: '261975100042', birthName: 'DURAND', firstNames: ['Inès'], birthDay: '2005-05-05' }

/** Lina passes B and, from the result to the card in her hands, meets what may go wrong on the way. */
export async function linaPasses(tale: Tale, town: Town): Promise<void> {
  const result = await resultOfTheDay(tale, town)
  const request = await askForLicence(tale, town, {
    login: 'lina',
    birthName: lina.birthName,
    email,
    answers: answersOfLina(photoCodes[0] ?? ''),
  })
  const order = await reviewed(tale, town, request)
  const again = await tale.step('printed, then spoiled at the quality control: made again under a new number', async () => {
    await town.house(order.number, 'Imprimée')
    await town.house(order.number, 'Ratée')
    const remade = await town.order('the card made again', line => line.remakeOf === order.orderId)
    const lines = await town.ledger()
    const spoiled = lines.find(line => line.orderId === order.orderId)
    assert.deepEqual([spoiled?.status, remade.status], ['spoiled', 'accepted'])
    assert.notEqual(remade.number, order.number)
    const mail = await town.mail(email, /est refaite/)
    return { evidence: `ledger: ${order.number} spoiled, ${remade.number} accepted in its place; mail « ${mail.subject} »`, gives: remade }
  })
  const letter = await printAndPost(tale, town, again, request)
  await collected(tale, town, request, letter)
  await tale.step('her record has the title: the certificate gives way to the card', async () => {
    const page = await until('the result page says that the card is in hand', async () => {
      const now = await result.browser.get(result.page)
      return flat(now.text).includes('Vous avez reçu votre carte') && now
    })
    const pdf = await result.browser.get(`${result.page}/cepc.pdf`)
    assert.equal(pdf.status, 409, 'a CEPC is still printed')
    return seen(`« ${found(page.text, /Vous avez reçu votre carte[^.]*\./)} »`, 'CEPC PDF refused (409)')
  })
}

interface Opened {
  readonly browser: Browserless
  readonly page: string
}

/** From the exam to the CEPC. */
async function resultOfTheDay(tale: Tale, town: Town): Promise<Opened> {
  const examDay = town.today()
  const published = publishedOn(examDay, '75', town.law).value
  const eve = addDays(published, -1)
  await tale.step(`the centre sends the results of ${examDay}, twice`, async () => {
    const batch = [aResult({ source, examDay, learning: 'aac' }), aResult({ ...ines, examDay })]
    const [first, second] = [await town.sendResults(...batch), await town.sendResults(...batch)]
    assert.deepEqual(first.rejected, [])
    assert.deepEqual([first.accepted, first.corrected, second.unchanged], [1, 1, 2])
    return seen('API: 1 accepted, 1 corrected; then 2 unchanged')
  })
  await tale.step(`not to be seen on ${eve}`, async () => {
    await town.windTo(eve)
    const hers = await lookUp(town.visitor(), asked)
    const other = await lookUp(town.visitor(), { neph: ines.neph, birth: ines.birthDay, category: 'B' })
    const unknown = await lookUp(town.visitor(), { ...asked, neph: '990000000001' })
    assert.ok(!flat(hers.text).includes(formatDay(examDay, 'fr')), 'the result is shown too early')
    assert.equal(flat(other.text), flat(unknown.text))
    const nothing = sees(other, /Nous n’avons pas de résultat à montrer/, 422)
    return seen(
      `Lina sees her « ${sees(hers, 'Épreuve théorique')} » only`,
      `who has no other result: « ${nothing} », word for word as an unknown NEPH`,
    )
  })
  const opened = await tale.step(`to be seen on ${published}`, async () => {
    await town.windTo(published)
    const browser = town.visitor()
    const page = await lookUp(browser, asked)
    const evidence = `« ${sees(page, 'Vous avez réussi')} », ${found(page.text, /Total : [^.]*?(?= points sur)/)}`
    return { evidence, gives: { browser, page } }
  })
  const { browser } = opened
  await tale.step('the charte is read and accepted', async () => {
    const charte = await browser.follow(opened.page, /^Lire la charte/)
    const unticked = await browser.post(formWith(charte, 'charte'))
    sees(unticked, 'Cochez la case si vous acceptez la charte', 422)
    const accepted = await browser.post(formWith(unticked, 'charte'), { charte: 'oui' })
    return seen('unticked: 422', `ticked: « ${sees(accepted, 'Télécharger mon certificat')} »`)
  })
  const page = opened.page.url.pathname
  await tale.step('the CEPC, one page, with its last day', async () => {
    const pdf = await pdfAt(browser, `${page}/cepc.pdf`)
    assert.equal(pdf.pages.length, 1)
    const lastDay: Day = addMonths(examDay, cepcMonths.on(examDay))
    const words = found(pdf.text, `jusqu’au ${formatDate(lastDay, 'fr')} inclus`)
    found(pdf.text, lina.firstNames.join(' '))
    found(pdf.text, '24 09 75 10 00 01')
    return seen(`PDF: ${found(pdf.text, lina.birthName)}, ${words}`, `« ${found(pdf.text, /sans valeur officielle/i)} »`)
  })
  return { browser, page }
}

const own = 'Le bas de la carte est coupé : photographiez-la en entier.'

/** Paulette sends one piece back, Lina mends it, Paulette approves. */
async function reviewed(tale: Tale, town: Town, request: Asked) {
  const { browser, id, follow } = request
  const paulette = await tale.step('Paulette signs in with ProConnect and sends the identity document back', async () => {
    const { browser: agent } = await town.agent('paulette')
    sees(await takeFile(agent, lina.birthName), 'Vous instruisez ce dossier')
    const form = await agent.get(`/agents/dossiers/${id}/pieces/identity/corriger`)
    const preview = await press(agent, form, /^Voir ce que/, { reason: 'unreadable', own })
    sees(preview, own)
    sees(await press(agent, preview, /^Envoyer la demande/), 'Attend')
    const mail = await town.mail(email, /À corriger/)
    const page = await browser.get(follow)
    return { evidence: `mail « ${mail.subject} »; Lina reads « ${sees(page, own)} »`, gives: agent }
  })
  await tale.step('Lina mends that piece alone; the file keeps its rank', async () => {
    const mending = await browser.follow(await browser.get(follow), /^Corriger/)
    const uploaded = await browser.post(formWith(mending, 'file'), { file: await photograph() })
    sees(await press(browser, uploaded, /^Envoyer la correction$/), 'Le dossier garde son rang')
    const mail = await town.mail(email, /reçu votre correction/)
    const mine = await paulette.get('/agents/dossiers?liste=miennes')
    return seen(`mail « ${mail.subject} »`, `Paulette’s list: « ${sees(mine, 'Corrigé, à revoir')} »`)
  })
  return tale.step('Paulette checks each piece and approves; the card is ordered', async () => {
    const { file, accepted } = await acceptPieces(paulette, await paulette.get(`/agents/dossiers/${id}`))
    const { evidence, gives } = await approve(town, paulette, file, request)
    return { evidence: `${accepted} pieces accepted; ${evidence}`, gives }
  })
}

/** Nobody at home, an avis de passage, and the letter collected on its last day. */
async function collected(tale: Tale, town: Town, { browser, follow }: Asked, letter: string): Promise<void> {
  const lastDay = addDays(town.today(), Number(town.law['post-office-days']))
  await tale.step('nobody at home: avis de passage, with its last day', async () => {
    await town.letter(letter, 'Absent : avis de passage')
    const mail = await town.mail(email, /vous attend à La Poste/)
    found(mail.subject, formatDay(lastDay, 'fr').replace(/^\S+ /, ''))
    const page = await untilSees(browser, follow, `Dernier jour pour la retirer : ${formatDay(lastDay, 'fr')}`)
    const codes = await town.codes(letter)
    assert.equal(codes.at(-1), 'AG1')
    return seen(`La Poste: ${codes.join(' ')}`, `mail « ${mail.subject} »`, `« ${found(page.text, /Dernier jour[^.]*/)} »`)
  })
  await tale.step(`collected at the post office on that day, ${lastDay}`, async () => {
    await town.windTo(lastDay)
    sees(await browser.get(follow), 'C’est aujourd’hui')
    await town.letter(letter, 'Livrer')
    const mail = await town.mail(email, /est arrivée/)
    const page = await untilSees(browser, follow, /Remise le [^.]*\./)
    const codes = await town.codes(letter)
    assert.equal(codes.at(-1), 'DI1')
    return seen(`La Poste: ${codes.at(-1)}`, `mail « ${mail.subject} »`, `« ${found(page.text, /Remise le [^.]*\./)} »`)
  })
}

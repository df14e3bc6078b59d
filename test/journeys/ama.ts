import assert from 'node:assert/strict'
import { addDays, destroyOn } from '@papier-rose/law'
import { ama } from '../../src/exam/fixtures.ts'
import { formatDate, formatDay } from '../../src/kit/html.ts'
import type { LedgerLine } from '../../src/partners/printer/index.ts'
import { photoCodes } from '../../src/seed.ts'
import { answersOfLina, formWith, press, until } from '../road.ts'
import { type Asked, acceptPieces, approve, askForLicence, printAndPost, takeFile } from './acts.ts'
import { seen, type Tale } from './tale.ts'
import { found, sees, type Town, untilSees } from './town.ts'

const email = 'ama.mensah@exemple.invalid'

/** Ama, a foreign national who is housed by a friend, does not collect her letter: it comes back, and she gets her card at the préfecture. */
export async function amasCardReturns(tale: Tale, town: Town): Promise<void> {
  const request = await askForLicence(tale, town, {
    login: 'ama',
    birthName: ama.birthName,
    email,
    answers: {
      ...answersOfLina(photoCodes[1] ?? ''),
      nationalite: { nationality: 'other' },
      coordonnees: { email, mobile: '' },
      postcode: { postcode: '75019' },
      adresse: { street: '8 rue Riquet', letterbox: 'DIALLO' },
      logement: { housing: 'hosted' },
    },
  })
  const order = await tale.step('Karim checks each piece and approves; the card is ordered', async () => {
    const { browser } = await town.agent('karim')
    const { file, accepted } = await acceptPieces(browser, await takeFile(browser, ama.birthName))
    const { evidence, gives } = await approve(town, browser, file, request)
    return { evidence: `${accepted} pieces accepted; ${evidence}`, gives }
  })
  const first = await printAndPost(tale, town, order, request)
  await notCollected(tale, town, request, first)
  await givenBack(tale, town, request, first, order)
  await handedOver(tale, town, request, order)
}

/** The letter waits at the post office to the end of its last day; then La Poste brings it back to us. */
async function notCollected(tale: Tale, town: Town, { browser, follow }: Asked, letter: string): Promise<void> {
  const lastDay = addDays(town.today(), Number(town.law['post-office-days']))
  await tale.step(`nobody at home, nobody comes by ${lastDay}`, async () => {
    await town.letter(letter, 'Absent : avis de passage')
    await untilSees(browser, follow, `Dernier jour pour la retirer : ${formatDay(lastDay, 'fr')}`)
    await town.windTo(addDays(lastDay, 1))
    const page = await browser.get(`${follow}/carte`)
    return seen(`La Poste: ${(await town.codes(letter)).at(-1)}`, `the day after: « ${sees(page, 'Votre carte revient vers nous')} »`)
  })
}

/** The letter is back: what follows is what the profile says. */
async function givenBack(tale: Tale, town: Town, request: Asked, letter: string, order: LedgerLine): Promise<void> {
  if (town.law['after-return'] === 'prefecture') {
    await kept(tale, town, request, letter)
    return
  }
  const second = await tale.step('the letter comes back; by this profile it is sent again, once', async () => {
    await town.letter(letter, 'Rendre à l’expéditeur')
    const told = await town.mail(email, /renvoyons votre carte/)
    const posted = await until('a second letter', async () => {
      const left = (await town.mails(email)).filter(mail => /est partie/.test(mail.subject))
      return left.length === 2 && left.find(mail => !mail.text.includes(letter))
    })
    const again = found(posted.text, /(?<=numéro de suivi )\w+/)
    assert.deepEqual([(await town.codes(letter)).at(-1), (await town.codes(again)).at(0)], ['DI2', 'DR1'])
    const line = (await town.ledger()).find(one => one.orderId === order.orderId)
    assert.equal(line?.printed, 1)
    const evidence = `La Poste: ${letter} DI2, ${again} DR1; mail « ${told.subject} »; ledger: still printed once`
    return { evidence, gives: again }
  })
  await notCollected(tale, town, request, second)
  await kept(tale, town, request, second)
}

async function kept(tale: Tale, town: Town, { browser, follow }: Asked, letter: string): Promise<void> {
  await tale.step('the letter comes back and is kept at the préfecture, until a day that is told', async () => {
    await town.letter(letter, 'Rendre à l’expéditeur')
    const until = formatDate(destroyOn(town.today(), town.law).value, 'fr')
    const mail = await town.mail(email, /sera à la préfecture/)
    const page = await untilSees(browser, `${follow}/carte`, 'Votre carte va à la préfecture')
    found(page.text, 'Préfecture de police')
    assert.equal((await town.codes(letter)).at(-1), 'DI2')
    return seen(
      'La Poste: DI2',
      `mail « ${mail.subject} », destroyed on ${found(mail.text, until)}`,
      `« ${found(page.text, 'Préfecture de police')} »`,
    )
  })
}

/** Djamila receives the card at the desk, checks the document that Ama shows, and hands the card over. */
async function handedOver(tale: Tale, town: Town, { browser, follow }: Asked, order: LedgerLine): Promise<void> {
  const desk = await tale.step('Djamila receives the card at the desk', async () => {
    const { browser: agent, page } = await town.agent('djamila')
    const office = sees(page, 'Préfecture de police')
    const card = await agent.post(formWith(page, 'numero'), { numero: order.number })
    const done = sees(card, 'La carte est au guichet')
    const mail = await town.mail(email, /vous attend au guichet/)
    return { evidence: `${office}: « ${done} »; mail « ${mail.subject} »`, gives: agent }
  })
  await tale.step('Ama shows an expired document, then a valid one: only then is the card hers', async () => {
    const list = await desk.get(`/agents/guichet?q=${ama.birthName.toLowerCase()}`)
    const card = await desk.follow(list, order.number)
    const ends = (day: string) => {
      const [year = '', month = '', dayOfMonth = ''] = day.split('-')
      return { piece: 'passport', 'fin-day': dayOfMonth, 'fin-month': month, 'fin-year': year }
    }
    const expired = await desk.post(formWith(card, 'piece'), ends(addDays(town.today(), -1)))
    sees(expired, 'Il doit être valable', 422)
    const given = await desk.post(formWith(expired, 'piece'), ends(addDays(town.today(), 400)))
    sees(given, 'La carte est remise')
    const mail = await town.mail(email, /vous a été remise/)
    const page = await untilSees(browser, follow, `Remise le ${formatDay(town.today(), 'fr')}`)
    return seen('expired: 422', `mail « ${mail.subject} »`, `« ${found(page.text, /Remise le [^.]*/)} »`)
  })
  await tale.step('it is handed over once', async () => {
    const list = await desk.get(`/agents/guichet?q=${order.number}`)
    const again = await press(desk, list, /^Enregistrer/, { numero: order.number })
    assert.equal(again.status, 409)
    return seen(`searched again: « ${sees(list, 'Aucune carte de ce guichet')} »`, 'received again: 409')
  })
}

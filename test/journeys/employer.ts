import type { Page } from '../../src/kit/testing/browserless.ts'
import { personas } from '../../src/personas.ts'
import { formWith, press } from '../road.ts'
import { holderOf } from './record.ts'
import { seen, type Tale } from './tale.ts'
import { flat, found, sees, type Town } from './town.ts'

/** Lina gives an employer a code: it is read once, she sees the reading; another code is stopped before anybody used it. */
export async function employerReads(tale: Tale, town: Town): Promise<void> {
  const lina = await holderOf(town, 'lina', 'MOREAU')
  const who = personas.find(({ login }) => login === 'lina')
  const give = async (): Promise<string> => {
    const form = await lina.browser.get('/mon-permis/codes')
    const given = await lina.browser.post(formWith(form, 'purpose'), { purpose: 'job', categories: ['B'], readings: '1' })
    sees(given, 'Votre code est prêt')
    return found(given.text, /(?<!\d)\d{3}(?: \d{1,3}){2,}(?!\d)/)
  }
  const employer = async (code: string): Promise<Page> => {
    const browser = town.visitor()
    const [year = '', month = '', dayOfMonth = ''] = (who?.birthdate ?? '').split('-')
    return browser.post(formWith(await browser.get('/verifier'), 'code'), {
      code,
      name: who?.familyName ?? '',
      'birth-day': String(Number(dayOfMonth)),
      'birth-month': String(Number(month)),
      'birth-year': year,
      who: 'Claire Vasseur, Transports Vasseur',
      purpose: 'job',
    })
  }
  const code = await tale.step('Lina gives an employer a code for category B, good for one reading', async () => {
    const given = await give()
    return { evidence: `code ${given}`, gives: given }
  })
  await tale.step('the employer reads without an account: valid or not, and nothing else; a second time it opens nothing', async () => {
    const answer = await employer(code)
    const valid = sees(answer, /B valable/)
    const said = flat(answer.text)
    if (/\d+ points? sur 12|suspension|infraction/.test(said)) throw new Error(`the answer says more than it may: ${said.slice(0, 600)}`)
    const again = await employer(code)
    return seen(`« ${valid} », no points, no why`, `again: « ${sees(again, 'Ces réponses n’ouvrent rien', 422)} »`)
  })
  await tale.step('Lina sees who read it; she stops another code, which then opens nothing', async () => {
    const read = await lina.reads('/mon-permis/codes', /utilisé.*?1 sur 1.*?Claire Vasseur, Transports Vasseur/)
    const mail = await town.mail(lina.email, /Un code que vous avez donné a été utilisé/)
    const other = await give()
    const stopped = await press(lina.browser, await lina.browser.get('/mon-permis/codes'), /^Arrêter ce code/)
    const late = await employer(other)
    return seen(
      `« ${read.slice(0, 120)} »`,
      `mail « ${mail.subject} »`,
      `« ${sees(stopped, 'Ce code est arrêté')} »`,
      `employer: « ${sees(late, 'Ces réponses n’ouvrent rien', 422)} »`,
    )
  })
}

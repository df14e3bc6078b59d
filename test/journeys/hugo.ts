import assert from 'node:assert/strict'
import { addDays, bandOf, publishedOn, theoryYears } from '@papier-rose/law'
import { aResult, aTheory, hugo } from '../../src/exam/fixtures.ts'
import { formatDate, formatDay } from '../../src/kit/html.ts'
import { nephOf } from '../../src/seed.ts'
import { seen, type Tale } from './tale.ts'
import { found, lookUp, sees, type Town } from './town.ts'

const him = { ...hugo, neph: nephOf('hugo') }
const asked = { neph: him.neph, birth: him.birthDay, category: 'B' }
/** His marks add up to this: he failed by points. */
const score = 18

/** Hugo fails B: what cost the result, from when he may try again and why, until when his theory success counts. */
export async function hugoFails(tale: Tale, town: Town): Promise<void> {
  const examDay = town.today()
  const theoryDay = addDays(examDay, -60)
  const published = publishedOn(examDay, '75', town.law).value
  await tale.step(`the centre sends Hugo’s failure of ${examDay}`, async () => {
    const failed = aResult({ ...him, source: 'journey-hugo-practical', examDay, outcome: 'insufficient' })
    const report = await town.sendResults(aTheory({ ...him, source: 'journey-hugo-theory', examDay: theoryDay }), failed)
    assert.deepEqual([report.accepted, report.rejected], [2, []])
    return seen('API: 2 accepted, the theory success and the failure')
  })
  const browser = town.visitor()
  const page = await tale.step(`to be seen on ${published}: insufficient, and what cost it`, async () => {
    await town.windTo(published)
    const result = await lookUp(browser, asked)
    const title = sees(result, 'Cette fois, le résultat est insuffisant')
    found(result.text, formatDay(examDay, 'fr'))
    return {
      evidence: `« ${title} », ${found(result.text, `Total : ${score} points`)}; « ${found(result.text, /(?<=le plus de points ).*? : 2 points perdus/)} »`,
      gives: result,
    }
  })
  await tale.step('from when he may try again, and why', async () => {
    const { days, words } = bandOf(score, examDay, town.law)
    const from = formatDay(addDays(examDay, days), 'fr')
    return seen(`« ${found(page.text, `À partir du ${from}`)} »`, `« ${found(page.text, words.fr)} »`)
  })
  await tale.step('until when his theory success counts', async () => {
    const [year = '', rest] = [theoryDay.slice(0, 4), theoryDay.slice(4)]
    const years = theoryYears[town.law['theory-five-years-since']].on(theoryDay)
    const lastDay = `${Number(year) + years}${rest}` as typeof theoryDay
    return seen(`« ${found(page.text, `jusqu’au ${formatDate(lastDay, 'fr')} compris`)} »`)
  })
  await tale.step('no certificate for a failure; the page reads in English too', async () => {
    const pdf = await browser.get(`${page.url.pathname}/cepc.pdf`)
    assert.equal(pdf.status, 409)
    const english = await browser.get(`/en${page.url.pathname}`)
    return seen('CEPC PDF refused (409)', `« ${sees(english, 'This time, the result was not enough')} »`)
  })
}

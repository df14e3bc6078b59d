import assert from 'node:assert/strict'
import test from 'node:test'
import { sourceArticle } from '@papier-rose/law'
import type { Page } from '../kit/testing/browserless.ts'
import { aResult, hugo, lina, zoe } from './fixtures.ts'
import { examWorld, fill, formOf } from './testing.ts'

const numbers: Record<string, number> = { un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9 }

/** Reads the question as a person does, and answers it. */
function answerTo(page: Page): string {
  const [, a = '', b = ''] = /Combien font (\S+) plus (\S+)\s\?/.exec(page.text) ?? []
  return String((numbers[a] ?? Number.NaN) + (numbers[b] ?? Number.NaN))
}

test('a result is found with the NEPH, spaces or not, the birth date and the category, in both languages', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult())
  const fr = await someone().lookUp({ neph: '24 09 75 10 00 01' })
  assert.equal(fr.status, 200)
  assert.match(fr.text, /Vous avez réussi/)
  const en = await someone().lookUp({}, '/en/resultat')
  assert.match(en.url.pathname, /^\/en\/resultat\/[\w-]{43}$/)
  assert.match(en.text, /You have passed/)
})

test('born on 29 February, and with œ in the name, a person finds their result', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult({ ...zoe, category: 'A2', marks: undefined, total: 25 }))
  assert.match((await someone().lookUp({ neph: zoe.neph, birth: '2004-02-29', category: 'A2' })).text, /Vous avez réussi/)
})

/** The page without what was typed and the marks of one request. */
const without = (page: Page) => page.html.replaceAll(/nonce="[^"]*"|value="[^"]*"| selected/g, '')

test('unknown, wrong date, wrong category and not yet published: one same answer, the same queries, the same floor of time', async t => {
  const { send, someone, asked } = await examWorld(t)
  await send(aResult({ examDay: '2026-11-24' }), aResult({ ...hugo, examDay: '2026-11-20', outcome: 'insufficient' }))
  const seen: { page: string; queries: string[]; status: number }[] = []
  for (const who of [
    { neph: '999999999999' },
    { neph: hugo.neph, birth: '2006-07-05' },
    { neph: zoe.neph, birth: '2006-07-04', category: 'A' },
    { neph: lina.neph },
  ]) {
    const browser = someone()
    const form = formOf(await browser.get('/resultat'))
    asked.length = 0
    const started = performance.now()
    const page = await browser.post(form, fill(who))
    const took = performance.now() - started
    assert.ok(took >= 299, `${JSON.stringify(who)} was answered in ${took} ms`)
    seen.push({ page: without(page), queries: [...asked], status: page.status })
  }
  for (const { page, queries, status } of seen) {
    assert.equal(status, 422)
    assert.equal(page, seen[0]?.page)
    assert.deepEqual(queries, seen[0]?.queries)
  }
  assert.match(seen[0]?.page ?? '', /Nous n’avons pas de résultat à montrer/)
})

test('a result that is found takes the same queries until it is shown', async t => {
  const { send, someone, asked } = await examWorld(t)
  await send(aResult())
  const queriesOf = async (neph: string) => {
    const browser = someone()
    const form = formOf(await browser.get('/resultat'))
    asked.length = 0
    const page = await browser.post(form, fill({ neph }), { stopAt: new URL('/resultat/', form.page) })
    return { queries: [...asked], page }
  }
  const [found, missed] = [await queriesOf(lina.neph), await queriesOf('999999999999')]
  assert.equal(found.page.status, 0)
  assert.deepEqual(found.queries, missed.queries)
})

for (const [name, law, examDay, shown, hidden] of [
  ['the next day', undefined, '2026-11-20', '2026-11-21T00:00:00+01:00', '2026-11-20T23:59:59+01:00'],
  ['the second open day', sourceArticle, '2026-11-20', '2026-11-24T00:00:00+01:00', '2026-11-23T23:59:59+01:00'],
] as const) {
  test(`a result of Friday 20 November is shown at 00:00 of ${name} where the centre is, and not a second before`, async t => {
    const { send, someone, clock } = await examWorld(t, law ? { law } : {})
    await send(aResult({ examDay }))
    clock.set(hidden)
    assert.equal((await someone().lookUp()).status, 422)
    clock.set(shown)
    assert.equal((await someone().lookUp()).status, 200)
  })
}

test('in La Réunion midnight comes before it does in Paris', async t => {
  const { send, someone, clock } = await examWorld(t)
  await send(aResult({ examDay: '2026-11-23', centre: 'Saint-Denis', departement: '974' }))
  clock.set('2026-11-23T19:59:59Z')
  assert.equal((await someone().lookUp()).status, 422)
  clock.set('2026-11-23T20:00:00Z')
  assert.equal((await someone().lookUp()).status, 200)
})

test('what is wrong is said beside its field, and what was typed is kept', async t => {
  const { someone } = await examWorld(t)
  const browser = someone()
  const page = await browser.post(formOf(await browser.get('/resultat')), fill({ neph: '2409751000O1', birth: '2009-02-31', category: '' }))
  assert.equal(page.status, 422)
  assert.match(page.title, /^Erreur/)
  assert.match(page.text, /Remplacez la lettre O par un zéro/)
  assert.match(page.text, /Cette date n’existe pas/)
  assert.match(page.text, /Choisissez la catégorie/)
  const typed = Object.fromEntries(formOf(page).fields.map(({ name, value }) => [name, value]))
  assert.deepEqual([typed.neph, typed['birth-day'], typed['birth-month']], ['2409751000O1', '31', '02'])
  const eleven = await browser.post(formOf(page), fill({ neph: '24097510000' }))
  assert.match(eleven.text, /Il manque 1 chiffre/)
})

test('after three tries on one NEPH a question is asked; strangers cannot lock anybody out', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult())
  const stranger = someone()
  for (const birth of ['2009-03-10', '2009-03-11', '2009-03-13'])
    assert.doesNotMatch((await stranger.lookUp({ birth })).text, /Combien font/)
  const her = someone()
  const question = await her.lookUp()
  assert.equal(question.status, 422)
  assert.match(question.text, /Combien font/)
  assert.match((await her.post(formOf(question), { human: answerTo(question) })).text, /Vous avez réussi/)
})

test('a wrong answer, an answer given twice, and somebody’s own token do not pass', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult())
  const browser = someone()
  for (const birth of ['2009-03-10', '2009-03-11', '2009-03-13']) await browser.lookUp({ birth })
  const question = await browser.lookUp()
  const right = answerTo(question)
  const wrong = await browser.post(formOf(question), { human: String(Number(right) + 1) })
  assert.match(wrong.text, /La réponse n’est pas la bonne/)
  // The question that was answered wrongly has served.
  assert.match((await browser.post(formOf(question), { human: right })).text, /La réponse n’est pas la bonne/)
  const fresh = await browser.lookUp()
  const forged = await browser.post(formOf(fresh), { human: '9', 'human-check': 'AAAAAAAAAAAAAAAAAAAAAA~2099-01-01T00:00:00.000Z~AAAA' })
  assert.match(forged.text, /La réponse n’est pas la bonne/)
  const last = await browser.lookUp()
  assert.equal((await browser.post(formOf(last), { human: answerTo(last) })).status, 200)
  assert.match((await browser.post(formOf(last), { human: answerTo(last) })).text, /La réponse n’est pas la bonne/)
})

test('many lookups from one address wait', async t => {
  const { someone } = await examWorld(t)
  const browser = someone()
  const form = formOf(await browser.get('/resultat'))
  const pages = await Promise.all(Array.from({ length: 41 }, () => browser.post(form, fill({ neph: '1' }))))
  assert.deepEqual(
    pages
      .map(({ status }) => status)
      .sort()
      .slice(-2),
    [422, 429],
  )
})

test('a result page can be reloaded; in another browser, or after an hour, it is closed with the same words as one that never was', async t => {
  const { send, someone, owner } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const page = await her.lookUp()
  assert.match((await her.get(page.url)).text, /Vous avez réussi/)
  const other = await someone().get(page.url)
  const never = await her.get('/resultat/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  assert.deepEqual([other.status, never.status], [404, 404])
  assert.match(never.text, /Cette page de résultat est fermée/)
  assert.equal(other.text, never.text)
  await owner.query(`update result_view set until = until - interval '2 hours'`)
  assert.equal((await her.get(page.url)).text, never.text)
})

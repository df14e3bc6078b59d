import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { htmlProblems } from '../kit/testing/pages.ts'
import { findAccount } from './accounts.ts'
import { codeOf, setContact } from './contacts.ts'
import { signInPerson } from './fixtures.ts'
import { contactPages } from './pages/contacts.ts'
import { testSite } from './testing.ts'

async function somebody(t: TestContext) {
  const { app, deps, owner } = await testSite(t, [contactPages])
  const visit = async (facts = {}) => {
    const { cookie, csrf, accountId } = await signInPerson(deps, facts)
    const read = async (answer: Response) => ({
      status: answer.status,
      to: answer.headers.get('location') ?? '',
      html: await answer.text(),
    })
    return {
      accountId,
      get: async (path: string) => read(await app.request(path, { headers: { cookie } })),
      post: async (path: string, fields: Readonly<Record<string, string>> = {}, form = deps.ids()) =>
        read(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form, ...fields }) })),
      account: async () => {
        const found = await findAccount(deps.db, accountId)
        assert.ok(found)
        return found
      },
    }
  }
  const jobs = async () =>
    (await owner.query(`select task_identifier as task from graphile_worker.jobs order by id`)).rows.map(({ task }) => task)
  const code = (address: string) => codeOf(deps.config.SESSION_SECRET, address.split('/').at(-1) ?? '')
  return { deps, visit, jobs, code }
}

test('an address counts once its code is typed: new, confirmed, and the old one is told', async t => {
  const { visit, jobs, code } = await somebody(t)
  const lina = await visit()
  const before = await lina.get('/compte/contacts')
  assert.match(before.html, /Pas confirmé/)
  const wrong = await lina.post('/compte/contacts/email', { email: 'neuf@' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="neuf@"/)
  const asked = await lina.post('/compte/contacts/email', { email: 'neuf@courriel.example' }, 'one')
  assert.equal(asked.status, 303)
  assert.equal(
    (await lina.post('/compte/contacts/email', { email: 'neuf@courriel.example' }, 'one')).to,
    asked.to,
    'a double click is one code',
  )
  assert.equal((await lina.account()).email, 'lina@courriel.example', 'nothing changes before the code')
  const page = await lina.get(asked.to)
  assert.match(page.html, /neuf@courriel.example/)
  assert.deepEqual(await htmlProblems(page.html), [])
  const bad = await lina.post(asked.to, { code: '000000' === code(asked.to) ? '111111' : '000000' })
  assert.equal(bad.status, 422)
  assert.equal(
    (await lina.post(asked.to, { code: ` ${code(asked.to).slice(0, 3)} ${code(asked.to).slice(3)}` })).to,
    '/compte/contacts?fait=email',
  )
  const { email, emailConfirmed } = await lina.account()
  assert.deepEqual({ email, emailConfirmed }, { email: 'neuf@courriel.example', emailConfirmed: true })
  assert.deepEqual(await jobs(), ['contact-code', 'contact-changed'])
})

test('a code bears five tries and serves its owner alone', async t => {
  const { visit, code } = await somebody(t)
  const [lina, marcel] = [await visit(), await visit({ familyName: 'AUTRE' })]
  const { to } = await lina.post('/compte/contacts/mobile', { mobile: '06 98 76 54 32' })
  assert.equal((await marcel.get(to)).status, 404)
  assert.equal((await marcel.post(to, { code: code(to) })).status, 404)
  const wrong = code(to) === '000000' ? '111111' : '000000'
  for (const status of [422, 422, 422, 422, 409]) assert.equal((await lina.post(to, { code: wrong })).status, status)
  assert.equal((await lina.post(to, { code: code(to) })).status, 409, 'the right one comes too late')
  assert.equal((await lina.account()).mobile, undefined)
})

test('a code that is too old serves no more, and five an hour may be asked for', async t => {
  const { deps, visit, code } = await somebody(t)
  const lina = await visit()
  const { to } = await lina.post('/compte/contacts/email', { email: 'a@courriel.example' })
  await deps.db.query(`update contact_check set until = '2020-01-01'`)
  assert.equal((await lina.post(to, { code: code(to) })).status, 409)
  for (const n of [2, 3, 4, 5]) assert.equal((await lina.post('/compte/contacts/email', { email: `a${n}@courriel.example` })).status, 303)
  assert.equal((await lina.post('/compte/contacts/email', { email: 'a6@courriel.example' })).status, 429)
})

test('texts are for a confirmed mobile, and end with it', async t => {
  const { visit, code } = await somebody(t)
  const lina = await visit()
  await lina.post('/compte/contacts/sms', { sms: 'yes' })
  assert.equal((await lina.account()).smsWanted, false)
  const { to } = await lina.post('/compte/contacts/mobile', { mobile: '06 98 76 54 32' })
  await lina.post(to, { code: code(to) })
  await lina.post('/compte/contacts/sms', { sms: 'yes' })
  assert.equal((await lina.account()).smsWanted, true)
  await lina.post('/compte/contacts/mobile/retirer')
  const { mobile, smsWanted, mobileConfirmed } = await lina.account()
  assert.deepEqual({ mobile, smsWanted, mobileConfirmed }, { mobile: undefined, smsWanted: false, mobileConfirmed: false })
})

test('an address given in a request is not confirmed; the same one again stays as it was', async t => {
  const { deps, visit, code, jobs } = await somebody(t)
  const lina = await visit()
  const { to } = await lina.post('/compte/contacts/email', { email: 'lina@courriel.example' })
  await lina.post(to, { code: code(to) })
  await setContact(deps, lina.accountId, { email: 'lina@courriel.example', lang: 'fr' })
  assert.equal((await lina.account()).emailConfirmed, true)
  await setContact(deps, lina.accountId, { email: 'autre@courriel.example', lang: 'fr' })
  assert.equal((await lina.account()).emailConfirmed, false)
  assert.ok((await jobs()).includes('contact-changed'))
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { aJpeg, aPdf, aPdfWith, aProgram } from '../evidence/fixtures.ts'
import { refusals } from '../evidence/index.ts'
import { ama, zoe } from '../exam/fixtures.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { answerPage, requestWorld, type Someone } from './testing.ts'

const jpeg = await aJpeg()
const mostPages = 12
const megabyte = 1024 * 1024

async function toPieces(someone: Someone): Promise<Page> {
  const begun = await someone.fill(await someone.get('/demande'), {}, 'Commencer')
  let page = await someone.follow(begun, 'Continuer')
  for (let n = 0; n < mostPages && !page.url.pathname.includes('/pieces/'); n++) page = await answerPage(someone, page, jpeg)
  assert.match(page.url.pathname, /pieces/)
  return page
}

const words = (page: Page): string => page.text.replaceAll('\u00a0', ' ')

test('a file that is not taken says why and what to do beside its field, and nothing of it is kept', async t => {
  const { send, person, owner } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const page = await toPieces(someone)
  const bad: readonly [keyof typeof refusals, string, Uint8Array][] = [
    ['empty-file', 'vide.jpg', new Uint8Array()],
    ['too-large', 'photo.jpg', new Uint8Array(40 * megabyte)],
    ['program', 'carte.jpg', aProgram()],
    ['other-type', 'carte.pdf', Buffer.from('Bonjour, voici ma carte.')],
    ['damaged-image', 'coupee.jpg', jpeg.subarray(0, 800)],
    ['pdf-locked', 'facture.pdf', await aPdf({ password: 'secret' })],
    ['pdf-script', 'facture.pdf', aPdfWith('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')],
    ['pdf-attachment', 'facture.pdf', await aPdf({ attached: Buffer.from('<xml/>') })],
  ]
  for (const [code, name, bytes] of bad) {
    const file = new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
    const refused = await someone.fill(page, { file }, /Envoyer ce fichier/)
    assert.equal(refused.status, 422, code)
    assert.ok(words(refused).includes(refusals[code].fr.replaceAll('\u00a0', ' ')), `${code}: ${refused.text.slice(0, 600)}`)
    assert.match(refused.html, /id="file-error"/, code)
    assert.match(refused.html, /href="#file"/, code)
  }
  assert.deepEqual((await owner.query('select piece from evidence')).rows, [])
})

test('a page sent twice by a double click keeps one file', async t => {
  const { send, person, owner } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const page = await toPieces(someone)
  const both = await Promise.all(
    [1, 2].map(() =>
      someone.fill(page, { file: new File([new Uint8Array(jpeg)], 'recto.jpg', { type: 'image/jpeg' }) }, /Envoyer ce fichier/),
    ),
  )
  assert.deepEqual(
    both.map(one => one.status),
    [200, 200],
  )
  assert.equal((await owner.query('select 1 from evidence')).rowCount, 1)
})

test('another person neither sees nor removes a file, and a piece that is not asked does not exist', async t => {
  const { send, person, owner } = await requestWorld(t)
  await send({ ...ama }, { ...zoe })
  const [someone, other] = [await person(ama), await person(zoe)]
  const page = await toPieces(someone)
  const sent = await someone.fill(
    page,
    { file: new File([new Uint8Array(jpeg)], 'recto.jpg', { type: 'image/jpeg' }) },
    /Envoyer ce fichier/,
  )
  const picture = /src="([^"]+fichiers[^"]+)"/.exec(sent.html)?.[1] ?? ''
  assert.equal((await someone.get(picture)).headers.get('cache-control'), 'no-store')
  assert.equal((await other.get(picture)).status, 404)
  const form = sent.forms.find(({ action }) => action.pathname.endsWith('/retirer'))
  assert.ok(form)
  // The stranger's own proof and form, with the address and the id of somebody else's file.
  const own = (await other.get('/demande')).forms.find(({ method }) => method === 'post')
  assert.ok(own)
  const id = form.fields.find(({ name }) => name === 'file')?.value ?? ''
  const fields = [
    ...own.fields.filter(({ name }) => name === 'csrf' || name === 'form'),
    { name: 'file', type: 'hidden', value: id, sent: true },
  ]
  assert.equal((await other.post({ ...own, action: form.action, fields })).status, 404)
  assert.deepEqual((await owner.query('select state from evidence')).rows, [{ state: 'drafted' }])
  assert.equal((await someone.get(page.url.pathname.replace(/[^/]+$/, 'diploma'))).status, 404)
})

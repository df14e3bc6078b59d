import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { assetPath, assets } from './assets.ts'
import { compileStyle } from './compile.ts'

test('the committed style sheet is the one that the theme compiles to', () => {
  const committed = readFileSync(new URL('style.css', import.meta.url), 'utf8')
  assert.ok(committed === compileStyle(), 'run: npm run design')
})

test('the style sheet has no mark and no font of any State', () => {
  assert.doesNotMatch(compileStyle(), /GDS Transport|crown|Marianne|dsfr|gov\.uk/i)
})

test('each file that a page, the style or the script names is served, to be kept for ever', async () => {
  const style = await (await assets().request(assetPath('style.css'))).text()
  const script = await (await assets().request(assetPath('init.js'))).text()
  const named = `${style} ${script}`.match(/\/assets\/[\w.-]+/g) ?? []
  assert.ok(named.length >= 5)
  for (const path of [...named, assetPath('icon.svg')]) {
    const answer = await assets().request(path)
    assert.equal(answer.status, 200, path)
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
  }
})

test('a page that was open before an upgrade finds the new file; what never existed is not found', async () => {
  const old = await assets().request('/assets/style.0000000000.css')
  assert.equal(old.headers.get('location'), assetPath('style.css'))
  assert.equal((await assets().request('/assets/..%2Fcompile.ts')).status, 404)
  assert.equal((await assets().request('/assets/secret.css')).status, 404)
  assert.throws(() => assetPath('secret.css'), /no such asset/)
})

test('the style is sent small', async () => {
  const path = assetPath('style.css')
  const small = await assets().request(path, { headers: { 'accept-encoding': 'gzip, br' } })
  const bytes = new Uint8Array(await small.arrayBuffer())
  assert.equal(small.headers.get('content-encoding'), 'br')
  assert.ok(bytes.length < 14_000, `${bytes.length} bytes`)
  assert.equal(brotliDecompressSync(bytes).toString(), await (await assets().request(path)).text())
})

import assert from 'node:assert/strict'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { signInAgent, signInPerson } from '../src/account/fixtures.ts'
import { testDeps } from '../src/account/testing.ts'
import { buildApplication } from '../src/app.ts'
import { listenOn } from '../src/kit/server.ts'

/** What somebody writes in the place of a name or an id, to be given another file. */
const tricks = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cpackage.json',
  '%00',
  'style.css%00.png',
  '%2fetc%2fpasswd',
  'file:%2f%2f%2fetc%2fpasswd',
  '%',
  "'%20or%20'1'='1",
]

/** The address goes out as it is written: a usual client would tidy it up first. */
const ask = (port: number, path: string, cookie: string) =>
  new Promise<{ status: number; to: string; text: string }>((done, fail) => {
    const sent = request({ port, path, headers: { cookie } }, answer => {
      const parts: Buffer[] = []
      answer.on('data', part => parts.push(part))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, to: answer.headers.location ?? '', text: Buffer.concat(parts).toString('latin1') }),
      )
    })
    sent.on('error', fail)
    sent.end()
  })

test('a trick in the place of a file or an id finds nothing, on any address of the service and whoever asks', async t => {
  const { deps } = await testDeps(t)
  const { site } = buildApplication(deps)
  const { server, stop } = await listenOn(site, 0)
  t.after(() => {
    server.closeAllConnections()
    return stop()
  })
  const { port } = server.address() as AddressInfo
  const people = {
    nobody: '',
    person: (await signInPerson(deps)).cookie,
    reviewer: (await signInAgent(deps, { roles: ['reviewer', 'supervisor', 'desk'], departement: '94' })).cookie,
  }
  // In French: the pages under /en are the same ones.
  const asked = site.routes.filter(({ method, path }) => method === 'GET' && path.includes('/:') && !path.startsWith('/en/'))
  const addresses = [...new Set(asked.map(({ path }) => path))]
  for (const download of ['/assets/:file', '/resultat/:view/cepc.pdf', '/suivi/:id/decision.pdf'])
    assert.ok(addresses.includes(download), `${download} is asked`)
  const wrong: string[] = []
  for (const address of addresses)
    for (const trick of tricks)
      for (const [who, cookie] of Object.entries(people)) {
        const { status, to, text } = await ask(
          port,
          address.replaceAll(/:\w+(\{[^}]*\})?/g, () => trick),
          cookie,
        )
        const signIn = status === 303 && /^(\/en)?(\/agents)?\/connexion/.test(to)
        // The doors of partners ask for a token before they look at anything.
        const noToken = status === 401 && address.startsWith('/api/v1/')
        if (!(status === 404 || signIn || noToken)) wrong.push(`${who} ${address} ${trick}: ${status} ${to}`)
        if (/root:x|"papier-rose"/.test(text)) wrong.push(`${who} ${address} ${trick}: a file of the machine`)
      }
  // A dot-dot is folded before any route sees it, a bare backslash is no address at all: never a file, never a fault.
  for (const address of addresses)
    for (const folded of ['%2e%2e', '%2e%2e/%2e%2e/package.json', '..\\..\\package.json']) {
      const { status, text } = await ask(
        port,
        address.replaceAll(/:\w+(\{[^}]*\})?/g, () => folded),
        people.reviewer,
      )
      if (status >= 500 || /root:x|"papier-rose"/.test(text)) wrong.push(`reviewer ${address} ${folded}: ${status}`)
    }
  for (const path of [
    '/assets/../package.json',
    '/assets//etc/passwd',
    '//etc/passwd',
    '/../../etc/passwd',
    '/assets/..%2f..%2fpackage.json',
  ])
    assert.equal((await ask(port, path, '')).status, 404, path)
  assert.deepEqual(wrong, [])
})

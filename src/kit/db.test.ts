import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { createSecureContext, TLSSocket } from 'node:tls'
import { openDb } from './db.ts'

/** Of a database invented for this test, and of another one: they open nothing. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMuELcoUzFiUYN+ep
seNwvH7TLSNAl4xYo8+zKdhm8lOhRANCAAShlZhX0qKAT2pLqC6KwCchKQJ33Q18
4aafGoFOYmJACt08QdhG8pzMw4/p2mQNGfKocKe3LUVv+mdpB9BgjYru
-----END PRIVATE KEY-----
`
const certificate = `-----BEGIN CERTIFICATE-----
MIIBpjCCAU2gAwIBAgIUP4jGRdX4iqZN9x4GEseNrQ4FH28wCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSZGF0YWJhc2Ugb2YgYSB0ZXN0MCAXDTI2MTEyNjAyMjUyNFoY
DzIxMjYxMTAyMDIyNTI0WjAdMRswGQYDVQQDDBJkYXRhYmFzZSBvZiBhIHRlc3Qw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAShlZhX0qKAT2pLqC6KwCchKQJ33Q18
4aafGoFOYmJACt08QdhG8pzMw4/p2mQNGfKocKe3LUVv+mdpB9BgjYruo2kwZzAd
BgNVHQ4EFgQUsQ414t42EvOxkB3gWlyrj9JtNUwwHwYDVR0jBBgwFoAUsQ414t42
EvOxkB3gWlyrj9JtNUwwDwYDVR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2Nh
bGhvc3QwCgYIKoZIzj0EAwIDRwAwRAIgaEooOiZI+UlDz3yISxRXHhKNbUNJSwFo
Up5TB8TxqJgCIBdu0qP+C3OTN4k2UJm2RxDg3uYGQ31Eh1e+XTCmP/Jy
-----END CERTIFICATE-----
`
const another = `-----BEGIN CERTIFICATE-----
MIIBkjCCATegAwIBAgIUSZvb8vbMBIf/I/4QED1YO2VoKXswCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHYW5vdGhlcjAgFw0yNjExMjYwMjI1MjRaGA8yMTI2MTEwMjAy
MjUyNFowEjEQMA4GA1UEAwwHYW5vdGhlcjBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABO5t0K2yoFkteQUiPl7sKysn2VCEmpQ6P3uyNGXZvoVD75Q6mjYP3J6MWs53
6p5BiHhtpkkIfN9J1uY23dD4KBGjaTBnMB0GA1UdDgQWBBQiWhdMscp596jBi8rX
GfbZ2md9hzAfBgNVHSMEGDAWgBQiWhdMscp596jBi8rXGfbZ2md9hzAPBgNVHRMB
Af8EBTADAQH/MBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAKBggqhkjOPQQDAgNJADBG
AiEA5hDgHrqfoRKXuy3ppjJiKXAKTP3qgqVt+UFv3lWo74ECIQC3TnvuARTQAs/F
l5bwAcuGP7h5dtjJFG7r3zjHrbmuUg==
-----END CERTIFICATE-----
`

/** A database as far as the greeting: it agrees to TLS (or refuses it), hears who connects, and hangs up. */
async function greeting(t: TestContext, agrees: boolean) {
  const heard: string[] = []
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(agrees ? 'S' : 'N')
      if (!agrees) return void socket.on('data', chunk => heard.push(String(chunk)))
      const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ key, cert: certificate }) })
      secure.on('error', () => {})
      secure.on('data', chunk => {
        heard.push(String(chunk))
        secure.destroy()
      })
    })
  })
  await new Promise<void>(up => server.listen(0, 'localhost', up))
  t.after(() => server.close())
  return { port: (server.address() as AddressInfo).port, heard }
}

test('with sslmode=verify-full nothing is said to a database that has not proved who it is, or speaks in clear', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'papier-rose-'))
  t.after(() => rm(folder, { recursive: true }))
  const trusted = async (name: string, pem: string) => {
    const file = join(folder, name)
    await writeFile(file, pem)
    return file
  }
  const [ours, theirs] = [await trusted('ours.pem', certificate), await trusted('theirs.pem', another)]
  const connect = async (agrees: boolean, root: string) => {
    const { port, heard } = await greeting(t, agrees)
    const db = openDb(`postgres://web:word@localhost:${port}/papier_rose?sslmode=verify-full&sslrootcert=${root}`, { max: 1 })
    const fault = await db.query('select 1').then(
      () => undefined,
      (why: Error) => why,
    )
    await db.end()
    return { heard: heard.join(''), fault: String(fault) }
  }
  const good = await connect(true, ours)
  assert.match(good.heard, /papier_rose/, `heard over TLS, once it has proved who it is: ${good.fault}`)
  const posing = await connect(true, theirs)
  assert.equal(posing.heard, '')
  assert.match(posing.fault, /self-signed|certificate/)
  const clear = await connect(false, ours)
  assert.equal(clear.heard, '')
  assert.match(clear.fault, /does not support SSL/)
})

import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { registerClient } from './doors/index.ts'
import { type SandboxClock, sandboxClock } from './kit/clock.ts'
import type { Config } from './kit/config.ts'
import type { Db } from './kit/db.ts'
import { assets } from './kit/design/assets.ts'
import type { Ids } from './kit/ids.ts'
import { clockSchema } from './kit/sandbox-schema.ts'
import { authoritiesSchema } from './partners/authorities/schema.ts'
import { authoritiesSimulator, type KnownSubject, letIn } from './partners/authorities/simulator.ts'
import { clamdSimulator } from './partners/clamd/simulator.ts'
import { ephotoSchema } from './partners/ephoto/schema.ts'
import { ephotoSimulator } from './partners/ephoto/simulator.ts'
import { franceConnectSimulator } from './partners/franceconnect/simulator.ts'
import { laPoste } from './partners/laposte/index.ts'
import { laPosteSchema } from './partners/laposte/schema.ts'
import { laPosteSimulator } from './partners/laposte/simulator.ts'
import { mailSchema } from './partners/mail/schema.ts'
import { mailSimulator } from './partners/mail/simulator.ts'
import { printerSchema } from './partners/printer/schema.ts'
import { printerSimulator } from './partners/printer/simulator.ts'
import { proConnectSimulator } from './partners/proconnect/simulator.ts'
import { smsSchema } from './partners/sms/schema.ts'
import { smsSimulator } from './partners/sms/simulator.ts'
import { agentPersonas, personas } from './personas.ts'
import { nephOf } from './seed.ts'

/** The tables of the simulators and of the wound clock. The owner of the database makes them. */
export async function makeSandbox(owner: Db): Promise<SandboxClock> {
  for (const schema of [clockSchema, printerSchema, laPosteSchema, ephotoSchema, mailSchema, smsSchema, authoritiesSchema])
    await owner.query(schema)
  return sandboxClock(owner)
}

/** A person of the demonstration, as the outside authorities know them. */
const subjectOf = ({ login, familyName, givenNames, birthdate, about }: (typeof personas)[number]): KnownSubject => {
  const neph = nephOf(login)
  return {
    login,
    name: `${givenNames[0]} ${familyName}`,
    neph,
    about: about ?? '',
    named: { neph, birthName: familyName, firstNames: givenNames, birthDay: birthdate },
  }
}

/** Somebody whom the service does not know. */
const stranger: KnownSubject = {
  login: 'inconnue',
  name: 'Rose INCONNUE',
  neph: '990175000001',
  about: { fr: 'N’a pas de dossier ici', en: 'Has no file here' },
  named: { neph: '990175000001', birthName: 'INCONNUE', firstNames: ['Rose'], birthDay: '1981-05-06' },
}

export interface Sandbox {
  readonly url: string
  stop(): Promise<void>
}

/** Every outside system, on one address: each speaks its own protocol and has a page with buttons. */
export async function startSandbox(given: {
  db: Db
  clock: SandboxClock
  ids: Ids
  config: Config
  port: number
  smtpPort: number
  clamdPort: number
}): Promise<Sandbox> {
  const { db, clock, ids, config, port, smtpPort, clamdPort } = given
  const url = `http://localhost:${port}`
  const service = (callback: string, clientId: string, clientSecret: string) => ({
    name: 'Papier rose',
    clientId,
    clientSecret,
    redirectUris: [`${config.baseUrl}${callback}`],
    postLogoutUris: [`${config.baseUrl}/deconnexion/retour`],
  })
  const people = franceConnectSimulator({
    issuer: config.FRANCECONNECT_ISSUER,
    seed: config.FRANCECONNECT_CLIENT_SECRET,
    services: [service('/connexion/retour', config.FRANCECONNECT_CLIENT_ID, config.FRANCECONNECT_CLIENT_SECRET)],
    personas,
  })
  const agents = proConnectSimulator({
    issuer: config.PROCONNECT_ISSUER,
    seed: config.PROCONNECT_CLIENT_SECRET,
    services: [service('/agents/connexion/retour', config.PROCONNECT_CLIENT_ID, config.PROCONNECT_CLIENT_SECRET)],
    agents: agentPersonas,
  })
  const mail = mailSimulator({ db, clock })
  const carrier = laPosteSimulator({ db, clock, token: config.LAPOSTE_KEY })
  const house = printerSimulator({
    db,
    clock,
    token: config.PRINTER_TOKEN,
    laPoste: laPoste({ baseUrl: config.LAPOSTE_URL, key: config.LAPOSTE_KEY }),
  })
  const photos = ephotoSimulator({ db, clock, ids, token: config.EPHOTO_TOKEN })

  const scanner = clamdSimulator()
  const texts = smsSimulator({ db, clock, token: config.SMS_TOKEN })

  await letIn(db, clock, (client, secret) => registerClient(db, client, secret))
  const authorities = authoritiesSimulator({
    db,
    clock,
    ids,
    baseUrl: config.baseUrl,
    url: `${url}/autorites`,
    subjects: [...personas.map(subjectOf), stranger],
  })

  const pages = new Hono()
  pages.route('/', assets())
  const simulators = {
    imprimerie: house,
    laposte: carrier,
    ephoto: photos,
    courriel: mail.mailbox,
    sms: texts,
    autorites: authorities,
    antivirus: scanner.pages,
  }
  for (const [path, simulator] of Object.entries(simulators)) {
    pages.route(`/${path}`, simulator)
    pages.route(`/en/${path}`, simulator)
  }
  const listen = getRequestListener(pages.fetch)
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/franceconnect/')) return people(request, response)
    if (request.url?.startsWith('/proconnect/')) return agents(request, response)
    return listen(request, response)
  })
  await mail.listen(smtpPort)
  await scanner.listen(clamdPort)
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, done))
  return {
    url,
    async stop() {
      const closed = new Promise(done => server.close(done))
      server.closeAllConnections()
      await Promise.all([mail.close(), scanner.close(), closed])
    },
  }
}

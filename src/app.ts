import type { Day } from '@papier-rose/law'
import { Hono } from 'hono'
import { accountPages, accountRounds, whoIsHere } from './account/index.ts'
import { actRounds } from './acts/index.ts'
import { applicationDeadlines, applicationPages, applicationTasks } from './application/index.ts'
import { cardDeadlines, cardRounds, cardTasks } from './card/index.ts'
import { delayPages, delayRound, opinionPages, statisticsPages } from './delays/index.ts'
import { deliveryPages, deliveryRounds, deliveryTasks, deskPages } from './delivery/index.ts'
import { designationPages } from './designation/index.ts'
import { asideTasks, doorPages, doorRounds, doors, nearPages } from './doors/index.ts'
import { fileKeys, openInspector, openVault, scannedFirst } from './evidence/index.ts'
import { examApi, examPages } from './exam/index.ts'
import { followUpPages } from './follow-up/index.ts'
import { guidePages, wellKnown } from './guide/index.ts'
import { hookRounds, hookTasks } from './hooks/index.ts'
import { type Config, isRead, type Setting } from './kit/config.ts'
import type { Deps } from './kit/deps.ts'
import { assets } from './kit/design/assets.ts'
import { healthRoutes } from './kit/health.ts'
import { type Env, site } from './kit/http.ts'
import { type Round, sweepDeadlines, type Tasks } from './kit/jobs.ts'
import { type Watch, watchedPartner } from './kit/watch.ts'
import { licencePages } from './licence/index.ts'
import { messagePages } from './messages/index.ts'
import { accountTasks, driverTasks, noticeTasks, textRounds } from './notices/index.ts'
import { officePages } from './office/index.ts'
import { printPages, printRound } from './operations/index.ts'
import { clamd } from './partners/clamd/index.ts'
import { ephoto } from './partners/ephoto/index.ts'
import { franceConnect } from './partners/franceconnect/index.ts'
import { laPoste } from './partners/laposte/index.ts'
import { mailer } from './partners/mail/index.ts'
import { printer } from './partners/printer/index.ts'
import { proConnect } from './partners/proconnect/index.ts'
import { texter } from './partners/sms/index.ts'
import { personalPages } from './personal/index.ts'
import { recordDeadlines, recordTasks } from './record/index.ts'
import { rectificationPages, rectificationTasks } from './rectification/index.ts'
import { reviewPages, reviewTasks } from './review/index.ts'
import { sandboxPages } from './sandbox-pages.ts'
import { verifyPages, verifyRounds } from './verify/index.ts'

/** A partner for whom this process has no secret: whoever asks them here is mistaken. */
const notHere = <Client extends object>(name: string): Client =>
  new Proxy({} as Client, {
    get() {
      throw new Error(`${name} is asked in a process that has no secret for it`)
    },
  })

/** Every outside system, reached as the settings say; each question is measured and traced under the name of the partner. */
function partnersOf(config: Config, watch: Watch | undefined) {
  const service = { postLogoutUri: `${config.baseUrl}/deconnexion/retour`, allowInsecure: config.MODE === 'sandbox' }
  const withSecret = <Client extends object>(secret: Setting, name: string, client: () => Client): Client =>
    isRead(secret, config.part) ? watchedPartner(watch, name, client()) : notHere(name)
  return {
    franceConnect: withSecret('FRANCECONNECT_CLIENT_SECRET', 'franceconnect', () =>
      franceConnect({
        ...service,
        issuer: config.FRANCECONNECT_ISSUER,
        clientId: config.FRANCECONNECT_CLIENT_ID,
        clientSecret: config.FRANCECONNECT_CLIENT_SECRET,
        redirectUri: `${config.baseUrl}/connexion/retour`,
      }),
    ),
    proConnect: withSecret('PROCONNECT_CLIENT_SECRET', 'proconnect', () =>
      proConnect({
        ...service,
        issuer: config.PROCONNECT_ISSUER,
        clientId: config.PROCONNECT_CLIENT_ID,
        clientSecret: config.PROCONNECT_CLIENT_SECRET,
        redirectUri: `${config.baseUrl}/agents/connexion/retour`,
      }),
    ),
    printer: withSecret('PRINTER_TOKEN', 'printer', () => printer({ baseUrl: config.PRINTER_URL, token: config.PRINTER_TOKEN })),
    laposte: withSecret('LAPOSTE_KEY', 'laposte', () => laPoste({ baseUrl: config.LAPOSTE_URL, key: config.LAPOSTE_KEY })),
    ephoto: withSecret('EPHOTO_TOKEN', 'ephoto', () => ephoto({ baseUrl: config.EPHOTO_URL, token: config.EPHOTO_TOKEN })),
    clamd:
      isRead('CLAMD_URL', config.part) && config.CLAMD_URL ? watchedPartner(watch, 'clamd', clamd({ url: config.CLAMD_URL })) : undefined,
    sms: withSecret('SMS_TOKEN', 'sms', () => texter({ baseUrl: config.SMS_URL, token: config.SMS_TOKEN })),
    mail: withSecret('SMTP_URL', 'mail', () =>
      mailer({ url: config.SMTP_URL, from: config.MAIL_FROM, requireTls: config.MODE === 'production' }),
    ),
  }
}

export interface Application {
  readonly site: Hono<Env>
  readonly tasks: Tasks
  readonly rounds: readonly Round[]
}

/**
 * The whole application on its database and its partners: the only place that chooses. Days are swept with the rights of `sweeping`: in the
 * sandbox a web process, whose page of the clock sweeps too, is given those of the worker for it.
 */
export function buildApplication(deps: Deps, sweeping: Deps = deps): Application {
  const { config, clock } = deps
  const partners = partnersOf(config, deps.watch)
  const vault = openVault({ keys: fileKeys(config), folder: config.VAULT_FOLDER })
  const inspect = scannedFirst(partners.clamd, openInspector())
  const days = { application: applicationDeadlines(sweeping), card: cardDeadlines(sweeping), record: recordDeadlines(sweeping) }
  const sweep = (today: Day) => sweepDeadlines(sweeping, days, today)
  const windTo = async (today: Day) => {
    await sweeping.clock.refresh()
    return sweep(today)
  }
  const pages = [
    guidePages,
    printPages,
    delayPages,
    opinionPages(),
    statisticsPages,
    examPages,
    doorPages,
    nearPages,
    accountPages(partners),
    applicationPages({ ephoto: partners.ephoto, vault, inspect }),
    followUpPages({ vault }),
    licencePages,
    verifyPages,
    designationPages,
    rectificationPages({ vault, inspect }),
    messagePages,
    personalPages({ vault }),
    reviewPages({ ephoto: partners.ephoto, vault }),
    officePages,
    deliveryPages,
    deskPages,
    ...(config.MODE === 'sandbox' ? [sandboxPages(deps, windTo)] : []),
  ]
  const files = new Hono<Env>().route('/', assets())
  return {
    site: site(deps, { before: [whoIsHere(deps)], pages, alone: [files, examApi, wellKnown, doors()], first: [healthRoutes(deps)] }),
    tasks: {
      ...noticeTasks(deps, partners),
      ...accountTasks(deps, partners),
      ...cardTasks(deps, partners),
      ...applicationTasks(deps, partners),
      ...reviewTasks(deps),
      ...recordTasks(deps),
      ...asideTasks(deps),
      ...hookTasks(deps),
      ...rectificationTasks(deps),
      ...deliveryTasks(deps, partners),
      ...driverTasks(deps, partners),
    },
    rounds: [
      ...cardRounds(deps, partners),
      ...deliveryRounds(deps, partners),
      ...accountRounds(deps),
      ...actRounds(deps),
      ...doorRounds(deps),
      ...hookRounds(deps),
      ...verifyRounds(deps),
      ...textRounds(deps, partners),
      printRound(deps),
      delayRound(deps),
      { name: 'calendar', go: async () => void (await sweep(clock.today())) },
    ],
  }
}

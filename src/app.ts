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
import { guidePages, wellKnown } from './guide/index.ts'
import { hookRounds, hookTasks } from './hooks/index.ts'
import type { Config } from './kit/config.ts'
import type { Deps } from './kit/deps.ts'
import { assets } from './kit/design/assets.ts'
import { healthRoutes } from './kit/health.ts'
import { type Env, site } from './kit/http.ts'
import { type Round, sweepDeadlines, type Tasks } from './kit/jobs.ts'
import { type Watch, watchedPartner } from './kit/watch.ts'
import { licencePages } from './licence/index.ts'
import { messagePages } from './messages/index.ts'
import { accountTasks, driverTasks, licenceTasks, noticeTasks, textRounds } from './notices/index.ts'
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
import { rectificationPages } from './rectification/index.ts'
import { reviewPages, reviewTasks } from './review/index.ts'
import { sandboxPages } from './sandbox-pages.ts'
import { verifyPages, verifyRounds } from './verify/index.ts'

/** Every outside system, reached as the settings say. */
const partnersOf = (config: Config) => {
  const service = { postLogoutUri: `${config.baseUrl}/deconnexion/retour`, allowInsecure: config.MODE === 'sandbox' }
  return {
    franceConnect: franceConnect({
      ...service,
      issuer: config.FRANCECONNECT_ISSUER,
      clientId: config.FRANCECONNECT_CLIENT_ID,
      clientSecret: config.FRANCECONNECT_CLIENT_SECRET,
      redirectUri: `${config.baseUrl}/connexion/retour`,
    }),
    proConnect: proConnect({
      ...service,
      issuer: config.PROCONNECT_ISSUER,
      clientId: config.PROCONNECT_CLIENT_ID,
      clientSecret: config.PROCONNECT_CLIENT_SECRET,
      redirectUri: `${config.baseUrl}/agents/connexion/retour`,
    }),
    printer: printer({ baseUrl: config.PRINTER_URL, token: config.PRINTER_TOKEN }),
    laposte: laPoste({ baseUrl: config.LAPOSTE_URL, key: config.LAPOSTE_KEY }),
    ephoto: ephoto({ baseUrl: config.EPHOTO_URL, token: config.EPHOTO_TOKEN }),
    clamd: config.CLAMD_URL ? clamd({ url: config.CLAMD_URL }) : undefined,
    sms: texter({ baseUrl: config.SMS_URL, token: config.SMS_TOKEN }),
    mail: mailer({ url: config.SMTP_URL, from: config.MAIL_FROM, requireTls: config.MODE === 'production' }),
  }
}

/** The same, each question measured and traced under the name of the partner. */
const watchedPartners = (config: Config, watch: Watch | undefined): ReturnType<typeof partnersOf> => {
  const partners = partnersOf(config)
  const watched = Object.entries(partners).map(([name, client]) => [
    name,
    client && watchedPartner<object>(watch, name.toLowerCase(), client),
  ])
  return Object.fromEntries(watched) as typeof partners
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
  const partners = watchedPartners(config, deps.watch)
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
      ...deliveryTasks(deps, partners),
      ...licenceTasks(deps, partners),
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

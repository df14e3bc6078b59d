import {
  administrativeAppealLastDay,
  article,
  courtAppealLastDay,
  type Day,
  monthCount,
  notifiedOn,
  type RefusalGround,
  refusalGround,
  type Sending,
  silenceRefusalOn,
  territoryOf,
  type Words,
} from '@papier-rose/law'
import { findAgent } from '../account/index.ts'
import {
  type ApplicationEvent,
  applications,
  findApplication,
  kindWords,
  officeName,
  readAnswers,
  readWords,
  requestNumber,
} from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { readStream } from '../kit/store.ts'
import { type Driver, findDriver } from '../record/index.ts'
import { areasOfCourts, courtOf } from './courts.ts'
import type { SentApplication } from './file.ts'
import type { Appeal, RefusalData } from './refusal-pdf.ts'

const statedGrounds = article('Code des relations entre le public et l’administration', 'L. 211-5', '2026-03-31', 'K')
const signedActs = article('Code des relations entre le public et l’administration', 'L. 212-1', '2026-03-31', 'K')

/** A ground in law with its facts, as the agent wrote them. */
export interface StatedGround {
  readonly ground: RefusalGround
  readonly facts: string
}

/** What the act is made of, before or after it is signed. */
export interface Refused {
  readonly id: string
  readonly now: SentApplication
  readonly driver?: Driver
  readonly addressLines: readonly string[]
  readonly grounds: readonly StatedGround[]
  readonly agentName: string
  readonly decidedOn: Day
  readonly at: Instant
  readonly today: Day
  /** How the act reached the person. */
  readonly sending: Sending
}

const erased: Words = {
  fr: 'Ces faits ont été effacés au terme de leur durée de conservation.',
  en: 'These facts were erased at the end of their time.',
}

/** The refusal of a request that was refused, for its page and its PDF; nothing when it was not. An e-mail alone notifies nothing: no delay has begun. */
export async function refusalActOf(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  applicationId: string,
  sending: Sending = { way: 'mail' },
): Promise<RefusalData | undefined> {
  const { db, clock, config } = deps
  const found = await findApplication(db, applicationId)
  const events = await readStream<ApplicationEvent>(db, applications, applicationId)
  const refused = events.map(({ event }) => event).find(event => event.type === 'Refused')
  if (!found?.state.subject || !refused) return undefined
  const now = { ...found.state, subject: found.state.subject }
  const answers = await readAnswers(db, now.subject.answersId)
  const grounds = await Promise.all(
    refused.grounds.map(async ({ code, factsId }) => {
      const ground = refusalGround(code)
      return ground ? [{ ground, facts: (await readWords(db, factsId)) ?? erased.fr }] : []
    }),
  )
  return refusalAct(
    {
      id: applicationId,
      now,
      driver: await findDriver(db, now.subject.driverId),
      addressLines: answers?.facts.address.lines ?? [],
      grounds: grounds.flat(),
      agentName: (await findAgent(db, refused.by))?.name ?? '',
      decidedOn: refused.on,
      at: refused.at,
      today: clock.today(),
      sending,
    },
    config.demonstration,
  )
}

/** The refusal as it is or will be sent: the rule and the facts of each ground, who decided, how to contest it and until when. */
export function refusalAct(of: Refused, demonstration: boolean): RefusalData {
  const { subject } = of.now
  const office = officeName(subject.office)
  const notified = notifiedOn(of.sending, of.today)
  return {
    number: requestNumber(of.id).replace(/^D/, 'R'),
    at: of.at,
    demonstration,
    decidedOn: of.decidedOn,
    applicant: {
      birthName: of.driver?.birthName ?? '',
      firstNames: of.driver?.firstNames.join(' ') ?? '',
      birth: of.driver?.birthDay ?? of.decidedOn,
      birthplace: of.driver?.birthplace ?? '',
      address: of.addressLines.slice(1),
    },
    request: {
      number: requestNumber(of.id),
      title: {
        fr: `${kindWords[subject.kind].fr}, catégorie ${subject.category}`,
        en: `${kindWords[subject.kind].en}, category ${subject.category}`,
      },
      receivedOn: of.now.submittedOn ?? of.decidedOn,
    },
    grounds: of.grounds.map(({ ground, facts }) => ({ law: ground.words, articles: [ground.article], fact: facts })),
    decidedBy: {
      name: of.agentName,
      role: { fr: 'agent instructeur, par délégation du préfet', en: 'case officer, by delegation of the préfet' },
      office: office.fr,
    },
    notified: { on: notified.value, how: howWords(notified.reasons[0]?.words, notified.value !== null) },
    appeals: appealsOf(subject.office, notified.value, of.decidedOn),
    remedy: {
      fr: 'Si votre situation change, ou si vous avez depuis le document qui manquait, vous pouvez aussi faire une nouvelle demande.',
      en: 'If your situation changes, or if you now have the document that was missing, you can also make a new request.',
    },
    basis: [
      statedGrounds,
      signedActs,
      ...courtAppealLastDay(of.decidedOn, territoryOf(subject.office), 'metropole').reasons.flatMap(r => r.articles),
      areasOfCourts,
    ],
  }
}

const howWords = (why: Words | undefined, known: boolean): Words =>
  known
    ? {
        fr: 'première lecture dans votre espace personnel, ou fin du délai pour le lire',
        en: 'first reading in your account, or end of the time to read it',
      }
    : (why ?? { fr: '', en: '' })

/** Each way to contest: to the préfet, to the minister, to the court. Their last days are known once the act is notified. */
function appealsOf(office: string, notified: Day | null, decidedOn: Day): Appeal[] {
  const territory = territoryOf(office)
  const livesIn = territory === 'metropole' || territory === 'alsace-moselle' ? 'metropole' : 'overseas'
  const from = notified ?? decidedOn
  const [administrative, court] = [administrativeAppealLastDay(from, territory), courtAppealLastDay(from, territory, livesIn)]
  const months = (of: { reasons: readonly { numbers: Readonly<Record<string, string | number>> }[] }): Words => {
    const count = monthCount(Number(of.reasons[0]?.numbers.months))
    return { fr: `Dans les ${count.fr}`, en: `Within ${count.en}` }
  }
  const silent = monthCount(Number(silenceRefusalOn(from).reasons[0]?.numbers.months))
  const silence = {
    fr: `Sans réponse dans les ${silent.fr}, ce recours est rejeté.`,
    en: `No answer within ${silent.en} means that it is rejected.`,
  }
  const lastDay = (answer: { value: Day }): Day | null => (notified === null ? null : answer.value)
  const after = months(court)
  return [
    { kind: 'gracieux', to: [officeName(office).fr], delay: months(administrative), lastDay: lastDay(administrative), silence },
    {
      kind: 'hierarchique',
      to: ['Ministre de l’Intérieur', 'place Beauvau', '75008 Paris'],
      delay: months(administrative),
      lastDay: lastDay(administrative),
      silence,
    },
    {
      kind: 'tribunal',
      to: [courtOf(office)],
      delay: {
        fr: `${after.fr}, ou après la réponse à un recours fait dans ce délai`,
        en: `${after.en}, or after the answer to an appeal made within them`,
      },
      lastDay: lastDay(court),
      silence: null,
    },
  ]
}

import { type Category, cardOrder, latest, mayDrive, proofLastDay, type Reason, recordOf } from '@papier-rose/law'
import { type Allowed, guard } from '../kit/allowed.ts'
import { type Refusal, refuse } from '../kit/store.ts'
import { asLife, type Command, type Driven, type Event, type Status } from './record.ts'

const any: readonly Status[] = ['none', 'open']
/** The agents who record what happens to a right. */
export const recorders = ['rights-officer', 'court-clerk', 'supervisor'] as const

/** What may be asked of a driver's record, and by whom. */
export const allowed: Allowed<Command, Status> = {
  GiveCategory: { from: any, by: ['system'], what: { fr: 'inscrire une catégorie', en: 'record a category' } },
  IssueCepc: { from: any, by: ['applicant', 'system'], what: { fr: 'délivrer le CEPC', en: 'issue the CEPC' } },
  IssueCertificate: {
    from: ['open'],
    by: ['applicant'],
    what: { fr: 'délivrer une attestation de droits', en: 'issue a certificate of rights' },
  },
  WithdrawCepc: { from: ['open'], by: ['exam-centre', 'system'], what: { fr: 'retirer le CEPC', en: 'withdraw the CEPC' } },
  HandOverTitle: { from: any, by: ['system', 'desk'], what: { fr: 'inscrire le titre remis', en: 'record the title handed over' } },
  EndTitle: { from: ['open'], by: ['system', 'applicant', 'desk'], what: { fr: 'mettre fin au titre', en: 'end the title' } },
  Tell: { from: any, by: ['applicant', 'system', 'partner', ...recorders], what: { fr: 'inscrire un fait', en: 'record a fact' } },
  TakeBack: { from: ['open'], by: ['system', 'partner'], what: { fr: 'reprendre un fait', en: 'take a fact back' } },
  Propose: { from: any, by: recorders, what: { fr: 'proposer un acte', en: 'propose an act' } },
  ProposeTakeBack: {
    from: ['open'],
    by: recorders,
    what: { fr: 'proposer de reprendre un fait', en: 'propose to take a fact back' },
  },
  Confirm: { from: ['open'], by: recorders, what: { fr: 'confirmer un acte', en: 'confirm an act' } },
  Decline: { from: ['open'], by: recorders, what: { fr: 'écarter un acte', en: 'decline an act' } },
}

export type RefusalCode =
  | 'not-for-you'
  | 'not-now'
  | 'may-not-drive'
  | 'facts-changed'
  | 'title-unknown'
  | 'fact-unknown'
  | 'same-person'
  | 'proposed-already'

/** What may be recorded of a driver. Recording the same fact twice changes nothing. */
export function decide(command: Command, now: Driven): Event[] | Refusal<RefusalCode> {
  const no = guard(allowed, command, now.status)
  if (no) return no
  const { by, at } = command
  switch (command.type) {
    case 'GiveCategory': {
      const { as: _, ...given } = command
      const { category, since, lastDay, codes, path } = given
      const held = now.categories.find(other => other.category === category && other.since === since)
      if (held && held.lastDay === lastDay && held.path === path && sameCodes(held.codes, codes)) return []
      return [{ ...given, type: 'CategoryGiven' }]
    }
    case 'IssueCepc':
      return issueCepc(command, now)
    case 'IssueCertificate':
      return issueCertificate(command, now)
    case 'WithdrawCepc':
      return now.cepcs.some(cepc => cepc.cepcId === command.cepcId) ? [{ type: 'CepcWithdrawn', cepcId: command.cepcId, by, at }] : []
    case 'HandOverTitle': {
      const { number, issuedOn, lastDay, receivedOn } = command
      if (now.title?.number === number || now.pastTitles.some(title => title.number === number)) return []
      const ended: Event[] = now.title ? [{ type: 'TitleEnded', number: now.title.number, why: 'replaced', on: receivedOn, by, at }] : []
      return [...ended, { type: 'TitleHandedOver', number, issuedOn, lastDay, receivedOn, by, at }]
    }
    case 'EndTitle':
      if (now.pastTitles.some(title => title.number === command.number)) return []
      if (now.title?.number !== command.number) return refuse('title-unknown', { number: command.number })
      return [{ type: 'TitleEnded', number: command.number, why: command.why, on: command.on, by, at }]
    case 'Tell': {
      const known = new Set([...now.facts, ...now.proposed.map(({ factId }) => factId)])
      return command.facts.filter(({ factId }) => !known.has(factId)).map(fact => ({ type: 'FactTold', ...fact, by, at }))
    }
    case 'TakeBack':
      if (!now.facts.includes(command.factId)) return refuse('fact-unknown', { factId: command.factId })
      return now.takenBack.includes(command.factId) ? [] : [{ type: 'FactTakenBack', factId: command.factId, why: command.why, by, at }]
    case 'Propose': {
      const { factId, commitment } = command
      if (now.facts.includes(factId) || now.proposed.some(one => one.factId === factId)) return []
      return [{ type: 'FactProposed', factId, commitment, by, at }]
    }
    case 'ProposeTakeBack': {
      const { factId, why } = command
      if (!now.facts.includes(factId) || now.takenBack.includes(factId)) return refuse('fact-unknown', { factId })
      if (now.proposed.some(one => one.factId === factId)) return refuse('proposed-already', { factId })
      return [{ type: 'TakeBackProposed', factId, why, by, at }]
    }
    case 'Confirm':
    case 'Decline': {
      const { factId } = command
      const proposal = now.proposed.find(one => one.factId === factId)
      if (!proposal) return now.facts.includes(factId) && command.type === 'Confirm' ? [] : refuse('fact-unknown', { factId })
      if (command.type === 'Decline') return [{ type: 'ProposalDeclined', factId, by, at }]
      // Two people: whoever proposed it does not confirm it.
      return proposal.by === by ? refuse('same-person', { by }) : [{ type: 'ProposalConfirmed', factId, by, at }]
    }
  }
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

/** A CEPC is issued when, with it in hand, the law lets its holder drive. */
function issueCepc(command: Extract<Command, { type: 'IssueCepc' }>, now: Driven): Event[] | Refusal<RefusalCode> {
  const { cepcId, categories, firstDay, lastDay, codes, path, known, by, at } = command
  if (now.cepcs.some(cepc => cepc.cepcId === cepcId)) return []
  // A fact told while its command was under way was not read with it.
  const unread = [...missing(now.facts, known.facts), ...missing(now.takenBack, known.takenBack)]
  if (unread.length > 0) return refuse('facts-changed', { unread })
  const given = { cepcId, categories, firstDay, lastDay, codes, ...(path ? { path } : {}) }
  const why = whyNotWith({ ...now, cepcs: [...now.cepcs, given] }, categories, command)
  if (why.length > 0) return refuse('may-not-drive', { reasons: why.map(({ code }) => code) })
  return [{ type: 'CepcIssued', ...given, by, at }]
}

/** A certificate shows the categories that the law lets its holder drive on that day; without one there is none. */
function issueCertificate(command: Extract<Command, { type: 'IssueCertificate' }>, now: Driven): Event[] | Refusal<RefusalCode> {
  const { certificateId, on, known, birth, told, law, by, at } = command
  if (now.certificates?.some(one => one.certificateId === certificateId)) return []
  const unread = [...missing(now.facts, known.facts), ...missing(now.takenBack, known.takenBack)]
  if (unread.length > 0) return refuse('facts-changed', { unread })
  const record = recordOf(asLife(now, birth, told), { day: on }, law)
  const own = cardOrder.filter(category => record.categories.some(held => held.category === category))
  const answers = own.map(category => ({ category, answer: mayDrive(record, category, on, law) }))
  const categories = answers.flatMap(({ category, answer }) => (answer.value.right ? category : []))
  const lastDay = proofLastDay('adcs', on, law).value
  if (categories.length === 0 || lastDay === null)
    return refuse('may-not-drive', { reasons: answers.flatMap(({ answer }) => answer.reasons.map(({ code }) => code)) })
  return [{ type: 'CertificateIssued', certificateId, categories, from: on, lastDay, by, at }]
}

const missing = (all: readonly string[], known: readonly string[]): string[] => all.filter(id => !known.includes(id))

function whyNotWith(then: Driven, categories: readonly Category[], command: Extract<Command, { type: 'IssueCepc' }>): Reason[] {
  const day = latest(command.on, command.firstDay)
  const record = recordOf(asLife(then, command.birth, command.told), { day }, command.law)
  return categories.flatMap(category => {
    const answer = mayDrive(record, category, day, command.law)
    return answer.value.may ? [] : answer.reasons
  })
}

import { type Category, latest, mayDrive, type Reason } from '@papier-rose/law'
import { type Allowed, guard } from '../kit/allowed.ts'
import { type Refusal, refuse } from '../kit/store.ts'
import { asLawReads, type Command, type Driven, type Event, type Status } from './record.ts'

const any: readonly Status[] = ['none', 'open']

/** What may be asked of a driver's record, and by whom. */
export const allowed: Allowed<Command, Status> = {
  GiveCategory: { from: any, by: ['system'], what: { fr: 'inscrire une catégorie', en: 'record a category' } },
  IssueCepc: { from: any, by: ['applicant', 'system'], what: { fr: 'délivrer le CEPC', en: 'issue the CEPC' } },
  WithdrawCepc: { from: ['open'], by: ['exam-centre', 'system'], what: { fr: 'retirer le CEPC', en: 'withdraw the CEPC' } },
  HandOverTitle: { from: any, by: ['system', 'desk'], what: { fr: 'inscrire le titre remis', en: 'record the title handed over' } },
  EndTitle: { from: ['open'], by: ['system', 'applicant', 'desk'], what: { fr: 'mettre fin au titre', en: 'end the title' } },
  RecordBan: { from: any, by: ['system', 'supervisor'], what: { fr: 'inscrire une interdiction', en: 'record a ban' } },
  NoteAptitude: { from: ['open'], by: ['system', 'supervisor'], what: { fr: 'inscrire une aptitude', en: 'record an aptitude' } },
  LiftBan: { from: ['open'], by: ['system', 'supervisor'], what: { fr: 'lever une interdiction', en: 'lift a ban' } },
}

export type RefusalCode = 'not-for-you' | 'not-now' | 'may-not-drive' | 'bans-changed' | 'title-unknown' | 'ban-unknown'

/** What may be recorded of a driver. Recording the same fact twice changes nothing. */
export function decide(command: Command, now: Driven): Event[] | Refusal<RefusalCode> {
  const no = guard(allowed, command, now.status)
  if (no) return no
  const { by, at } = command
  switch (command.type) {
    case 'GiveCategory': {
      const { category, since, lastDay, codes } = command
      const held = now.categories.find(given => given.category === category && given.since === since)
      if (held && held.lastDay === lastDay && sameCodes(held.codes, codes)) return []
      return [{ type: 'CategoryGiven', category, since, ...(lastDay ? { lastDay } : {}), codes, by, at }]
    }
    case 'IssueCepc':
      return issueCepc(command, now)
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
    case 'RecordBan':
      return now.bans.includes(command.banId) ? [] : [{ type: 'BanRecorded', banId: command.banId, by, at }]
    case 'NoteAptitude':
      if (!now.bans.includes(command.banId)) return refuse('ban-unknown', { banId: command.banId })
      return [{ type: 'AptitudeNoted', banId: command.banId, by, at }]
    case 'LiftBan':
      if (!now.bans.includes(command.banId)) return refuse('ban-unknown', { banId: command.banId })
      return now.liftedBans.includes(command.banId) ? [] : [{ type: 'BanLifted', banId: command.banId, by, at }]
  }
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

/** A CEPC is issued when, with it in hand, the law lets its holder drive. */
function issueCepc(command: Extract<Command, { type: 'IssueCepc' }>, now: Driven): Event[] | Refusal<RefusalCode> {
  const { cepcId, categories, firstDay, lastDay, codes, by, at } = command
  if (now.cepcs.some(cepc => cepc.cepcId === cepcId)) return []
  // A ban recorded while its command was under way was not read with it.
  const unread = now.bans.filter(id => !command.known.includes(id))
  if (unread.length > 0) return refuse('bans-changed', { unread })
  const given = { cepcId, categories, firstDay, lastDay, codes }
  const why = whyNotWith({ ...now, cepcs: [...now.cepcs, given] }, categories, command)
  if (why.length > 0) return refuse('may-not-drive', { reasons: why.map(({ code }) => code) })
  return [{ type: 'CepcIssued', ...given, by, at }]
}

function whyNotWith(then: Driven, categories: readonly Category[], command: Extract<Command, { type: 'IssueCepc' }>): Reason[] {
  const record = asLawReads(then, command.birth, command.bans)
  return categories.flatMap(category => {
    const answer = mayDrive(record, category, latest(command.on, command.firstDay), command.law)
    return answer.value.may ? [] : answer.reasons
  })
}

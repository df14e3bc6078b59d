import { createHash } from 'node:crypto'
import {
  addDays,
  addMonths,
  automaticOnly,
  type Category,
  cepcOf,
  type Day,
  isGroup2,
  type Piece,
  probation,
  probationCode,
  publishedOn,
  rightLastDay,
  titleLastDay,
} from '@papier-rose/law'
import { type Asked, commitmentOf, type Facts, postalAddressOf, type Subject } from '../application/index.ts'
import type { CardSubject } from '../card/index.ts'
import { instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import type { Act } from '../kit/store.ts'
import { type Befell, whatBefell } from './befell.ts'
import { cardStory } from './card-stories.ts'
import type { Somebody } from './people.ts'
import type { Chance } from './random.ts'
import { requestStory } from './stories.ts'

/** Everything that is to be written of some people. */
export interface Batch {
  readonly accounts: object[]
  readonly answers: object[]
  readonly addresses: object[]
  readonly requests: Told[]
  readonly cards: Told[]
  readonly records: Told[]
  /** What befell whom, to be told once the rest stands. */
  readonly befell: { readonly who: Somebody; readonly things: readonly Befell[] }[]
}

export interface Told {
  readonly id: string
  readonly commands: readonly Act[]
}

export interface Telling {
  readonly deps: Deps
  readonly batch: Batch
  readonly who: Somebody
  readonly chance: Chance
  readonly today: Day
  readonly number: (on: Day) => string
  readonly reviewersOf: (office: string) => readonly string[]
  readonly account: string
}

/** The life of one person since the exam: what they held, the request, the card, the record. */
export function tellLife(at: Telling, exam: { resultId: string; passed: boolean }): void {
  const { deps, batch, who, chance, today, number } = at
  const at0 = (on: Day) => instant(new Date(`${on}T08:00:00Z`))
  const us = (on: Day) => ({ by: 'papier-rose', as: 'system', at: at0(on) }) as const
  batch.accounts.push(accountOf(who, at))
  const record: Act[] = []
  const heldSince = who.holdsBFor ? addDays(who.examDay, -who.holdsBFor) : undefined
  if (heldSince) {
    record.push({ type: 'GiveCategory', category: 'B', since: heldSince, codes: [], ...us(heldSince) } as Act)
    const old = { number: number(heldSince), issuedOn: heldSince, lastDay: addDays(addMonths(heldSince, 180), 0), receivedOn: heldSince }
    record.push({ type: 'HandOverTitle', ...old, ...us(heldSince) } as Act)
  }
  const published = publishedOn(who.examDay, who.office, deps.law).value
  const sentOn = addDays(published, chance.wait(4, 1))
  if (exam.passed && sentOn <= today && !chance.inHundred(3)) {
    const subject = request(at, exam.resultId, sentOn)
    const story = requestStory(who, subject, sentOn, today, { reviewers: at.reviewersOf(subject.office) }, chance, deps.law)
    batch.requests.push({ id: subject.answersId, commands: story.commands })
    if (story.approvedOn) {
      const on = story.approvedOn
      const given = categoryOf(who, deps)
      record.push({ type: 'GiveCategory', ...given, ...us(on) } as Act)
      const card = cardOf(at, subject, on, given.lastDay)
      const told = cardStory({ cardId: card.id, subject: card.subject, today, law: deps.law, number }, chance)
      batch.cards.push({ id: card.id, commands: told.commands })
      if (told.inHandOn) {
        const title = { number: told.number, issuedOn: on, lastDay: card.subject.lastDay, receivedOn: told.inHandOn }
        record.push({ type: 'HandOverTitle', ...title, ...us(told.inHandOn) } as Act)
      }
    }
  }
  const drivesSince = record.length > 0 ? (heldSince ?? who.examDay) : undefined
  const things = drivesSince ? whatBefell(who, drivesSince, today, chance) : []
  if (things.length > 0) batch.befell.push({ who, things })
  if (record.length > 0) batch.records.push({ id: who.driverId, commands: record })
}

const emailOf = (who: Somebody): string => `personne.${who.rank}@exemple.invalid`

const accountOf = (who: Somebody, { account }: Telling) => ({
  id: who.accountId,
  sub: account,
  identity: {
    sub: account,
    familyName: who.birthName,
    givenNames: who.firstNames,
    gender: who.sex,
    birthdate: who.birthDay,
    birthplace: who.birthplaceCode,
    birthcountry: who.birthCountry,
  },
  email: emailOf(who),
  lang: who.lang,
  driver_id: who.driverId,
  opened_at: instant(new Date(`${who.examDay}T12:00:00Z`)),
})

/** What they answered, and what the request is about. */
function request({ batch, who, chance, deps }: Telling, resultId: string, sentOn: Day): Subject {
  const answersId = idFrom(who.accountId, 'request')
  const typed = { postcode: who.home.postcode, commune: who.home.code, street: who.street, letterboxName: who.birthName }
  const minor = sentOn < addMonths(who.birthDay, 12 * 18)
  const facts: Facts = {
    lang: who.lang,
    email: emailOf(who),
    nationality: who.birthCountry === '99100' ? 'french' : chance.pick(['french', 'other'] as const),
    housing: minor ? 'parents' : 'own',
    address: postalAddressOf({ ...who, id: who.driverId }, typed),
    photoCode: `SYNTHETIQUE${String(who.rank).padStart(11, '0')}`,
    photoHolder: answersId,
    medical: [],
    declared: [],
    ...(minor ? { representative: { name: who.birthName, link: 'parent' } } : {}),
  } as Facts
  const questions: Asked[] = [
    {
      page: 'adresse',
      question: { fr: 'Votre adresse', en: 'Your address' },
      answer: { fr: facts.address.lines.join(', '), en: facts.address.lines.join(', ') },
    },
  ]
  const salt = createHash('sha256').update(answersId).digest().subarray(0, 16)
  const commitment = commitmentOf(salt, questions, facts).toString('hex')
  const at = `${sentOn}T09:00:00Z`
  batch.answers.push({
    id: answersId,
    questions,
    facts,
    salt: `\\x${salt.toString('hex')}`,
    commitment: `\\x${commitment}`,
    received_at: at,
  })
  const cepc = cepcOf({ category: who.category, examDay: who.examDay, birth: who.birthDay, outcome: 'favourable' }, deps.law).value
  const pieces: Piece[] = ['identity', 'address-proof', 'photo-signature']
  return {
    driverId: who.driverId,
    accountId: who.accountId,
    kind: who.holdsBFor ? 'added-category-after-exam' : 'first-licence-after-exam',
    category: who.category,
    resultId,
    answersId,
    commitment,
    pieces,
    office: who.office,
    ...(cepc ? { cepcLastDay: cepc.lastDay } : {}),
    lang: who.lang,
  }
}

/** The category as the record keeps it: with its probation, its gearbox, its medical end. */
function categoryOf(who: Somebody, { law }: Deps) {
  const { category, examDay: since, learning: path } = who
  const term = who.holdsBFor ? null : probation({ firstCategoryOn: since, path, newLicence: false }, law).value
  const codes = [...(who.automatic ? [automaticOnly] : []), ...(term ? [probationCode(term.from, term.printedEnd)] : [])]
  const lastDay = isGroup2(category) ? rightLastDay(category, { birth: who.birthDay, opinionOn: since }, law).value : null
  return { category, since, codes, path, ...(lastDay ? { lastDay } : {}) }
}

function cardOf(
  { batch, who, deps, number }: Telling,
  subject: Subject,
  issuedOn: Day,
  medicalLastDay?: Day,
): { id: string; subject: CardSubject } {
  const { driverId, accountId, category, office, lang } = subject
  const addressId = idFrom(who.accountId, 'address')
  const typed = { postcode: who.home.postcode, commune: who.home.code, street: who.street, letterboxName: who.birthName }
  const { lines } = postalAddressOf({ ...who, id: who.driverId }, typed)
  batch.addresses.push({ id: addressId, driver_id: driverId, lines, commune: who.home.code, given_at: `${issuedOn}T09:00:00Z` })
  const held: Category[] = who.holdsBFor ? ['B', category] : [category]
  const lastDay = titleLastDay({ issuedOn, categories: held, ...(medicalLastDay ? { medicalLastDay } : {}) }, deps.law).value
  const made = { number: number(issuedOn), addressId, issuedOn, lastDay }
  return {
    id: idFrom('card', subject.answersId),
    subject: { driverId, accountId, applicationId: subject.answersId, category, office, lang, ...made },
  }
}

import { createHash, randomBytes } from 'node:crypto'
import type { Piece, Words } from '@papier-rose/law'
import { pieceNames } from '@papier-rose/law'
import { setContact } from '../account/index.ts'
import { submit } from '../evidence/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { allOrNothing, handle, Overtaken } from '../kit/store.ts'
import { officeOf, postalAddressOf } from './address/index.ts'
import type { Subject } from './application.ts'
import { type Asking, pieceReady, piecesAsked } from './asking.ts'
import { findDraft, forgetDraft, ownerOf } from './drafts.ts'
import type { Asked, Facts } from './facts.ts'
import { questionsFor } from './pages/index.ts'
import { applications } from './reactions.ts'
import { findLivingApplication } from './read.ts'

/** The sentence that the person agrees to before sending. */
export const declaration: Words = {
  fr: 'Je déclare que ces informations et ces documents sont exacts. Je sais qu’une fausse déclaration peut faire perdre le bénéfice de l’examen et le permis.',
  en: 'I declare that these facts and documents are right. I know that a false declaration may cost the benefit of the exam and the licence.',
}

/** What is still missing before the request can be sent: pages and pieces, each with its name. */
export function missingIn(at: Asking): { path: string; name: Words }[] {
  const asked = questionsFor(at)
    .filter(question => question.answer(at) === undefined)
    .map(question => ({ path: question.path, name: question.task }))
  const pieces = (piecesAsked(at) ?? [])
    .filter(one => !one.optional && !pieceReady(at, one))
    .filter(one => one.piece !== 'photo-signature' || !asked.some(({ path }) => path === 'photo'))
    .map(one => ({ path: `pieces/${one.piece}`, name: pieceNames[one.piece] }))
  return [...asked, ...pieces]
}

/** Each question as it was worded, with its answer. */
export function wordedAnswers(at: Asking): Asked[] {
  const asked = questionsFor(at).flatMap(question => {
    const answer = question.answer(at)
    return answer ? [{ page: question.path, question: question.title, answer }] : []
  })
  const declared = declaredIn(at).map(piece => ({
    page: `pieces/${piece}`,
    question: pieceNames[piece],
    answer: { fr: 'Déclaration sur l’honneur', en: 'Declaration on honour' },
  }))
  const agreed = { fr: 'Oui', en: 'Yes' }
  return [...asked, ...declared, { page: 'verifier', question: declaration, answer: agreed }]
}

/** The pieces for which the person declares on honour, and sends no document. */
const declaredIn = (at: Asking): Piece[] => {
  const asked = piecesAsked(at) ?? []
  return (at.answers.declared ?? []).filter(piece => asked.some(one => one.piece === piece) && !at.files.some(file => file.piece === piece))
}

/** What the next steps need of complete answers. Throws when one is missing: the page has looked before. */
export function factsOf(at: Asking, lang: Lang): Facts {
  const { contact, nationality, housing, address, photo, medical, representative, identity } = at.answers
  if (!contact || !nationality || !housing || !address || !photo || !medical) throw new Error('the answers are not complete')
  return {
    lang,
    email: contact.email,
    ...(contact.mobile ? { mobile: contact.mobile } : {}),
    nationality,
    housing,
    address: postalAddressOf(at.driver, address),
    photoCode: photo.code,
    photoHolder: at.draft.id,
    medical,
    declared: declaredIn(at),
    ...(representative && questionsFor(at).some(({ path }) => path === 'representant') ? { representative } : {}),
    ...(identity && !identity.right ? { identityRemark: identity.words } : {}),
  }
}

/** The salted commitment to what somebody answered. */
export const commitmentOf = (salt: Buffer, questions: readonly Asked[], facts: Facts): Buffer =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([questions, facts]))
    .digest()

/** Keeps answers for good: they may be erased when the law says so, the commitment in the journal stays. */
export async function keepAnswers(
  q: Queryable,
  id: string,
  questions: readonly Asked[],
  facts: Facts,
  at: Instant,
): Promise<{ commitment: string }> {
  const salt = randomBytes(16)
  const commitment = commitmentOf(salt, questions, facts)
  await q.query(
    'insert into answers (id, questions, facts, salt, commitment, received_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing',
    [id, JSON.stringify(questions), JSON.stringify(facts), salt, commitment, at],
  )
  return { commitment: commitment.toString('hex') }
}

export type Sent = { readonly id: string; readonly joined: boolean }

/**
 * Sends the request: answers, files and command in one transaction, and the draft is gone. When another request for the same category lives
 * already, this one is joined to it. Undefined when the draft is no longer there: it was sent before.
 */
export function sendDraft(deps: Deps, at: Asking, by: By): Promise<Sent | undefined> {
  const once = async (tx: Tx) => {
    const living = await findLivingApplication(tx, at.driver.id, at.exam.category)
    return living ? join(deps, tx, at, by, living.id) : sendFirst(deps, tx, at, by)
  }
  return allOrNothing(deps.db, once, ['one_living_request_a_driver_and_category'])
}

type By = { accountId: string; lang: Lang; key: string }

async function keepAll(deps: Deps, tx: Tx, at: Asking, by: By): Promise<{ facts: Facts; commitment: string; now: Instant } | undefined> {
  const { id } = at.draft
  if (!(await findDraft(tx, id, by.accountId, true))) return undefined
  const now = deps.clock.now()
  const facts = factsOf(at, by.lang)
  const { commitment } = await keepAnswers(tx, id, wordedAnswers(at), facts, now)
  await submit(tx, ownerOf(id), now)
  await setContact({ ...deps, db: tx }, by.accountId, {
    email: facts.email,
    ...(facts.mobile ? { mobile: facts.mobile } : {}),
    lang: by.lang,
  })
  await forgetDraft(tx, id)
  return { facts, commitment, now }
}

async function sendFirst(deps: Deps, tx: Tx, at: Asking, by: By): Promise<Sent | undefined> {
  const kept = await keepAll(deps, tx, at, by)
  if (!kept) return undefined
  const { draft, driver, exam } = at
  const subject: Subject = {
    driverId: driver.id,
    accountId: by.accountId,
    kind: draft.kind,
    category: exam.category,
    resultId: exam.id,
    answersId: draft.id,
    commitment: kept.commitment,
    pieces: (piecesAsked(at) ?? []).filter(one => !one.optional || pieceReady(at, one)).map(one => one.piece),
    office: officeOf(kept.facts.address.commune),
    ...(exam.cepc ? { cepcLastDay: exam.cepc.lastDay } : {}),
    lang: by.lang,
  }
  const command = { type: 'Submit', subject, on: at.today, by: by.accountId, as: 'applicant', at: kept.now } as const
  await handle(deps, applications, draft.id, command, by.key, tx)
  return { id: draft.id, joined: false }
}

async function join(deps: Deps, tx: Tx, at: Asking, by: By, livingId: string): Promise<Sent | undefined> {
  const kept = await keepAll(deps, tx, at, by)
  if (!kept) return undefined
  const command = { type: 'Join', answersId: at.draft.id, by: by.accountId, as: 'applicant', at: kept.now } as const
  const { refused } = await handle(deps, applications, livingId, command, by.key, tx)
  // It ended between our look and our write.
  if (refused) throw new Overtaken()
  return { id: livingId, joined: true }
}

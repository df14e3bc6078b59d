import type { Day } from '@papier-rose/law'
import { heldSince, labelOf, receiptOf, type SentRequest } from '../application/index.ts'
import { statusWords as cardStatusWords, findCardOfApplication } from '../card/index.ts'
import type { EvidenceDeps } from '../evidence/index.ts'
import { dayOf } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import type { AttestationData } from './attestation-pdf.ts'
import { standing } from './follow-up.ts'

/** What can be attested of a request today: what the receipt says of the day it came, and what the follow-up says of now. */
export async function attestationOf(
  deps: Deps,
  files: Pick<EvidenceDeps, 'db' | 'vault'>,
  sent: SentRequest,
  today: Day,
): Promise<AttestationData | undefined> {
  const receipt = await receiptOf(deps, files, sent)
  if (!receipt) return undefined
  const card = await findCardOfApplication(deps.db, sent.id)
  const { holder } = standing(sent.state, card, today)
  const { number, demonstration, request, applicant, pieces } = receipt
  const living = ['with-agent', 'with-applicant', 'approved'].includes(sent.state.status) && card?.state.status !== 'handed-over'
  const { cepcLastDay } = sent.state.subject
  const since = card?.state.heldSince ? dayOf(card.state.heldSince) : heldSince(sent.state)
  return {
    number: number.replace(/^D/, 'A'),
    demonstration,
    request,
    applicant,
    pieces,
    at: deps.clock.now(),
    on: today,
    status: (card ? cardStatusWords[card.state.status] : labelOf(sent.state)).words,
    holder,
    since: since ?? null,
    cepcLastDay: living && cepcLastDay && cepcLastDay >= today ? cepcLastDay : null,
  }
}

import { day } from '@papier-rose/law'
import { aSent, events } from '../application/fixtures.ts'
import { type SentRequest, tellApplicationEvent } from '../application/index.ts'
import type { Card, FoundCard } from '../card/index.ts'
import type { Forecast } from '../delays/index.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { type FollowUp, standing } from './follow-up.ts'
import { followUpPage, sentPage } from './pages.ts'

const cardIn = (of: Partial<Card>): FoundCard => ({
  id: 'card',
  version: 4,
  state: { status: 'with-printer', postEvents: [], wrongAddress: false, returns: 0, ...of },
})

/** The follow-up of a request after these events. */
function followUp(
  sent: SentRequest,
  past: Parameters<typeof tellApplicationEvent>[0][],
  more: Partial<FollowUp> & { today?: string } = {},
): FollowUp {
  const { today = '2026-11-28', card, ...rest } = more
  return {
    sent,
    ...(card ? { card } : {}),
    past: past.flatMap(event => {
      const words = tellApplicationEvent(event)
      return words ? [{ at: event.at, words }] : []
    }),
    ...standing(sent.state, card, day(today)),
    said: {},
    ...(card?.state.status === 'handed-over' ? {} : { cepc: { lastDay: day('2027-03-20'), daysLeft: 112 } }),
    ...rest,
  }
}

type Past = Parameters<typeof tellApplicationEvent>[0][]
const follow = (title: string, past: Past, more: Parameters<typeof followUp>[2] = {}) =>
  state(title, lang => followUpPage(lang, followUp(aSent(...past), [events.submitted(), ...past], more)))

const decisionForecast: Forecast = {
  of: 'decision',
  madeOn: day('2026-11-28'),
  measure: 'decision',
  group: { kind: 'first-licence-after-exam', category: 'B', month: '2026-11' },
  files: 1240,
  waited: 2,
  halfDays: 9,
  nineDays: 21,
  halfOn: day('2026-12-05'),
  nineOn: day('2026-12-17'),
  causes: [],
}
const handForecast: Forecast = {
  ...decisionForecast,
  of: 'hand',
  measure: 'whole',
  halfDays: 17,
  nineDays: 31,
  halfOn: day('2026-12-13'),
  nineOn: day('2026-12-27'),
}
const mend: Past = [events.taken(), events.asked('address-proof', 'older-than-6-months'), events.asked('photo-signature', 'photo-eyes')]
const approved: Past = [events.taken(), events.accepted('identity'), events.approved()]
const since = { heldSince: events.approved().at }

const following: GalleryEntry = {
  name: 'follow-up',
  routes: ['/suivi/:id'],
  states: [
    follow('Just sent', []),
    follow('Too few files done to forecast', [], { when: { forecasts: [], late: false, yours: false } }),
    follow('A forecast', [events.taken()], { when: { forecasts: [decisionForecast, handForecast], late: false, yours: false } }),
    follow('A forecast that moved later', mend, {
      when: {
        forecasts: [
          {
            ...handForecast,
            group: { kind: 'first-licence-after-exam' },
            causes: [
              { code: 'yours', days: 3 },
              { code: 'card', days: 2 },
              { code: 'waiting', days: -1 },
            ],
          },
        ],
        late: false,
        yours: true,
      },
    }),
    follow('Longer than all the others', [events.taken()], { when: { forecasts: [], late: true, yours: false } }),
    follow('Being examined', [events.taken()]),
    follow('Sent again, joined', [events.joined()]),
    follow('Two corrections asked', mend, { said: { 'address-proof': 'La facture est du 4 janvier 2025.' } }),
    follow('Checked by another service', [events.taken(), events.sentElsewhere()]),
    follow('Correction received', [events.taken(), events.asked('identity', 'cut'), events.sent('identity')]),
    follow('Approved, card not ordered yet', approved),
    follow('Card being made', approved, { card: cardIn(since) }),
    follow('Card posted', approved, { card: cardIn({ status: 'with-post', ...since }) }),
    follow('Card at the post office', approved, {
      card: cardIn({ status: 'at-post-office', atPostOffice: { since: day('2026-12-08'), lastDay: day('2026-12-23') }, ...since }),
      today: '2026-12-10',
    }),
    follow('Card at the desk', approved, { card: cardIn({ status: 'at-desk', destroyOn: day('2027-07-01'), ...since }) }),
    follow('Card in hand', approved, {
      card: cardIn({ status: 'handed-over', handedOverOn: day('2026-12-10'), ...since }),
      opinionAsked: true,
    }),
    follow('Refused', [events.taken(), events.refused()]),
    follow('Withdrawn', [events.withdrawn()]),
    follow('Closed', [events.taken(), events.asked('identity', 'cut'), events.closed()]),
    follow('The CEPC ends today', [events.taken()], { cepc: { lastDay: day('2027-03-20'), daysLeft: 0 } }),
    follow('The CEPC is over', [events.taken()], { cepc: { lastDay: day('2027-03-20'), daysLeft: -3 } }),
    state('Correction just sent', lang =>
      followUpPage(lang, followUp(aSent(), [events.submitted()]), {
        done: { fr: 'Votre correction est envoyée. Le dossier garde son rang.', en: 'Your correction is sent. The file keeps its rank.' },
      }),
    ),
  ],
}

const sentEntry: GalleryEntry = {
  name: 'request sent',
  routes: ['/suivi/:id/:how{envoyee|jointe}'],
  states: [
    state('Sent', lang => sentPage(lang, followUp(aSent(), [events.submitted()]), false)),
    state('Joined to the first', lang => sentPage(lang, followUp(aSent(events.joined()), [events.submitted(), events.joined()]), true)),
  ],
}

/** The follow-up of a request, in every state. */
export const followUpGallery: readonly GalleryEntry[] = [following, sentEntry]

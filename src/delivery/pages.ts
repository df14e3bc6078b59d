import type { Words } from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { personIn, requirePerson } from '../account/index.ts'
import { findCommune, officeOf, postalAddressOf, prefectureOf, readAddress, readPostcode, typedAddress } from '../application/index.ts'
import {
  type Card,
  type CardSubject,
  cardFacesOf,
  cards,
  type FoundCard,
  findCardOfApplication,
  keepAddress,
  readCardAddress,
  whereabouts,
} from '../card/index.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { idFrom } from '../kit/ids.ts'
import { handle } from '../kit/store.ts'
import { findDriver } from '../record/index.ts'
import { type AddressView, addressPage } from './address-page.ts'
import { cardPage } from './card-page.ts'
import { documentsOf, findHolder } from './people.ts'
import { refusedWords } from './refusals.ts'

type Theirs = FoundCard & { readonly state: Card & { readonly subject: CardSubject } }

/** The card of that request, when it is this person's; nobody learns whether another one exists. */
async function theirCard(c: Context<Env, '/suivi/:id/*'>): Promise<Theirs | undefined> {
  const card = await findCardOfApplication(c.var.deps.db, c.req.param('id'))
  return card?.state.subject?.accountId === personIn(c).accountId ? (card as Theirs) : undefined
}

const saved: Words = { fr: 'Votre adresse est corrigée.', en: 'Your address is corrected.' }

/** May the person correct the address now? As long as nothing has left, or once the letter is back. */
const mayCorrect = ({ status, order, afterReturn }: Card): boolean =>
  (status === 'with-printer' && order?.state === 'to-send') ||
  (status === 'with-us' && (order?.state === 'refused' || afterReturn === 'ask-address' || afterReturn === 'send-again'))

async function showCard(c: Ctx, { id, state }: Theirs): Promise<Response> {
  const { deps, lang, today } = c.var
  const { subject } = state
  const address = await readCardAddress(deps.db, subject.addressId)
  const holder = await findHolder(deps.db, subject, today, deps.law)
  const content = cardPage(lang, {
    applicationId: subject.applicationId,
    card: state,
    today,
    lines: address?.lines,
    office: prefectureOf(subject.office),
    documents: documentsOf(holder ?? { nationality: 'french', minor: false }, today, deps.law),
    faces: await cardFacesOf(deps, id, lang),
    mayCorrect: mayCorrect(state),
    done: c.req.query('fait') === 'adresse' ? saved : undefined,
  })
  return page(c, { title: whereabouts(state, today).title, content, back: path(lang, `/suivi/${subject.applicationId}`) })
}

const title: Words = { fr: 'Corriger l’adresse de votre carte', en: 'Correct the address of your card' }

function showAddress(c: Ctx, card: Theirs, view: Omit<AddressView, 'applicationId' | 'ids' | 'office'>, status: 200 | 409 | 422 = 200) {
  const { applicationId, office } = card.state.subject
  const cameBack = card.state.afterReturn !== undefined
  const content = addressPage(c.var.lang, {
    ...view,
    applicationId,
    ids: formIds(c),
    ...(cameBack ? { office: prefectureOf(office) } : {}),
  })
  return page(c, { title, content, back: path(c.var.lang, `/suivi/${applicationId}/carte`), wrong: status === 422 }, status)
}

const chooseWords: Words = { fr: 'Choisissez comment recevoir la carte.', en: 'Choose how to receive the card.' }

/** Where the card of a request is, and the correction of its address. */
export const deliveryPages = new Hono<Env>()
  .use('/suivi/:id/carte/*', requirePerson)
  .use('/suivi/:id/carte', requirePerson)
  .get('/suivi/:id/carte', async c => {
    const card = await theirCard(c)
    return card ? showCard(c, card) : notFound(c)
  })
  .get('/suivi/:id/carte/adresse', async c => {
    const card = await theirCard(c)
    if (!card) return notFound(c)
    if (!mayCorrect(card.state)) return showAddress(c, card, { refused: refusedWords['address-already-sent'] }, 409)
    return showAddress(c, card, { typedPostcode: c.var.kept?.postcode })
  })
  .post('/suivi/:id/carte/adresse', async c => {
    const { deps, form, today } = c.var
    const card = await theirCard(c)
    if (!card) return notFound(c)
    const postcode = readPostcode(form)
    if (postcode.errors) return showAddress(c, card, { typedPostcode: form.text('postcode'), errors: postcode.errors }, 422)
    if (form.text('etape') !== 'adresse') return showAddress(c, card, { postcode: postcode.value })
    const address = readAddress(form, postcode.value)
    const cameBack = card.state.afterReturn !== undefined
    const choice = form.text('suite')
    const chosen = choice === 'send-again' || choice === 'keep-at-prefecture'
    const errors = [...(address.errors ?? []), ...(cameBack && !chosen ? [{ field: 'suite', words: chooseWords }] : [])]
    const typed = { postcode: postcode.value, ...typedAddress(form) }
    if (address.errors || errors.length > 0) return showAddress(c, card, { postcode: postcode.value, typed, choice, errors }, 422)
    const driver = await findDriver(deps.db, card.state.subject.driverId)
    if (!driver || !findCommune(address.value.commune)) return notFound(c)
    const postal = postalAddressOf(driver, address.value)
    const addressId = idFrom('card-address', card.id, form.id)
    await keepAddress(deps.db, addressId, driver.id, postal, deps.clock.now())
    const { refused } = await handle(
      deps,
      cards,
      card.id,
      {
        type: 'CorrectAddress',
        addressId,
        office: officeOf(postal.commune),
        choice: choice === 'keep-at-prefecture' ? choice : 'send-again',
        on: today,
        law: deps.law,
        by: personIn(c).accountId,
        as: 'applicant',
        at: deps.clock.now(),
      },
      form.id,
    )
    if (refused) return showAddress(c, card, { postcode: postcode.value, typed, choice, refused: refusedWords[refused.refused] }, 409)
    return seeOther(c, `/suivi/${card.state.subject.applicationId}/carte?fait=adresse`)
  })

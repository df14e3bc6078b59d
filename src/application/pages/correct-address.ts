import type { Piece, Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson } from '../../account/index.ts'
import { button, errorSummary, type FieldError, form, heading, paragraph, warning } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { findDriver } from '../../record/index.ts'
import {
  addressFields,
  officeOf,
  postalAddressOf,
  postcodeField,
  readAddress,
  readPostcode,
  type TypedAddress,
  typedAddress,
} from '../address/index.ts'
import { sendCorrection } from '../correction.ts'
import type { Sent } from '../sent.ts'
import { inMine } from './mine.ts'
import { asTyped } from './question.ts'
import { address as question } from './questions/address.ts'
import { refusedWords } from './refused.ts'

const words = {
  title: { fr: 'Corriger l’adresse de votre demande', en: 'Correct the address of your request' },
  why: {
    fr: 'Le justificatif que vous avez envoyé montre une autre adresse. Si c’est la bonne, corrigez celle de la demande : vous n’avez rien d’autre à envoyer.',
    en: 'The proof that you sent shows another address. If it is the right one, correct that of the request: you have nothing else to send.',
  },
  next: { fr: 'Continuer', en: 'Continue' },
  send: { fr: 'Envoyer la correction', en: 'Send the correction' },
  chosen: { fr: 'Code postal', en: 'Postcode' },
} satisfies Record<string, Words>

export interface AddressCorrection {
  readonly here: string
  readonly ids: { csrf: string; id: string }
  /** Known once the first step is done: the communes follow from it. */
  readonly postcode?: string
  readonly typedPostcode?: string
  readonly typed?: Partial<TypedAddress>
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** The address of a request that an agent asked to correct: the postcode, then the rest. */
export function addressCorrectionPage(lang: Lang, v: AddressCorrection): Content {
  const { errors, postcode } = v
  const second = postcode !== undefined && [
    html`<input type="hidden" name="postcode" value="${postcode}"><input type="hidden" name="step" value="address">`,
    paragraph(lang, html`${words.chosen[lang]} <strong>${postcode}</strong>`),
    addressFields(lang, { postcode, typed: v.typed ?? {}, ...(errors ? { errors } : {}) }),
    button({ lang, label: words.send }),
  ]
  const first = [
    postcodeField(lang, { ...(v.typedPostcode === undefined ? {} : { value: v.typedPostcode }), ...(errors ? { errors } : {}) }),
    button({ lang, label: words.next }),
  ]
  return [
    errorSummary(lang, errors),
    v.refused && warning(lang, v.refused),
    heading(lang, words.title),
    paragraph(lang, words.why),
    form({ action: v.here, ...v.ids, content: second || first }),
  ]
}

const addressReason = 'other-address'

/** The piece of this page, when its correction is about the address. */
function pieceIn(c: Ctx, { state }: Sent): Piece | undefined {
  const piece = state.subject.pieces.find(one => one === c.req.param('piece'))
  const now = piece && state.pieces[piece]
  const about = (now?.state === 'to-mend' || now?.state === 'mended') && now.reason === addressReason
  return about ? piece : undefined
}

function show(c: Ctx, sent: Sent, piece: Piece, v: Omit<AddressCorrection, 'here' | 'ids'>): Response | Promise<Response> {
  const { lang } = c.var
  const back = path(lang, `/suivi/${sent.id}/corriger/${piece}`)
  const content = addressCorrectionPage(lang, { ...v, here: `${back}/adresse`, ids: formIds(c) })
  return page(c, { title: words.title, back, wrong: v.errors !== undefined, content }, v.refused ? 409 : v.errors ? 422 : 200)
}

async function correct(c: Ctx, sent: Sent, piece: Piece): Promise<Response> {
  const { deps, form: posted } = c.var
  const postcode = readPostcode(posted)
  if (postcode.errors) return show(c, sent, piece, { typedPostcode: posted.text('postcode'), errors: postcode.errors })
  if (posted.text('step') !== 'address') return show(c, sent, piece, { postcode: postcode.value })
  const typed = typedAddress(posted)
  const read = readAddress(posted, postcode.value)
  if (read.errors) return show(c, sent, piece, { postcode: postcode.value, typed, errors: read.errors })
  const driver = await findDriver(deps.db, sent.state.subject.driverId)
  if (!driver) return notFound(c)
  const address = postalAddressOf(driver, read.value)
  const answer = asTyped(`${address.lines.slice(1).join(', ')} (${address.letterboxName})`)
  const changed = {
    facts: { address },
    asked: { page: question.path, question: question.title, answer },
    office: officeOf(address.commune),
  }
  const refused = await sendCorrection(deps, sent, piece, { accountId: personIn(c).accountId, key: posted.id, changed })
  if (refused) return show(c, sent, piece, { postcode: postcode.value, typed, refused: refusedWords(refused) })
  return seeOther(c, `/suivi/${sent.id}?fait=correction`)
}

const onPiece = (act: (c: Ctx, sent: Sent, piece: Piece) => Response | Promise<Response>) =>
  inMine((c, sent) => {
    const piece = pieceIn(c, sent)
    return piece ? act(c, sent, piece) : notFound(c)
  })

const here = '/suivi/:id/corriger/:piece/adresse'

export const addressCorrectionPages = new Hono<Env>()
  .get(
    here,
    requirePerson,
    onPiece((c, sent, piece) => show(c, sent, piece, {})),
  )
  .post(here, requirePerson, onPiece(correct))

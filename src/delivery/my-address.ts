import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson, requireProof } from '../account/index.ts'
import {
  addressFields,
  postalAddressOf,
  postcodeField,
  readAddress,
  readPostcode,
  type TypedAddress,
  typedAddress,
} from '../application/index.ts'
import { findLastAddress, keepAddress } from '../card/index.ts'
import {
  button,
  buttonGroup,
  envelope,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  notice,
  paragraph,
} from '../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../kit/http.ts'
import { idFrom } from '../kit/ids.ts'
import { addJob, allOrNothing } from '../kit/store.ts'
import { noFilePage, noFileTitle } from '../licence/index.ts'
import { type Driver, findDriver } from '../record/index.ts'
import { awaitsAddress } from './waiting.ts'

const words = {
  title: { fr: 'Mon adresse postale', en: 'My postal address' },
  lead: {
    fr: 'Les lettres sur votre permis partent à cette adresse. Votre permis ne la porte pas : vous n’avez rien à refaire.',
    en: 'The letters about your licence go to this address. Your licence does not carry it: nothing has to be made again.',
  },
  known: { fr: 'L’adresse que nous connaissons', en: 'The address that we know' },
  none: { fr: 'Nous ne connaissons aucune adresse de vous.', en: 'We know no address of yours.' },
  waits: {
    fr: 'Une lettre n’a pas pu vous être remise. Elle repart dès que vous donnez une autre adresse. Tant qu’elle ne vous est pas présentée, aucun délai ne court.',
    en: 'A letter could not be delivered to you. It leaves again as soon as you give another address. Until it is presented to you, no delay runs.',
  },
  give: { fr: 'Donner une adresse', en: 'Give an address' },
  done: {
    fr: 'Votre adresse est enregistrée. Les prochaines lettres y partent.',
    en: 'Your address is saved. The next letters go there.',
  },
  why: {
    fr: 'Le nom écrit sur la boîte aux lettres compte autant que la rue : sans lui, la lettre revient.',
    en: 'The name on the letter box matters as much as the street: without it, the letter comes back.',
  },
  goOn: { fr: 'Continuer', en: 'Continue' },
  check: { fr: 'Est-ce bien votre adresse ?', en: 'Is this your address?' },
  checkLead: { fr: 'Voici l’enveloppe, telle que La Poste la lira.', en: 'This is the envelope, as the post will read it.' },
  confirm: { fr: 'Oui, écrivez-moi à cette adresse', en: 'Yes, write to me at this address' },
  change: { fr: 'Modifier', en: 'Change it' },
  request: {
    fr: 'L’adresse d’une demande en cours ou d’une carte qui n’est pas arrivée se corrige sur la page de la demande.',
    en: 'The address of a request under way, or of a card that has not arrived, is corrected on the page of the request.',
  },
} satisfies Record<string, Words>

/** What was typed; `check`: the envelope that its person is shown before it counts. */
export interface MyAddress {
  readonly ids: { readonly csrf: string; readonly id: string }
  /** The lines of the address known today. */
  readonly known?: readonly string[]
  /** A letter waits for another address. */
  readonly waits?: boolean
  readonly done?: boolean
  readonly postcode?: string
  readonly typedPostcode?: string
  readonly typed?: Partial<TypedAddress>
  readonly check?: readonly string[]
  readonly errors?: readonly FieldError[]
}

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`

function checkPage(lang: Lang, lines: readonly string[], { postcode = '', typed = {}, ids }: MyAddress): Content {
  const { commune = '', street = '', complement = '', place = '', letterboxName = '' } = typed
  const kept = { postcode, commune, street, complement, place, letterbox: letterboxName }
  return [
    heading(lang, words.check),
    paragraph(lang, words.checkLead),
    envelope(lang, lines),
    form({
      action: path(lang, '/compte/adresse'),
      ...ids,
      content: [
        Object.entries(kept).map(([name, value]) => hidden(name, value)),
        buttonGroup(
          button({ lang, label: words.confirm, name: 'etape', value: 'confirmer' }),
          button({ lang, label: words.change, name: 'etape', value: 'modifier', look: 'secondary' }),
        ),
      ],
    }),
  ]
}

/** The address that letters go to, and another one: its postcode, the rest, then the envelope to confirm. */
export function myAddressPage(lang: Lang, v: MyAddress): Content {
  if (v.check) return checkPage(lang, v.check, v)
  const first = v.postcode === undefined
  const fields = first
    ? [
        hidden('etape', 'code-postal'),
        postcodeField(lang, { value: v.typedPostcode, errors: v.errors }),
        button({ lang, label: words.goOn }),
      ]
    : [
        hidden('etape', 'adresse'),
        hidden('postcode', v.postcode ?? ''),
        paragraph(lang, words.why),
        addressFields(lang, { postcode: v.postcode ?? '', typed: v.typed ?? {}, errors: v.errors }),
        button({ lang, label: words.goOn }),
      ]
  return [
    errorSummary(lang, v.errors),
    v.done && notice({ lang, kind: 'success', content: words.done }),
    heading(lang, words.title, first ? {} : { caption: v.postcode ?? '' }),
    first && [
      paragraph(lang, words.lead, 'lead'),
      v.waits && inset(lang, words.waits),
      heading(lang, words.known, { level: 2 }),
      v.known ? envelope(lang, v.known) : paragraph(lang, words.none),
      heading(lang, words.give, { level: 2 }),
    ],
    form({ action: path(lang, '/compte/adresse'), ...v.ids, content: fields }),
    first && paragraph(lang, words.request),
  ]
}

async function show(c: Ctx, driverId: string, v: Omit<MyAddress, 'ids' | 'known' | 'waits'> = {}): Promise<Response> {
  const { deps, lang } = c.var
  // The first step alone says what is known.
  const known = v.postcode === undefined ? await findLastAddress(deps.db, driverId) : undefined
  const waits = v.postcode === undefined && (await awaitsAddress(deps.db, driverId))
  const content = myAddressPage(lang, { ...v, ids: formIds(c), ...(known ? { known: known.lines } : {}), waits })
  const [back, wrong] = [path(lang, '/compte'), v.errors !== undefined]
  return page(c, { title: v.check ? words.check : words.title, back, wrong, content }, wrong ? 422 : 200)
}

/** Keeps a confirmed address; the same form sent twice is one address. Its person is told, at the address that e-mails go to. */
async function keep(c: Ctx, driver: Driver, typed: TypedAddress): Promise<Response> {
  const { deps, form: posted } = c.var
  const id = idFrom('postal address', personIn(c).accountId, posted.id)
  await allOrNothing(deps.db, async tx => {
    await keepAddress(tx, id, driver.id, postalAddressOf(driver, typed), deps.clock.now())
    const payload = { driverId: driver.id, notice: 'address-changed', about: id }
    await addJob(tx, { task: 'notify-driver', payload }, `address-changed/${id}`)
  })
  return seeOther(c, '/compte/adresse?fait=adresse')
}

const withDriver = (act: (c: Ctx, driver: Driver) => Promise<Response>) => async (c: Ctx) => {
  const { driverId } = personIn(c)
  const driver = driverId ? await findDriver(c.var.deps.db, driverId) : undefined
  return driver ? act(c, driver) : page(c, { title: noFileTitle, content: noFilePage(c.var.lang) })
}

/** Where a person gives the address that letters go to, with or without a request. */
export const myAddressPages = new Hono<Env>()
  .use('/compte/adresse', requirePerson, requireProof)
  .get(
    '/compte/adresse',
    withDriver((c, driver) => {
      const typedPostcode = c.var.kept?.postcode
      return show(c, driver.id, { done: c.req.query('fait') !== undefined, ...(typedPostcode ? { typedPostcode } : {}) })
    }),
  )
  .post(
    '/compte/adresse',
    withDriver((c, driver) => {
      const { form: posted } = c.var
      const step = posted.text('etape')
      const postcode = readPostcode(posted)
      if (postcode.errors) return show(c, driver.id, { typedPostcode: posted.text('postcode'), errors: postcode.errors })
      if (step !== 'adresse' && step !== 'confirmer' && step !== 'modifier') return show(c, driver.id, { postcode: postcode.value })
      const typed = typedAddress(posted)
      if (step === 'modifier') return show(c, driver.id, { postcode: postcode.value, typed })
      const read = readAddress(posted, postcode.value)
      if (read.errors) return show(c, driver.id, { postcode: postcode.value, typed, errors: read.errors })
      if (step === 'confirmer') return keep(c, driver, read.value)
      return show(c, driver.id, { postcode: postcode.value, typed: read.value, check: postalAddressOf(driver, read.value).lines })
    }),
  )

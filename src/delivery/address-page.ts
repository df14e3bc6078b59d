import type { Words } from '@papier-rose/law'
import { addressFields, type Prefecture, postcodeField, type TypedAddress } from '../application/index.ts'
import { button, errorSummary, type FieldError, form, heading, inset, paragraph, radios } from '../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../kit/html.ts'

/** What the page that corrects an address shows. */
export interface AddressView {
  readonly applicationId: string
  readonly ids: { readonly csrf: string; readonly id: string }
  /** Absent as long as it was not given: the communes follow from it. */
  readonly postcode?: string
  readonly typed?: Partial<TypedAddress>
  readonly typedPostcode?: string
  /** May the person also choose to collect the card, and where? Absent when the card was not sent yet. */
  readonly office?: Prefecture
  readonly choice?: string
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

const words = {
  title: { fr: 'Corriger l’adresse de votre carte', en: 'Correct the address of your card' },
  why: {
    fr: 'Le nom écrit sur la boîte aux lettres compte autant que la rue : sans lui, la lettre revient.',
    en: 'The name on the letter box matters as much as the street: without it, the letter comes back.',
  },
  goOn: { fr: 'Continuer', en: 'Continue' },
  choice: { fr: 'Que voulez-vous ?', en: 'What would you like?' },
  again: { fr: 'Recevoir la carte à cette adresse', en: 'Receive the card at this address' },
  againHint: {
    fr: 'Si elle revient encore, elle vous attendra à la préfecture.',
    en: 'If it comes back again, it will wait at the préfecture.',
  },
  keep: { fr: 'Aller la chercher à la préfecture de cette adresse', en: 'Collect it at the préfecture of this address' },
  keepHint: { fr: 'Nous vous écrirons quand elle y sera.', en: 'We will write to you when it is there.' },
  send: { fr: 'Enregistrer l’adresse', en: 'Save the address' },
} satisfies Record<string, Words>

/** Asks for the postcode, then for the rest of the address and, when the card came back, what to do with it. */
export function addressPage(lang: Lang, v: AddressView): Content {
  const fields =
    v.postcode === undefined
      ? [
          html`<input type="hidden" name="etape" value="code-postal">`,
          postcodeField(lang, { value: v.typedPostcode, errors: v.errors }),
          button({ lang, label: words.goOn }),
        ]
      : [
          html`<input type="hidden" name="etape" value="adresse"><input type="hidden" name="postcode" value="${v.postcode}">`,
          paragraph(lang, html`<strong>${v.postcode}</strong>`),
          addressFields(lang, { postcode: v.postcode, typed: v.typed ?? {}, errors: v.errors }),
          v.office && whatNext(lang, v),
          button({ lang, label: words.send }),
        ]
  return [
    errorSummary(lang, v.errors),
    heading(lang, words.title),
    v.refused && inset(lang, v.refused),
    paragraph(lang, words.why),
    form({ action: path(lang, `/suivi/${v.applicationId}/carte/adresse`), ...v.ids, content: fields }),
  ]
}

const whatNext = (lang: Lang, { choice, errors }: AddressView): Content =>
  radios({
    lang,
    name: 'suite',
    label: words.choice,
    value: choice,
    errors,
    choices: [
      { value: 'send-again', label: words.again, hint: words.againHint },
      { value: 'keep-at-prefecture', label: words.keep, hint: words.keepHint },
    ],
  })

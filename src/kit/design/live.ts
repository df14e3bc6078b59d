import type { Words } from '@papier-rose/law'
import { type Html, html, type Lang, say } from '../html.ts'

const changed: Words = { fr: 'Du nouveau : la page vient d’être mise à jour.', en: 'Something new: the page has just been updated.' }

/** Keeps a page up to date where script runs: `from` answers `{ version }`, and the content is replaced once it is another. */
export const live = (lang: Lang, { from, version }: { readonly from: string; readonly version: string }): Html =>
  html`<div class="govuk-visually-hidden" role="status" data-live="${from}" data-version="${version}" data-changed="${say(changed, lang)}"></div>`

import { type Content, type Html, html, type Lang } from '../../html.ts'

/** A component or a page, in each of its states, from invented data. */
export interface GalleryEntry {
  readonly name: string
  /** The routes of the pages that it shows, as they are written: `/resultat/:view`. A component, a letter and a paper have none. */
  readonly routes?: readonly string[]
  readonly states: readonly {
    readonly title: string
    readonly html: (lang: Lang) => Html
    /** The paper itself, beside what the page says of it. */
    readonly pdf?: (lang: Lang) => Promise<Uint8Array>
  }[]
}

/** A state that is a piece of page. */
export const state = (title: string, content: (lang: Lang) => Content): GalleryEntry['states'][number] => ({
  title,
  html: lang => html`${content(lang)}`,
})

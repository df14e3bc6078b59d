import { longDay, type Words } from '@papier-rose/law'
import { button, heading, link, pagination, paragraph, searchForm, table, textInput } from '../../kit/design/components.ts'
import { type Content, type Lang, path, say, type Text } from '../../kit/html.ts'
import { type DriverRow, driversAPage } from '../../record/index.ts'

const words = {
  title: { fr: 'Conducteurs', en: 'Drivers' },
  lead: {
    fr: 'Cherchez une personne par son nom ou son NEPH. Chaque personne qu’une recherche montre peut savoir qui l’a cherchée.',
    en: 'Search a person by name or NEPH. Each person whom a search shows may know who searched for them.',
  },
  search: { fr: 'Nom ou NEPH', en: 'Name or NEPH' },
  searchIt: { fr: 'Chercher', en: 'Search' },
  near: { fr: 'Aucun nom ne commence ainsi. Voici les noms les plus proches.', en: 'No name begins so. These are the nearest names.' },
  none: { fr: 'Personne.', en: 'Nobody.' },
  beside: { fr: 'Noms proches', en: 'Near names' },
  found: { fr: 'Conducteurs trouvés', en: 'Drivers found' },
} satisfies Record<string, Words>

export const searchTitle = words.title

export interface SearchView {
  readonly typed: string
  readonly rows: readonly DriverRow[]
  readonly count: number
  readonly near: boolean
  readonly beside: readonly DriverRow[]
  readonly page: number
}

const cells = (lang: Lang, row: DriverRow): Text[] => [
  link(lang, row.name, path(lang, `/agents/conducteurs/${row.id}`)),
  say(longDay(row.birthDay as never), lang),
  row.birthplace || '–',
  row.neph,
]

/** Looks for a driver, of the whole country: a record has no préfecture of its own. */
export function searchPage(lang: Lang, view?: SearchView): Content {
  const columns = [
    { label: { fr: 'Nom et prénoms', en: 'Name' } },
    { label: { fr: 'Né le', en: 'Born on' } },
    { label: { fr: 'À', en: 'In' } },
    { label: { fr: 'NEPH', en: 'NEPH' } },
  ]
  const here = (page: number) =>
    path(lang, `/agents/conducteurs?${new URLSearchParams({ cherche: view?.typed ?? '', page: String(page) })}`)
  return [
    heading(lang, words.title),
    paragraph(lang, words.lead),
    searchForm({
      action: path(lang, '/agents/conducteurs'),
      content: [
        textInput({ lang, name: 'cherche', label: words.search, value: view?.typed ?? '', width: 20, verbatim: true }),
        button({ lang, label: words.searchIt }),
      ],
    }),
    view && [
      view.near && paragraph(lang, words.near),
      table({
        lang,
        caption: { fr: `${words.found.fr} (${view.count})`, en: `${words.found.en} (${view.count})` },
        columns,
        rows: view.rows.map(row => cells(lang, row)),
        rowHeaders: true,
        empty: words.none,
      }),
      view.beside.length > 0 &&
        table({ lang, caption: words.beside, columns, rows: view.beside.map(row => cells(lang, row)), rowHeaders: true }),
      pagination(lang, view.page, Math.max(1, Math.ceil(view.count / driversAPage)), here),
    ],
  ]
}

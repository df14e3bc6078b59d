import type { ReactElement } from 'react'
import { html } from '../src/kit/html.ts'
import { type Figure, sideBySide } from './measure.ts'

// React reads this when it is loaded: the other one checks everything twice.
process.env.NODE_ENV = 'production'
const { createElement: h } = await import('react')
const { renderToStaticMarkup } = await import('react-dom/server')

interface Line {
  readonly href: string
  readonly name: string
  readonly asked: string
  readonly cepc: string
  readonly left: string
  readonly sent: string
  readonly state: string
  readonly taker: string
}

const lines: readonly Line[] = Array.from({ length: 25 }, (_, n) => ({
  href: `/agents/dossiers/${n}`,
  name: `ŒUVRARD ${n} & Camille`,
  asked: 'Premier permis, B',
  cepc: '20/03/2027',
  left: `${n} jours`,
  sent: '23/11/2026',
  state: 'Chez l’agent',
  taker: n % 2 ? 'vous' : 'personne',
}))
const columns = ['Personne', 'Demande', 'Fin du CEPC', 'Envoyée le', 'État', 'Instruit par']

const ours = (rows: readonly Line[]): string =>
  String(
    html`<table class="govuk-table"><caption class="govuk-table__caption">Dossiers (${rows.length})</caption><thead><tr>${columns.map(
      label => html`<th scope="col">${label}</th>`,
    )}</tr></thead><tbody>${rows.map(
      row =>
        html`<tr><th scope="row"><a class="govuk-link" href="${row.href}">${row.name}</a></th><td>${row.asked}</td><td>${row.cepc}<br/><strong>${row.left}</strong></td><td>${row.sent}</td><td><strong class="pr-tag">${row.state}</strong></td><td>${row.taker}</td></tr>`,
    )}</tbody></table>`,
  )

const FileLine = ({ row }: { row: Line }): ReactElement =>
  h(
    'tr',
    null,
    h('th', { scope: 'row' }, h('a', { className: 'govuk-link', href: row.href }, row.name)),
    h('td', null, row.asked),
    h('td', null, row.cepc, h('br'), h('strong', null, row.left)),
    h('td', null, row.sent),
    h('td', null, h('strong', { className: 'pr-tag' }, row.state)),
    h('td', null, row.taker),
  )

const Files = ({ rows }: { rows: readonly Line[] }): ReactElement =>
  h(
    'table',
    { className: 'govuk-table' },
    h('caption', { className: 'govuk-table__caption' }, `Dossiers (${rows.length})`),
    h('thead', null, h('tr', null, ...columns.map(label => h('th', { scope: 'col', key: label }, label)))),
    h('tbody', null, ...rows.map(row => h(FileLine, { row, key: row.href }))),
  )

const theirs = (rows: readonly Line[]): string => renderToStaticMarkup(h(Files, { rows }))

/** One page of a worklist as our functions write it, in turns with React's components of the same content: the same text to the letter. */
export async function rendering(): Promise<Figure[]> {
  if (ours(lines) !== theirs(lines)) throw new Error(`not the same page:\n${ours(lines)}\n${theirs(lines)}`)
  const many = (write: (rows: readonly Line[]) => string) => () => {
    let done = 0
    for (let i = 0; i < 1000; i++) done += write(lines).length > 0 ? 1 : 0
    return done
  }
  const [mine = 0, peer = 0] = await sideBySide([many(ours), many(theirs)])
  return [
    { what: 'rendering 25 lines of a worklist', value: mine, unit: 'pages/s', against: { what: 'React, the same text', value: peer } },
  ]
}

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileParts, mayRead, official2026, partWords } from '@papier-rose/law'
import { rights, sessionLife } from '../account/index.ts'
import { limits } from '../evidence/index.ts'
import { partsOpened, purposeNames, purposes, readerOfRole } from '../record/index.ts'
import { listens } from './server.ts'

const root = join(import.meta.dirname, '..', '..')
const cells = (...texts: string[]): string => `| ${texts.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [cells(...head), cells(...head.map(() => '---')), ...rows.map(row => cells(...row))].join('\n')

/** A document written by hand down to its last heading, under which stands what the code says. */
const withTable = (path: string, rows: string): string => {
  const text = readFileSync(join(root, path), 'utf8')
  const [written = ''] = text.split(/^<!-- from the code -->$/m)
  return `${written.trimEnd()}\n\n<!-- from the code -->\n\n${rows}\n`
}

interface Counted {
  readonly file: string
  readonly what: string
  readonly tries: number
  readonly seconds: number
}

/** Every limit of tries in the code, with the words that stand above it. */
const counted = (): Counted[] =>
  globSync('src/**/*.ts', { cwd: root })
    .filter(path => !path.endsWith('.test.ts'))
    .sort()
    .flatMap(file =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /(?:\/\*\* ([^\n]*?) \*\/\n)?(?:export )?const \w+(?:: Limit)? = \{ tries: (\d+), seconds: (\d+) \}/g,
        ),
      ].map(([, what = '', tries, seconds]) => ({ file, what, tries: Number(tries), seconds: Number(seconds) })),
    )

const minutes = (ms: number): string => (ms === 60_000 ? '1 minute' : `${ms / 60_000} minutes`)

const limitsTable = (): string =>
  [
    table(
      ['What is counted', 'Tries', 'In', 'Where'],
      counted().map(({ file, what, tries, seconds }) => [what, String(tries), `${seconds / 60} minutes`, `[${file}](../../${file})`]),
    ),
    '',
    table(
      ['What costs', 'Bound', 'Where'],
      [
        [
          'a file that is sent',
          `${limits.bytes / 1024 / 1024} MB, ${limits.pixels / 1_000_000} million pixels, ${limits.pages} pages, ${limits.filesForAPiece} files a piece`,
          '[src/evidence/refusals.ts](../../src/evidence/refusals.ts)',
        ],
        [
          'the headers of a request',
          `${listens.headerBytes / 1024} kB, ${listens.headersMs / 1000} s to arrive`,
          '[src/kit/server.ts](../../src/kit/server.ts)',
        ],
        ['a request', `${listens.requestMs / 1000} s to arrive`, '[src/kit/server.ts](../../src/kit/server.ts)'],
      ],
    ),
  ].join('\n')

const sessionsTable = (): string =>
  table(
    ['What', 'How long'],
    [
      ['a person, without activity', minutes(sessionLife.idle.person)],
      ['an agent, without activity', minutes(sessionLife.idle.agent)],
      ['anybody, in all', `${sessionLife.absolute / 3_600_000} hours`],
      ['a token, before it is changed', minutes(sessionLife.rotation)],
      ['a token that was changed, for requests that cross', minutes(sessionLife.crossing)],
      ['a proof of identity, for what changes where we write to or who may act', minutes(sessionLife.proof)],
    ],
  )

const list = (words: readonly string[]): string => words.join(', ') || '–'

/** Which agent may do what, and sees which parts of the record for which purpose. */
const fieldsTable = (): string =>
  [
    table(
      ['Role', 'Rights', 'Reads the record as (L. 225-4)'],
      Object.entries(rights).map(([role, of]) => [`\`${role}\``, list(of), readerOfRole[role as keyof typeof rights]]),
    ),
    '',
    table(
      ['Purpose', 'Given by', 'Parts shown'],
      purposeNames.map(name => [
        `${purposes[name].words.en} · ${purposes[name].words.fr}`,
        list(purposes[name].roles),
        list(partsOpened(purposes[name].roles, name, { law: official2026 })),
      ]),
    ),
    '',
    table(
      ['Part', 'What it is', 'The law opens it to the préfet', 'to the courts'],
      fileParts.map(part => [
        part,
        partWords[part].en,
        ...(['prefet', 'court'] as const).map(reader => (mayRead(reader, part, official2026).value ? 'yes' : 'no')),
      ]),
    ),
  ].join('\n')

/** The documents on security that end with what the code says. */
export const securityDocuments = (): Readonly<Record<string, string>> => ({
  'docs/security/limits.md': withTable('docs/security/limits.md', limitsTable()),
  'docs/security/sessions.md': withTable('docs/security/sessions.md', sessionsTable()),
  'docs/security/fields.md': withTable('docs/security/fields.md', fieldsTable()),
})

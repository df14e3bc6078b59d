import type { File } from './rules.ts'

const file = (path: string, text: string): File => ({ path, text })

/** For each rule, an invented file or two that break it, and the line that must be said. */
export const broken: Readonly<Record<string, { readonly files: readonly File[]; readonly says: RegExp }>> = {
  'a capability is reached through its index.ts or read.ts': {
    files: [file('src/review/pages/file.ts', `import { decide } from '../../application/decide.ts'`)],
    says: /src\/review\/pages\/file\.ts imports src\/application\/decide\.ts/,
  },
  'the kit knows no capability': {
    files: [file('src/kit/http.ts', `import { cards } from '../card/index.ts'`)],
    says: /imports src\/card\/index\.ts/,
  },
  'no circle of imports': {
    files: [
      file('src/notices/letters.ts', `import { card } from '../card/index.ts'`),
      file('src/card/index.ts', `import type { Letter } from '../notices/letters.ts'`),
    ],
    says: /letters\.ts → src\/card\/index\.ts → src\/notices\/letters\.ts/,
  },
  'the law imports nothing of the service': {
    files: [file('packages/law/src/day.ts', `import { readFileSync } from 'node:fs'`)],
    says: /imports node:fs/,
  },
  'nothing imports app.ts but what starts it': {
    files: [file('src/exam/pages.ts', `import { buildApplication } from '../app.ts'`)],
    says: /src\/exam\/pages\.ts imports src\/app\.ts/,
  },
  'no pattern is made of what somebody sends': {
    files: [file('src/record/search.ts', "const wanted = new RegExp(c.req.query('name') ?? '')")],
    says: /search\.ts says new RegExp\(/,
  },
  'a name that somebody sends is looked up as our own': {
    files: [file('src/office/index.ts', "const said = done[c.req.query('fait') ?? '']")],
    says: /office\/index\.ts says e\[c\.req\.query\('fait'\) \?\? ''\]/,
  },
  'the browser keeps nothing of a person': {
    files: [file('src/kit/design/live.js', "localStorage.setItem('draft', form.value)")],
    says: /live\.js says localStorage/,
  },
  'time and chance are passed in': {
    files: [file('src/card/order.ts', 'const at = new Date()')],
    says: /says new Date\(\)/,
  },
  'SQL is told what time it is': {
    files: [file('src/card/rows.ts', "q.query('update card_address set given_at = now() where id = $1')")],
    says: /says now\(\) in SQL/,
  },
  'legal numbers come from the law': {
    files: [file('src/delivery/rounds.ts', 'const lastDay = addDays(avisOf(letter), 15)')],
    says: /addDays\(avisOf\(letter\), 15\)/,
  },
  'a table is written by one capability': {
    files: [
      file('src/account/accounts.ts', "q.query('update account set email = $2 where id = $1')"),
      file('src/review/matching.ts', "q.query('insert into account (id) values ($1)')"),
    ],
    says: /account is written by src\/account and src\/review/,
  },
  'nobody may change the journal': {
    files: [file('migrations/0042_mend.sql', 'grant select, update on journal to papier_web;')],
    says: /grant select, update on journal/,
  },
  'every part has the least rights': {
    files: [
      file('migrations/0042_points.sql', 'create table points (id uuid primary key);'),
      file('migrations/0043_stages.sql', 'create table stage (id uuid primary key); grant select on stage to papier_app, papier_web;'),
    ],
    says: /may do anything with points\n.*0043_stages\.sql: grant select on stage to papier_app/,
  },
  'files stay small': {
    files: [file('src/exam/everything.ts', 'const line = 1\n'.repeat(400))],
    says: /everything\.ts has 400 lines/,
  },
  'names are words of the field': {
    files: [file('src/card/card.ts', 'export class CardManager {}')],
    says: /CardManager/,
  },
  'no mark of the State': {
    files: [file('src/kit/design/theme.scss', "@import '@gouvfr/dsfr/dist/dsfr.css';")],
    says: /has dsfr/,
  },
  'French is written as it is printed': {
    files: [file('src/exam/pages.ts', `const title = { fr: 'Verifiez la prefecture', en: 'Check the préfecture' }`)],
    says: /no accent in « Verifiez la prefecture »/,
  },
  'every sentence is in both languages': {
    files: [file('src/exam/pages.ts', `const title = { fr: 'Bonjour' }`)],
    says: /1 sentences in French and 0 in English/,
  },
  'words are in the glossary': {
    files: [
      file(
        'docs/glossary.md',
        '| Term | French | Source | Name in code |\n| --- | --- | --- | --- |\n| card | carte | – | `card`, `horsepower` |',
      ),
      file('src/card/card.ts', `export type Command =\n  | (Ask & { readonly type: 'Engrave' })\n\nexport const card = 1`),
    ],
    says: /Engrave is not in docs\/glossary\.md\n.*horsepower, which no code has/,
  },
  'one spelling each': {
    files: [file('docs/journey.md', 'The driver license is sent.')],
    says: /driver license/,
  },
}

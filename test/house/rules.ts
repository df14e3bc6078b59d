import { posix } from 'node:path'
import { rightsOf } from '../../src/kit/rights.ts'

/** One file of the repository: its path from the root, its text. */
export interface File {
  readonly path: string
  readonly text: string
}

/** A rule of the house: what is wrong, one line each. */
export type Rule = (files: readonly File[]) => string[]

const isTs = ({ path }: File): boolean => path.endsWith('.ts')
/** Tests, and what is only there for them or for the gallery. */
const forTests = (path: string): boolean =>
  path.startsWith('test/') ||
  path.startsWith('bench/') ||
  path.includes('/testing/') ||
  /(\.test|\.example|fixtures|\/testing[\w-]*|\/stories|\/gallery)\.ts$/.test(path)

/** The code without its comments; strings stay. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(])\/\/[^\n]*/g, '$1')

const capabilityOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

interface Import {
  readonly from: string
  /** The file imported, from the root; for a package, its name. */
  readonly to: string
}

const importsOf = ({ path, text }: File): Import[] =>
  [...code(text).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
    from: path,
    to: to.startsWith('.') ? posix.join(posix.dirname(path), to) : to,
  }))

const importsIn = (files: readonly File[]): Import[] => files.filter(isTs).flatMap(importsOf)
const say = ({ from, to }: Import): string => `${from} imports ${to}`

/** What belongs to a capability is reached through its index.ts or a read.ts. An outside system is a capability of its own. */
export const throughTheFrontDoor: Rule = files =>
  importsIn(files)
    .filter(({ from, to }) => {
      const [here, there] = [doorOf(from), doorOf(to)]
      if (!there || here === there || forTests(from)) return false
      // The sandbox and the seed play the outside systems and the invented people.
      if (/^src\/(sandbox|sandbox-pages|seed|seed-many|personas|gallery|gallery-pages)\.ts$|^src\/partners\/.*\/simulator\.ts$/.test(from))
        return false
      return !/^(index|read)\.ts$/.test(to.slice(there.length + 1))
    })
    .map(say)

/** The folder that has a door: a capability, or one outside system. The kit is open. */
function doorOf(path: string): string | undefined {
  const folder = capabilityOf(path)
  if (!folder || folder === 'kit') return undefined
  const system = /^src\/partners\/([^/]+)\//.exec(path)?.[1]
  return folder === 'partners' ? system && `src/partners/${system}` : `src/${folder}`
}

/** The kit serves every capability and knows none. */
export const kitKnowsNobody: Rule = files =>
  importsIn(files)
    .filter(({ from }) => from.startsWith('src/kit/') && !forTests(from) && !/^src\/kit\/docs[\w-]*\.ts$/.test(from))
    .filter(({ to }) => to.startsWith('src/') && !to.startsWith('src/kit/'))
    .map(say)

/** The files of the service stand on one another in layers: from none does a chain of imports lead back to it. */
export const noCircles: Rule = files => {
  const imports = importsIn(files.filter(({ path }) => path.startsWith('src/') && !forTests(path)))
  const standsOn = Map.groupBy(imports, ({ from }) => from)
  const open: string[] = []
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string): void => {
    if (open.includes(path)) circles.push([...open.slice(open.indexOf(path)), path].join(' → '))
    if (open.includes(path) || done.has(path)) return
    open.push(path)
    for (const { to } of standsOn.get(path) ?? []) follow(to)
    open.pop()
    done.add(path)
  }
  for (const path of standsOn.keys()) follow(path)
  return circles
}

/** The law is pure: it imports its own files, and nothing of the service or of the machine. */
export const lawStandsAlone: Rule = files =>
  importsIn(files)
    .filter(({ from }) => from.startsWith('packages/law/') && !from.endsWith('.test.ts') && !/\/(cli|testing|coverage)\.ts$/.test(from))
    .filter(({ to }) => !to.startsWith('packages/law/'))
    .map(say)

/** Only what starts a process builds the application. */
export const nobodyImportsTheApp: Rule = files =>
  importsIn(files)
    .filter(({ to }) => to === 'src/app.ts')
    .filter(({ from }) => !/^src\/(main|sandbox)\.ts$/.test(from) && !forTests(from))
    .map(say)

const each = (files: readonly File[], wanted: (path: string) => boolean, pattern: RegExp): string[] =>
  files
    .filter(({ path }) => wanted(path))
    .flatMap(({ path, text }) => [...code(text).matchAll(pattern)].map(([found]) => `${path} says ${found.trim()}`))

/** Time and chance are passed in. */
export const timeIsPassedIn: Rule = files =>
  each(
    files,
    path => path.endsWith('.ts') && !path.startsWith('src/kit/') && path !== 'src/main.ts' && !forTests(path),
    /new Date\(\)|Date\.now\b|Temporal\.Now|Math\.random|randomUUID/g,
  )

/** The database is told what time it is. */
export const sqlIsToldTheTime: Rule = files =>
  files
    .filter(({ path }) => path.endsWith('.sql') || (path.endsWith('.ts') && !forTests(path)))
    .flatMap(({ path, text }) =>
      (path.endsWith('.sql') ? [text.replace(/--[^\n]*/g, '')] : literals(text))
        .flatMap(sql => sql.match(/(?<![.\w])now\(\)|current_date|current_timestamp|clock_timestamp\(|localtimestamp/gi) ?? [])
        .map(found => `${path} says ${found} in SQL`),
    )

/** The text of every string and template of a file that looks like SQL. */
const literals = (text: string): string[] =>
  (code(text).match(/`[^`]*`|'[^'\n]*'/g) ?? []).filter(one => /\b(select|insert into|update|delete from|default)\b/i.test(one))

/** No number in the arithmetic of days outside the law; the day before and the day after are not numbers of a text. */
export const numbersComeFromTheLaw: Rule = files =>
  each(
    files,
    path =>
      path.endsWith('.ts') &&
      !path.startsWith('packages/law/') &&
      !forTests(path) &&
      !/^src\/(?:(?:seed|seed-many|personas)\.ts$|synthetic\/)/.test(path),
    /\b(?:addDays|addMonths|addYears|lastDayOfMonths|francs|dated|threshold)\((?:[^()]|\([^()]*\))*,\s*-?(?!1\b)\d[^()]*\)/g,
  )

const written =
  /\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]+(?:\.[a-z_]+)?)(?=\s+(?:\(|set\b|as\b|where\b|using\b|values\b|select\b|[a-z]+\s+set\b)|\s*\(|\s*[`'])/gi

/** Which folders write each table. */
export function writersOf(files: readonly File[]): Map<string, Set<string>> {
  const writers = new Map<string, Set<string>>()
  for (const { path, text } of files) {
    const folder = capabilityOf(path)
    if (!folder || forTests(path) || !path.endsWith('.ts')) continue
    // The row of state of a stream is written by the store, and by nobody else.
    for (const [, table = ''] of path.endsWith('/reactions.ts') ? text.matchAll(/^ {2}table: '(\w+)'/gm) : [])
      writers.set(table, (writers.get(table) ?? new Set()).add('src/kit'))
    for (const sql of literals(text)) {
      for (const [, table = ''] of sql.matchAll(written)) {
        writers.set(table, (writers.get(table) ?? new Set()).add(doorOf(path) ?? `src/${folder}`))
      }
    }
  }
  return writers
}

/** A table is written by one capability. */
export const oneWriterATable: Rule = files =>
  [...writersOf(files)].filter(([, by]) => by.size > 1).map(([table, by]) => `${table} is written by ${[...by].sort().join(' and ')}`)

/** The journal is never changed, by grant. */
export const journalIsAppendOnly: Rule = files =>
  files
    .filter(({ path }) => path.startsWith('migrations/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/grant\s+([^;]*?)\s+on\s+([^;]*?)\s+to\s+[^;]+;/gi)]
        .filter(([, rights = '', tables = '']) => /\bjournal\b/.test(tables) && /update|delete|truncate|all/i.test(rights))
        .map(([grant]) => `${path}: ${grant}`),
    )

/** Every table is used by the web process or the worker, and nothing is granted to the two at once, to everybody, or without saying what. */
export const rightsAreTheLeast: Rule = files => {
  const migrations = files.filter(({ path }) => path.startsWith('migrations/'))
  const granted = rightsOf(migrations.map(({ text }) => text))
  const tables = [...granted].filter(([, of]) => !of.get('papier_web')?.size && !of.get('papier_worker')?.size)
  // Before the roles were shared out, everything was granted to papier_app.
  const wide = migrations
    .filter(({ path }) => path > 'migrations/0012_roles.sql')
    .flatMap(({ path, text }) =>
      (text.replace(/--[^\n]*/g, '').match(/\bgrant\s[^;]*;/gi) ?? [])
        .filter(grant => /\bto\b[^;]*\b(?:papier_app|public)\b|\bgrant\s+(?:all|truncate|references|trigger)\b/i.test(grant))
        .map(grant => `${path}: ${grant} (papier_web and papier_worker each get what they need)`),
    )
  return [...tables.map(([table]) => `no part of the service may do anything with ${table}`), ...wide]
}

/** A pattern is written, never made of what somebody sends: nobody has us search for hours. The simulator of mail makes one of two words of ours. */
export const patternsAreWritten: Rule = files =>
  each(files, path => path.endsWith('.ts') && !forTests(path) && path !== 'src/partners/mail/mime.ts', /new RegExp\(/g)

/** A name that somebody sends is looked up with `own`: every object knows `constructor`. */
export const namesSentAreOwn: Rule = files =>
  each(
    files,
    path => path.endsWith('.ts') && !forTests(path),
    /\w\[\(?(?:c\.req\.(?:query|param)|(?:c\.var\.)?form\.text|posted\.text)\([^\]]*\]/g,
  )

/** The browser of a shared computer keeps nothing of a person: no storage but the cookies that end with the session. */
export const browserKeepsNothing: Rule = files =>
  each(
    files,
    path => /^src\/.*\.(?:ts|js)$/.test(path) && !forTests(path),
    /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie)\b/g,
  )

const mostLines = 360
const usualLines = 250

/** A file is short enough to be read at once: none is long, and nine in ten are short. */
export const filesStaySmall: Rule = files => {
  const sizes = files
    .filter(file => isTs(file) && !forTests(file.path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  const long = sizes.filter(({ lines }) => lines > usualLines)
  return [
    ...sizes.filter(({ lines }) => lines > mostLines).map(({ path, lines }) => `${path} has ${lines} lines`),
    ...(long.length * 10 > sizes.length ? [`${long.length} files of ${sizes.length} have more than ${usualLines} lines`] : []),
  ]
}

/** A name says what a thing is for, not what pattern it follows. FranceConnect calls those who use it its registered services. */
export const namesAreWords: Rule = files =>
  each(
    files,
    path => path.endsWith('.ts'),
    /\b(?:class|interface|type|function|const)\s+(?!RegisteredService\b)\w*(?:Service|Manager|Helpers?|Utils?|Dto|DTO|Impl)\b/g,
  )

/** Never the marks of the State. */
export const noMarkOfTheState: Rule = files =>
  files
    .filter(({ path }) => !/\.test\.ts$|^test\//.test(path) && /\.(ts|scss|css|svg|js)$/.test(path))
    .flatMap(({ path, text }) =>
      (code(text).match(/marianne|\bdsfr\b|république française|GDS Transport/gi) ?? []).map(found => `${path} has ${found}`),
    )

/** French is written as French is printed. */
export const frenchIsPrinted: Rule = files =>
  files
    .filter(isTs)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bfr: (?:'((?:[^'\\]|\\.)*)'|`([^`]*)`|"([^"]*)")/g)]
        .map(([, single, template, double]) => single ?? template ?? double ?? '')
        .flatMap(words => frenchFaults(words.replace(/\$\{[^}]*\}/g, '…')).map(fault => `${path}: ${fault} in « ${words} »`)),
    )

function frenchFaults(words: string): string[] {
  const faults: [string, RegExp][] = [
    ['a straight apostrophe', /\p{L}\\?'\p{L}/u],
    ['three dots', /\.\.\./],
    ['straight quotation marks', /"|“|”/],
    ['no space before : ; ? !', /\p{L}[;?!](?= |$)|\p{L}:(?= |$)/u],
    ['no accent', /(?<!\p{L})(a (?:partir|cote)|prefecture|numero|delai|meme|deja|apres|tres|piece d’identite|etes|ete)(?!\p{L})/iu],
  ]
  return faults.filter(([, found]) => found.test(words)).map(([fault]) => fault)
}

/** Both languages, always. */
export const bothLanguages: Rule = files =>
  files.filter(isTs).flatMap(({ path, text }) => {
    const [fr, en] = [/\{\s*fr: ['`]/g, /[{,]\s*en: ['`]/g].map(pattern => code(text).match(pattern)?.length ?? 0)
    return (fr ?? 0) > (en ?? 0) ? [`${path} has ${fr} sentences in French and ${en} in English`] : []
  })

/** The words of a glossary: what stands between back quotes in its last column. */
export const glossaryWords = (glossary: string): string[] =>
  glossary
    .split('\n')
    .filter(line => line.startsWith('|') && !/^\|\s*(?:-|Term\b)/.test(line))
    .flatMap(line => [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word))

const vocabulary = /^src\/(?:application|card|record)\/(?:application|card|record)\.ts$/

/** The words that need the glossary: capabilities, tables, commands and statuses. */
export function domainWords(files: readonly File[]): string[] {
  const folders = files.flatMap(({ path }) => capabilityOf(path) ?? [])
  const tables = files
    .filter(({ path }) => path.startsWith('migrations/'))
    .flatMap(({ text }) => [...text.matchAll(/create(?: unlogged)? table (\w+)/g)].map(([, table = '']) => table))
  const commands = files
    .filter(({ path }) => vocabulary.test(path))
    .flatMap(({ text }) => [
      ...[...(/export type Command =([\s\S]*?)\n(?:\n|export)/.exec(text)?.[1] ?? '').matchAll(/readonly type: '(\w+)'/g)].map(
        ([, command = '']) => command,
      ),
      ...[...(/export type Status =([\s\S]*?)\n(?:\n|\/\*\*|export)/.exec(text)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(
        ([, status = '']) => status,
      ),
    ])
  return [...new Set([...folders, ...tables, ...commands])].sort()
}

/** No word enters the code before the glossary has it, and the glossary keeps no word that left. */
export const wordsAreInTheGlossary: Rule = files => {
  const glossary = files.find(({ path }) => path === 'docs/glossary.md')?.text ?? ''
  const known = new Set(glossaryWords(glossary))
  const all = files.filter(({ path }) => path !== 'docs/glossary.md')
  const here = (word: string): boolean => all.some(({ path, text }) => text.includes(word) || path.includes(`/${word}`))
  return [
    ...domainWords(files)
      .filter(word => !known.has(word))
      .map(word => `${word} is not in docs/glossary.md`),
    ...[...known].filter(word => !here(word)).map(word => `docs/glossary.md names ${word}, which no code has`),
  ]
}

/** American and anglicised spellings of words that the house writes otherwise. */
export const oneSpellingEach: Rule = files =>
  files
    .filter(file => isTs(file) || /^(?:docs\/|[A-Z]+\.md$)/.test(file.path))
    .flatMap(({ path, text }) =>
      (
        text.match(
          /\bdriver['’]?s? license\b|\bDriversLicense\b|\bdrivingLicen[cs]e[A-Z]\w*|\bpr[eé]f[eé]ctur(?:al|es)?Office\b|\bnephNumber\b|\bcepcCertificate\b/gi,
        ) ?? []
      ).map(found => `${path} writes ${found}`),
    )

export const rules: Readonly<Record<string, Rule>> = {
  'no pattern is made of what somebody sends': patternsAreWritten,
  'a name that somebody sends is looked up as our own': namesSentAreOwn,
  'the browser keeps nothing of a person': browserKeepsNothing,
  'a capability is reached through its index.ts or read.ts': throughTheFrontDoor,
  'the kit knows no capability': kitKnowsNobody,
  'no circle of imports': noCircles,
  'the law imports nothing of the service': lawStandsAlone,
  'nothing imports app.ts but what starts it': nobodyImportsTheApp,
  'time and chance are passed in': timeIsPassedIn,
  'SQL is told what time it is': sqlIsToldTheTime,
  'legal numbers come from the law': numbersComeFromTheLaw,
  'a table is written by one capability': oneWriterATable,
  'nobody may change the journal': journalIsAppendOnly,
  'every part has the least rights': rightsAreTheLeast,
  'files stay small': filesStaySmall,
  'names are words of the field': namesAreWords,
  'no mark of the State': noMarkOfTheState,
  'French is written as it is printed': frenchIsPrinted,
  'every sentence is in both languages': bothLanguages,
  'words are in the glossary': wordsAreInTheGlossary,
  'one spelling each': oneSpellingEach,
}

import { readFileSync } from 'node:fs'
import { type Day, isDay } from './day.ts'
import { articles, cite, OutsideTheTexts } from './text.ts'
import './index.ts'
import { readMayDrive, readSituation } from './cli/questions.ts'
import { CaseError } from './cli/reading.ts'
import { type PointsCase, readCases } from './points/cases.ts'
import { balance, ledger } from './points/ledger.ts'
import { mayDrive } from './record/may-drive.ts'
import { piecesFor } from './requests/pieces.ts'
import { longDay } from './words.ts'

const usage = `Usage:
  law points FILE                                            balance, capital and status of each date asked, as JSON
  law explain FILE --on DAY [--known-on DAY] [--lang fr|en]  the steps of each history up to that day
  law pieces '{"reason":…,"birth":DAY,"on":DAY,…}'           what to join to a request, each with its reason, as JSON
  law may-drive '{"record":…,"category":…,"on":DAY}'         yes or no, with what paper, until when, and why, as JSON
  law texts                                                  every article that a rule rests on, as JSON`

/** What was asked cannot be answered as written: the message names the argument or the field. */
class Unusable extends Error {}

function readFile(file: string | undefined): PointsCase[] {
  if (!file) throw new Unusable(`FILE: missing\n${usage}`)
  let written: string
  try {
    written = readFileSync(file, 'utf8')
  } catch {
    throw new Unusable(`FILE: cannot be read: ${file}`)
  }
  return readCases(parsed(written, 'FILE'))
}

function parsed(written: string, name: string): unknown {
  try {
    return JSON.parse(written)
  } catch (error) {
    throw new Unusable(`${name}: not JSON: ${error instanceof Error ? error.message : written}`)
  }
}

function question(args: readonly string[]): unknown {
  const [written, extra] = args
  if (extra !== undefined) throw new Unusable(`${extra}: one question is expected, between quotes`)
  if (!written) throw new Unusable(`QUESTION: missing\n${usage}`)
  return parsed(written, 'QUESTION')
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  if (at < 0) return undefined
  const value = args[at + 1]
  if (value === undefined) throw new Unusable(`${name}: a value is expected`)
  return value
}

function dayOption(args: readonly string[], name: string): Day | undefined {
  const value = option(args, name)
  if (value === undefined) return undefined
  if (!isDay(value)) throw new Unusable(`${name}: no such day (YYYY-MM-DD): ${value}`)
  return value
}

/** The balance on each date asked, when everything in the case is known. */
function points(args: readonly string[]): string {
  const answers = readFile(args[0]).flatMap(({ id, events, asked }) => asked.map(date => ({ id, date, ...balance(events, { day: date }) })))
  return JSON.stringify(answers, null, 1)
}

/** Each step of each history, and what comes back if nothing happens. */
function explain(args: readonly string[]): string {
  const cases = readFile(args[0])
  const day = dayOption(args, '--on')
  if (!day) throw new Unusable('--on: a day is expected')
  const knownOn = dayOption(args, '--known-on')
  const lang = option(args, '--lang') ?? 'fr'
  if (lang !== 'fr' && lang !== 'en') throw new Unusable(`--lang: fr or en is expected, not ${lang}`)
  return cases
    .map(({ id, events }) => {
      const told = ledger(events, { day, knownOn })
      const line = (s: (typeof told.steps)[number]): string =>
        `  ${s.day}  ${`${s.delta > 0 ? '+' : ''}${s.delta}`.padStart(3)}  ${String(s.balance).padStart(2)}/${s.capital}  ${s.words[lang]} [${s.articles.map(cite).join(' ; ')}]`
      const later =
        told.comesBack.length > 0 ? [lang === 'fr' ? '  Si rien ne se passe :' : '  If nothing happens:', ...told.comesBack.map(line)] : []
      const due = told.deadlines.map(d => `  ${longDay(d.day)[lang]} : ${d.words[lang]}`)
      return [`${id}  ${day}  ${told.balance}/${told.capital}  ${told.status}`, ...told.steps.map(line), ...due, ...later].join('\n')
    })
    .join('\n\n')
}

const pieces = (args: readonly string[]): string => JSON.stringify(piecesFor(readSituation(question(args))), null, 1)

function drive(args: readonly string[]): string {
  const { record, category, on } = readMayDrive(question(args))
  return JSON.stringify(mayDrive(record, category, on), null, 1)
}

const texts = (args: readonly string[]): string => {
  if (args[0] !== undefined) throw new Unusable(`${args[0]}: nothing is expected after texts`)
  return JSON.stringify(
    articles().map(a => ({ citation: cite(a), ...a })),
    null,
    1,
  )
}

const commands: Readonly<Record<string, (args: readonly string[]) => string>> = {
  points,
  explain,
  pieces,
  'may-drive': drive,
  texts,
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new Unusable(name ? `${name}: no such command\n${usage}` : usage)
  process.stdout.write(`${command(args)}\n`)
} catch (error) {
  if (!(error instanceof Unusable || error instanceof CaseError || error instanceof OutsideTheTexts)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}

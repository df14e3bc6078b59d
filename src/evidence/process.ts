import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { limits, type Refusal, refuse } from './refusals.ts'
import { type Inspected, unpack } from './wire.ts'

export type Inspection = Extract<Inspected, { ok: true }> | ({ readonly ok: false } & Refusal)

/** Checks a file and draws it again. It never throws for what is in the file, only when the reading process cannot start. */
export type Inspect = (bytes: Uint8Array) => Promise<Inspection>

const usual = {
  /** Files read at the same time by this process, and files that may wait for their turn. */
  atOnce: 2,
  waiting: 40,
  /** What one file may take: wall-clock time, JavaScript heap, all memory (watched on Linux), answer. */
  milliseconds: 30_000,
  heapMegabytes: 256,
  memoryMegabytes: 1200,
  answerMegabytes: 64,
}
export type InspectorSettings = typeof usual

/** Opens the place where files are read: a few processes at a time, each with limits, none with our secrets or our network. */
export function openInspector(chosen: Partial<InspectorSettings> = {}): Inspect {
  const settings = { ...usual, ...chosen }
  let running = 0
  const waiting: (() => void)[] = []

  return async bytes => {
    if (bytes.length === 0) return { ok: false, ...refuse('empty-file') }
    if (bytes.length > limits.bytes) return { ok: false, ...refuse('too-large') }
    if (running < settings.atOnce) running++
    else if (waiting.length >= settings.waiting) return { ok: false, ...refuse('busy') }
    else await new Promise<void>(turn => waiting.push(turn))
    try {
      return await readApart(bytes, settings)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

const root = join(import.meta.dirname, '..', '..')

/** The program that reads one file. It may load its own code and the libraries: no other reading, no writing, no network, no program. */
const reader = (settings: InspectorSettings): string[] => [
  '--permission',
  ...['src/evidence', 'node_modules', 'package.json'].map(path => `--allow-fs-read=${join(root, path)}`),
  '--allow-addons',
  `--max-old-space-size=${settings.heapMegabytes}`,
  '--no-warnings',
  join(import.meta.dirname, 'inspect.ts'),
]

function startReader(settings: InspectorSettings): ChildProcessWithoutNullStreams {
  const env = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' }
  if (process.platform === 'win32') return spawn(process.execPath, reader(settings), { cwd: root, env })
  // The system's own limit, on processor time: it holds even when we die and nobody is left to kill it.
  const seconds = Math.ceil((2 * settings.milliseconds) / 1000)
  return spawn('/bin/sh', ['-c', `ulimit -t ${seconds}; exec "$0" "$@"`, process.execPath, ...reader(settings)], { cwd: root, env })
}

function readApart(bytes: Uint8Array, settings: InspectorSettings): Promise<Inspection> {
  const child = startReader(settings)
  return new Promise((done, fail) => {
    let killedFor: 'took-too-long' | 'too-heavy' | undefined
    const kill = (why: typeof killedFor): void => {
      killedFor ??= why
      child.kill('SIGKILL')
    }
    const alarm = setTimeout(kill, settings.milliseconds, 'took-too-long')
    const scale = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > settings.memoryMegabytes) kill('too-heavy')
    }, 25)

    const answer: Buffer[] = []
    let answered = 0
    child.stdout.on('data', (chunk: Buffer) => {
      answered += chunk.length
      if (answered > settings.answerMegabytes * 1024 * 1024) kill('too-heavy')
      else answer.push(chunk)
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk).slice(0, 4000)
    })
    // A process that ends before it has read everything closes its input: its answer says why.
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)

    child.on('error', fail)
    child.on('close', (code, signal) => {
      clearTimeout(alarm)
      clearInterval(scale)
      if (killedFor) return done({ ok: false, ...refuse(killedFor) })
      // Killed by the system, or out of the memory it was given.
      if (signal) return done({ ok: false, ...refuse('too-heavy') })
      const inspected = code === 0 ? unpack(Buffer.concat(answer)) : undefined
      if (!inspected) return fail(new Error(`the process that reads files ended with ${code}: ${complaint}`))
      done(inspected.ok ? inspected : { ok: false, ...refuse(inspected.code) })
    })
  })
}

/** What a process holds in memory; 0 where the system does not say. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

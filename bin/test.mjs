// Runs every test, or those of the files given: node bin/test.mjs [FILE …]. The test database starts before and stops after them.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment, findNode } from './node.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const quiet = '--disable-warning=ExperimentalWarning'
const run = args =>
  new Promise(done => {
    const child = spawn(findNode(), [quiet, ...args], { stdio: 'inherit', env: environment, cwd: root })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('exit', code => done(code ?? 1))
  })
process.on('SIGINT', () => {})

const given = process.argv.slice(2)
const files =
  given.length > 0 ? given : ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'src/**/*.test.ts', 'test/**/*.test.ts']
const server = join('src', 'kit', 'testing', 'server.ts')

// Two runs in one checkout share the server: the last one stops it.
const runs = join(root, '.cache', 'test-runs')
mkdirSync(runs, { recursive: true })
writeFileSync(join(runs, String(process.pid)), '')
const alive = pid => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const others = () => readdirSync(runs).some(pid => Number(pid) !== process.pid && alive(Number(pid)))

await run([server, 'start'])
const code = await run(['--test', '--test-concurrency=2', '--test-timeout=300000', '--test-reporter=spec', ...files])
rmSync(join(runs, String(process.pid)), { force: true })
if (!others()) await run([server, 'stop'])
process.exit(code)

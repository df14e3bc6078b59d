// Runs a TypeScript file of this project with the Node that the project brings: node bin/run.mjs FILE [ARG …]
import { spawn } from 'node:child_process'
import { environment, findNode } from './node.mjs'

const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
// Ctrl-C reaches the whole group: we only wait. A signal sent to us alone is passed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 1)))

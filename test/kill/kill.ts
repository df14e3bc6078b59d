import { assertNothingLost, killRun } from './run.ts'

// The whole test: npm run test:kill [-- --journeys 200]
const at = process.argv.indexOf('--journeys')
const report = await killRun({
  journeys: at > 0 ? Number(process.argv[at + 1]) : 200,
  people: 6,
  agents: 3,
  pauseMs: [100, 1000],
  say: line => process.stderr.write(`\r${line}   `),
})
console.log(`\n${JSON.stringify(report, null, 2)}`)
assertNothingLost(report)

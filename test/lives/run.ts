import { faultsOf } from '../../src/record/testing-lives.ts'

// Ten thousand drivers from seeds, each told shuffled, twice and late. npm run lives -- 500 20001: so many, from that seed on.
const [count = 10_000, first = 1] = process.argv.slice(2).map(Number)
let wrong = 0
for (let seed = first; seed < first + count; seed++) {
  for (const fault of faultsOf(seed)) {
    if (wrong++ < 20) console.log(fault)
  }
}
console.log(`${count} lives, ${wrong} faults`)
process.exitCode = wrong > 0 ? 1 : 0

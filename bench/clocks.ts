// Measures promises: decisions, the command line, the oracle, and 10 thousand to a million open clocks in the database:
// node scripts/build.ts && node build/bench-clocks.js [pure] [10000 100000 1000000]
import { comparePromises } from '../test/promise-comparison.ts'
import { measureStoredClocks } from './clocks/stored-clocks.ts'
import { measureDecisions, measureLines } from './clocks/decisions.ts'
import { compareDueMoments } from './clocks/oracle.ts'

const HISTORIES = 10_000
const CASES = 100_000
const SEED = 20_261_120

const [, , ...given] = process.argv
const sizes = given.filter((each) => /^\d+$/.test(each)).map(Number)

measureDecisions()
await measureLines()
console.log(`oracle: ${CASES} due moments of 2024 to 2032, ${compareDueMoments(CASES, SEED)} different`)
console.log(`checker: ${HISTORIES} histories, ${differentHistories()} different`)
if (!given.includes('pure')) await measureStoredClocks(sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000])

function differentHistories(): number {
  let different = 0
  for (const { portal, checker, unbalanced } of comparePromises(HISTORIES, SEED)) {
    if (JSON.stringify(portal) !== JSON.stringify(checker) || unbalanced.length > 0) different++
  }
  return different
}

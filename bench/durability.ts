// Kills the portal and its database under writes and looks for what was lost or doubled (F1–F3):
// node scripts/build.ts && node build/durability.js --rounds 50
import { parseArgs } from 'node:util'
import { runDurability } from './durability/harness.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '20261120' } },
})

const { faults, ...figures } = await runDurability({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  mailSeconds: 150,
  hurryMails: false,
  report: console.log,
})
console.table(figures)
console.log(faults.length === 0 ? 'nothing lost, nothing doubled' : faults.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1

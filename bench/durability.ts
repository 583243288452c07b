// Kills the portal, its database under writes, and workers while they tell of promises, and looks for what was lost or
// doubled (F1–F3, E29):
// node scripts/build.ts && node build/durability.js --rounds 50
// and while mails come in and go out: node build/durability.js --rounds 50 --database-rounds 0 --door mail
import { parseArgs } from 'node:util'
import { runAlarmDurability } from './durability/alarms.ts'
import { runDurability } from './durability/harness.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '20261120' },
    'database-rounds': { type: 'string' },
    door: { type: 'string', default: 'api' },
  },
})

const rounds = Number(values.rounds)

const { faults: faultsOfWrites, ...figures } = await runDurability({
  door: values.door === 'mail' ? 'mail' : 'api',
  rounds,
  databaseRounds: Number(values['database-rounds'] ?? rounds),
  seed: Number(values.seed),
  mailSeconds: 150,
  hurryMails: false,
  report: console.log,
})
console.table(figures)
const faultsOfAlarms = values.door === 'mail' ? [] : await killUnderAlarms()
const faults = [...faultsOfWrites, ...faultsOfAlarms]
console.log(faults.length === 0 ? 'nothing lost, nothing doubled' : faults.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1

async function killUnderAlarms(): Promise<readonly string[]> {
  const { faults: found, ...alarms } = await runAlarmDurability({ rounds, tickets: 90, report: console.log })
  console.table(alarms)
  return found
}

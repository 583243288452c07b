import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import { listLogins } from './rules/list-logins.ts'
import { Refusal } from '../../refusal.ts'
import { seedDemo, USUAL_SEED } from './world/seed-demo.ts'

export const seedCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'seed', description: 'Fill the database' },
    subCommands: { demo: demoCommand(open) },
  })

const demoCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'demo',
      description: 'Build the demo world once: companies, people, contracts, two years of tickets',
    },
    args: {
      seed: { type: 'string', default: String(USUAL_SEED), description: 'another number gives another world' },
      json: { type: 'boolean', description: 'one JSON line' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const seed = Number(args.seed)
        if (!/^\d{1,9}$/.test(args.seed)) {
          console.error('--seed: expected a whole number such as 7')
          return 2
        }
        if (ctx.services.config.mode === 'production') {
          const { code } = new Refusal('demo.refused_in_production')
          console.error(ctx.services.translate('en')(code))
          return 1
        }
        const made = await seedDemo(ctx, seed)
        if (args.json) console.log(JSON.stringify(made ?? { contracts: 0, lines: 0, tickets: 0, logins: [] }))
        else if (made === null) console.log('The demo world is there already.')
        else {
          console.log(listLogins(made.logins))
          console.log(`${made.contracts} contracts, ${made.lines} lines, ${made.tickets} tickets`)
        }
        return 0
      }),
  })

import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import { verifyAuditChain } from './actions/verify-audit-chain.ts'

export const auditCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'audit', description: 'The append-only log of every change' },
    subCommands: {
      verify: defineCommand({
        meta: {
          name: 'verify',
          description: 'Recompute the chain; exit 1 and name the first bad entry when it is broken',
        },
        args: { json: { type: 'boolean', description: 'one JSON line' } },
        run: ({ args }) =>
          runWith(open, async (ctx) => {
            const { entries, fault } = await verifyAuditChain(ctx)
            if (args.json) console.log(JSON.stringify({ entries, fault }))
            else
              console.log(
                fault === null
                  ? `${entries} entries, chain whole`
                  : `entry ${fault.position} (${fault.eventId ?? 'gone'}) is ${fault.fault}`,
              )
            return fault === null ? 0 : 1
          }),
      }),
    },
  })

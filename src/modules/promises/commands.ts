import { defineCommand, type SubCommandsDef } from 'citty'
import { runSlaDue } from '../calendar/index.ts'

/** Everything about promised times; what needs to know tickets is brought by `src/cli.ts`. */
export const slaCommands = (others: SubCommandsDef) =>
  defineCommand({
    meta: { name: 'sla', description: 'Promised times' },
    subCommands: { due: dueCommand, ...others },
  })

const dueCommand = defineCommand({
  meta: {
    name: 'due',
    description:
      'Read JSON lines {"from","window","minutes"} or {"from","rule":"NBD"} and print {"due"} for each; exit 1 when a line was refused',
  },
  args: { json: { type: 'boolean', description: 'JSON lines in and out (the only form)', default: true } },
  run: async () => {
    process.exitCode = await runSlaDue(process.stdin, process.stdout)
  },
})

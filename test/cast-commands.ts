import { runCommand, type ArgsDef, type CommandDef } from 'citty'
import { vi } from 'vitest'
import type { OpenPortal } from '../src/platform/command.ts'
import type { World } from './world.ts'

/** The portal of a world, as commands open it. */
export const portalOf =
  (world: World): OpenPortal =>
  async () => ({
    services: world.services,
    db: world.db,
    databaseUrl: world.databaseUrl,
    jobs: {
      enqueue: world.services.jobs.enqueue,
      enqueueAll: world.services.jobs.enqueueAll,
      work: async () => undefined,
      drain: async () => 0,
      stop: async () => undefined,
    },
    close: async () => undefined,
  })

/** Runs a command; gives back what it printed and its exit code, and leaves the test's own exit code alone. */
export async function runAtTerminal<Arguments extends ArgsDef>(
  command: CommandDef<Arguments>,
  ...rawArgs: string[]
): Promise<{ text: string; code: number }> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const before = process.exitCode
  try {
    await runCommand(command, { rawArgs })
    return { text: printed.mock.calls.flat().join('\n'), code: Number(process.exitCode ?? 0) }
  } finally {
    process.exitCode = before
    printed.mockRestore()
  }
}

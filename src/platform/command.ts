import { systemContext, type Context } from './context.ts'
import type { Db } from './db.ts'
import { newId } from './id.ts'
import type { Portal } from './portal.ts'

/** Opens the portal that a command works on; given to every command by `src/cli.ts`. */
export type OpenPortal = () => Promise<Portal>

/** Runs a command against the database as the portal itself; the number it gives back is the exit code. */
export async function runWith(
  open: OpenPortal,
  work: (ctx: Context<Db>, portal: Portal) => Promise<number>,
): Promise<void> {
  const portal = await open()
  try {
    process.exitCode = await work(systemContext(portal.services, portal.db, `cli-${newId().slice(-8)}`), portal)
  } finally {
    await portal.close()
  }
}

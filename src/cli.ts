import { constants, setPriority } from 'node:os'
import { defineCommand, runCommand, runMain } from 'citty'
import type { OpenPortal } from './platform/command.ts'
import { ConfigError, keepMode, parseConfig } from './platform/config.ts'
import { Refusal } from './refusal.ts'

/** Opens the portal only when a command needs it: `sla due` answers without a database. */
const open: OpenPortal = async () => {
  const [{ openPortal }, { assembly }] = await Promise.all([import('./platform/portal.ts'), import('./assembly.ts')])
  return openPortal(assembly, parseConfig(process.env), { join: true })
}

/** The same for what may come first to an empty database; in production migrating is an operator's own step. */
const openMigrated: OpenPortal = async () => {
  const [{ openPortal }, { assembly }, { migrate: bringUpToDate }, { migrationsFolder }] = await Promise.all([
    import('./platform/portal.ts'),
    import('./assembly.ts'),
    import('./platform/migrate.ts'),
    import('./run.ts'),
  ])
  const config = parseConfig(process.env)
  if (config.mode === 'production') return openPortal(assembly, config, { join: true })
  const prepare = async (url: string) => {
    await bringUpToDate(url, migrationsFolder)
  }
  const portal = await openPortal(assembly, config, { join: true, prepare })
  keepMode(config)
  return portal
}

const serve = defineCommand({
  meta: { name: 'serve', description: 'The web server; run workers beside it' },
  run: async () => {
    const [{ run }, { startServer }] = await Promise.all([import('./run.ts'), import('./serve.ts')])
    await run(parseConfig(process.env), [startServer])
  },
})

const worker = defineCommand({
  meta: { name: 'worker', description: 'Jobs, outgoing mail and the promise ticker; as many as you like' },
  run: async () => {
    // Where both share a machine, whoever waits for a page comes before what nobody waits for.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
    const [{ run }, { startWorker }] = await Promise.all([import('./run.ts'), import('./worker.ts')])
    await run(parseConfig(process.env), [startWorker])
  },
})

const migrate = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database up to date' },
  run: async () => {
    const [{ migrate: bringUpToDate }, { migrationsFolder }, portal] = await Promise.all([
      import('./platform/migrate.ts'),
      import('./run.ts'),
      open(),
    ])
    const applied = await bringUpToDate(portal.databaseUrl, migrationsFolder)
    console.log(applied.length === 0 ? 'up to date' : applied.join('\n'))
    await portal.close()
  },
})

const slaOfTickets = {
  replay: () => import('./modules/tickets/replay-command.ts').then(({ replayCommand }) => replayCommand(open)),
  explain: () => import('./modules/tickets/commands.ts').then(({ explainCommand }) => explainCommand(open)),
}

const main = defineCommand({
  meta: { name: 'portal', description: 'myHEZO: service contracts and technical support' },
  subCommands: {
    serve,
    worker,
    migrate,
    user: () => import('./modules/identity/commands.ts').then(({ userCommands }) => userCommands(open)),
    token: () => import('./modules/identity/token-commands.ts').then(({ tokenCommands }) => tokenCommands(open)),
    seed: () => import('./modules/demo/commands.ts').then(({ seedCommands }) => seedCommands(openMigrated)),
    audit: () => import('./modules/audit/commands.ts').then(({ auditCommands }) => auditCommands(open)),
    mail: () => import('./modules/intake/commands.ts').then(({ mailCommands }) => mailCommands(open)),
    calendar: () =>
      import('./modules/tickets/calendar-commands.ts').then(({ calendarCommands }) => calendarCommands(open)),
    escalation: () =>
      import('./modules/tickets/escalation-commands.ts').then(({ escalationCommands }) => escalationCommands(open)),
    plan: () => import('./modules/catalogue/commands.ts').then(({ planCommands }) => planCommands(open)),
    sla: () => import('./modules/promises/commands.ts').then(({ slaCommands }) => slaCommands(slaOfTickets)),
  },
})

const HELP = ['--help', '-h', '--version']

/** Exit codes: 0 done, 1 refused or failed, 2 misused. */
async function runWithExitCode(given: string[]): Promise<void> {
  if (given.length === 0 || given.some((each) => HELP.includes(each)))
    return runMain(main, { rawArgs: given.length === 0 ? ['--help'] : given })
  try {
    await runCommand(main, { rawArgs: given })
  } catch (error) {
    const misused = error instanceof ConfigError || (error instanceof Error && error.name === 'CLIError')
    if (!misused && !(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exitCode = misused ? 2 : 1
  }
}

await runWithExitCode(process.argv.slice(2))

import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import type { OpenPortal } from './platform/command.ts'
import { parseConfig } from './platform/config.ts'

/** Opens the portal only when a command needs it: `sla due` answers without a database. */
const open: OpenPortal = async () => {
  const [{ openPortal }, { assembly }] = await Promise.all([import('./platform/portal.ts'), import('./assembly.ts')])
  return openPortal(assembly, parseConfig(process.env), { join: true })
}

const main = defineCommand({
  meta: { name: 'portal', description: 'myHEZO: service contracts and technical support' },
  subCommands: {
    migrate: defineCommand({
      meta: { name: 'migrate', description: 'Bring the database up to date' },
      run: async () => {
        const [{ migrate }, { projectRoot }] = await Promise.all([import('./platform/migrate.ts'), import('./platform/root.ts')])
        const portal = await open()
        const applied = await migrate(portal.databaseUrl, join(projectRoot, 'db', 'migrations'))
        console.log(applied.length === 0 ? 'up to date' : applied.join('\n'))
        await portal.close()
      },
    }),
    audit: () => import('./modules/audit/commands.ts').then(({ auditCommands }) => auditCommands(open)),
  },
})

await runMain(main)

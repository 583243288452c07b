import { runCommand } from 'citty'
import { afterEach, expect, test, vi } from 'vitest'
import { useWorld } from '../../../test/world.ts'
import type { Portal } from '../../platform/portal.ts'
import { seedCommands } from './commands.ts'

const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})

/** The production portal, as the command line opens it. */
const open = async (): Promise<Portal> => {
  const { services, db, databaseUrl } = production
  const nothing = async () => undefined
  const jobs = { ...services.jobs, work: nothing, drain: async () => 0, stop: nothing }
  return { services, db, databaseUrl, jobs, close: nothing }
}

afterEach(() => {
  process.exitCode = 0
  vi.restoreAllMocks()
})

test.each([
  ['in production is refused', ['demo'], 1, 'The demo world is built in demo or test mode only'],
  ['with a seed that is no number is misused', ['demo', '--seed', 'x'], 2, 'expected a whole number'],
])('seed demo %s and says why', async (_, rawArgs, exitCode, said) => {
  const errors = vi.spyOn(console, 'error').mockReturnValue()
  await runCommand(seedCommands(open), { rawArgs })
  expect(process.exitCode).toBe(exitCode)
  expect(errors.mock.calls.flat().join('\n')).toContain(said)
  expect(await production.db.selectFrom('person').select('id').execute()).toEqual([])
})

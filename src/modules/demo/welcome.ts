import { systemContext } from '../../platform/context.ts'
import type { Portal } from '../../platform/portal.ts'
import { listActivePeople } from '../identity/index.ts'
import { listLogins } from './rules/list-logins.ts'
import { seedDemo, USUAL_SEED } from './world/seed-demo.ts'

/**
 * Builds the demo world at the first start of the demo, when there is nobody yet.
 *
 * @returns what to print: the logins, which nobody can read again; nothing at later starts and outside the demo.
 */
export async function welcome({ services, db }: Pick<Portal, 'services' | 'db'>): Promise<string> {
  const ctx = systemContext(services, db, 'first-start')
  if (services.config.mode !== 'demo' || (await listActivePeople(ctx)).length > 0) return ''
  const made = await seedDemo(ctx, USUAL_SEED)
  if (made === null) return ''
  return `${listLogins(made.logins)}\nOne click signs in as anybody: /dev/people · every mail: /dev/mail\n`
}

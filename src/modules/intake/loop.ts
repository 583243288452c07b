import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { startMailListener } from '../../platform/mail-listener.ts'
import type { Portal } from '../../platform/portal.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { keepRawMail } from './actions/keep-raw-mail.ts'
import { takeInNextMail } from './actions/take-in-next-mail.ts'
import { openParser } from './parser.ts'
import { mimeLimits } from './rules/mime-limits.ts'

const LANES = 2

/** Takes in what has come: the loop over waiting mails and, where `MAIL_LISTEN` is set, the door for new ones. */
export async function startIntake(portal: Portal): Promise<Loop> {
  const { services, db, databaseUrl } = portal
  const parser = openParser({ size: LANES })
  const listener = await startDoor(portal)
  const loop = startWakeLoop({
    name: 'mail intake',
    databaseUrl,
    channel: 'portal_mail_in',
    everySeconds: 5,
    lanes: LANES,
    log: services.log,
    work: () => takeInNextMail(systemContext(services, db, `intake-${newId().slice(-8)}`), parser.parse),
  })
  return {
    stop: async () => {
      await listener?.stop()
      await loop.stop()
      parser.close()
    },
  }
}

async function startDoor({ services, db }: Portal): Promise<Loop | null> {
  const { mailListen, operator } = services.config
  if (mailListen === null) return null
  const domains = [operator.ticketAddress, operator.accountAddress, operator.email, operator.deskAddress].map(domainOf)
  return startMailListener({
    ...mailListen,
    maxBytes: mimeLimits.message,
    log: services.log,
    takes: (address) => domains.includes(domainOf(address)),
    keep: async (content, { from, to }) => {
      const ctx = systemContext(services, db, `intake-${newId().slice(-8)}`)
      await keepRawMail(ctx, { content, envelopeFrom: from, envelopeTo: to })
    },
  })
}

const domainOf = (address: string): string => address.split('@').at(-1)?.toLowerCase() ?? ''

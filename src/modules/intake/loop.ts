import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { startMailListener } from '../../platform/mail-listener.ts'
import { startMailboxWatcher } from '../../platform/mailbox-watcher.ts'
import type { Portal } from '../../platform/portal.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { keepRawMail, MAX_RAW_MAIL } from './actions/keep-raw-mail.ts'
import { takeInNextMail } from './actions/take-in-next-mail.ts'
import { tellOfTrouble } from './actions/tell-of-trouble.ts'
import { openParser } from './parser.ts'
import { noteMailbox } from './store/mailbox-state.ts'
import { mimeLimits } from './rules/mime-limits.ts'

/** So many bring mails to their places side by side; each waits for the database most of the time. */
const LANES = 6

/** Processes that read mails; where each is asked about at its sender's domain as well, more of them wait. */
const PARSERS = 2

type Opened = Pick<Portal, 'services' | 'db' | 'databaseUrl'>

/** Takes in what has come: the loop over waiting mails, and the doors for new ones (`MAIL_LISTEN`, `IMAP_URL`). */
export async function startIntake(portal: Opened): Promise<Loop> {
  const { services, db, databaseUrl } = portal
  const parser = openParser({ size: services.config.mailAuth.kind === 'off' ? PARSERS : PARSERS * 2 })
  const listener = await startDoor(portal)
  const mailbox = watchMailbox(portal)
  const loop = startWakeLoop({
    name: 'mail intake',
    databaseUrl,
    channel: 'portal_mail_in',
    everySeconds: 5,
    lanes: LANES,
    log: services.log,
    work: async () => {
      const ctx = systemContext(services, db, `intake-${newId().slice(-8)}`)
      const took = await takeInNextMail(ctx, parser.parse, parser.verify)
      if (!took) await tellOfTrouble(ctx)
      return took
    },
  })
  return {
    stop: async () => {
      await Promise.all([listener?.stop(), mailbox?.stop()])
      await loop.stop()
      parser.close()
    },
  }
}

async function startDoor({ services, db }: Opened): Promise<Loop | null> {
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

function watchMailbox({ services, db }: Opened): Loop | null {
  const { imap } = services.config
  if (imap === null) return null
  const ctx = () => systemContext(services, db, `imap-${newId().slice(-8)}`)
  return startMailboxWatcher({
    account: imap,
    maxBytes: MAX_RAW_MAIL,
    log: services.log,
    keep: async (content) => void (await keepRawMail(ctx(), { content, envelopeFrom: null, envelopeTo: [] })),
    report: (state) => noteMailbox(ctx(), state),
  })
}

const domainOf = (address: string): string => address.split('@').at(-1)?.toLowerCase() ?? ''

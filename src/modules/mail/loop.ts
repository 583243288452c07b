import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Portal } from '../../platform/portal.ts'
import { smtpTransport } from '../../platform/smtp.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { sendNextMail } from './actions/send-next-mail.ts'

const LANES = 4

/** Sends what waits in the outbox, a few mails at a time. Without a mail server there is nothing to send. */
export function startMailLoop({ services, db, databaseUrl }: Pick<Portal, 'services' | 'db' | 'databaseUrl'>): Loop {
  const { smtpUrl, dkim } = services.config
  if (smtpUrl === null) return { stop: async () => undefined }

  const transport = smtpTransport(smtpUrl, { connections: LANES, dkim })
  const loop = startWakeLoop({
    name: 'outbox',
    databaseUrl,
    channel: 'portal_mail',
    everySeconds: 5,
    lanes: LANES,
    log: services.log,
    work: () => sendNextMail(systemContext(services, db, `mail-${newId().slice(-8)}`), transport),
  })
  return {
    stop: async () => {
      await loop.stop()
      transport.close()
    },
  }
}

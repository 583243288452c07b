import { Type } from 'typebox'
import { findEvent } from '../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db.ts'
import { defineJob, Uuid, type Job } from '../../platform/jobs.ts'
import { accountEvents, mailAccountEvent } from './actions/mail-account-event.ts'
import { contractEvents, mailContractEvent } from './actions/mail-contract-event.ts'
import { mailMentions } from './actions/mail-mentions.ts'
import { mailTicketEvent } from './actions/mail-ticket-event.ts'
import { ticketEvents } from './rules/audience.ts'
import type { Happened } from './rules/happened.ts'
import type { Speak } from './rules/voice.ts'
import { readVoices } from './voices.ts'

/** What every job gets from the event that it follows. */
const Follows = Type.Object({ eventId: Uuid, subjectId: Uuid, data: Type.Unknown() })

/** The job that writes the mails about an event: `ticket.opened` → `mail.ticket_opened`. */
export const mailJobName = (eventType: string): string => `mail.${eventType.replace('.', '_')}`

/** One job for each event about which somebody may get a mail. */
export const mailJobs: readonly Job[] = [
  ...accountEvents.map((type) => mailJob(type, mailAccountEvent)),
  ...contractEvents.map((type) => mailJob(type, mailContractEvent)),
  ...ticketEvents.map((type) => mailJob(type, mailTicketEvent)),
  mailJob('ticket.noted', mailMentions),
]

function mailJob(eventType: string, write: (ctx: Context, event: Happened, speak: Speak) => Promise<void>): Job {
  return defineJob(mailJobName(eventType), Follows, async (ctx: Context<Db>, { eventId }) => {
    const event = await findEvent(ctx, eventId)
    if (event !== null) await write(ctx, event, await readVoices(ctx))
  })
}

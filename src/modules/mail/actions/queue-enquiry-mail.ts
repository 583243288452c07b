import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { Content } from '../rules/content.ts'
import { shortName } from '../rules/ticket-facts.ts'
import {
  enquiryAnsweredLetter,
  enquiryReceivedLetter,
  enquiryWaitsLetter,
  type Answer,
  type Waiting,
} from '../rules/templates/enquiry-letters.ts'
import type { Speak, Voice } from '../rules/voice.ts'
import { queueMail } from './queue-mail.ts'

type Enquirer = { readonly address: string; readonly locale: Locale }

/** A mail about what came in by a public form: its receipt and its answer to the sender, the news of it to the desk. */
export type EnquiryMail =
  | { readonly kind: 'enquiry_received'; readonly to: Enquirer; readonly number: string }
  | { readonly kind: 'enquiry_answered'; readonly to: Enquirer; readonly number: string; readonly answer: Answer }
  | { readonly kind: 'enquiry_waits'; readonly number: string; readonly waiting: Waiting }

/**
 * Writes a mail about an enquiry, once for an event. Who answers it by mail reaches the enquiry again: the reply address
 * is signed for the case and the recipient (R48, ux.md 4.2).
 */
export async function queueEnquiryMail(
  tx: Context<Tx>,
  eventId: string,
  mail: EnquiryMail,
  speak: Speak,
): Promise<void> {
  const { deskAddress } = tx.services.config.operator
  const to = mail.kind === 'enquiry_waits' ? ({ address: deskAddress, locale: 'pl' } as const) : mail.to
  await queueMail(tx, {
    eventId,
    kind: mail.kind,
    to: { ...to, name: '', personId: null, reason: mail.kind === 'enquiry_waits' ? 'desk' : 'requester' },
    content: contentOf(mail, speak(to.locale)),
    ticket: null,
    ...(mail.kind === 'enquiry_answered' ? { caseNumber: mail.number } : {}),
    author: mail.kind === 'enquiry_answered' ? shortName(mail.answer.author) : null,
    leaveUrl: null,
  })
}

function contentOf(mail: EnquiryMail, voice: Voice): Content {
  switch (mail.kind) {
    case 'enquiry_received':
      return enquiryReceivedLetter(voice, mail.number)
    case 'enquiry_answered':
      return enquiryAnsweredLetter(voice, { ...mail.answer, author: shortName(mail.answer.author) })
    case 'enquiry_waits':
      return enquiryWaitsLetter(voice, mail.waiting)
  }
}

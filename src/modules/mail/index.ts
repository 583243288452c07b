export {
  queueMail,
  replyAddressFor,
  senderAddress,
  signerOf,
  type Addressee,
  type WantedMail,
} from './actions/queue-mail.ts'
export { mailAttention } from './actions/mail-attention.ts'
export type { MailTrouble } from './rules/templates/desk-letters.ts'
export { queueEnquiryMail, type EnquiryMail } from './actions/queue-enquiry-mail.ts'
export { endPause, noteBounce } from './actions/note-bounce.ts'
export { findSentMail, type SentMail } from './store/bounces.ts'
export { mailJobs } from './jobs.ts'
export { startMailRounds } from './round-loop.ts'
export { startMailLoop } from './loop.ts'
export { readReplyAddress, whoseReply, type ReplyToken } from './rules/reply-address.ts'
export { readVoices } from './voices.ts'
export { findMail, listMailRecipients, listMails, type MailState, type OutboundMail } from './store/outbox.ts'

import type { ReviewReason } from './standing.ts'

/** The reasons in the order in which they are named to staff; a mail put aside unread has the last. */
const known = [
  'unverified_sender',
  'forged_address',
  'stranger',
  'staff_without_address',
  'dmarc_failed',
  'no_ticket',
  'empty',
  'too_many_reopenings',
  'refused',
] as const satisfies readonly ReviewReason[]

/** The reason why a mail waits, as its message is named. What is none of the known ones failed while being read. */
export const shownReason = (reason: string | null): ReviewReason | 'unreadable' =>
  known.find((each) => each === reason) ?? 'unreadable'

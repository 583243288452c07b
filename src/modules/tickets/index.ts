export { addNote, type Note } from './actions/add-note.ts'
export { addRecipient } from './actions/add-recipient.ts'
export { assignTicket } from './actions/assign-ticket.ts'
export { changePriority, type NewPriority } from './actions/change-priority.ts'
export { closeTicket } from './actions/close-ticket.ts'
export { type Download } from './actions/download-attachment.ts'
export { escalateTicket } from './actions/escalate-ticket.ts'
export { type NamedSubject, type TicketSubject } from './actions/find-subject.ts'
export { leaveTicket } from './actions/leave-ticket.ts'
export { moveTicket, type NextMove } from './actions/move-ticket.ts'
export { openTicket, type NewTicket, type OpenedTicket } from './actions/open-ticket.ts'
export { openReport, type OutsideReport } from './actions/open-report.ts'
export { pauseRecipient } from './actions/pause-recipient.ts'
export { resumeRecipient } from './actions/resume-recipient.ts'
export { postOutsideReply, type OutsideReply } from './actions/post-outside-reply.ts'
export { postReply, type PostedReply, type Reply } from './actions/post-reply.ts'
export { reactivateTicket } from './actions/reactivate-ticket.ts'
export { type LeaveOffer } from './actions/read-leave-link.ts'
export { removeRecipient } from './actions/remove-recipient.ts'
export { setPartnerAccess } from './actions/set-partner-access.ts'
export { signLeaveLink, signPartnerLeaveLink } from './actions/sign-leave-link.ts'
export { ClocksView, presentClocks } from './pages/clocks-view.tsx'
export { DialogueView } from './pages/dialogue-view.tsx'
export { FilesView, type WaitingFile } from './pages/files-view.tsx'
export {
  fileLimits,
  readTicketForm,
  refuseFiles,
  waitingFiles,
  withWarnings,
  type SentForm,
} from './pages/read-ticket-form.ts'
export { maySupport, sideOf } from './rules/policy.ts'
export { replyEffects, type Act, type ReplyEffect } from './rules/state.ts'
export { moves, type Move, type Ticket, type TicketState } from './rules/ticket.ts'
export {
  listTickets,
  openTicketsOf,
  type ListWish,
  type TicketPage,
  type TicketRow,
  type TicketTab,
} from './store/lists.ts'
export { listAssignable } from './store/people.ts'
export {
  countQueue,
  findNeighbour,
  listQueue,
  queueViews,
  type QueueCounts,
  type QueueView,
  type QueueWish,
} from './store/queue.ts'
export {
  listDueBefore,
  listWaiting,
  weekFigures,
  type DueTicketRow,
  type WaitingTicket,
  type WeekFigures,
} from './store/rounds.ts'
export { findTicket, findTicketById } from './store/tickets.ts'
export { findRecount, type CalendarRecount } from './store/calendar-recounts.ts'
export { numbersOf } from './store/next-due.ts'
export { countOpenByPlan } from './store/count-open.ts'
export { LedgerView } from './pages/ledger-view.tsx'
export { startNumbersAt } from './store/write-ticket.ts'

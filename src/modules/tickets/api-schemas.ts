import { Type, type TSchema } from 'typebox'
import { attachmentKinds } from '../dialogue/index.ts'
import { ticketTabs } from './store/lists.ts'
import { moves, ticketStates } from './rules/ticket.ts'
import { replyEffects } from './rules/state.ts'

/** RFC 3339 in UTC. */
const Instant = Type.String({ format: 'date-time' })
export const Id = Type.String({ format: 'uuid' })

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>(Type.String({ enum: [...values] }))
/** For what comes in: with a union the validator would make `false` of a missing answer, and nothing of `false`. */
const sentOrNull = <Value>(type: string, rules: object = {}) =>
  Type.Unsafe<Value | null>({ type: [type, 'null'], ...rules })
const SentId = sentOrNull<string>('string', { format: 'uuid' })
const SentNumber = sentOrNull<string>('string', { maxLength: 40 })

/** For what goes out. */
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const Person = Type.Object({ id: Id, name: Type.String() })
const Priority = choice(['P1', 'P2', 'P3', 'P4'])
const Move = choice(moves)

const summary = {
  number: Type.String(),
  title: Type.String(),
  device: Type.String(),
  serial: Type.String(),
  place: Type.String(),
  organisationName: Type.String(),
  contractNumber: Type.String(),
  priority: Priority,
  state: choice(ticketStates),
  move: Move,
  covered: Type.Boolean(),
  partnerAccess: Type.Boolean(),
  openedAt: Instant,
  changedAt: Instant,
  closedAt: nullable(Instant),
  escalatedAt: nullable(Instant),
  agreedUntil: nullable(Instant),
  nextDueAt: nullable(Instant),
  nextDueKind: nullable(Type.String()),
  /** Staff only. */
  assignee: nullable(Person),
}

export const TicketSummary = Type.Object(summary)
export const TicketList = Type.Object({ tickets: Type.Array(TicketSummary), next: nullable(Type.String()) })

export const AttachmentOut = Type.Object({
  id: Id,
  name: Type.String(),
  kind: choice(attachmentKinds),
  size: Type.Integer(),
  mediaType: Type.String(),
})

export const EntryOut = Type.Object({
  id: Id,
  position: Type.Integer(),
  kind: choice(['message', 'note', 'event']),
  side: choice(['customer', 'partner', 'support', 'system']),
  authorName: Type.String(),
  channel: Type.String(),
  language: Type.String(),
  body: Type.String(),
  event: nullable(Type.String()),
  data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  sentAt: Instant,
  attachments: Type.Array(AttachmentOut),
})

export const RecipientOut = Type.Object({
  id: Id,
  email: Type.String(),
  language: Type.String(),
  addedAt: Instant,
  endedAt: nullable(Instant),
  endedHow: nullable(Type.String()),
})

export const TicketDetail = Type.Object({
  ...summary,
  partner: nullable(Type.Object({ name: Type.String() })),
  reporter: Type.Object({ name: Type.String() }),
  channel: Type.String(),
  language: Type.String(),
  cycle: Type.Integer(),
  cycleStartedAt: Instant,
  lastEntryPosition: Type.Integer(),
  entries: Type.Array(EntryOut),
  /** Give it as `before` to read the entries before these. */
  nextBefore: nullable(Type.Integer()),
  recipients: Type.Array(RecipientOut),
  /** The same report on other devices, as far as the reader may see it. */
  linked: Type.Array(Type.Object({ number: Type.String(), device: Type.String(), state: choice(ticketStates) })),
})

const LedgerRow = Type.Object({
  date: nullable(Type.String()),
  from: nullable(Instant),
  until: nullable(Instant),
  seconds: nullable(Type.Integer()),
  note: nullable(Type.String()),
})

export const ClockOut = Type.Object({
  kind: Type.String(),
  cycle: Type.Integer(),
  state: Type.String(),
  startedAt: Instant,
  dueAt: nullable(Instant),
  stoppedAt: nullable(Instant),
  agreed: Type.Boolean(),
  internal: Type.Boolean({ description: 'An aim of support and no promise; staff only' }),
  lateSeconds: Type.Integer(),
  why: Type.Array(LedgerRow),
})
export const ClockList = Type.Object({ clocks: Type.Array(ClockOut) })

const Promised = Type.Object({
  dueAt: Instant,
  countsFrom: Instant,
  byDate: Type.Boolean(),
  shipped: Type.Boolean(),
  calendar: Type.String(),
  hours: nullable(Type.Number()),
})

export const PromisePreviewOut = Type.Object({
  covered: Type.Boolean(),
  promises: Type.Array(
    Type.Object({
      priority: Priority,
      intakeOpen: nullable(Type.Boolean()),
      reaction: nullable(Promised),
      delivery: nullable(Promised),
      onSite: nullable(Promised),
      notes: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
    }),
  ),
})

const text = (most: number) => Type.String({ maxLength: most })
export const ListQuery = Type.Object(
  {
    tab: Type.Optional(choice(ticketTabs)),
    search: Type.Optional(text(200)),
    contract: Type.Optional(text(40)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: Type.Optional(text(100)),
  },
  { additionalProperties: false },
)
export const EntriesQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)
export const NumberParams = Type.Object({ number: text(20) })
export const NestedParams = Type.Object({ number: text(20), id: Id })
export const CreatingHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
})

/** Longer texts than these are cut off before the rules that name the limit could. */
const body = text(100_000)
const Upload = Type.Object({ id: Id, kind: Type.Optional(choice(attachmentKinds)) })
const uploads = Type.Optional(Type.Array(Upload, { maxItems: 100 }))

export const CreateBody = Type.Object({
  lineId: Type.Optional(SentId),
  contractNumber: Type.Optional(SentNumber),
  priority: text(20),
  title: text(1000),
  description: body,
  uploads,
  recipients: Type.Optional(Type.Array(text(320), { maxItems: 100 })),
  partnerAccess: Type.Optional(sentOrNull<boolean>('boolean')),
  language: Type.Optional(choice(['pl', 'en'])),
  /** The ticket whose report this is on another device. */
  copyOf: Type.Optional(SentNumber),
})
export const ReplyBody = Type.Object({
  body,
  uploads,
  effect: Type.Optional(choice(replyEffects)),
  expectedPosition: Type.Optional(sentOrNull<number>('integer', { minimum: 0 })),
})
export const NoteBody = Type.Object({ body, uploads })
export const CloseBody = Type.Object({ text: Type.Optional(text(5000)) })
export const ReasonBody = Type.Object({ reason: text(5000) })
export const AssignmentBody = Type.Object({ assigneeId: SentId })
export const PriorityBody = Type.Object({ priority: text(20), reason: text(5000) })
export const MoveBody = Type.Object({
  move: Move,
  text: Type.Optional(text(5000)),
  until: Type.Optional(sentOrNull<string>('string', { format: 'date-time' })),
})
export const SharingBody = Type.Object({ access: Type.Boolean() })
export const RecipientBody = Type.Object({ email: text(320) })
export const PreviewBody = Type.Object({ lineId: Type.Optional(SentId), contractNumber: Type.Optional(SentNumber) })

export const Opened = Type.Object({ number: Type.String(), foreignRecipients: Type.Array(Type.String()) })
export const Replied = Type.Object({ entryId: Id, position: Type.Integer(), reactivated: Type.Boolean() })
export const Noted = Type.Object({ entryId: Id })
export const Reactivated = Type.Object({ covered: Type.Boolean() })
export const RecipientAdded = Type.Object({ id: Id, foreign: Type.Boolean() })
export const Uploaded = Type.Object({
  id: Id,
  name: Type.String(),
  kind: choice(attachmentKinds),
  size: Type.Integer(),
  secrets: Type.Array(Type.String()),
})
export const Nothing = Type.Null()

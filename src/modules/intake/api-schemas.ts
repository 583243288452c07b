import { Type } from 'typebox'

const Line = Type.String({ maxLength: 2000 })
const Text = Type.String({ maxLength: 100_000 })
const Moment = Type.String({ format: 'date-time' })
const Nullable = Type.Union([Type.String(), Type.Null()])
const Kind = Type.Union([Type.Literal('mail'), Type.Literal('contact'), Type.Literal('emergency')])

export const SendingHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
})

export const EmergencyBody = Type.Object({
  contractNumber: Line,
  serial: Line,
  phone: Line,
  email: Type.Optional(Line),
  title: Line,
  message: Text,
})

export const EnquiryBody = Type.Object({
  name: Line,
  company: Type.Optional(Line),
  email: Line,
  phone: Type.Optional(Line),
  subject: Line,
  message: Text,
  taxId: Type.Optional(Line),
  contractNumber: Type.Optional(Line),
  serial: Type.Optional(Line),
})

/** The one answer to everything that is sent. */
export const Taken = Type.Object({ number: Type.String() })

export const ReviewAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Kind,
      id: Type.String(),
      number: Nullable,
      subject: Type.String(),
      sender: Type.String(),
      reason: Type.String(),
      receivedAt: Moment,
      dueAt: Moment,
    }),
  ),
})

export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const EnquiryAnswer = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Type.Union([Type.Literal('contact'), Type.Literal('emergency')]),
  state: Type.String(),
  subject: Type.String(),
  message: Type.String(),
  name: Type.String(),
  company: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  taxId: Type.String(),
  contractNumber: Type.String(),
  serial: Type.String(),
  held: Nullable,
  receivedAt: Moment,
  dueAt: Moment,
  entries: Type.Array(
    Type.Object({ side: Type.String(), authorName: Type.String(), body: Type.String(), writtenAt: Moment }),
  ),
})

export const AnswerBody = Type.Object({ text: Text })
export const DismissalBody = Type.Object({ reason: Line })
export const PromotionBody = Type.Object({
  contractNumber: Line,
  serial: Line,
  priority: Line,
  reason: Type.Optional(Line),
  invite: Type.Optional(Type.Boolean()),
})
export const Promoted = Type.Object({ number: Type.String() })
export const Attached = Type.Object({ number: Line })
export const Nothing = Type.Null()

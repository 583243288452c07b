import { Type } from 'typebox'
import { Uuid } from '../../platform/jobs.ts'

const Instant = Type.String({ format: 'date-time' })
const Sometime = Type.Union([Instant, Type.Null()])
const Language = Type.Union([Type.Literal('pl'), Type.Literal('en')])

/** An answer that says only that it was done. */
export const Done = Type.Null()
export const IdParams = Type.Object({ id: Uuid })

export const Account = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  company: Type.String(),
  phone: Type.String(),
  locale: Language,
  kind: Type.Union([Type.Literal('customer'), Type.Literal('staff')]),
  roles: Type.Array(Type.String()),
  organisationIds: Type.Array(Type.String()),
})

export const Profile = Type.Object({
  name: Type.String({ maxLength: 500 }),
  phone: Type.String({ maxLength: 100 }),
  locale: Language,
})

export const NewPassword = Type.Object({ password: Type.String({ maxLength: 1000 }) })
export const NewEmail = Type.Object({ email: Type.String({ maxLength: 1000 }) })
export const PasswordAndCode = Type.Object({
  password: Type.String({ maxLength: 1000 }),
  code: Type.String({ maxLength: 40 }),
})

export const SessionList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      ip: Type.String(),
      device: Type.String(),
      createdAt: Instant,
      lastSeenAt: Instant,
      present: Type.Boolean(),
    }),
  ),
})

export const PasskeyList = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), createdAt: Instant, lastUsedAt: Sometime })),
})

export const TokenList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      scopes: Type.Array(Type.String()),
      createdAt: Instant,
      expiresAt: Instant,
      lastUsedAt: Sometime,
    }),
  ),
})

import type { Context } from '../../../platform/context.ts'
import { totpAddress, totpSecretFor } from '../../../platform/one-time-code.ts'
import { Refusal } from '../../../refusal.ts'
import { hasSecondFactor } from '../store/credentials.ts'
import { maySessionEnrol } from '../store/sessions.ts'
import { findTotp } from '../store/totp.ts'

/** Who enrols: the session, its level, and whether it was confirmed within the last minutes. */
export type Enroller = {
  readonly sessionId: string
  readonly level: 'password' | 'full'
  readonly fresh: boolean
  readonly person: { readonly id: string; readonly kind: 'customer' | 'staff'; readonly email: string }
}

/** What an authenticator application needs: the secret, and the address behind the QR code. */
export type Enrolment = { readonly secret: string; readonly address: string; readonly replaces: boolean }

/**
 * What a person gives to a new authenticator application. The secret is derived from the session and the present
 * application, so that looking changes nothing, a reload shows the same code, and nothing is kept before it is confirmed.
 *
 * @throws {Refusal} `identity.enrolment_refused` when a second factor exists that this session has not shown (row 52).
 */
export async function readEnrolment(ctx: Context, { sessionId, level, fresh, person }: Enroller): Promise<Enrolment> {
  const present = await findTotp(ctx, person.id)
  const may =
    !(await hasSecondFactor(ctx, person.id)) ||
    (level === 'full' && fresh) ||
    (level === 'password' && (await maySessionEnrol(ctx, sessionId)))
  if (!may) throw new Refusal('identity.enrolment_refused')

  const { secretKey, operator } = ctx.services.config
  const secret = totpSecretFor(secretKey, `${person.id} ${sessionId} ${present?.confirmedAt.toString() ?? ''}`)
  return { secret, address: totpAddress(secret, operator.productName, person.email), replaces: present !== null }
}

import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { findPerson } from '../store/persons.ts'
import { actingAs } from './acting-as.ts'
import { openSession, type OpenedSession } from './open-session.ts'

/**
 * Signs in as a demo person without any factor. Outside demo mode there is no such thing, whoever asks
 * (interfaces.md, Demo mode only).
 *
 * @throws {Refusal} `http.not_found`.
 */
export async function enterAsDemoPerson(ctx: Context, personId: string, userAgent: string): Promise<OpenedSession> {
  if (ctx.services.config.mode !== 'demo') throw new Refusal('http.not_found')
  return inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person?.state !== 'active') throw new Refusal('http.not_found')
    const own = actingAs(tx, person)
    await record(own, {
      type: 'identity.signed_in',
      subject: { kind: 'person', id: person.id },
      data: { method: 'demo' },
    })
    return openSession(own, { person, level: 'full', userAgent })
  })
}

import { calendarFor } from '../../calendar/index.ts'
import { record } from '../../audit/index.ts'
import { yearOfNumber } from '../../tickets/rules/opening.ts'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { once } from '../../../platform/idempotency.ts'
import type { WrittenEnquiry } from '../rules/enquiry.ts'
import { enquiryDueAt } from '../rules/enquiry-due.ts'
import { insertEnquiry, nextCaseNumber } from '../store/enquiries.ts'

/** The hours of the desk; the same that the landing page shows. */
const OFFICE_HOURS = '8x5'

export type TakenEnquiry = { readonly number: string }

/**
 * Writes down what came in by a public form and wakes what follows: the comparison with the contracts, the mails. None of
 * that happens here, so that answer and time are the same whatever was sent (F10).
 *
 * @param key The form's own key: a second submission gets the first one's number.
 * @throws {Refusal} `http.idempotency_mismatch`.
 */
export async function takeEnquiry(ctx: Context, enquiry: WrittenEnquiry, key: string | null): Promise<TakenEnquiry> {
  const window = await calendarFor(ctx, OFFICE_HOURS)
  const dueAt = enquiryDueAt(enquiry.kind, ctx.now, ctx.services.config.operator, window)
  const owner = personIdOf(ctx.actor) ?? 'visitor'
  return inTransaction(ctx, (tx) =>
    once(tx, key === null ? null : { owner, key: `${enquiry.kind}:${key}`, request: enquiry }, async () => {
      const number = await nextCaseNumber(tx, yearOfNumber(tx.now), enquiry.kind)
      const state = enquiry.kind === 'emergency' ? 'received' : 'review'
      const id = await insertEnquiry(tx, { ...enquiry, number, state, dueAt })
      await record(tx, {
        type: 'intake.enquiry_received',
        subject: { kind: 'enquiry', id },
        data: { number, kind: enquiry.kind },
      })
      return { number }
    }),
  )
}

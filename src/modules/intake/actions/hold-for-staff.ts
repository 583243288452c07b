import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { maySupport } from '../../tickets/rules/policy.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import { holdEnquiry } from '../store/enquiries.ts'

/**
 * Holds an enquiry that is not at its end for somebody who may work on tickets.
 *
 * @throws {Refusal} `http.not_found` for everybody else; `intake.enquiry_gone` when a colleague has dealt with it.
 */
export async function holdForStaff(tx: Context<Tx>, id: string): Promise<Enquiry> {
  if (!maySupport(tx.actor)) throw new Refusal('http.not_found')
  const enquiry = await holdEnquiry(tx, id, ['received', 'review', 'answered'])
  if (enquiry === null) throw new Refusal('intake.enquiry_gone')
  return enquiry
}

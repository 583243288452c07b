import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'

type Somebody = { readonly id: string; readonly kind: 'customer' | 'staff' }

/** The same transaction with a person as its actor who has just been recognised: the log names them. They get no rights by it. */
export function actingAs(tx: Context<Tx>, { id, kind }: Somebody): Context<Tx> {
  return {
    ...tx,
    actor:
      kind === 'staff'
        ? { kind, personId: id, name: '', roles: [] }
        : { kind, personId: id, name: '', organisationIds: [] },
  }
}

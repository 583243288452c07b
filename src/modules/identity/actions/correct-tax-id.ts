import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { TaxId } from '../rules/tax-id.ts'
import { setTaxId } from '../store/persons.ts'

/**
 * Corrects the tax id of an account that has not proven any right yet (E37): contracts are matched by the one on the
 * order, which people often do not know by heart. The caller makes sure that nothing was proven with the earlier one.
 */
export async function correctTaxId(ctx: Context, personId: string, taxId: TaxId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await setTaxId(tx, personId, taxId)
    await record(tx, {
      type: 'identity.tax_id_corrected',
      subject: { kind: 'person', id: personId },
      data: { country: taxId.country },
    })
  })
}

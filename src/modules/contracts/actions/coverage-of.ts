import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import type { ContractState } from '../rules/contract-state.ts'
import { exactLicence, looseLicence } from '../rules/licence-key.ts'
import { serialKey } from '../rules/serial.ts'
import { plainText } from '../rules/typed.ts'
import type { KnownPlan } from '../rules/views.ts'
import { findLinesByKey } from '../store/lines.ts'
import { contractLine } from './contract-line.ts'

export type Cover = {
  readonly contractNumber: string
  readonly lineId: string
  readonly vendor: string
  readonly model: string
  readonly place: string
  readonly state: ContractState
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  /** The serial of the device that took this one's place; cover went over to it (D11). */
  readonly replacedBy: string | null
  readonly plan: KnownPlan
}

export type Coverage = { readonly isKnown: boolean; readonly isCovered: boolean; readonly covers: readonly Cover[] }

/**
 * Whether a device is covered today, and by what. A serial that stands on contracts of others only is answered exactly
 * like one that nobody has (F8, F10). Several covers of one device are all named (E45).
 *
 * @param contractNumber Narrows the answer to one contract, where a serial stands on several.
 */
export async function coverageOf(ctx: Context, serial: string, contractNumber?: string): Promise<Coverage> {
  const typed = exactLicence(serial)
  const rows = await findLinesByKey(ctx, {
    serialKey: serialKey(typed),
    licenceKey: looseLicence(typed),
    contractNumber: contractNumber === undefined ? null : plainText(contractNumber).trim().toUpperCase(),
  })
  const covers = await Promise.all(
    rows.map(async (row) => {
      const { lineId, vendor, model, place, state, validFrom, validTo, replacedBy } = contractLine(ctx, row)
      const plan = await findPlanVersion(ctx, row.planVersionId)
      return {
        contractNumber: row.contractNumber,
        lineId,
        vendor,
        model,
        place,
        state,
        validFrom,
        validTo,
        replacedBy,
        plan,
      }
    }),
  )
  return {
    isKnown: covers.length > 0,
    isCovered: covers.some(({ state, replacedBy }) => state === 'active' && replacedBy === null),
    covers,
  }
}

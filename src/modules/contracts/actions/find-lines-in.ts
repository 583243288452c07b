import type { Context } from '../../../platform/context.ts'
import { identifiersIn } from '../rules/identifiers-in.ts'
import { looseLicence } from '../rules/licence-key.ts'
import { serialKey } from '../rules/serial.ts'
import type { ContractLine } from '../rules/views.ts'
import { findLinesByKeys } from '../store/lines.ts'
import { contractLine } from './contract-line.ts'

const MAX_LINES = 10

/** A line that a text may be about; `named` when its own serial number or licence key stands there. */
export type LineInText = ContractLine & { readonly named: boolean }

/**
 * The lines whose serial number or licence key stands in a text, then those of contracts whose number does, as far as
 * the actor may know them (ux.md 4.4).
 */
export async function findLinesIn(ctx: Context, text: string): Promise<readonly LineInText[]> {
  const words = identifiersIn(text)
  if (words.length === 0) return []
  const keys = {
    serialKeys: words.map(serialKey),
    licenceKeys: words.map(looseLicence),
    contractNumbers: words.map((word) => word.toUpperCase()),
    limit: MAX_LINES,
  }
  return (await findLinesByKeys(ctx, keys)).map((row) => ({ ...contractLine(ctx, row), named: row.named }))
}

import { system, type Context } from '../../../platform/context.ts'
import { exactLicence, looseLicence } from '../rules/licence-key.ts'
import { serialKey } from '../rules/serial.ts'
import { findLinesByKey, type LineRow } from '../store/lines.ts'
import { findLineForTicket, type LineForTicket } from './find-line-for-ticket.ts'

type NamedLine = { readonly contractNumber: string; readonly serial: string }

/**
 * The line that a contract number and a serial number or licence key name together: one in force, else any. The portal
 * itself asks; whoever typed the numbers must learn nothing from the answer (F9, F10).
 *
 * @returns null where no line carries both, or a licence key without its punctuation fits several.
 * @see domain E42–E44, ux S02
 */
export async function findNamedLine(
  ctx: Context,
  { contractNumber, serial }: NamedLine,
): Promise<LineForTicket | null> {
  const own = { ...ctx, actor: system }
  const keys = { serialKey: serialKey(serial), licenceKey: looseLicence(serial), contractNumber }
  if (keys.serialKey === '') return null
  const rows = (await findLinesByKey(own, keys)).filter(({ replacedBy }) => replacedBy === null)
  const lines: LineForTicket[] = []
  for (const { id } of namedAmong(rows, serial)) lines.push(await findLineForTicket(own, id))
  return lines.find(({ state }) => state === 'active') ?? lines[0] ?? null
}

/** A serial number and an exact key win; a key without its punctuation counts when it is the only one that reads so. */
function namedAmong(rows: readonly LineRow[], typed: string): readonly LineRow[] {
  const exact = rows.filter(
    (row) => (row.serial !== null && serialKey(row.serial) === serialKey(typed)) || row.licence === exactLicence(typed),
  )
  if (exact.length > 0) return exact
  return new Set(rows.map(({ licence }) => licence)).size === 1 ? rows : []
}

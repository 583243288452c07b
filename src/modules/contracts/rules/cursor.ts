import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'

/** The last row of a list as its reader has it; the next part begins behind it, whatever was added meanwhile. */
export type ContractCursor = { readonly validTo: Temporal.PlainDate; readonly number: string }

/**
 * Writes the place behind a contract as it stands in an address.
 *
 * @see interfaces.md, HTTP: lists
 */
export function writeCursor({ validTo, number }: ContractCursor): string {
  return `${validTo.toString()}_${number}`
}

/**
 * Reads a place that a list gave out.
 *
 * @throws {Refusal} `form.unreadable` for anything that no list ever gave out.
 * @see interfaces.md, HTTP: lists
 */
export function readCursor(text: string): ContractCursor {
  const [, day, number] = /^(\d{4}-\d{2}-\d{2})_([\p{L}\p{N}/-]{1,40})$/u.exec(text) ?? []
  if (day === undefined || number === undefined) throw new Refusal('form.unreadable')
  try {
    return { validTo: Temporal.PlainDate.from(day), number }
  } catch {
    throw new Refusal('form.unreadable')
  }
}

/** The zero in the third place fits the schema of the tax offices but belongs to none of them (ux 7.1). */
const OFFICE = '120'
const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/**
 * Polish tax ids with a right check digit that were never issued, in order. Serial parts whose check digit would be ten
 * are skipped, as the tax offices skip them.
 *
 * @param first The serial part to begin with.
 * @param count How many are wanted.
 * @see ux 7.1
 */
export function madeUpTaxIds(first: number, count: number): string[] {
  const found: string[] = []
  for (let serial = first; found.length < count; serial++) {
    const digits = `${OFFICE}${String(serial).padStart(6, '0')}`
    const check = WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11
    if (check < 10) found.push(`${digits}${check}`)
  }
  return found
}
